import OpsCore

extension Unreachable: Explained {
    var exitCode: ExitCode { reason == .notHTTP ? .failed : .later }
    var code: String { "opsctl.unreachable" }

    var title: LocalizedText {
        switch reason {
        case .cannotConnect:
            LocalizedText(
                fr: "pas de serveur à l'adresse \(server)",
                es: "no hay servidor en \(server)", en: "no server answers at \(server)")
        case .lost:
            LocalizedText(
                fr: "la liaison avec \(server) s'est rompue",
                es: "se cortó la conexión con \(server)",
                en: "the connection to \(server) was lost")
        case .timedOut:
            LocalizedText(
                fr: "\(server) met trop de temps à répondre",
                es: "\(server) tarda demasiado en responder",
                en: "\(server) takes too long to answer")
        case .notHTTP:
            LocalizedText(
                fr: "ce qui répond à l'adresse \(server) n'est pas Ops",
                es: "lo que responde en \(server) no es Ops",
                en: "what answers at \(server) is not Ops")
        }
    }

    var details: [LocalizedText] {
        guard reason == .cannotConnect else { return [] }
        return [
            LocalizedText(
                fr: "démarrez OpsServer, ou donnez son adresse : --server URL",
                es: "inicie OpsServer o dé su dirección: --server URL",
                en: "start OpsServer, or give its address: --server URL")
        ]
    }
}
