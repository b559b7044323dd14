import Dispatch
import OpsStore
import Synchronization

/// Searches among people, on a thread and a connection of their own.
///
/// A search compares hundreds of names and takes milliseconds where a list takes a tenth of one: on
/// a loop it would hold up everybody whom that loop serves. The connection is opened for the first
/// search: until then it would only take memory.
final class SearchDesk: Sendable {
    private let path: String
    private let opened = Mutex<ReadingRoom?>(nil)
    private let queue = DispatchQueue(label: "ops.search")

    init(path: String) {
        self.path = path
    }

    /// Waits for its turn: one search at a time leaves the other processor to those who call.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (ReadingRoom) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { waiting in
            queue.async { [self] in
                waiting.resume(with: Result { try look(body) })
            }
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
