import Dispatch
import Glibc

/// The operator's signals, heard from just after this is made.
///
/// Until Dispatch listens, a moment later, they do what the system does by itself: end the process.
/// They are not told to be ignored meanwhile, for then whoever stops a server that has only begun
/// to start would be heard by nobody.
final class Signals {
    private let stream: AsyncStream<Int32>
    private let sources: [any DispatchSourceSignal]

    /// SIGTERM and SIGINT soon no longer end the process by themselves.
    init() {
        signal(SIGPIPE, SIG_IGN)
        let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
        self.stream = stream
        sources = [SIGTERM, SIGINT].map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield(number) }
            source.resume()
            return source
        }
    }

    /// Returns when SIGTERM or SIGINT has come.
    func untilAskedToStop() async {
        for await _ in stream { return }
    }
}
