import OpsCore

/// How far a danger alert has come.
struct AlertState: Hashable, Sendable {
    enum Step: Hashable, Sendable {
        case none
        /// On its way under a number.
        case asked(Int)
        /// It could not be opened and is tried again by itself.
        case waiting(Int, reason: String)
        /// The server will not have it: somebody must be told by other means.
        case impossible(reason: String)
        case open
    }

    private(set) var step = Step.none
    private(set) var opened: OpenedAlert?
    /// How often the server did not answer.
    private(set) var failures = 0
    /// The number under which a service that was called is noted, while it is on its way.
    var notingService: Int?
    /// What was last sent of a service that was called, which may have arrived.
    var serviceAsked: ServiceAsked?

    struct ServiceAsked: Hashable, Sendable {
        let attempt: Int
        let service: String
        let reference: String?
    }

    /// Whether numbers to call are to be shown.
    var isRaised: Bool { step != .none }

    /// Whether somebody counts on an alert that is not open yet.
    var isUnanswered: Bool {
        switch step {
        case .asked, .waiting, .impossible: true
        case .none, .open: false
        }
    }

    mutating func asked(_ attempt: Int) {
        step = .asked(attempt)
    }

    /// Keeps the alert that came with an answer; whether there was one, or is one.
    mutating func keep(_ alert: OpenedAlert?) -> Bool {
        if case .open = step { return true }
        guard let alert else { return false }
        open(alert)
        return true
    }

    mutating func open(_ alert: OpenedAlert) {
        step = .open
        opened = alert
        failures = 0
    }

    /// Waits and tries again, for as long as it takes.
    mutating func failed(_ attempt: Int, _ reason: String) -> [FormEffect] {
        step = .waiting(attempt, reason: reason)
        failures += 1
        return [.retry(attempt: attempt, afterSeconds: min(1 << min(failures - 1, 3), 5))]
    }

    mutating func isRefused(_ reason: String) {
        step = .impossible(reason: reason)
    }

    /// What is dialled while the server has not said what there is.
    static let fallback = [
        OpenedAlert.EmergencyNumber(number: "112", service: "")
    ]

    var numbers: [OpenedAlert.EmergencyNumber] {
        let known = opened?.numbers ?? []
        return known.isEmpty ? Self.fallback : known
    }
}
