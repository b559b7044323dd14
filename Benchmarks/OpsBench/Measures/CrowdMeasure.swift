import Foundation

/// Ten thousand connections that say nothing: what each costs, and what they cost the others.
struct CrowdMeasure {
    let workshop: Workshop
    let options: Options
    private var medians = Medians()

    private var crowd: Int { options.isQuick ? 1_000 : 10_000 }

    init(workshop: Workshop, options: Options) throws {
        self.workshop = workshop
        self.options = options
        try Machine.allowDescriptors(12_000)
    }

    mutating func round() throws {
        let folder = try workshop.copy(of: workshop.fresh, as: "crowd")
        let process = try RunningProcess(
            server: workshop.server, data: folder,
            words: [
                "--limit", "connections=12000", "--limit", "connections-per-peer=12000",
                "--limit", "idle-time=10min",
            ])
        defer { process.stop() }
        try note("alone", process)
        let before = ProcessUsage.residentMebibytes(of: process.id)
        var idle: [LoadConnection] = []
        defer {
            for connection in idle { connection.close() }
        }
        var scratch = [UInt8](repeating: 0, count: 4_096)
        for _ in 0..<crowd {
            // Each has asked once: a connection that never spoke would be cheaper than a real one.
            var connection = try LoadConnection(to: process.port)
            try connection.send(RequestTemplate.get("/healthz").bytes)
            while try connection.receive(by: &scratch) == nil {}
            idle.append(connection)
        }
        let after = ProcessUsage.residentMebibytes(of: process.id)
        medians.note("memory", (after - before) * 1_024 / Double(crowd))
        try note("beside", process)
    }

    private mutating func note(_ name: String, _ process: RunningProcess) throws {
        var plan = LoadPlan(port: process.port, templates: [.get("/healthz")])
        plan.seconds = options.seconds
        let before = process.usage
        let report = try LoadGenerator.run(plan)
        medians.note(name, report.perSecond)
        medians.note(
            name + " cpu", (process.usage.seconds - before.seconds) * 1e6 / Double(report.answers))
    }

    func report(into table: inout Table) {
        let memory = medians["memory"]
        let ratio = medians.ratio("beside", to: "alone")
        table.add(
            "GET /healthz, 64, beside \(crowd) idle connections", perSecond: medians["beside"],
            ratio: ratio, cpu: medians["beside cpu"],
            notes: "ratio to the same server without them; "
                + "\(Table.text(memory, 1)) KiB an idle connection",
            bars: [("KiB", .most(memory, 6)), ("ratio", .least(ratio, 0.95))])
    }
}
