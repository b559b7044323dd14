import OpsCore
import OpsStore

/// Contacts logged over HTTP, each on disk before it is acknowledged, beside the raw limit.
struct IntakeMeasure {
    let workshop: Workshop
    let options: Options
    private var medians = Medians()

    private struct Kind {
        let connections: Int
        let hasKey: Bool
        var name: String { "\(connections)\(hasKey ? " with key" : "")" }
    }

    private static let kinds = [
        Kind(connections: 64, hasKey: false), Kind(connections: 64, hasKey: true),
        Kind(connections: 8, hasKey: false), Kind(connections: 8, hasKey: true),
    ]

    init(workshop: Workshop, options: Options) {
        self.workshop = workshop
        self.options = options
    }

    /// One round of every kind: the server, then the raw limit with the rows that it wrote.
    mutating func round() throws {
        for kind in Self.kinds {
            let alone = try workshop.copy(of: workshop.fresh, as: "intake")
            try measureServer(kind, alone, name: kind.name + " alone", isSpread: false)
            let folder = try workshop.copy(of: workshop.fresh, as: "intake")
            try measureServer(kind, folder, name: kind.name, isSpread: true)
            try Machine.moveHere(to: Machine.serverProcessor)
            try measureRaw(kind, Workshop.archive(in: folder))
            try Machine.moveHere(to: Machine.clientProcessor)
        }
        try Machine.moveHere(to: Machine.serverProcessor)
        let folder = try workshop.copy(of: workshop.fresh, as: "desk")
        let desk = try RawLimit.measureDesk(
            contacts: options.contacts, path: Workshop.archive(in: folder))
        try Machine.moveHere(to: Machine.clientProcessor)
        medians.note("desk", desk.perSecond)
        medians.note("desk cpu", desk.microseconds)
    }

    private mutating func measureServer(
        _ kind: Kind, _ folder: String, name: String, isSpread: Bool
    ) throws {
        let process = try RunningProcess(
            server: workshop.server, data: folder, isSpread: isSpread)
        defer { process.stop() }
        var plan = LoadPlan(
            port: process.port, connections: kind.connections,
            templates: RequestTemplate.contacts(token: workshop.token, hasKey: kind.hasKey))
        plan.status = 201
        plan.seconds = 20
        // A few first, so that statements are prepared and pages are there.
        plan.answers = 200
        let warm = try LoadGenerator.run(plan)
        plan.answers = options.contacts
        plan.firstNumber = 100_000
        plan.hasProbe = true
        let before = process.usage
        let report = try LoadGenerator.run(plan)
        let after = process.usage
        process.stop()
        try verify(folder, acknowledged: warm.answers + report.answers)
        note(name, report, before, after)
    }

    private mutating func note(
        _ name: String, _ report: LoadReport, _ before: ProcessUsage, _ after: ProcessUsage
    ) {
        let answers = Double(report.answers)
        medians.note(name, report.perSecond)
        medians.note(name + " cpu", (after.seconds - before.seconds) * 1e6 / answers)
        medians.note(name + " own", report.ownMicrosecondsPerAnswer)
        medians.note(name + " p50", LoadReport.percentile(0.5, of: report.latencies))
        medians.note(name + " p99", LoadReport.percentile(0.99, of: report.latencies))
        medians.note(name + " probe", LoadReport.percentile(0.99, of: report.probeLatencies))
        for (index, time) in after.busiest(since: before).prefix(2).enumerated() {
            medians.note(name + " thread \(index)", time / answers)
        }
    }

    /// As many contacts on disk as were acknowledged, and a journal whose chain holds.
    private func verify(_ folder: String, acknowledged: Int) throws {
        let path = Workshop.archive(in: folder)
        let connection = try SQLiteConnection(path: path, access: .readOnly)
        for table in ["contacts", "requests"] {
            let kept = try connection.number(of: "SELECT count(*) FROM \(table)")
            guard kept == Int64(acknowledged) else {
                throw Trouble("\(acknowledged) were acknowledged, \(table) holds \(kept)")
            }
        }
        let room = try ReadingRoom(path: path)
        let head = try room.journal.verify()
        guard head == (try room.committedHead()) else { throw Trouble("the journal is not whole") }
    }

    private mutating func measureRaw(_ kind: Kind, _ path: String) throws {
        let recorded = try RecordedRows(
            path: path, after: 200, limit: Int64(options.contacts), hasReplies: kind.hasKey)
        let folder = try workshop.copy(of: workshop.fresh, as: "raw")
        let raw = try RawLimit.measure(recorded, into: Workshop.archive(in: folder))
        medians.note(kind.name + " raw", raw.perSecond)
        medians.note(kind.name + " raw cpu", raw.microseconds)
        guard kind.connections < 64 else { return }
        let same = try workshop.copy(of: workshop.fresh, as: "raw")
        let few = try RawLimit.measure(
            recorded, into: Workshop.archive(in: same), together: kind.connections)
        medians.note(kind.name + " few", few.perSecond)
        try measureDoor(kind, recorded, shows: true, as: kind.name + " door")
        try measureDoor(kind, recorded, shows: false, as: kind.name + " bare door")
    }

    /// The same clients before a door that does nothing but write the rows.
    private mutating func measureDoor(
        _ kind: Kind, _ recorded: RecordedRows, shows: Bool, as name: String
    ) throws {
        let folder = try workshop.copy(of: workshop.fresh, as: "door")
        let door = try BareDoor(
            recorded, into: Workshop.archive(in: folder), connections: kind.connections,
            shows: shows)
        try Machine.moveHere(to: Machine.clientProcessor)
        defer { try? Machine.moveHere(to: Machine.serverProcessor) }
        var plan = LoadPlan(
            port: door.port, connections: kind.connections,
            templates: RequestTemplate.contacts(token: workshop.token, hasKey: kind.hasKey))
        plan.status = 201
        plan.seconds = 20
        plan.answers = recorded.contacts - 2 * kind.connections
        medians.note(name, try LoadGenerator.run(plan).perSecond)
        try door.end()
    }

    func report(into table: inout Table) {
        for kind in Self.kinds {
            let name = kind.name
            addServer(name, as: name, beside: kind, into: &table)
            addServer(name + " alone", as: name + ", one processor", beside: kind, into: &table)
            table.add(
                "raw limit, \(name)", perSecond: medians[name + " raw"], ratio: 1,
                cpu: medians[name + " raw cpu"],
                notes: "transactions of 64, \(medians.share(name + " raw", name + " raw cpu"))"
                    + (medians[name + " few"].map { few in
                        "; of 8: \(Table.text(few, 0))/s, to which the server's ratio is "
                            + Table.text(medians.ratio(name, to: name + " few"), 2)
                    } ?? ""))
            addDoor(kind, "door", "rows of the tables 64 at a time", into: &table)
            addDoor(kind, "bare door", "journal and vault alone", into: &table)
        }
        table.add(
            "the desk without HTTP", perSecond: medians["desk"],
            ratio: medians.ratio("desk", to: "64 raw"), cpu: medians["desk cpu"],
            notes: "transactions of 64")
    }

    private func addDoor(
        _ kind: Kind, _ door: String, _ rows: String, into table: inout Table
    ) {
        let name = "\(kind.name) \(door)"
        guard medians[name] != nil else { return }
        table.add(
            "bare door, \(kind.name)", perSecond: medians[name],
            ratio: medians.ratio(name, to: kind.name + " raw"), notes: rows)
    }

    private func addServer(
        _ name: String, as title: String, beside kind: Kind, into table: inout Table
    ) {
        let ratio = medians.ratio(name, to: kind.name + " raw")
        let threads = (0..<2).map { Table.text(medians["\(name) thread \($0)"], 1) }
        let probe = medians[name + " probe"]
        table.add(
            "POST /v1/contacts, \(title)", perSecond: medians[name], ratio: ratio,
            cpu: medians[name + " cpu"], p50: medians[name + " p50"], p99: medians[name + " p99"],
            notes:
                "\(medians.share(name, name + " cpu")), threads \(threads.joined(separator: " + ")), "
                + "healthz p99 \(Table.text(probe, 1)) ms, "
                + "client \(Table.text(medians[name + " own"], 1)) µs",
            bars: name != kind.name
                ? []
                : [
                    ("ratio", .least(ratio, 0.5)), ("CPU", .most(medians[name + " cpu"], 80)),
                    ("healthz p99", .most(probe, 5)),
                ])
    }
}
