import Synchronization

/// What all connections of a server share.
struct Service: Sendable {
    let limits: Limits
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
        self.counters = counters
        self.admission = admission
        self.refuse = refuse
        self.handler = handler
        idleNanoseconds = limits.idleTime.nanoseconds
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
