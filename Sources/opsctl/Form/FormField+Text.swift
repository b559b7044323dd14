import OpsCore

extension FormField {
    var label: LocalizedText {
        switch self {
        case .service: LocalizedText(fr: "Secours appelé", es: "Servicio llamado", en: "Called")
        case .reference: LocalizedText(fr: "Sa référence", es: "Su referencia", en: "Its reference")
        case .kind: LocalizedText(fr: "Nature", es: "Tipo", en: "Kind")
        case .needs: LocalizedText(fr: "Besoins", es: "Necesidades", en: "Needs")
        case .foodDays: LocalizedText(fr: "Nourriture, jours", es: "Comida, días", en: "Food, days")
        case .medicineUntil:
            LocalizedText(
                fr: "Médicaments jusqu'au", es: "Medicamentos hasta", en: "Medicine until")
        case .phone: LocalizedText(fr: "Téléphone", es: "Teléfono", en: "Telephone")
        case .name: LocalizedText(fr: "Nom", es: "Nombre", en: "Name")
        case .postcode: LocalizedText(fr: "Code postal", es: "Código postal", en: "Postcode")
        case .address: LocalizedText(fr: "Adresse", es: "Dirección", en: "Address")
        case .entryCode:
            LocalizedText(fr: "Code d'entrée", es: "Código del portal", en: "Entry code")
        case .language: LocalizedText(fr: "Langue", es: "Idioma", en: "Language")
        case .relation: LocalizedText(fr: "Appelant", es: "Quien llama", en: "Caller")
        case .callerName:
            LocalizedText(fr: "Appelant, nom", es: "Quien llama, nombre", en: "Caller's name")
        case .callerPhone:
            LocalizedText(
                fr: "Appelant, téléphone", es: "Quien llama, tel.", en: "Caller's telephone")
        case .safePhone: LocalizedText(fr: "Numéro sûr", es: "Número seguro", en: "Safe telephone")
        case .safeHours: LocalizedText(fr: "Heures sûres", es: "Horas seguras", en: "Safe hours")
        case .consents: LocalizedText(fr: "Consentements", es: "Consentimientos", en: "Consents")
        case .anonymous: LocalizedText(fr: "Anonyme", es: "Anónimo", en: "Anonymous")
        case .note: LocalizedText(fr: "Note", es: "Nota", en: "Note")
        }
    }

    /// What helps while the field is filled in: the words of the option.
    var help: LocalizedText {
        switch self {
        case .kind:
            LocalizedText(
                fr: "une lettre choisit ; la même une seconde fois enregistre aussitôt",
                es: "una letra elige; la misma otra vez guarda en el acto",
                en: "a letter chooses; the same once more saves at once")
        case .medicineUntil:
            LocalizedText(
                fr: "dernier jour couvert : 24/11/2026", es: "último día cubierto: 24/11/2026",
                en: "the last day for which there is some: 2026-11-24")
        default: flag?.summary ?? label
        }
    }

    /// What the choices are called.
    var book: Book {
        switch self {
        case .kind: .contactKind
        case .needs: .need
        case .relation: .relation
        case .consents: .consentPurpose
        default: Book { _ in Vocabulary.yes }
        }
    }

    /// A key for each choice: those of a house stay where they are, whatever deployments add.
    func keys(_ language: PublicationLanguage) -> [Character] {
        self == .kind
            ? Self.kindLetters(language) : Array("1234567890abcdefghijklmnopqrstuvwxyz")
    }

    /// One letter for each kind, in the order of the kinds.
    static func kindLetters(_ language: PublicationLanguage) -> [Character] {
        switch language {
        case .fr: Array("deibrvmuf")
        case .es: Array("peivgblmq")
        case .en: Array("rliotvmsw")
        }
    }
}
