import OpsCore
import OpsTesting
import Synchronization

@testable import OpsServer

/// A clock that stands still until somebody moves it.
final class HandClock: Sendable {
    private let instant = Mutex(Samples.start)

    var now: Instant { instant.withLock { $0 } }
    var clock: Clock { Clock { [self] in now } }

    func advance(_ span: TimeSpan) {
        instant.withLock { $0 = $0 + span }
    }
}

/// Remembers what the operator of the server would read.
final class Notes: Sendable {
    private let kept = Mutex<[String]>([])

    var lines: [String] { kept.withLock { $0 } }
    var text: String { lines.joined(separator: "\n") }
    var log: Log { Log { [self] line in kept.withLock { $0.append(line) } } }
}
