extension Connection {
    /// When the present stage must be over; set once per stage, not renewed by each byte.
    func deadline(for stage: RequestParser.Stage) -> MonotonicTime {
        let start: MonotonicTime
        if let deadline, deadline.stage == stage {
            start = deadline.moment
        } else {
            start = loop.turnTime.later(by: service.stageNanoseconds(stage))
            deadline = (stage, start)
        }
        guard stage == .body else { return start }
        // A slow but steady sender earns its time byte by byte.
        return start + earned(by: parser.bodyBytesReceived)
    }

    func time(for stage: RequestParser.Stage) -> Duration {
        switch stage {
        case .idle: service.limits.idleTime
        case .head: service.limits.headerTime
        case .body: service.limits.bodyTime
        }
    }

    /// The time that this many bytes take on the slowest honest link.
    func earned(by bytes: Int) -> Duration {
        .seconds(bytes / max(1, service.limits.slowestBytesPerSecond))
    }
}
