import OpsCore

/// The words for the codes of the API. English speaks the codes themselves, which options take.
enum Vocabulary {
    static let yes = LocalizedText(fr: "oui", es: "sí", en: "yes")
    static let no = LocalizedText(fr: "non", es: "no", en: "no")

    /// The word for a code; the code itself where there is none.
    static func word(_ code: String, in language: PublicationLanguage) -> String {
        guard language != .en, let pair = words[code] else { return code }
        return language == .fr ? pair.fr : pair.es
    }

    static func style(_ code: String) -> Table.Style? {
        switch code {
        case "uncovered", "failed", "expired": .red
        case "open", "offered", "pending": .yellow
        case "done", "completed", "accepted": .green
        case "cancelled", "withdrawn": .faint
        default: nil
        }
    }

    private static let words: [String: (fr: String, es: String)] = [
        "food": ("courses", "comida"),
        "hygiene": ("hygiène", "higiene"),
        "medicine": ("médicaments", "medicamentos"),
        "courtesy_visit": ("visite de courtoisie", "visita de cortesía"),
        "listening": ("écoute", "escucha"),
        "friendly_call": ("appel convivial", "llamada amistosa"),
        "information": ("information", "información"),
        "volunteer_offer": ("offre de bénévolat", "ofrecimiento de voluntariado"),
        "uncovered": ("sans service", "sin servicio"),
        "open": ("ouverte", "abierta"),
        "offered": ("proposée", "ofrecida"),
        "assigned": ("attribuée", "asignada"),
        "underway": ("en cours", "en curso"),
        "done": ("faite", "hecha"),
        "cancelled": ("annulée", "anulada"),
        "accepted": ("acceptée", "aceptada"),
        "started": ("en route", "en camino"),
        "arrived": ("sur place", "en el lugar"),
        "completed": ("accomplie", "cumplida"),
        "failed": ("échouée", "fallida"),
        "pending": ("en attente", "pendiente"),
        "declined": ("refusée", "rechazada"),
        "expired": ("expirée", "caducada"),
        "withdrawn": ("retirée", "retirada"),
        "refused_by_person": ("refusée par la personne", "rechazada por la persona"),
        "no_longer_needed": ("plus nécessaire", "ya no hace falta"),
        "duplicate": ("doublon", "duplicado"),
        "not_home": ("personne absente", "no estaba en casa"),
        "wrong_address": ("mauvaise adresse", "dirección equivocada"),
        "refused": ("refusé", "rechazado"),
        "not_ready": ("pas prêt", "no estaba listo"),
        "too_far": ("trop loin", "demasiado lejos"),
        "other": ("autre", "otro"),
        "desk": ("bureau", "mesa"),
        "crew": ("équipe", "equipo"),
    ]
}
