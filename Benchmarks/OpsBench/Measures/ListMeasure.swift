import OpsStore

/// Pages of fifty out of many requests.
struct ListMeasure {
    let options: Options
    private let token: String
    private let process: RunningProcess
    private var medians = Medians()

    private static let connections = 8
    private static let targets = [
        "/v1/requests?limit=50",
        "/v1/requests?limit=50&status=open",
        "/v1/requests?limit=50&territory=92-montrouge",
        "/v1/requests?limit=50&territory=92&status=open",
    ]

    /// Starts a server on a folder that has been filled.
    init(workshop: Workshop, filled: String, options: Options) throws {
        self.options = options
        token = workshop.token
        process = try RunningProcess(server: workshop.server, data: filled)
    }

    mutating func round() throws {
        for target in Self.targets {
            var plan = LoadPlan(
                port: process.port, connections: Self.connections,
                templates: [.get(target, token: token)])
            plan.seconds = options.seconds
            let before = process.usage
            let report = try LoadGenerator.run(plan)
            let used = process.usage.seconds - before.seconds
            medians.note(target, report.perSecond)
            medians.note(target + " cpu", used * 1e6 / Double(report.answers))
            medians.note(target + " bytes", report.bytesPerAnswer)
            medians.note(target + " p50", LoadReport.percentile(0.5, of: report.latencies))
            medians.note(target + " p99", LoadReport.percentile(0.99, of: report.latencies))
        }
    }

    func report(into table: inout Table) {
        for target in Self.targets {
            table.add(
                "GET \(target), \(Self.connections)", perSecond: medians[target],
                cpu: medians[target + " cpu"], p50: medians[target + " p50"],
                p99: medians[target + " p99"],
                notes: "\(Table.text(medians[target + " bytes"], 0)) bytes, "
                    + "\(options.requests) requests kept")
        }
    }

    func stop() {
        process.stop()
    }
}
