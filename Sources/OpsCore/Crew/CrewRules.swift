/// How the people of a deployment are looked after while they are out (must-do 30).
///
/// Data, since the field notes give no figure: every house knows its roads and its volunteers.
package struct CrewRules: Hashable, Sendable {
    /// Who has a time at which to report.
    package let watched: WatchedCrews
    /// How long a crew may be silent before its desk is told.
    package let checkIn: TimeSpan
    /// A yes that is taken back less than this before the visit is late.
    package let late: TimeSpan
    /// How long a desk has for an alarm before the next desk up has it.
    package let alarm: TimeSpan
    /// How long before a visit its crew is asked to confirm; half of it later silence is told.
    package let confirm: TimeSpan
    /// A yes that is taken back so soon after it was said has cost nobody anything.
    package let grace: TimeSpan

    package init(
        watched: WatchedCrews = .alone, checkIn: TimeSpan = .minutes(45),
        late: TimeSpan = .hours(24), alarm: TimeSpan = .minutes(10), confirm: TimeSpan = .hours(24),
        grace: TimeSpan = .minutes(15)
    ) {
        self.watched = watched
        self.checkIn = checkIn
        self.late = late
        self.alarm = alarm
        self.confirm = confirm
        self.grace = grace
    }

    /// What a deployment opens with where nothing is said.
    package static let standard = CrewRules()

    func watches(_ people: Int) -> Bool {
        switch watched {
        case .alone: people == 1
        case .every: people > 0
        case .nobody: false
        }
    }
}

/// Which crews have a time at which to report.
package enum WatchedCrews: String, CaseIterable, Sendable {
    /// Whoever goes to a door without another.
    case alone
    case every
    case nobody
}

extension CrewRules {
    package init?(from fields: inout JSONFields) {
        let watched = fields.code("watched", isNeeded: true, of: WatchedCrews.self)
        let checkIn = fields.integer("checkInMinutes", isNeeded: true, in: 5...720)
        let late = fields.integer("lateHours", isNeeded: true, in: 0...168)
        let alarm = fields.integer("alarmMinutes", isNeeded: true, in: 1...240)
        let confirm = fields.integer("confirmHours", isNeeded: true, in: 1...72)
        // Journals from before know no time of grace.
        let grace = fields.integer("graceMinutes", in: 0...240)
        guard let watched, let checkIn, let late, let alarm, let confirm else { return nil }
        self.init(
            watched: watched, checkIn: .minutes(checkIn), late: .hours(late),
            alarm: .minutes(alarm), confirm: .hours(confirm), grace: .minutes(grace ?? 15))
    }

    package func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("watched", watched.rawValue)
        json.member("checkInMinutes", checkIn.milliseconds / 60_000)
        json.member("lateHours", late.milliseconds / 3_600_000)
        json.member("alarmMinutes", alarm.milliseconds / 60_000)
        json.member("confirmHours", confirm.milliseconds / 3_600_000)
        json.member("graceMinutes", grace.milliseconds / 60_000)
        json.endObject()
    }
}

/// What of the rules is to be otherwise; nil for what stays.
package struct CrewRulesChange: Sendable {
    private let watched: WatchedCrews?
    private let checkIn: TimeSpan?
    private let late: TimeSpan?
    private let alarm: TimeSpan?
    private let confirm: TimeSpan?
    private let grace: TimeSpan?

    /// All of them.
    package init(_ rules: CrewRules) {
        watched = rules.watched
        checkIn = rules.checkIn
        late = rules.late
        alarm = rules.alarm
        confirm = rules.confirm
        grace = rules.grace
    }

    package init(from fields: inout JSONFields) {
        watched = fields.code("watched", of: WatchedCrews.self)
        checkIn = fields.integer("checkInMinutes", in: 5...720).map { .minutes($0) }
        late = fields.integer("lateHours", in: 0...168).map { .hours($0) }
        alarm = fields.integer("alarmMinutes", in: 1...240).map { .minutes($0) }
        confirm = fields.integer("confirmHours", in: 1...72).map { .hours($0) }
        grace = fields.integer("graceMinutes", in: 0...240).map { .minutes($0) }
    }

    func applied(to rules: CrewRules) -> CrewRules {
        CrewRules(
            watched: watched ?? rules.watched, checkIn: checkIn ?? rules.checkIn,
            late: late ?? rules.late, alarm: alarm ?? rules.alarm,
            confirm: confirm ?? rules.confirm, grace: grace ?? rules.grace)
    }
}
