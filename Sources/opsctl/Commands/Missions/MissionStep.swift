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
        let said: [Flag] = [.volunteer, .reason, .notUntil]
        guard said.contains(where: arguments.isSet) else { return [] }
        var json = JSONWriter()
        json.beginObject()
        if let volunteer = arguments.text(.volunteer) {
            json.key("volunteer")
            json.identity(volunteer)
        }
        json.known("reason", arguments.text(.reason))
        json.known("until", arguments.text(.notUntil))
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
    static let whyNot = Flag(
        "reason", .text("CODE|TEXT"), pointer: "#/reason",
        fr: "pourquoi : ill, not_now, too_far, never_this_kind, other, ou une note",
        es: "por qué: ill, not_now, too_far, never_this_kind, other, o una nota",
        en: "why: ill, not_now, too_far, never_this_kind, other, or a note")
    static let notUntil = Flag(
        "until", .day, pointer: "#/until", fr: "à solliciter de nouveau dès ce jour",
        es: "se le puede llamar de nuevo desde ese día", en: "may be asked again from this day on")
    static let reason = Flag(
        "reason", .text("TEXT"), pointer: "#/reason", fr: "pourquoi", es: "por qué", en: "why")
}
