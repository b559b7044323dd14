import OpsCore

/// How Ops asks by itself under a deployment.
enum WaveFlag {
    static let all = [size, delay]

    static let size = Flag(
        "wave-size", .number("N", 1...1_000), pointer: "#/waves/size",
        fr: "bénévoles par vague (5)", es: "voluntarios por oleada (5)",
        en: "volunteers in a wave (5)")
    static let delay = Flag(
        "wave-delay", .number("MINUTES", 1...10_080), pointer: "#/waves/delayMinutes",
        fr: "minutes qu'une vague attend (autant qu'une offre)",
        es: "minutos que espera una oleada (como una oferta)",
        en: "minutes that a wave waits (as long as an offer)")
}

extension JSONWriter {
    /// Nothing where nothing is said: then Ops asks as it begins.
    mutating func waves(_ arguments: Arguments) {
        let size = arguments.integer(WaveFlag.size)
        let delay = arguments.integer(WaveFlag.delay)
        guard size != nil || delay != nil else { return }
        key("waves")
        beginObject()
        if let size { member("size", size) }
        if let delay { member("delayMinutes", delay) }
        endObject()
    }
}
