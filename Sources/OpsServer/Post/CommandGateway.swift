import Dispatch
import Glibc
import OpsCore
import Synchronization

/// Hands each message to a program of the operator, as a document on its standard input.
///
/// No shell, and nothing of the message in its words or its environment, which others on the machine can read. Exit
/// code 0 is sent, 75 (EX_TEMPFAIL) is tried again, as is a program that takes too long or dies; any other is refused.
struct CommandGateway: Gateway {
    let path: String

    var way: MessageWay { .command }

    private static let queue = DispatchQueue(label: "ops.post.commands", attributes: .concurrent)

    func send(_ letter: Letter, at instant: Instant, within time: Duration) async -> Delivery {
        let document = letter.document
        return await withCheckedContinuation { waiting in
            Self.queue.async {
                waiting.resume(returning: run(on: document, within: time))
            }
        }
    }

    /// One at a time is started: between the making of a pipe and its mark no other child must get a copy of it.
    private static let starting = Mutex(())

    private func run(on document: [UInt8], within time: Duration) -> Delivery {
        let child: ChildProgram? = Self.starting.withLock { _ in
            guard let input = Self.pipe(holding: document) else { return nil }
            defer { _ = Glibc.close(input) }
            return ChildProgram(path, input: input)
        }
        guard let child else { return .again(.unreachable) }
        return switch child.wait(within: time) {
        case .exited(0): .sent
        case .exited(75): .again(.busy)
        // What a program says that could not start the one it was to start.
        case .exited(127): .again(.unreachable)
        case .exited: .refused(.refused)
        case .killed(isOurs: true): .again(.timedOut)
        case .killed: .again(.failing)
        }
    }

    /// The end to read from of a pipe that holds the whole document.
    ///
    /// A document is far smaller than a pipe: nobody waits, and a program that does not read it harms nobody.
    private static func pipe(holding document: [UInt8]) -> Int32? {
        var ends: [Int32] = [-1, -1]
        guard document.count <= 16_384, unsafe Glibc.pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { _ = Glibc.close(ends[1]) }
        guard unsafe write(ends[1], document, document.count) == document.count else {
            _ = Glibc.close(ends[0])
            return nil
        }
        return ends[0]
    }
}

extension Letter {
    /// What a program gets.
    var document: [UInt8] {
        var json = JSONWriter(reserving: 512)
        json.beginObject()
        json.member("id", id)
        json.member("to", to)
        json.member("language", language.rawValue)
        json.member("text", text)
        json.endObject()
        json.newline()
        return json.bytes
    }
}
