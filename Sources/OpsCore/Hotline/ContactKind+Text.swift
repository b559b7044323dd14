/// What people call the kind of a contact.
extension ContactKind {
    package var text: LocalizedText {
        switch self {
        case .request: LocalizedText(fr: "demande d'aide", es: "petición de ayuda", en: "request")
        case .listening: LocalizedText(fr: "écoute", es: "escucha", en: "listening")
        case .information: LocalizedText(fr: "renseignement", es: "información", en: "information")
        case .volunteerOffer:
            LocalizedText(
                fr: "offre de bénévolat", es: "ofrecimiento de voluntariado", en: "volunteer offer")
        case .thanks: LocalizedText(fr: "remerciement", es: "agradecimiento", en: "thanks")
        case .voicemail:
            LocalizedText(fr: "message vocal", es: "mensaje de voz", en: "voicemail")
        case .missed: LocalizedText(fr: "appel manqué", es: "llamada perdida", en: "missed call")
        case .silent: LocalizedText(fr: "appel muet", es: "llamada muda", en: "silent call")
        case .wrongNumber:
            LocalizedText(fr: "faux numéro", es: "número equivocado", en: "wrong number")
        }
    }
}
