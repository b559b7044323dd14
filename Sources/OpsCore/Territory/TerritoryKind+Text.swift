/// What people call the territory.
extension TerritoryKind {
    package var text: LocalizedText {
        switch self {
        case .nationalDesk:
            LocalizedText(
                fr: "plateforme nationale", es: "plataforma nacional", en: "national desk")
        case .department: LocalizedText(fr: "département", es: "provincia", en: "department")
        case .localUnit: LocalizedText(fr: "unité locale", es: "asamblea local", en: "local unit")
        }
    }
}
