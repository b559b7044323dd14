import OpsCore

extension Subcommand {
    static let importContacts = Subcommand(
        "import", "contacts", summary: LocalizedText(fr: "", es: "", en: "")
    ) { _ in .failed }
}
