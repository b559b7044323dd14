import OpsCore
import Synchronization

@testable import opsctl

/// One run of opsctl against a server in memory.
struct TestDesk {
    let data = MemorySink()
    let messages = MemorySink()
    let door: FakeDoor
    var files = MemoryShelf()
    var environment: [String: String] = [:]
    var width: Int?
    /// Reads the data in place of `data`.
    var reader: (any Sink)?
    let interruption = Interruption()
    /// Where what is typed comes from.
    var input: Int32 = -1
    var clock = WallClock.greenwich

    init(_ replies: FakeDoor.Reply...) {
        door = FakeDoor(replies)
    }

    init(replies: [FakeDoor.Reply]) {
        door = FakeDoor(replies)
    }

    func run(_ words: String...) async -> ExitCode {
        await run(words)
    }

    func run(_ words: [String]) async -> ExitCode {
        await Program(surroundings).run(words)
    }

    /// The bodies of what was asked.
    var bodies: [String] { door.questions.map { String(decoding: $0.body, as: UTF8.self) } }

    var surroundings: Surroundings {
        let count = Counter()
        return Surroundings(
            environment: environment, data: reader ?? data, messages: messages, width: width,
            isWatched: false, files: files,
            openDoors: { [door] _, count in
                DoorSet(doors: Array(repeating: door, count: count), executor: nil)
            },
            pause: { _ in }, makeKey: { "key-\(count.next())" }, clock: clock,
            interruption: interruption, input: input)
    }

    /// The command, what it asked, what it answered and how it ended.
    static func transcript(
        _ words: [String], _ replies: [FakeDoor.Reply], on clock: WallClock = .greenwich
    ) async -> String {
        var desk = TestDesk(replies: replies)
        desk.clock = clock
        let code = await desk.run(words)
        var text = "$ opsctl \(words.joined(separator: " "))\n"
        for question in desk.door.questions {
            text += "> \(question.method) \(question.target)\n"
            if !question.body.isEmpty {
                text += "> \(String(decoding: question.body, as: UTF8.self))\n"
            }
        }
        text += desk.data.text
        for line in desk.messages.text.split(separator: "\n") { text += "! \(line)\n" }
        return text + "= \(code.rawValue)\n"
    }
}

/// Counts from 1.
final class Counter: Sendable {
    private let count = Atomic<Int>(0)

    func next() -> Int {
        count.add(1, ordering: .relaxed).newValue
    }
}

extension TestDesk {
    /// What a command would have in hand.
    func session(_ words: String...) throws -> Session {
        let finding = try CommandLineReader(commands: Subcommand.all)
            .read(words.isEmpty ? ["contact", "new"] : words)
        guard case .command(let arguments) = finding else { throw UnreadableAnswer() }
        return Session(
            arguments: arguments,
            output: Output(data: data, messages: messages, manner: Output.Manner()),
            surroundings: surroundings)
    }
}

extension WallClock {
    static let anHourAhead = WallClock { _ in .seconds(3_600) }
}
