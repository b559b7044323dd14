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

    package init(
        watched: WatchedCrews = .alone, checkIn: TimeSpan = .minutes(45),
        late: TimeSpan = .hours(24), alarm: TimeSpan = .minutes(10), confirm: TimeSpan = .hours(24)
    ) {
        self.watched = watched
        self.checkIn = checkIn
        self.late = late
        self.alarm = alarm
        self.confirm = confirm
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
        guard let watched, let checkIn, let late, let alarm, let confirm else { return nil }
        self.init(
            watched: watched, checkIn: .minutes(checkIn), late: .hours(late),
            alarm: .minutes(alarm), confirm: .hours(confirm))
    }

    package func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("watched", watched.rawValue)
        json.member("checkInMinutes", checkIn.milliseconds / 60_000)
        json.member("lateHours", late.milliseconds / 3_600_000)
        json.member("alarmMinutes", alarm.milliseconds / 60_000)
        json.member("confirmHours", confirm.milliseconds / 3_600_000)
        json.endObject()
    }
}
