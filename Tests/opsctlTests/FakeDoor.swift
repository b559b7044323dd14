import OpsCore
import Synchronization

@testable import opsctl

/// A server in memory: answers from a list, remembers what it was asked.
final class FakeDoor: Door {
    enum Reply: Sendable {
        case answer(Answer)
        case silence(Unreachable.Reason)
    }

    private let replies: Mutex<[Reply]>
    private let asked = Mutex<[Question]>([])

    init(_ replies: [Reply]) {
        self.replies = Mutex(replies)
    }

    var questions: [Question] { asked.withLock(\.self) }

    /// The last reply is given for ever.
    func send(_ question: Question) throws -> Answer {
        asked.withLock { $0.append(question) }
        let reply = replies.withLock { $0.count > 1 ? $0.removeFirst() : $0.first }
        switch reply {
        case .answer(let answer): return answer
        case .silence(let reason): throw Unreachable(reason: reason, server: "test")
        case nil: throw Unreachable(reason: .cannotConnect, server: "test")
        }
    }
}

extension FakeDoor.Reply {
    static func json(
        _ status: Int = 200, _ text: String, _ headers: [Header] = []
    ) -> FakeDoor.Reply {
        .answer(Answer(status: status, headers: headers, body: Array(text.utf8)))
    }
}

/// Keeps what is written.
final class MemorySink: Sink {
    private let bytes = Mutex<[UInt8]>([])

    var text: String { String(decoding: bytes.withLock(\.self), as: UTF8.self) }

    func write(_ more: [UInt8]) {
        bytes.withLock { $0 += more }
    }
}

/// A reader who has gone.
struct ClosedSink: Sink {
    func write(_ bytes: [UInt8]) throws { throw ClosedPipe() }
}

/// Files in memory.
final class MemoryShelf: FileShelf {
    struct File: Sendable {
        var text: String
        var mode: UInt32 = 0o600
    }

    private let files: Mutex<[String: File]>

    init(_ files: [String: File] = [:]) {
        self.files = Mutex(files)
    }

    func exists(_ path: String) -> Bool { files.withLock { $0[path] != nil } }

    func text(_ path: String) -> String? { files.withLock { $0[path]?.text } }

    func read(_ path: String, limit: Int) throws -> [UInt8] {
        guard let text = text(path) else { throw FileProblem(.missing, path, 0) }
        return Array(text.utf8)
    }

    func mode(_ path: String) throws -> UInt32 {
        guard let mode = files.withLock({ $0[path]?.mode }) else {
            throw FileProblem(.missing, path, 0)
        }
        return mode
    }

    func create(_ path: String, _ bytes: [UInt8]) throws {
        guard !exists(path) else { throw FileProblem(.taken, path, 0) }
        files.withLock { $0[path] = File(text: String(decoding: bytes, as: UTF8.self)) }
    }
}
