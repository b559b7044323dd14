import OpsCore
import OpsStore
import Synchronization

/// Lets the loops read the tables: a read-only connection that one of them uses at a time.
final class ReadingDesk: Sendable {
    private let room: Mutex<ReadingRoom>

    init(path: String) throws {
        room = Mutex(try ReadingRoom(path: path))
    }

    func read<Value: Sendable>(_ body: (ReadingRoom) throws -> Value) throws -> Value {
        try naming(body).0
    }

    /// The same, and whose data was read.
    func naming<Value: Sendable>(
        _ body: (ReadingRoom) throws -> Value
    ) throws -> (Value, [Identifier<Named>]) {
        try room.withLock { room in
            _ = room.takeNamed()
            let value = try body(room)
            return (value, room.takeNamed())
        }
    }
}
