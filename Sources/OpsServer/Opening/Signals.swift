import Dispatch
import Glibc

/// The operator's signals, heard from the moment this is made.
final class Signals {
    private let stream: AsyncStream<Int32>
    private let sources: [any DispatchSourceSignal]

    /// SIGTERM and SIGINT no longer end the process by themselves.
    init() {
        signal(SIGPIPE, SIG_IGN)
        let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
        self.stream = stream
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
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
