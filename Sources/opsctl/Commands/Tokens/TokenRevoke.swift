import OpsCore

extension Subcommand {
    static let tokenRevoke = Subcommand(
        "token", "revoke", operands: [.id],
        summary: LocalizedText(
            fr: "révoquer un jeton", es: "revocar un token", en: "revoke a token"),
        examples: ["token revoke 0190f3c2-…"]
    ) { session in
        let target = Target("v1", "tokens", session.arguments.subject)
        let answer = try await session.frontDesk().delete(target.text)
        if session.output.manner.isJSON {
            try session.output.json(answer.body.isEmpty ? done(session) : answer.body)
        } else {
            session.output.mention(
                LocalizedText(fr: "jeton révoqué", es: "token revocado", en: "token revoked"))
        }
        return .done
    }

    /// What `--json` answers when the server says no more than yes.
    private static func done(_ session: Session) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("id", session.arguments.subject)
        json.endObject()
        return json.bytes
    }
}
