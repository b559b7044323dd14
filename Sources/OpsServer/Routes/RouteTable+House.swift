import OpsCore
import OpsHTTP
import OpsStore

extension RouteTable {
    /// The house itself: anyone may ask how it is.
    static var house: [Route] {
        [
            Route(
                method: .get, template: "/healthz", name: "health", area: "house",
                summary: "Whether the process answers.", roles: nil,
                answer: .init(status: 200, schema: "Health"), readsTables: false
            ) { _ in healthy },
            Route(
                method: .get, template: "/readyz", name: "readiness", area: "house",
                summary: "Whether what is decided can be kept.", roles: nil,
                answer: .init(status: 200, schema: "Readiness"), problems: [503],
                readsTables: false, handle: readiness),
            Route(
                method: .get, template: "/openapi.json", name: "openapi", area: "house",
                summary: "This description.", roles: nil,
                answer: .init(status: 200, schema: "Any", tag: .tellsAll), readsTables: false
            ) { call in
                let description = call.house.description.made
                return call.answer(description.bytes, tag: description.etag, isShared: true)
            },
        ]
    }

    private static let healthy = Call.answer(Array(#"{"status":"ok"}"#.utf8))

    private static func readiness(_ call: Call) async throws -> Response {
        if let position = call.house.office.health.brokenPosition {
            throw Problem.unavailable(
                LocalizedText(
                    fr: "la chaîne du journal est rompue à la position \(position) ; rien n'y sera "
                        + "ajouté : restaurez une sauvegarde",
                    es: "la cadena del diario está rota en la posición \(position); no se le "
                        + "añadirá nada: restaure una copia",
                    en: "the journal's chain is broken at position \(position); nothing will be "
                        + "added to it: restore a backup"))
        }
        try await call.house.office.prove()
        let head = try call.read { try $0.committedHead() }
        var json = JSONWriter()
        json.beginObject()
        json.member("status", "ready")
        json.member("position", head.position)
        json.member("country", call.house.country?.rawValue)
        json.endObject()
        return call.answer(json.bytes)
    }
}
