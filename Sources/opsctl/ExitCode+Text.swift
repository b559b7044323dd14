import OpsCore

extension ExitCode {
    /// What the code says, for the manual.
    var text: LocalizedText {
        switch self {
        case .done: LocalizedText(fr: "fait", es: "hecho", en: "done")
        case .failed: LocalizedText(fr: "échec", es: "fallo", en: "failed")
        case .usage:
            LocalizedText(
                fr: "commande ou configuration mal écrite",
                es: "orden o configuración mal escrita",
                en: "the command or the configuration is written wrongly")
        case .notFound: LocalizedText(fr: "introuvable", es: "no encontrado", en: "not found")
        case .refused:
            LocalizedText(
                fr: "refus ou conflit", es: "rechazo o conflicto", en: "refused, conflict")
        case .notAllowed:
            LocalizedText(fr: "pas autorisé", es: "no autorizado", en: "not allowed")
        case .later:
            LocalizedText(
                fr: "le serveur ne répond pas : réessayer plus tard",
                es: "el servidor no responde: inténtelo más tarde",
                en: "the server does not answer: try again later")
        case .interrupted:
            LocalizedText(
                fr: "interrompu (Ctrl-C)", es: "interrumpido (Ctrl-C)", en: "interrupted (Ctrl-C)")
        }
    }
}
