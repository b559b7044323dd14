import Dispatch
import OpsCore
import OpsStore
import Synchronization

/// Reads what takes long, searches among people and figures, on a thread and a connection of its own.
///
/// A search compares hundreds of names and a count walks all requests of a period: milliseconds where a
/// list takes a tenth of one, and on a loop everybody whom that loop serves would wait. The connection is
/// opened when it is first needed: until then it would only take memory.
final class LongReadingDesk: Sendable {
    private let path: String
    private let opened = Mutex<ReadingRoom?>(nil)
    private let queue = DispatchQueue(label: "ops.longreading")

    init(path: String) {
        self.path = path
    }

    /// Waits for its turn: one at a time leaves the other processor to those who call.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (ReadingRoom) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { waiting in
            queue.async { [self] in
                waiting.resume(with: Result { try look(body) })
            }
        }
    }

    /// The same, and whose data was read.
    func naming<Value: Sendable>(
        _ body: @escaping @Sendable (ReadingRoom) throws -> Value
    ) async throws -> (Value, [Identifier<Named>]) {
        try await read { room in
            _ = room.takeNamed()
            let value = try body(room)
            return (value, room.takeNamed())
        }
    }

    private func look<Value: Sendable>(
        _ body: (ReadingRoom) throws -> Value
    ) throws -> Value {
        try opened.withLock { opened in
            let room = try opened ?? ReadingRoom(path: path)
            opened = room
            return try body(room)
        }
    }
}
