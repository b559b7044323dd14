import OpsCore

/// How Ops asks by itself under a deployment.
enum WaveFlag {
    static let all = [size, delay, wavesEach, widening, widest, quiet, quietIgnored]

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
    static let quiet = Flag(
        "quiet-hours", .text("HH:MM-HH:MM|closed|never"), pointer: "#/waves/quiet/hours",
        fr: "quand ne solliciter personne ; closed : tant que le service est fermé",
        es: "cuándo no llamar a nadie; closed: mientras el servicio está cerrado",
        en: "when to ask nobody; closed: while the service is closed")
    static let quietIgnored = Flag(
        "disturb-for", .oneOf(QuietException.allCases.map(\.rawValue)),
        pointer: "#/waves/quiet/ignoredFor",
        fr: "pour qui déranger tout de même (runs_out)",
        es: "por quién molestar de todos modos (runs_out)",
        en: "for whom to disturb people all the same (runs_out)")
}

extension Subcommand {
    static let deploymentWaves = Subcommand(
        "deployment", "waves", operands: [.id], flags: WaveFlag.all,
        summary: LocalizedText(
            fr: "changer la façon dont Ops sollicite ; ce qui sollicite déjà garde la sienne",
            es: "cambiar cómo llama Ops; lo que ya llama sigue como empezó",
            en: "change how Ops asks; what asks already goes on as it began"),
        examples: ["deployment waves 0190f3c2-… --wave-size 8 --wave-delay 15"]
    ) { session in
        let arguments = session.arguments
        guard WaveFlag.all.contains(where: arguments.isSet) else {
            throw UsageProblem.needsOneOf(WaveFlag.all)
        }
        try arguments.checkQuietHours()
        return try await session.change("deployments", "waves") { json in
            json.waveRules(arguments)
        } showing: {
            try session.output.sheet($0, Facet.wavesOfDeployment)
        }
    }
}

extension Arguments {
    /// Hours that are hours, and an exception only with them.
    func checkQuietHours() throws(UsageProblem) {
        if isSet(WaveFlag.quietIgnored), !isSet(WaveFlag.quiet) {
            throw .needsOneOf([WaveFlag.quiet])
        }
        if let words = text(WaveFlag.quiet), QuietTime(words) == nil {
            throw .impossibleValue(WaveFlag.quiet)
        }
    }
}

extension JSONWriter {
    /// Nothing where nothing is said: then Ops asks as it begins.
    mutating func waves(_ arguments: Arguments) {
        guard WaveFlag.all.contains(where: arguments.isSet) else { return }
        key("waves")
        beginObject()
        waveRules(arguments)
        endObject()
    }

    /// Those that were named.
    fileprivate mutating func waveRules(_ arguments: Arguments) {
        if let size = arguments.integer(WaveFlag.size) { member("size", size) }
        if let delay = arguments.integer(WaveFlag.delay) { member("delayMinutes", delay) }
        if let each = arguments.integer(WaveFlag.wavesEach) { member("wavesEach", each) }
        if let factor = arguments.integer(WaveFlag.widening) { member("widening", factor) }
        if let most = arguments.integer(WaveFlag.widest) { member("widest", most) }
        guard let hours = arguments.text(WaveFlag.quiet) else { return }
        key("quiet")
        beginObject()
        member("hours", hours)
        known("ignoredFor", arguments.text(WaveFlag.quietIgnored))
        endObject()
    }
}

extension Facet {
    /// How Ops asks, in the sheet of a deployment.
    static let wavesOfDeployment: [Facet] = [
        .plain(
            "waves", "size", fr: "Bénévoles par vague", es: "Voluntarios por oleada",
            en: "Volunteers in a wave"),
        .plain(
            "waves", "delayMinutes", fr: "Une vague attend (min)",
            es: "Una oleada espera (min)", en: "A wave waits (min)"),
        .plain(
            "waves", "wavesEach", fr: "Vagues avant d'aller plus loin",
            es: "Oleadas antes de ir más lejos", en: "Waves before going farther"),
        .plain(
            "waves", "widening", fr: "Chaque pas multiplie le rayon par",
            es: "Cada paso multiplica el radio por", en: "Each step multiplies the radius by"),
        .plain(
            "waves", "widest", fr: "Rayon au plus (fois)", es: "Radio como máximo (veces)",
            en: "Radius at the most (times)"),
        .plain(
            "waves", "quiet", "hours", fr: "Heures calmes", es: "Horas de silencio",
            en: "Quiet hours"),
        .word(
            "waves", "quiet", "ignoredFor", of: .quietException, fr: "Sauf", es: "Salvo",
            en: "Unless"),
    ]
}
