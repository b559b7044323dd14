import OpsStore
import Synchronization

/// Lets the loops read the tables: a read-only connection that one of them uses at a time.
final class ReadingDesk: Sendable {
    private let room: Mutex<ReadingRoom>

    init(path: String) throws {
        room = Mutex(try ReadingRoom(path: path))
    }

    func read<Value: Sendable>(_ body: (ReadingRoom) throws -> Value) throws -> Value {
        try room.withLock { room in try body(room) }
    }
}
