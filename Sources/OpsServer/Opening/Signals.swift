import Dispatch
import Glibc

/// Waits for the operator's signals.
actor Signals {
    private var sources: [any DispatchSourceSignal] = []

    /// Returns when SIGTERM or SIGINT has come; they no longer end the process by themselves.
    func untilAskedToStop() async {
        signal(SIGPIPE, SIG_IGN)
        let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
        for number in [SIGTERM, SIGINT] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield(number) }
            source.resume()
            sources.append(source)
        }
        for await _ in stream { return }
    }
}
