import OpsCore

extension Subcommand {
    static let serverStatus = Subcommand(
        "server", "status",
        summary: LocalizedText(
            fr: "le serveur répond-il, et peut-il garder ce qu'on lui confie ?",
            es: "¿responde el servidor y puede guardar lo que se le confía?",
            en: "does the server answer, and can it keep what it is told?"),
        examples: ["server status"]
    ) { session in
        let configuration = try session.configuration()
        let door = try session.surroundings.openDoor(to: configuration.server)
        let manners = [Header("Accept-Language", session.language.rawValue)]
        let alive = try await door.send(Question("GET", "/healthz", headers: manners))
        let ready = try await door.send(Question("GET", "/readyz", headers: manners))
        guard alive.status == 200 else { throw ServerProblem(alive) }
        guard ready.status == 200 else { throw ServerProblem(ready) }
        if session.output.manner.isJSON {
            try session.output.json(statusDocument(configuration.server))
        } else {
            try session.output.line(readiness(configuration.server))
        }
        return .done
    }

    private static func readiness(_ server: ServerAddress) -> LocalizedText {
        LocalizedText(
            fr: "\(server.authority) répond et est prêt",
            es: "\(server.authority) responde y está listo",
            en: "\(server.authority) answers and is ready")
    }

    private static func statusDocument(_ server: ServerAddress) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("id", server.authority)
        json.member("alive", true)
        json.member("ready", true)
        json.endObject()
        return json.bytes
    }
}
