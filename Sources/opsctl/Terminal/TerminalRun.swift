import Dispatch
import Glibc

/// A program that has the whole terminal, as a value: what happens goes in, frames and wishes come out.
protocol TerminalProgram: Sendable {
    /// What it hears of besides keys.
    associatedtype News: Sendable
    /// What it wants done outside of itself.
    associatedtype Wish: Sendable

    func frame(_ size: ScreenFrame.Size) -> ScreenFrame
    mutating func press(_ key: Key) -> [TerminalEffect<Wish>]
    mutating func hear(_ news: News) -> [TerminalEffect<Wish>]
}

/// What a program wants of whoever runs it.
enum TerminalEffect<Wish: Sendable>: Sendable {
    case leave
    /// Left with something undone that somebody counts on: the terminal is given back, and then it is said.
    case giveUp(any Explained)
    case suspend
    /// The screen is written whole, whatever is on it.
    case redraw
    case fulfil(Wish)
}

/// A program in a terminal.
///
/// It waits for nothing but what happens next: keys are taken while every answer is awaited.
struct TerminalRun<Program: TerminalProgram> {
    typealias Happening = TerminalHappening<Program.News>

    let session: Session
    let terminal: RawTerminal
    let fulfil: @Sendable (Program.Wish) async -> Program.News?

    /// `feed` starts what tells of its own accord, and answers how to end it.
    func run(
        _ program: Program,
        feed: (@escaping @Sendable (Program.News) -> Void) -> [Task<Void, Never>] = { _ in [] }
    ) async throws -> ExitCode {
        let (happenings, continuation) = AsyncStream.makeStream(of: Happening.self)
        let watches = await TerminalSignals.watch(continuation)
        session.surroundings.interruption.beGraceful { continuation.yield(.killed) }
        TerminalKeyboard.listen(at: terminal.input, continuation)
        try terminal.enter()
        let feeds = feed { continuation.yield(.news($0)) }
        defer {
            terminal.leave()
            for watch in watches { watch.cancel() }
            for feed in feeds { feed.cancel() }
        }
        var state = Running(
            program: program,
            painter: ScreenPainter(
                output: terminal.output, hasColour: session.output.manner.hasColour),
            terminal: terminal, fulfil: fulfil, happenings: continuation)
        try state.paint()
        for await happening in happenings {
            if let code = try state.take(happening) { return code }
            try state.paint()
        }
        return .done
    }

    /// A program that is running in a terminal.
    private struct Running {
        var program: Program
        var painter: ScreenPainter
        let terminal: RawTerminal
        let fulfil: @Sendable (Program.Wish) async -> Program.News?
        let happenings: AsyncStream<Happening>.Continuation
        var keys = KeyReader()
        /// How often something was read.
        var reads = 0
        /// Whether the terminal was given back while the program is stopped.
        var isAway = false

        mutating func paint() throws {
            guard !isAway else { return }
            try painter.paint(program.frame(terminal.size))
        }

        /// How the program ends, when it does.
        mutating func take(_ happening: Happening) throws -> ExitCode? {
            switch happening {
            case .bytes(let bytes): return try read(bytes)
            case .patience(reads): return try press(keys.giveUp())
            case .patience: return nil
            case .ended, .killed: return .interrupted
            case .resized: painter.forget()
            case .paused: pauseProgram()
            case .resumed:
                isAway = false
                try terminal.enter()
                painter.forget()
            case .news(let news): return try perform(program.hear(news))
            }
            return nil
        }

        private mutating func read(_ bytes: [UInt8]) throws -> ExitCode? {
            reads += 1
            let code = try press(keys.read(bytes))
            if keys.mayBeEscape {
                Task { [happenings, reads] in
                    // A terminal waits no longer for the rest of a key than this; nobody types so fast.
                    try? await Task.sleep(for: .milliseconds(80))  // cut short: looked at sooner
                    happenings.yield(.patience(reads))
                }
            }
            return code
        }

        private mutating func press(_ keys: [Key]) throws -> ExitCode? {
            for key in keys {
                if let code = try perform(program.press(key)) { return code }
            }
            return nil
        }

        private mutating func perform(_ effects: [TerminalEffect<Program.Wish>]) throws -> ExitCode?
        {
            for effect in effects {
                switch effect {
                case .leave: return .done
                case .giveUp(let problem): throw problem
                case .suspend: pauseProgram()
                case .redraw: painter.forget()
                case .fulfil(let wish):
                    Task { [fulfil, happenings] in
                        guard let news = await fulfil(wish) else { return }
                        happenings.yield(.news(news))
                    }
                }
            }
            return nil
        }

        /// Gives the terminal back and stops, until the system says that the program goes on.
        private mutating func pauseProgram() {
            isAway = true
            terminal.leave()
            kill(getpid(), SIGSTOP)
        }
    }
}
