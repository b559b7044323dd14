import OpsCore

/// One step of a mission as the API knows it: where to send it, what it may say.
struct MissionStep: Sendable {
    let path: String
    let arguments: Arguments

    func take(_ session: Session) async throws -> ExitCode {
        let target = Target("v1", "missions", arguments.subject, path)
        try session.answer(try await session.frontDesk().post(target.text, document)) {
            try session.output.mission($0)
        }
        return .done
    }

    /// The body; left out when there is nothing to say.
    private var document: [UInt8] {
        guard arguments.isSet(.volunteer) || arguments.isSet(.reason) else { return [] }
        var json = JSONWriter()
        json.beginObject()
        if let volunteer = arguments.text(.volunteer) {
            json.key("volunteer")
            json.identity(volunteer)
        }
        json.known("reason", arguments.text(.reason))
        json.endObject()
        return json.bytes
    }
}

extension Flag {
    static let volunteer = Flag(
        "volunteer", .text("VOLUNTEER"), pointer: "#/volunteer",
        fr: "qui répond, quand plusieurs furent sollicités",
        es: "quién responde, cuando se pidió a varios",
        en: "who answers, where several were asked")
    static let reason = Flag(
        "reason", .text("TEXT"), pointer: "#/reason", fr: "pourquoi", es: "por qué", en: "why")
}
