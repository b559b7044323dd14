import OpsCore

extension Subcommand {
    static let requestCancel = Subcommand(
        "request", "cancel", operands: [.id], flags: [cancellationReason],
        summary: LocalizedText(
            fr: "clore une demande sans aide", es: "cerrar una solicitud sin ayuda",
            en: "close a request without help"),
        examples: ["request cancel 417 --reason no_longer_needed"]
    ) { session in
        var json = JSONWriter()
        json.beginObject()
        json.known("reason", session.arguments.text(cancellationReason))
        json.endObject()
        let target = Target("v1", "requests", session.arguments.subject, "cancellation")
        try session.answer(try await session.frontDesk().post(target.text, json.bytes)) {
            try session.output.request($0)
        }
        return .done
    }

    private static let cancellationReason = Flag(
        "reason", .oneOf(CancellationReason.allCases.map(\.rawValue)), isNeeded: true,
        pointer: "#/reason", fr: "pourquoi", es: "por qué", en: "why")
}
