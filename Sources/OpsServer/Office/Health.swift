import Dispatch
import OpsCore
import OpsStore
import Synchronization

/// Whether the office can keep things, as anyone may ask at any time.
final class Health: Sendable {
    private struct State {
        var refusal: Office.Unavailable.Reason?
        var failedAt: DispatchTime?
        var committedAt: ContinuousClock.Instant?
        /// The chain is broken here: nothing may be added to it.
        var brokenPosition: Int64?
    }

    /// After a failure things are refused at once, or left, for this long; then one is tried.
    static let pause = DispatchTimeInterval.seconds(1)
    /// A commit this recent is proof enough.
    private static let proofSpan: Duration = .seconds(1)

    private let state = Mutex(State())

    /// Why an order is refused without being tried; nil when it is worth trying.
    var refusal: Office.Unavailable.Reason? {
        state.withLock { state in
            switch state.refusal {
            case nil: return nil
            case .closing: return .closing
            case .damaged: return .damaged
            case let reason:
                let isRecent = state.failedAt.map { $0 + Self.pause > .now() } ?? false
                return isRecent ? reason : nil
            }
        }
    }

    /// Whether it is worth trying to write what is kept already into the tables: a journal to which
    /// nothing may be added can still be shown.
    var allowsShowing: Bool {
        switch refusal {
        case .disk, .full: false
        case nil, .closing, .damaged: true
        }
    }

    var brokenPosition: Int64? { state.withLock { $0.brokenPosition } }

    var hasCommittedLately: Bool {
        state.withLock { state in
            guard state.refusal == nil, let at = state.committedAt else { return false }
            return at.duration(to: .now) < Self.proofSpan
        }
    }

    func noteCommit() {
        state.withLock { state in
            state.committedAt = .now
            guard state.refusal != .closing, state.refusal != .damaged else { return }
            state.refusal = nil
            state.failedAt = nil
        }
    }

    /// Notes why something could not be kept.
    ///
    /// - Returns: whether this is news: an outage is logged when it begins, not for each who is told.
    @discardableResult
    func note(failure error: any Error) -> Bool {
        let before = state.withLock { $0.refusal }
        switch error {
        case JournalFault.brokenChain(let position), JournalFault.unreadable(let position):
            noteBrokenChain(at: position)
        case JournalFault.notAtTheEnd(let expected, _): noteBrokenChain(at: expected + 1)
        default: noteDisk(error)
        }
        let after = state.withLock { $0.refusal }
        return after != before
    }

    private func noteDisk(_ error: any Error) {
        guard let error = error as? SQLiteError, error.kind != .other else { return }
        state.withLock { state in
            guard state.refusal != .closing, state.refusal != .damaged else { return }
            state.refusal = .disk(error.kind)
            state.failedAt = .now()
        }
    }

    func noteBrokenChain(at position: Int64) {
        state.withLock { state in
            state.refusal = .damaged
            state.brokenPosition = position
        }
    }

    func close() {
        state.withLock { $0.refusal = .closing }
    }
}
