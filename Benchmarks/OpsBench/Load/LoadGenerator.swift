import Glibc

/// What is asked, how often at once, and when it is enough.
struct LoadPlan {
    let port: UInt16
    var connections = 64
    var templates: [RequestTemplate]
    /// Every answer must have this status: another ends the measure.
    var status = 200
    var seconds = 1.0
    /// So many answers are enough, whatever the time.
    var answers = Int.max
    /// The first number written into the requests.
    var firstNumber = 1
    /// Asks `/healthz` every two milliseconds on a connection of its own.
    var hasProbe = false
}

/// Asks as fast as answers come, each connection one request at a time, from one thread.
///
/// It sits on poll(2): with 64 connections its cost is shared by the many that are ready at once.
struct LoadGenerator {
    private var plan: LoadPlan
    private var connections: [LoadConnection] = []
    private var polled: [pollfd] = []
    private var scratch = [UInt8](repeating: 0, count: 256 * 1_024)
    private var number: Int
    private var probe = RequestTemplate.get("/healthz")
    private var report = LoadReport()

    private static let probePause: UInt64 = 2_000_000
    private static let patience: UInt64 = 10_000_000_000

    private init(_ plan: LoadPlan) throws {
        self.plan = plan
        number = plan.firstNumber
        for _ in 0..<(plan.connections + (plan.hasProbe ? 1 : 0)) {
            connections.append(try LoadConnection(to: plan.port))
        }
    }

    static func run(_ plan: LoadPlan) throws -> LoadReport {
        var generator = try LoadGenerator(plan)
        defer {
            for connection in generator.connections { connection.close() }
        }
        return try generator.run()
    }

    private mutating func run() throws -> LoadReport {
        let ownStart = Machine.ownTime
        let start = Machine.now
        let end = start + UInt64(plan.seconds * 1e9)
        for index in 0..<plan.connections { try ask(index) }
        var isAsking = true
        var lastProbe: UInt64 = 0
        while true {
            let now = Machine.now
            if isAsking, now >= end || report.answers >= plan.answers {
                isAsking = false
                report.nanoseconds = now - start
                report.answersInTime = report.answers
            }
            if plan.hasProbe, isAsking, connections[plan.connections].sentAt == 0,
                now - lastProbe >= Self.probePause
            {
                lastProbe = now
                try connections[plan.connections].send(probe.bytes)
            }
            if !isAsking, connections.allSatisfy({ $0.sentAt == 0 }) { break }
            guard now < end + Self.patience else { throw Trouble("answers do not come") }
            try takeAnswers(asking: isAsking)
        }
        report.ownNanoseconds = Machine.ownTime - ownStart
        return report
    }

    private mutating func ask(_ index: Int) throws {
        let kind = number % plan.templates.count
        plan.templates[kind].write(number: number)
        number += 1
        try connections[index].send(plan.templates[kind].bytes)
    }

    private mutating func takeAnswers(asking: Bool) throws {
        polled.removeAll(keepingCapacity: true)
        for connection in connections {
            polled.append(pollfd(fd: connection.descriptor, events: Int16(POLLIN), revents: 0))
        }
        _ = unsafe poll(&polled, nfds_t(polled.count), 1)
        for index in polled.indices where polled[index].revents != 0 {
            let sentAt = connections[index].sentAt
            guard let scan = try connections[index].receive(by: &scratch) else { continue }
            let latency = UInt32(clamping: (Machine.now - sentAt) / 1_000)
            if index == plan.connections {
                report.probeLatencies.append(latency)
                continue
            }
            guard scan.status == plan.status else {
                throw Trouble("status \(scan.status) came instead of \(plan.status)")
            }
            report.answers += 1
            report.bytes += scan.byteCount
            report.latencies.append(latency)
            if asking { try ask(index) }
        }
    }
}
