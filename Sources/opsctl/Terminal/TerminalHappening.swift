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
    static func watch<News>(
        _ happenings: AsyncStream<TerminalHappening<News>>.Continuation
    ) -> [any DispatchSourceSignal] {
        let meanings: [(Int32, TerminalHappening<News>)] = [
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
