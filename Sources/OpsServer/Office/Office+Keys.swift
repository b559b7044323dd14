import Dispatch
import OpsCore
import OpsStore

/// Keys by which people are found again: written when nobody waits for the office.
extension Office {
    /// The office is idle when nobody has come for this long.
    static let quietTime = DispatchTimeInterval.milliseconds(50)
    /// In a flood it never is: then a few get their keys this often all the same.
    static let longestKeyPause = DispatchTimeInterval.seconds(1)
    /// People in one transaction: some 700 keys, a few milliseconds.
    static let keyedTogether = 64

    /// Notes that somebody was served: there may be people without keys, and more may come at once.
    func noteNewPeople() {
        let now = DispatchTime.now()
        keysDue = now + Self.quietTime
        if keysOverdue == nil { keysOverdue = now + Self.longestKeyPause }
    }

    /// When keys are to be written, should nobody come.
    var nextKeys: DispatchTime? {
        keysDue.map { min($0, keysOverdue ?? .distantFuture) }
    }

    /// Gives keys to a few people when it is time to.
    func keyPeopleIfDue() {
        guard let due = nextKeys, due <= .now() else { return }
        guard !mustRestore, health.refusal == nil else { return putKeysOff() }
        do {
            let count = try desk.records.keyPeople(atMost: Self.keyedTogether)
            let now = DispatchTime.now()
            // In a flood the next ones wait for their time, else they go on at the next turn.
            let isFlooded = keysDue.map { $0 > now } ?? false
            let isDone = count < Self.keyedTogether
            if !isFlooded { keysDue = isDone ? nil : now }
            keysOverdue = keysDue == nil ? nil : now + Self.longestKeyPause
        } catch {
            putKeysOff()
            log.failure(error, reference: "likeness")
        }
    }

    /// While nothing can be kept it is tried again now and then: a moment that has passed and stays
    /// would have the office turn without end.
    private func putKeysOff() {
        keysDue = .now() + Health.pause
        keysOverdue = keysDue
    }
}
