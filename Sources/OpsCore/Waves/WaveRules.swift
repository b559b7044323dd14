/// How Ops asks by itself: how many at once, how long it waits, how far it goes.
package struct WaveRules: Hashable, Sendable {
    /// How many volunteers a wave asks.
    package let size: Int64
    /// How long a wave waits for answers; nil for as long as any offer of the deployment.
    package let delay: TimeSpan?
    /// How many waves go out before Ops asks farther away.
    package let wavesEach: Int64
    /// By how much each step farther multiplies the radius that volunteers have said; 1 for not at all.
    package let widening: Int64
    /// No radius is multiplied by more.
    package let widest: Int64
    /// When nobody is asked; nil for never, and in the rules of a search: a night is a matter of the service,
    /// as it is then.
    package let quiet: QuietHours?

    /// Guesses, until a season has shown better: they are settings of each deployment.
    package static let standard = WaveRules()

    package init(
        size: Int64 = 5, delay: TimeSpan? = nil, wavesEach: Int64 = 2, widening: Int64 = 2,
        widest: Int64 = 4, quiet: QuietHours? = nil
    ) {
        self.size = size
        self.delay = delay
        self.wavesEach = wavesEach
        self.widening = widening
        self.widest = widest
        self.quiet = quiet
    }

    /// With the quiet hours of a service that has clocks, where nothing is said of any.
    package func withQuietHours() -> WaveRules {
        guard quiet == nil else { return self }
        var change = WaveRulesChange()
        change.quiet = .standard
        return change.applied(to: self)
    }

    static let sizes: ClosedRange<Int64> = 1...1_000
    static let delays: ClosedRange<Int64> = 1...10_080
    static let counts: ClosedRange<Int64> = 1...50
    static let steps: ClosedRange<Int64> = 1...10
    static let multiples: ClosedRange<Int64> = 1...20

    package init(from fields: inout JSONFields) {
        self = WaveRulesChange(from: &fields).applied(to: .standard)
    }

    package func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("size", size)
        if let delay { json.member("delayMinutes", delay.milliseconds / 60_000) }
        json.member("wavesEach", wavesEach)
        json.member("widening", widening)
        json.member("widest", widest)
        if let quiet {
            json.key("quiet")
            quiet.write(into: &json)
        }
        json.endObject()
    }
}

/// How far away Ops asks.
package enum WaveReach: Hashable, Sendable {
    /// Within the radius that each volunteer has said.
    case usual
    /// Within so many times that radius.
    case wider(times: Int64)
    /// Whoever belongs to this territory or to one below it, however far it is.
    case territory(TerritoryCode)

    package var territory: TerritoryCode? {
        if case .territory(let code) = self { code } else { nil }
    }

    func radius(_ said: Metres) -> Metres {
        guard case .wider(let times) = self else { return said }
        return Metres(count: Int32(clamping: Int64(said.count) * times))
    }
}

/// Whom a wave may ask at all: it rings nobody who has another question open, and nobody twice.
package struct WaveQuestion: Hashable, Sendable {
    /// Nil while nobody was asked.
    let mission: Identifier<Mission>?
    /// How long the wave waits for them.
    var delay: TimeSpan? = nil
    /// Whether they hear of it by a message.
    var isTold = false
    /// Those whom no message reaches, and whom somebody has to ring.
    var isToRing = false
    /// Those who would be asked, if they had not another question open.
    var isOfBusy = false
    /// The quiet hours that it heeds; nil where nothing is quiet.
    var quiet: Quiet? = nil
    /// Those who would be asked, if it were not night where they are.
    var isOfSleepers = false
}

/// The questions that somebody has not answered yet.
struct OpenQuestions: Hashable, Sendable {
    let count: Int
    /// When the last of them ends, at the latest.
    let until: Instant
}

/// What a search does next.
enum WaveStep: Hashable, Sendable {
    case ask([Identifier<Volunteer>])
    /// Whoever is left has a question open until then.
    case wait(until: Instant)
    /// Whoever is left sleeps until then.
    case sleep(until: Instant)
    /// Nobody but those whom a person has to ring.
    case nobody(toRing: [Identifier<Volunteer>])
}

/// Ops asking by itself for one request, wave after wave, until a crew is complete.
package struct WaveSearch: Hashable, Sendable {
    package let request: Identifier<HelpRequest>
    package let rules: WaveRules
    /// How long each wave waits.
    package let delay: TimeSpan
    /// How many waves have gone out.
    package var wave: Int64 = 0
    /// How many of them since it went farther.
    package var wavesHere: Int64 = 0
    package var reach = WaveReach.usual
    package var state = WaveState.asking
    /// When it goes on unless a crew is complete; nil while it does not ask.
    package var dueAt: Instant?
    /// Whom somebody has to ring, since nobody else is left and no message reaches them.
    package var toRing: [Identifier<Volunteer>] = []

    /// How many a wave asks: as many as there are places, at the least.
    func size(free: Int) -> Int {
        min(max(Int(rules.size), free, 1), Operation.offerLimit)
    }

    /// Whether it may look for somebody now; one that had nobody left may at any time.
    func isDue(at instant: Instant) -> Bool {
        state == .exhausted || dueAt.map { $0 <= instant } ?? false
    }
}

/// Whether Ops asks by itself.
package enum WaveState: String, CaseIterable, Sendable {
    case asking
    /// Whoever is left has another question open; it goes on when they have answered.
    case waiting
    /// It is night where whoever is left lives; it goes on in the morning.
    case asleep
    /// The crew is complete; it goes on should somebody step back.
    case resting
    /// A person has stopped it.
    case stopped
    /// Everybody was asked; the desk above was alarmed.
    case exhausted

    /// Whether it would ask somebody by itself without being told again.
    var goesOn: Bool {
        switch self {
        case .asking, .waiting, .asleep, .resting: true
        case .stopped, .exhausted: false
        }
    }

    package var text: LocalizedText {
        switch self {
        case .waiting:
            LocalizedText(
                fr: "attend : tous ceux qui conviennent ont déjà une question en cours",
                es: "espera: todos los que encajan tienen ya una pregunta abierta",
                en: "waits: everybody who fits has another question open")
        case .asleep:
            LocalizedText(
                fr: "dort : heures calmes, personne n'est dérangé",
                es: "duerme: horas de silencio, no se molesta a nadie",
                en: "asleep: quiet hours, nobody is disturbed")
        case .asking:
            LocalizedText(
                fr: "Ops sollicite de lui-même", es: "Ops llama por sí mismo",
                en: "Ops asks by itself")
        case .resting:
            LocalizedText(
                fr: "équipe au complet, sollicitation au repos",
                es: "equipo completo, llamamiento en reposo", en: "crew complete, asking rests")
        case .stopped:
            LocalizedText(
                fr: "sollicitation arrêtée par quelqu'un", es: "llamamiento parado por alguien",
                en: "asking was stopped by somebody")
        case .exhausted:
            LocalizedText(
                fr: "plus personne à solliciter : alarme donnée",
                es: "nadie más a quien llamar: alarma dada", en: "nobody left to ask: alarm raised")
        }
    }
}
