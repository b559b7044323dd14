import Synchronization

/// What all connections of a server share.
///
/// A class, so that handing it on costs one count and not one for each part.
final class Service: Sendable {
    let limits: Limits
    let shared: SharedLimits
    let counters: Counters
    let admission: Admission
    let refuse: @Sendable (Refusal) -> Response
    let handler: @Sendable (Request) -> Answering
    /// How long a connection may idle: taken apart once, since every request sets this time anew.
    private let idleNanoseconds: Int64

    init(
        limits: Limits, counters: Counters, admission: Admission,
        refuse: @escaping @Sendable (Refusal) -> Response,
        handler: @escaping @Sendable (Request) -> Answering
    ) {
        self.limits = limits
        shared = SharedLimits(limits)
        self.counters = counters
        self.admission = admission
        self.refuse = refuse
        self.handler = handler
        idleNanoseconds = limits.idleTime.nanoseconds
    }

    func time(for stage: RequestParser.Stage) -> Duration {
        switch stage {
        case .idle: limits.idleTime
        case .head: limits.headerTime
        case .body: limits.bodyTime
        }
    }

    /// The time that this many bytes take on the slowest honest link.
    func earned(by bytes: Int) -> Duration {
        .seconds(bytes / max(1, limits.slowestBytesPerSecond))
    }

    /// When a reader must have taken this many bytes that are ready now.
    func writeDeadline(for bytes: Int, from now: MonotonicTime) -> MonotonicTime {
        now + limits.writeTime + earned(by: bytes)
    }

    /// Until when is still read after a refusal that was sent now.
    func lingerDeadline(from now: MonotonicTime) -> MonotonicTime {
        now + limits.lingerTime
    }

    /// How long a request may stay in a stage.
    func stageNanoseconds(_ stage: RequestParser.Stage) -> Int64 {
        switch stage {
        case .idle: idleNanoseconds
        case .head: limits.headerTime.nanoseconds
        case .body: limits.bodyTime.nanoseconds
        }
    }
}
