import Dispatch
import OpsStore
import Synchronization

/// Moves the write-ahead log into the file on a thread of its own, so that the writer need not stop
/// for some four thousand pages and their sync.
///
/// It never ends: while it copies, the writer adds. So the writer, told that the bulk is there, moves
/// the little that came since (`Archive.finishCheckpoint`), and the log starts over. Alone, a thread
/// like this one lets the log grow without end.
final class Checkpointer: Sendable {
    /// Pages after which the log is worth moving; 4 000 pages of 4 KiB keep it and the file's pages
    /// in the system's cache.
    let pages: Int

    private enum Stage {
        case idle
        case copying
        /// The bulk is in the file.
        case copied
    }

    private let connection: Mutex<SQLiteConnection>
    private let stage = Mutex(Stage.idle)
    private let queue = DispatchQueue(label: "ops.checkpoint")

    /// Opens a connection of its own to the file.
    init(path: String, pages: Int = 4_000) throws {
        self.pages = pages
        connection = Mutex(try SQLiteConnection(path: path, access: .readWrite))
    }

    /// Whether the bulk has been copied since the last look; says so once.
    func takeCopied() -> Bool {
        stage.withLock { stage in
            guard stage == .copied else { return false }
            stage = .idle
            return true
        }
    }

    /// Begins to copy, unless it is at it.
    ///
    /// - Parameter failed: told why nothing more could be copied; the log stays and is tried again.
    func begin(failed: @escaping @Sendable (any Error) -> Void) {
        let begins = stage.withLock { stage in
            guard stage == .idle else { return false }
            stage = .copying
            return true
        }
        guard begins else { return }
        queue.async { [self] in
            do {
                _ = try connection.withLock { try $0.checkpoint() }
            } catch {
                failed(error)
            }
            stage.withLock { $0 = .copied }
        }
    }

    /// Waits until nothing is being copied.
    func finish() {
        queue.sync {}
    }
}
