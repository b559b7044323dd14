/// Something that teams are sent out for, from its beginning to its end: a heat wave, a flood, a day of vaccination.
///
/// People keep its log: teams, what each is doing, timed notes (must-do 34). It names nobody: its title is in the
/// vault. Not to be confused with `Event`, which is whatever the journal records.
package struct OperationEvent: Hashable, Sendable {
    package let id: Identifier<OperationEvent>
    /// Runs from 1; what people say aloud: event 3.
    package let number: Int64
    package let kind: OperationEventKind
    /// What it reaches: the territory with all below it.
    package let territory: TerritoryCode
    package var status: OperationEventStatus
    /// How long a team may be silent.
    package var reportMinutes: Int64
    /// Requests from this number on came after the event was opened.
    package let firstRequest: Int64
    /// Since when teams are expected to report.
    package var activeSince: Instant
    /// How many notes there are: the number of the last.
    package var notes: Int64

    package var reportSpan: TimeSpan { .minutes(reportMinutes) }
}

/// What an event is, so that events can be told apart without their titles.
package enum OperationEventKind: String, CaseIterable, Sendable {
    case heatWave = "heat_wave"
    case coldWave = "cold_wave"
    case epidemic
    case flood
    case storm
    case fire
    case powerCut = "power_cut"
    case evacuation
    case gathering
    case exercise
    case other
}

/// Where an event stands: the EVENT STATUS of EMSI (ISO 22351) in words of its own.
package enum OperationEventStatus: String, CaseIterable, Sendable {
    case notStarted = "not_started"
    case inProgress = "in_progress"
    /// Interrupted; it may go on.
    case stopped
    /// Closed: it takes nothing more.
    case complete

    /// The code that neighbour tools know.
    package var emsi: String {
        switch self {
        case .notStarted: "NST"
        case .inProgress: "IPR"
        case .stopped: "STOP"
        case .complete: "COM"
        }
    }

    /// Those that are set by a change; an event is complete by being closed.
    package static let settable: [OperationEventStatus] = [.notStarted, .inProgress, .stopped]
}

/// A timed note of the log; what it says is in the vault.
package enum EventNote {}
