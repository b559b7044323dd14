import Dispatch
import OpsStore
import Synchronization

/// Searches among people, on a thread and a connection of their own.
///
/// A search compares hundreds of names and takes milliseconds where a list takes a tenth of one: on
/// a loop it would hold up everybody whom that loop serves.
final class SearchDesk: Sendable {
    private let room: Mutex<ReadingRoom>
    private let queue = DispatchQueue(label: "ops.search")

    init(path: String) throws {
        room = Mutex(try ReadingRoom(path: path))
    }

    /// Waits for its turn: one search at a time leaves the other processor to those who call.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (ReadingRoom) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { waiting in
            queue.async { [self] in
                waiting.resume(with: Result { try room.withLock { room in try body(room) } })
            }
        }
    }
}
