/// Somebody is worried that a person is ill-treated, neglected or not safe (must-do 15).
///
/// At every moment it has a state, an owner and, until it is closed, a due time. What was said stands in
/// the vault alone, and is read by supervisors alone.
package struct SafeguardingConcern: Hashable, Sendable {
    package let id: Identifier<SafeguardingConcern>
    /// Runs from 1; what people say aloud: concern 7.
    package let number: Int64
    package let contact: Identifier<Contact>
    package let person: Identifier<PersonHelped>?
    package let raisedAt: Instant
    /// When a supervisor must have decided.
    package let decideBy: Instant
    package var decision: ConcernDecision?
    /// The alert that was opened when it was decided that this is an emergency.
    package var danger: Identifier<DangerAlert>?
    package var owner: DangerOwner
    package var dueAt: Instant
    /// How often silence has raised the alarm since somebody worked on it.
    package var escalations: Int64
    /// How many actions there ever were.
    package var actions: Int64
    /// Actions that are not done, by number, with their deadlines.
    package var openActions: [Int64: Instant]

    package var state: ConcernState { decision == nil ? .raised : .decided }
}

/// Where a concern stands.
package enum ConcernState: String, CaseIterable, Sendable {
    /// Waiting for a supervisor's decision.
    case raised
    /// Decided, and being worked on.
    case decided
    case closed
}

/// What a supervisor decides; it may be decided anew.
package enum ConcernDecision: String, CaseIterable, Sendable {
    /// Somebody looks again at the person's situation.
    case watch
    /// The safeguarding team or an adviser is asked before anything else.
    case askAdviser = "ask_adviser"
    case formalIncident = "formal_incident"
    /// The authority that must know is told.
    case report
    case emergency
    /// There is nothing in it.
    case unfounded
}

/// Why a concern is closed.
package enum ConcernEnding: String, CaseIterable, Sendable {
    /// The person is safe now.
    case safe
    /// An authority or a service answers for it from now on.
    case handedOver = "handed_over"
    /// There was nothing in it.
    case unfounded
    case duplicate
    case other
}

/// One thing that was said or done about a concern: its words stand in the vault under it.
package enum ConcernStep {}

/// Which words these are.
package enum ConcernWords: String, CaseIterable, Sendable {
    /// What was seen and heard, without opinion.
    case facts
    /// What the person said, as she said it.
    case words
    case adviser
    case advice
    case reasons
    case task
    /// Who is to do it.
    case owner
    case result
}

/// How concerns are worked on: data of the house, and recorded.
package struct ConcernRules: Hashable, Sendable {
    /// When supervisors work.
    package let workingDays: Set<Weekday>
    /// Until when it must have been decided on the next of them.
    package let decideUntil: TimeOfDay
    /// Minutes east of Greenwich of the wall on which that is read.
    package let offset: Int64
    /// A concern with nothing left to do is looked at again after so long.
    package let review: TimeSpan
    /// After how long silence raises the alarm once more.
    package let alarm: TimeSpan
    /// Whether the copy that a person may ask for holds what was written, or that something was.
    package let isCopied: Bool

    package init(
        workingDays: Set<Weekday>, decideUntil: TimeOfDay, offset: Int64, review: TimeSpan,
        alarm: TimeSpan, isCopied: Bool
    ) {
        self.workingDays = workingDays
        self.decideUntil = decideUntil
        self.offset = offset
        self.review = review
        self.alarm = alarm
        self.isCopied = isCopied
    }

    /// At the latest the next working day (field notes, 2.11); the other numbers are guesses.
    package static let standard = ConcernRules(
        workingDays: [.monday, .tuesday, .wednesday, .thursday, .friday], decideUntil: evening,
        offset: 60, review: .days(7), alarm: .hours(4), isCopied: true)

    private static let evening: TimeOfDay = {
        guard let evening = TimeOfDay("18:00") else { preconditionFailure("a time of the day") }
        return evening
    }()

    /// When what is raised now must be decided: on the next working day, never on this one.
    ///
    /// Holidays are no working days; where a fortnight has none, supervisors come on the next weekday.
    func decideBy(
        from instant: Instant, isHoliday: (CivilDate) -> Bool = { _ in false }
    ) -> Instant {
        let minute: Int64 = 60_000
        let local = instant.milliseconds + offset * minute
        let today = local.flooredDivision(by: 86_400_000).quotient
        let weekdays = (1...14 as ClosedRange<Int64>).filter { day in
            // 1970-01-01 was a Thursday.
            let weekday = Int((today + day + 3).flooredDivision(by: 7).1)
            return workingDays.contains(Weekday.allCases[weekday])
        }
        let next = weekdays.first { !isHoliday(CivilDate(daysSince1970: Int(today + $0))) }
        let day = today + (next ?? weekdays.first ?? 1)
        return Instant(
            milliseconds: day * 86_400_000 + (decideUntil.minute - offset) * minute)
    }
}
