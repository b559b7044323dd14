import Testing

@testable import OpsHTTP

/// The times of a connection to the nanosecond, one below, at and one above: nobody waits for them.
struct DeadlineTests {
    private static let start = MonotonicTime(nanoseconds: 7_000_000_000)

    private func service(_ words: String...) throws -> Service {
        var limits = Limits()
        for word in words { try limits.set(word) }
        return Service(limits: limits) { _ in .now(Response(.ok)) }
    }

    /// Whether a wait until `deadline` is over when the loop's turn begins at `now`.
    private func isOver(_ deadline: MonotonicTime, at now: MonotonicTime) -> Bool {
        var timers = TimerHeap<Int>()
        var alarm = Alarm()
        alarm.deadline = deadline
        if let moment = alarm.arm() { timers.insert(7, at: moment) }
        guard let first = timers.takeFirst(dueAt: now) else { return false }
        let isTheOne = alarm.take(first.moment)
        #expect(isTheOne)
        return alarm.isOver(at: now)
    }

    private static let edges: [(Int64, Bool)] = [(-1, false), (0, true), (1, true)]

    @Test(arguments: edges)
    func `a reader has its time whole, and not a moment more`(
        _ nanoseconds: Int64, _ isOver: Bool
    ) throws {
        let service = try service("write-time=20s")
        let deadline = service.writeDeadline(for: 0, from: Self.start)
        let edge = Self.start + .seconds(20)
        #expect(self.isOver(deadline, at: edge.later(by: nanoseconds)) == isOver)
    }

    @Test(arguments: [(1023, 20), (1024, 21), (1025, 21), (2047, 21), (2048, 22)])
    func `bytes that are to be taken earn their reader whole seconds`(
        _ bytes: Int, _ seconds: Int
    ) throws {
        let service = try service("write-time=20s", "slowest-bytes-per-second=1KiB")
        let deadline = service.writeDeadline(for: bytes, from: Self.start)
        #expect(deadline - Self.start == .seconds(seconds))
    }

    @Test(arguments: edges)
    func `after a refusal is still read for the whole time, and not a moment more`(
        _ nanoseconds: Int64, _ isOver: Bool
    ) throws {
        for (words, time) in [("linger-time=2s", 2_000), ("linger-time=0ms", 0)] {
            let deadline = try service(words).lingerDeadline(from: Self.start)
            let edge = Self.start + .milliseconds(time)
            #expect(self.isOver(deadline, at: edge.later(by: nanoseconds)) == isOver)
        }
    }

    @Test(arguments: edges)
    func `a request has the time of its stage whole, and not a moment more`(
        _ nanoseconds: Int64, _ isOver: Bool
    ) throws {
        let service = try service("header-time=10s", "body-time=20s", "idle-time=1min")
        for (stage, seconds) in [(RequestParser.Stage.head, 10), (.body, 20), (.idle, 60)] {
            let deadline = Self.start.later(by: service.stageNanoseconds(stage))
            let edge = Self.start + .seconds(seconds)
            #expect(self.isOver(deadline, at: edge.later(by: nanoseconds)) == isOver)
        }
    }
}

struct AlarmTests {
    private func moment(_ nanoseconds: Int64) -> MonotonicTime {
        MonotonicTime(nanoseconds: nanoseconds)
    }

    @Test func `a wait without end needs no timer`() {
        var alarm = Alarm()
        let timer = alarm.arm()
        #expect(timer == nil && !alarm.isOver(at: moment(.max - 1)))
    }

    @Test func `a deadline that moves on waits for the timer that is set, and then for one more`() {
        var alarm = Alarm()
        alarm.deadline = moment(100)
        let first = alarm.arm()
        alarm.deadline = moment(300)
        let none = alarm.arm()
        #expect(first == moment(100) && none == nil)
        let counts = alarm.take(moment(100))
        #expect(counts && !alarm.isOver(at: moment(100)))
        let second = alarm.arm()
        #expect(second == moment(300))
    }

    @Test func `a deadline that comes nearer has a timer of its own, and the other is stale`() {
        var alarm = Alarm()
        alarm.deadline = moment(300)
        _ = alarm.arm()
        alarm.deadline = moment(100)
        let nearer = alarm.arm()
        let counts = alarm.take(moment(100))
        let isStale = !alarm.take(moment(300))
        #expect(nearer == moment(100) && counts && isStale)
    }
}
