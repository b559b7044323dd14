import OpsCore
import Synchronization

/// What waits for the one writer: filled by the loops, emptied by the office all at once.
final class Inbox: Sendable {
    enum Item: Sendable {
        case order(Order, CheckedContinuation<Reply, any Error>)
        /// A question to the operation as committed, or why it cannot be asked.
        case look(@Sendable (borrowing Operation, (any Error)?) -> Void)
    }

    /// More than this many waiting orders are refused: a queue that only grows helps nobody.
    static let limit = 4_096

    private let items = Mutex<[Item]>([])

    /// How the inbox took an item.
    enum Outcome {
        case first
        case queued
        case full
    }

    func put(_ item: Item) -> Outcome {
        items.withLock { items in
            guard items.count < Self.limit else { return .full }
            items.append(item)
            return items.count == 1 ? .first : .queued
        }
    }

    func takeAll() -> [Item] {
        items.withLock { items in
            defer { items = [] }
            return items
        }
    }
}
