import Dispatch
import Glibc
import OpsCore

/// Something that comes to a running form from outside.
enum FormHappening: Sendable {
    case bytes([UInt8])
    /// Nobody types any more: the terminal hung up, the file has ended.
    case ended
    /// A moment has passed since this many reads.
    case patience(Int)
    case resized
    /// Told to stop for a while, and to go on.
    case paused, resumed
    /// Told to end.
    case killed
    case form(FormEvent)
}

/// The form in a terminal: what happens goes in, frames and questions to the server go out.
///
/// It waits for nothing but what happens next: keys are taken while every answer is awaited.
struct FormRun {
    let session: Session
    let terminal: RawTerminal
    let desk: FormDesk

    func run() async throws -> ExitCode {
        let (happenings, continuation) = AsyncStream.makeStream(of: FormHappening.self)
        let watches = FormSignals.watch(continuation)
        session.surroundings.interruption.beGraceful { continuation.yield(.killed) }
        FormKeyboard.listen(at: terminal.input, continuation)
        try terminal.enter()
        defer {
            terminal.leave()
            for watch in watches { watch.cancel() }
        }
        var state = FormRunning(
            form: Form(language: session.language),
            painter: FormPainter(
                output: terminal.output, hasColour: session.output.manner.hasColour),
            terminal: terminal, desk: desk, happenings: continuation)
        try state.paint()
        for await happening in happenings {
            if let code = try state.take(happening) { return code }
            try state.paint()
        }
        return .done
    }
}

/// A form that is running in a terminal.
private struct FormRunning {
    var form: Form
    var painter: FormPainter
    let terminal: RawTerminal
    let desk: FormDesk
    let happenings: AsyncStream<FormHappening>.Continuation
    var keys = KeyReader()
    /// How often something was read.
    var reads = 0
    /// Whether the terminal was given back while the program is stopped.
    var isAway = false

    /// A terminal waits no longer for the rest of a key than this; nobody types so fast.
    private static let patience = Duration.milliseconds(80)

    mutating func paint() throws {
        guard !isAway else { return }
        try painter.paint(FormScreen(form: form, size: terminal.size).frame())
    }

    /// How the program ends, when it does.
    mutating func take(_ happening: FormHappening) throws -> ExitCode? {
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
        case .form(let event): return try perform(form.take(event))
        }
        return nil
    }

    private mutating func read(_ bytes: [UInt8]) throws -> ExitCode? {
        reads += 1
        let code = try press(keys.read(bytes))
        if keys.mayBeEscape {
            Task { [happenings, reads] in
                try? await Task.sleep(for: Self.patience)  // cut short: looked at sooner
                happenings.yield(.patience(reads))
            }
        }
        return code
    }

    private mutating func press(_ keys: [Key]) throws -> ExitCode? {
        for key in keys {
            if let code = try perform(form.take(.key(key))) { return code }
        }
        return nil
    }

    private mutating func perform(_ effects: [FormEffect]) throws -> ExitCode? {
        for effect in effects {
            switch effect {
            case .leave: return .done
            case .suspend: pauseProgram()
            case .redraw: painter.forget()
            default:
                Task { [desk, happenings] in
                    guard let event = await desk.perform(effect) else { return }
                    happenings.yield(.form(event))
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

/// Reads what is typed, on a thread that may wait for it.
enum FormKeyboard {
    static func listen(
        at input: Int32, _ happenings: AsyncStream<FormHappening>.Continuation
    ) {
        DispatchQueue(label: "keyboard").async {
            while let bytes = next(from: input) { happenings.yield(.bytes(bytes)) }
            happenings.yield(.ended)
        }
    }

    /// Nil at the end.
    private static func next(from input: Int32) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe Glibc.read(input, $0.baseAddress, $0.count)
            }
            if count > 0 { return Array(buffer.prefix(count)) }
            guard count < 0, errno == EINTR else { return nil }
        }
    }
}

/// Hears what the system says to the program while the form has the terminal.
enum FormSignals {
    static func watch(
        _ happenings: AsyncStream<FormHappening>.Continuation
    ) -> [any DispatchSourceSignal] {
        let meanings: [(Int32, FormHappening)] = [
            (SIGWINCH, .resized), (SIGTSTP, .paused), (SIGCONT, .resumed), (SIGTERM, .killed),
            (SIGHUP, .killed), (SIGQUIT, .killed),
        ]
        return meanings.map { number, happening in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { happenings.yield(happening) }
            source.resume()
            return source
        }
    }
}
