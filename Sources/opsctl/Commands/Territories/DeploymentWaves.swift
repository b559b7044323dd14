import OpsCore

/// How Ops asks by itself under a deployment.
enum WaveFlag {
    static let all = [size, delay, wavesEach, widening, widest]

    static let size = Flag(
        "wave-size", .number("N", 1...1_000), pointer: "#/waves/size",
        fr: "bénévoles par vague (5)", es: "voluntarios por oleada (5)",
        en: "volunteers in a wave (5)")
    static let delay = Flag(
        "wave-delay", .number("MINUTES", 1...10_080), pointer: "#/waves/delayMinutes",
        fr: "minutes qu'une vague attend (autant qu'une offre)",
        es: "minutos que espera una oleada (como una oferta)",
        en: "minutes that a wave waits (as long as an offer)")
    static let wavesEach = Flag(
        "waves-each", .number("N", 1...50), pointer: "#/waves/wavesEach",
        fr: "vagues avant d'aller plus loin (2)", es: "oleadas antes de ir más lejos (2)",
        en: "waves before going farther (2)")
    static let widening = Flag(
        "widening", .number("N", 1...10), pointer: "#/waves/widening",
        fr: "chaque pas multiplie le rayon par N (2)",
        es: "cada paso multiplica el radio por N (2)",
        en: "each step multiplies the radius by N (2)")
    static let widest = Flag(
        "widest", .number("N", 1...20), pointer: "#/waves/widest",
        fr: "le rayon au plus N fois (4)", es: "el radio N veces como máximo (4)",
        en: "the radius N times at the most (4)")
}

extension JSONWriter {
    /// Nothing where nothing is said: then Ops asks as it begins.
    mutating func waves(_ arguments: Arguments) {
        let size = arguments.integer(WaveFlag.size)
        let delay = arguments.integer(WaveFlag.delay)
        guard WaveFlag.all.contains(where: arguments.isSet) else { return }
        key("waves")
        beginObject()
        if let size { member("size", size) }
        if let delay { member("delayMinutes", delay) }
        if let each = arguments.integer(WaveFlag.wavesEach) { member("wavesEach", each) }
        if let factor = arguments.integer(WaveFlag.widening) { member("widening", factor) }
        if let most = arguments.integer(WaveFlag.widest) { member("widest", most) }
        endObject()
    }
}
