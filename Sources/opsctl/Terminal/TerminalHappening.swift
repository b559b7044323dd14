import Dispatch
import Glibc

/// Something that comes from outside to a program that has the terminal.
enum TerminalHappening<News: Sendable>: Sendable {
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
    /// What was asked for, or listened to.
    case news(News)
}

/// Reads what is typed, on a thread that may wait for it.
enum TerminalKeyboard {
    static func listen<News>(
        at input: Int32, _ happenings: AsyncStream<TerminalHappening<News>>.Continuation
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

/// Hears what the system says to the program while it has the terminal.
enum TerminalSignals {
    /// Answers once every signal is listened to.
    ///
    /// Dispatch begins to listen some time after it was asked. A stop sent in between would be
    /// lost if it were ignored, and would leave the terminal as it is if it were not: so the
    /// terminal is taken only afterwards.
    static func watch<News>(
        _ happenings: AsyncStream<TerminalHappening<News>>.Continuation
    ) async -> [any DispatchSourceSignal] {
        let meanings: [(Int32, TerminalHappening<News>)] = [
            (SIGWINCH, .resized), (SIGTSTP, .paused), (SIGCONT, .resumed), (SIGTERM, .killed),
            (SIGHUP, .killed), (SIGQUIT, .killed),
        ]
        var sources: [any DispatchSourceSignal] = []
        for (number, happening) in meanings {
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { happenings.yield(happening) }
            await withCheckedContinuation { listens in
                source.setRegistrationHandler { listens.resume() }
                source.resume()
            }
            sources.append(source)
        }
        return sources
    }
}
