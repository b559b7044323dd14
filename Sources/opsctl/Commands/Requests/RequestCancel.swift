import OpsCore

extension Subcommand {
    static let requestCancel = Subcommand(
        "request", "cancel", operands: [.id], flags: [cancellationReason],
        summary: LocalizedText(
            fr: "clore une demande sans aide", es: "cerrar una solicitud sin ayuda",
            en: "close a request without help"),
        examples: ["request cancel 417 --reason no_longer_needed"]
    ) { session in
        try await session.change("requests", "cancellation") { json in
            json.known("reason", session.arguments.text(cancellationReason))
        } showing: {
            try session.output.request($0)
        }
    }

    private static let cancellationReason = Flag(
        "reason", .oneOf(CancellationReason.byHand.map(\.rawValue)), isNeeded: true,
        pointer: "#/reason", fr: "pourquoi", es: "por qué", en: "why")
}
