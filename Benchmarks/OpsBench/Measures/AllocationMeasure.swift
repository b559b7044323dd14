import Foundation

/// Blocks of memory that the server allocates for one request, against what is allowed.
///
/// A count and no time: it is the same on every machine, so that one block more is seen.
struct AllocationMeasure {
    private var rows: [(title: String, blocks: Double, allowed: Double)] = []

    private static let requests = 4_000
    private static let thresholds = "Benchmarks/Allocations/thresholds.txt"

    /// Nil when the counter was not built: then there is nothing to load.
    init?(workshop: Workshop) throws {
        let counter = URL(filePath: workshop.server).deletingLastPathComponent()
            .appending(path: "count-allocations.so").path
        guard FileManager.default.fileExists(atPath: counter) else { return nil }
        let allowed = try Self.allowed()
        for (name, title, template, status) in Self.kinds(token: workshop.token) {
            guard let limit = allowed[name] else {
                throw Trouble("\(Self.thresholds) does not say what \(name) may allocate")
            }
            let folder = try workshop.copy(of: workshop.fresh, as: "allocations")
            let blocks = try Self.measure(workshop, folder, counter, template, status)
            rows.append((title, blocks, limit))
        }
    }

    private static func kinds(
        token: String
    ) -> [(name: String, title: String, templates: [RequestTemplate], status: Int)] {
        [
            ("healthz", "GET /healthz", [.get("/healthz")], 200),
            (
                "contact", "POST /v1/contacts",
                RequestTemplate.contacts(token: token, hasKey: false), 201
            ),
            (
                "list", "GET /v1/volunteers?limit=50",
                [.get("/v1/volunteers?limit=50", token: token)], 200
            ),
        ]
    }

    private static func measure(
        _ workshop: Workshop, _ folder: String, _ counter: String, _ templates: [RequestTemplate],
        _ status: Int
    ) throws -> Double {
        let book = workshop.path + "/allocations.book"
        try Data(count: 8).write(to: URL(filePath: book))
        let process = try RunningProcess(
            server: workshop.server, data: folder,
            environment: ["LD_PRELOAD": counter, "OPS_BENCH_ALLOCATIONS": book])
        defer { process.stop() }
        var plan = LoadPlan(port: process.port, connections: 8, templates: templates)
        plan.status = status
        plan.seconds = 60
        plan.answers = 500
        _ = try LoadGenerator.run(plan)
        let before = try blocks(in: book)
        plan.answers = requests
        plan.firstNumber = 100_000
        let report = try LoadGenerator.run(plan)
        return Double(try blocks(in: book) - before) / Double(report.answers)
    }

    private static func blocks(in book: String) throws -> UInt64 {
        guard let bytes = FileManager.default.contents(atPath: book), bytes.count == 8 else {
            throw Trouble("the counter of allocations wrote nothing")
        }
        return bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// What is checked in, by name.
    private static func allowed() throws -> [String: Double] {
        var allowed: [String: Double] = [:]
        for line in Machine.text(of: thresholds).split(separator: "\n") where !line.hasPrefix("#") {
            let words = line.split(separator: " ")
            guard words.count == 2, let count = Double(words[1]) else {
                throw Trouble("\(thresholds): \(line)")
            }
            allowed[String(words[0])] = count
        }
        return allowed
    }

    func report(into table: inout Table) {
        table.exceedsAllowance = rows.contains { $0.blocks > $0.allowed }
        for (title, blocks, allowed) in rows {
            table.add(
                "\(title), allocations", notes: "\(Table.text(blocks, 1)) blocks a request",
                bars: [("blocks", .most(blocks, allowed))])
        }
    }
}
