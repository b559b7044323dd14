import Foundation

/// The smallest answer, beside nginx with one worker.
struct HealthMeasure {
    let workshop: Workshop
    let options: Options
    private var medians = Medians()
    private let ours: RunningProcess
    private let nginx: RunningProcess?
    private let wrk = Machine.path(of: "wrk")

    init(workshop: Workshop, options: Options) throws {
        self.workshop = workshop
        self.options = options
        let folder = try workshop.copy(of: workshop.fresh, as: "health")
        ours = try RunningProcess(server: workshop.server, data: folder)
        nginx = try Machine.path(of: "nginx").map { path in
            try RunningProcess(
                nginx: path, folder: workshop.path + "/nginx",
                port: UInt16.random(in: 20_000..<30_000))
        }
    }

    private static let crowds = [64, 8]

    mutating func round() throws {
        for connections in Self.crowds {
            try measure("ours", ours, connections)
            if let nginx { try measure("nginx", nginx, connections) }
            guard let wrk else { continue }
            try measure("ours", ours, connections, by: wrk)
            if let nginx { try measure("nginx", nginx, connections, by: wrk) }
        }
    }

    private mutating func measure(
        _ who: String, _ process: RunningProcess, _ connections: Int
    ) throws {
        let name = "\(who) \(connections)"
        var plan = LoadPlan(
            port: process.port, connections: connections, templates: [.get("/healthz")])
        plan.seconds = options.seconds
        let before = process.usage
        let report = try LoadGenerator.run(plan)
        let used = process.usage.seconds - before.seconds
        medians.note(name, report.perSecond)
        medians.note(name + " cpu", used * 1e6 / Double(report.answers))
        medians.note(name + " own", report.ownMicrosecondsPerAnswer)
        medians.note(name + " p50", LoadReport.percentile(0.5, of: report.latencies))
        medians.note(name + " p99", LoadReport.percentile(0.99, of: report.latencies))
    }

    /// The same asked by wrk, a client that others know.
    private mutating func measure(
        _ who: String, _ process: RunningProcess, _ connections: Int, by wrk: String
    ) throws {
        let name = "\(who) \(connections)"
        let words = [
            wrk, "-t1", "-c\(connections)", "-d\(max(1, Int(options.seconds)))",
            "http://127.0.0.1:\(process.port)/healthz",
        ]
        let before = process.usage
        let said = try Machine.run(Machine.pinned(words, to: Machine.clientProcessor))
        let used = process.usage.seconds - before.seconds
        let lines = said.split(separator: "\n")
        guard !said.contains("Non-2xx"),
            let rate = Self.number(in: lines, before: nil, after: "Requests/sec:"),
            let count = Self.number(in: lines, before: "requests in", after: nil)
        else { throw Trouble("wrk said: \(said)") }
        medians.note(name + " wrk", rate)
        medians.note(name + " wrk cpu", used * 1e6 / count)
    }

    private static func number(
        in lines: [Substring], before: String?, after: String?
    ) -> Double? {
        let line = lines.first { $0.contains(before ?? after ?? "") }
        let words = line?.split(separator: " ") ?? []
        return (before == nil ? words.last : words.first).flatMap { Double($0) }
    }

    func report(into table: inout Table) {
        for connections in Self.crowds {
            for (suffix, client) in [("", "own client"), (" wrk", "wrk")] {
                report("\(connections)", suffix, client, into: &table)
            }
        }
        if nginx == nil { table.add("nginx", notes: "not installed: skipped") }
    }

    private func report(
        _ connections: String, _ suffix: String, _ client: String, into table: inout Table
    ) {
        for (who, title) in [("ours", "GET /healthz"), ("nginx", "nginx, one worker")] {
            let name = "\(who) \(connections)"
            guard medians[name + suffix] != nil else { continue }
            let ratio = medians.ratio(name + suffix, to: "nginx \(connections)\(suffix)")
            let times = suffix.isEmpty ? name : ""
            table.add(
                "\(title), \(connections), \(client)", perSecond: medians[name + suffix],
                ratio: ratio, cpu: medians[name + suffix + " cpu"], p50: medians[times + " p50"],
                p99: medians[times + " p99"],
                notes: medians[times + " own"].map { "client \(Table.text($0, 1)) µs" } ?? "",
                bars: who == "ours" ? [("ratio", .least(ratio, 1))] : [])
        }
    }

    func stop() {
        ours.stop()
        nginx?.stop()
    }
}
