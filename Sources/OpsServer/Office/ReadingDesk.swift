import Dispatch
import OpsStore
import Synchronization

/// Lets the loops read the tables: a read-only connection that one of them uses at a time.
final class ReadingDesk: Sendable {
    private let path: String
    private let room: Mutex<ReadingRoom>
    private let reports = DispatchQueue(label: "ops.reports", qos: .utility)

    init(path: String) throws {
        self.path = path
        room = Mutex(try ReadingRoom(path: path))
    }

    func read<Value: Sendable>(_ body: (ReadingRoom) throws -> Value) throws -> Value {
        try room.withLock { room in try body(room) }
    }

    /// Reads what would keep a loop too long: beside it, through a connection of its own, one report
    /// at a time.
    func report<Value: Sendable>(
        _ body: @escaping @Sendable (ReadingRoom) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            reports.async { [path] in
                continuation.resume(with: Result { try body(try ReadingRoom(path: path)) })
            }
        }
    }
}
