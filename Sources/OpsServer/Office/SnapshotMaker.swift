import Dispatch
import OpsCore
import Synchronization

/// Writes the state out as a snapshot beside the office: that costs as much as all that is live, and
/// nobody who calls should wait for it.
///
/// The state is a value, so what it is given stays as it was while the office goes on.
final class SnapshotMaker: Sendable {
    struct Made: Sendable {
        let state: [UInt8]
        /// Where the journal ended when the state was taken.
        let head: JournalHead
    }

    private enum Stage {
        case idle
        case making
        case made(Made)
    }

    private let stage = Mutex(Stage.idle)
    private let queue = DispatchQueue(label: "ops.snapshot", qos: .utility)

    /// Begins, unless one is being made or waits to be taken.
    ///
    /// - Returns: whether it began.
    func begin(_ operation: Operation, at head: JournalHead) -> Bool {
        let begins = stage.withLock { stage in
            guard case .idle = stage else { return false }
            stage = .making
            return true
        }
        guard begins else { return false }
        queue.async { [self] in
            let made = Made(state: operation.snapshot(), head: head)
            stage.withLock { $0 = .made(made) }
        }
        return true
    }

    /// What was made since, once.
    func take() -> Made? {
        stage.withLock { stage in
            guard case .made(let made) = stage else { return nil }
            stage = .idle
            return made
        }
    }

    /// Waits until nothing is being made.
    func finish() {
        queue.sync {}
    }
}
