/// What the caller is to the person helped, in the words of the screens.
extension CallerRelation {
    package var text: LocalizedText {
        switch self {
        case .daughter: LocalizedText(fr: "fille", es: "hija", en: "daughter")
        case .son: LocalizedText(fr: "fils", es: "hijo", en: "son")
        case .spouse: LocalizedText(fr: "conjoint ou conjointe", es: "cónyuge", en: "spouse")
        case .parent: LocalizedText(fr: "père ou mère", es: "padre o madre", en: "parent")
        case .relative: LocalizedText(fr: "membre de la famille", es: "familiar", en: "relative")
        case .neighbour:
            LocalizedText(fr: "voisin ou voisine", es: "vecino o vecina", en: "neighbour")
        case .friend: LocalizedText(fr: "ami ou amie", es: "amigo o amiga", en: "friend")
        case .carer: LocalizedText(fr: "aidant ou aidante", es: "cuidador o cuidadora", en: "carer")
        case .professional:
            LocalizedText(
                fr: "professionnel ou professionnelle", es: "profesional", en: "professional")
        case .other: LocalizedText(fr: "autre personne", es: "otra persona", en: "somebody else")
        }
    }
}
