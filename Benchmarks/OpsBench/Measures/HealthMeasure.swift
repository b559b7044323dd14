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

    mutating func round() throws {
        try measure("ours", ours)
        if let nginx { try measure("nginx", nginx) }
        guard let wrk else { return }
        try measure("ours", ours, by: wrk)
        if let nginx { try measure("nginx", nginx, by: wrk) }
    }

    private mutating func measure(_ name: String, _ process: RunningProcess) throws {
        var plan = LoadPlan(port: process.port, templates: [.get("/healthz")])
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
    private mutating func measure(_ name: String, _ process: RunningProcess, by wrk: String) throws
    {
        let words = [
            wrk, "-t1", "-c64", "-d\(max(1, Int(options.seconds)))",
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
        for (suffix, client) in [("", "own client"), (" wrk", "wrk")]
        where medians["ours" + suffix] != nil {
            let own = medians["ours own"].flatMap { suffix.isEmpty ? $0 : nil }
            table.add(
                "GET /healthz, 64, \(client)", perSecond: medians["ours" + suffix],
                ratio: medians.ratio("ours" + suffix, to: "nginx" + suffix),
                cpu: medians["ours\(suffix) cpu"], p50: suffix.isEmpty ? medians["ours p50"] : nil,
                p99: suffix.isEmpty ? medians["ours p99"] : nil,
                notes: own.map { "client \(Table.text($0, 1)) µs" } ?? "")
            guard medians["nginx" + suffix] != nil else { continue }
            let theirs = medians["nginx own"].flatMap { suffix.isEmpty ? $0 : nil }
            table.add(
                "nginx, one worker, \(client)", perSecond: medians["nginx" + suffix], ratio: 1,
                cpu: medians["nginx\(suffix) cpu"],
                p50: suffix.isEmpty ? medians["nginx p50"] : nil,
                p99: suffix.isEmpty ? medians["nginx p99"] : nil,
                notes: theirs.map { "client \(Table.text($0, 1)) µs" } ?? "")
        }
        if nginx == nil { table.add("nginx", notes: "not installed: skipped") }
    }

    func stop() {
        ours.stop()
        nginx?.stop()
    }
}
