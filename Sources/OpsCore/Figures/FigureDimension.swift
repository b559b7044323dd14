/// What requests are counted by.
package enum FigureDimension: String, CaseIterable, Sendable {
    /// The day on which it was opened, in UTC.
    case day
    /// Where the person is.
    case territory
    case need
    /// How long help took.
    case delay
    case outcome
    /// Through which door it came: the hotline, or a kind of partner.
    case origin
    /// Whether help came, as the person said it some time later.
    case help
    /// How the matter stood then.
    case reason
    /// Why a need stayed unmet, as far as one reason says it.
    case unmet
}

/// What stands where a question about the outcome has no code of its own.
package enum FigureAnswer: String, CaseIterable, Sendable {
    /// Not asked yet, or not reached.
    case notTold = "not_told"
    /// Nothing was unmet.
    case nothing = "nothing_unmet"
    /// More than one reason: so each request counts once.
    case several

    package var text: LocalizedText {
        switch self {
        case .notTold: LocalizedText(fr: "non dit", es: "no dicho", en: "not told")
        case .nothing:
            LocalizedText(fr: "rien ne manquait", es: "no faltaba nada", en: "nothing unmet")
        case .several:
            LocalizedText(fr: "plusieurs raisons", es: "varios motivos", en: "several reasons")
        }
    }
}

/// How long it took until somebody had been helped.
package enum FigureDelay: String, CaseIterable, Sendable {
    case hour = "within_1_hour"
    case halfDay = "within_12_hours"
    case day = "within_1_day"
    case twoDays = "within_2_days"
    case week = "within_1_week"
    case longer
    /// Open still, or ended without help.
    case notHelped = "not_helped"

    /// What it is at the most, in milliseconds; nil where there is no such thing.
    package var milliseconds: Int64? {
        switch self {
        case .hour: 3_600_000
        case .halfDay: 12 * 3_600_000
        case .day: 24 * 3_600_000
        case .twoDays: 48 * 3_600_000
        case .week: 7 * 24 * 3_600_000
        case .longer, .notHelped: nil
        }
    }

    package var text: LocalizedText {
        switch self {
        case .hour: LocalizedText(fr: "en 1 h", es: "en 1 h", en: "within 1 h")
        case .halfDay: LocalizedText(fr: "en 12 h", es: "en 12 h", en: "within 12 h")
        case .day: LocalizedText(fr: "en 1 jour", es: "en 1 día", en: "within 1 day")
        case .twoDays: LocalizedText(fr: "en 2 jours", es: "en 2 días", en: "within 2 days")
        case .week: LocalizedText(fr: "en 1 semaine", es: "en 1 semana", en: "within 1 week")
        case .longer: LocalizedText(fr: "plus long", es: "más tiempo", en: "longer")
        case .notHelped:
            LocalizedText(fr: "pas d'aide (encore)", es: "sin ayuda (aún)", en: "no help (yet)")
        }
    }
}

/// The origin of a request that no partner sent.
package let hotlineOrigin = "hotline"
/// The outcome of a request that is open still, where figures are counted by outcome.
package let openOutcome = "open"
