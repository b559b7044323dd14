import OpsCore

extension Subcommand {
    static let volunteerPause = Subcommand(
        "volunteer", "pause", operands: [.id],
        summary: LocalizedText(
            fr: "ne plus solliciter un bénévole", es: "dejar de pedírselo a un voluntario",
            en: "ask a volunteer no more for now"),
        examples: ["volunteer pause 7"]
    ) { session in
        try await setAvailable(false, session)
    }

    /// Changes the volunteer as last seen: when somebody was faster, the server says so.
    static func setAvailable(_ isAvailable: Bool, _ session: Session) async throws -> ExitCode {
        let target = Target("v1", "volunteers", session.arguments.subject).text
        let desk = try session.frontDesk()
        let seen = try await desk.get(target)
        var json = JSONWriter()
        json.beginObject()
        json.member("available", isAvailable)
        json.endObject()
        let changed = try await desk.patch(
            target, json.bytes, ifMatch: seen.header("ETag") ?? "*")
        try session.answer(changed) { try session.output.volunteer($0) }
        return .done
    }
}
