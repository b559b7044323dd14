/// Something about a crew that somebody must act on, until it is closed.
///
/// At every moment it has a desk and a due time; silence takes it to the next desk up.
package struct CrewAlarm: Hashable, Sendable {
    package let id: Identifier<CrewAlarm>
    /// Runs from 1; what people say aloud: crew alarm 4.
    package let number: Int64
    package let kind: CrewAlarmKind
    package let mission: Identifier<Mission>
    package let missionNumber: Int64
    /// Who left, where somebody did.
    package let volunteer: Identifier<Volunteer>?
    /// What Ops proposes.
    package let next: CrewNext?
    /// How long a desk has for it.
    package let within: TimeSpan
    package var desk: TerritoryCode
    package var dueAt: Instant
    /// How often silence has raised the alarm.
    package var escalations: Int64
    /// Who was out when their silence was told; they are looked for whoever has the mission since.
    package var missing: [Identifier<Volunteer>] = []
}

/// Why somebody must act.
package enum CrewAlarmKind: String, CaseIterable, Sendable {
    /// Somebody stepped back while the crew was under way.
    case crewIncomplete = "crew_incomplete"
    /// Somebody who had said yes did not come.
    case noShow = "no_show"
    /// A yes was taken back shortly before the visit.
    case lateDropOut = "late_drop_out"
    /// A crew did not report in time.
    case overdue
    /// The other crew does not take the mission over.
    case handOverFell = "hand_over_fell"
    /// The crew of tomorrow's visit has not confirmed.
    case notConfirmed = "not_confirmed"
    /// The crew was promised and neither arrived nor reported.
    case notArrived = "not_arrived"
    /// Who met whom must be told.
    case exposure
    /// A volunteer could not be told what they must know: somebody has to ring.
    case notReached = "not_reached"
    /// Somebody who has said yes has lost what the door asks for, or is at risk themselves; or the crew has lost its
    /// vehicle.
    case mayNotGo = "may_not_go"
    /// What the crew knows of the door is not so any more: somebody has to ring them.
    case newPlace = "new_place"

    /// Whether it is about a mission that lacks somebody.
    var isAboutPlaces: Bool {
        switch self {
        case .crewIncomplete, .noShow, .lateDropOut, .handOverFell: true
        case .overdue, .notConfirmed, .notArrived, .exposure, .notReached, .mayNotGo,
            .newPlace:
            false
        }
    }
}

/// What Ops proposes to whoever must act.
package enum CrewNext: String, CaseIterable, Sendable {
    /// Whoever is left goes on.
    case goesOn = "goes_on"
    /// Others were asked and have not answered yet.
    case waitForAnswers = "wait_for_answers"
    /// Ops asks others by itself, wave after wave.
    case opsAsks = "ops_asks"
    /// Another volunteer is to be asked for the place.
    case askOthers = "ask_others"
    /// Somebody is kept in reserve.
    case callReserve = "call_reserve"
    /// Nobody is left: everybody who fits is to be asked.
    case askAll = "ask_all"
}

/// How an alarm ended.
package enum CrewAlarmEnding: String, CaseIterable, Sendable {
    /// What it was about is over; Ops closed it.
    case settled
    case handled
    case falseAlarm = "false_alarm"

    /// What somebody may close it with.
    package static let said: [CrewAlarmEnding] = [.handled, .falseAlarm]
}

/// How somebody left a crew.
package enum CrewLeaving: String, CaseIterable, Sendable {
    case stepBack = "step_back"
    case noShow = "no_show"
}

/// What of a crew runs out.
package enum CrewTimer: String, CaseIterable, Sendable {
    /// The time to report.
    case checkIn = "check_in"
    /// The time to ask whether they come.
    case confirmation
    /// The end of the slot that was promised.
    case arrival
}
