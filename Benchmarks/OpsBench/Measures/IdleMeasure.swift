import Foundation

/// Memory of a server that has nothing to do, and what it takes to start.
struct IdleMeasure {
    let workshop: Workshop
    /// Folders with a long journal.
    let withSnapshot: String
    let withoutSnapshot: String
    private var medians = Medians()

    init(workshop: Workshop, withSnapshot: String, withoutSnapshot: String) {
        self.workshop = workshop
        self.withSnapshot = withSnapshot
        self.withoutSnapshot = withoutSnapshot
    }

    mutating func round() throws {
        for (name, source) in [
            ("fresh", workshop.fresh), ("with", withSnapshot), ("without", withoutSnapshot),
        ] {
            let folder = try workshop.copy(of: source, as: "idle")
            let start = Machine.now
            let process = try RunningProcess(server: workshop.server, data: folder)
            medians.note(name + " wall", Double(Machine.now - start) / 1e6)
            medians.note(name, process.usageAtStart.exactSeconds)
            Thread.sleep(forTimeInterval: 0.5)
            medians.note(name + " memory", ProcessUsage.residentMebibytes(of: process.id))
            process.stop()
        }
    }

    func report(into table: inout Table) {
        let names = [
            ("fresh", "start, demonstration"),
            ("with", "start, 100 000 entries, snapshot"),
            ("without", "start, 100 000 entries, no snapshot"),
        ]
        for (name, title) in names {
            let memory = medians[name + " memory"]
            var bars: [(String, Table.Bar)] = [("CPU s", .most(medians[name], 0.5))]
            if name == "fresh" { bars.append(("MiB", .most(memory, 25))) }
            table.add(
                title,
                notes: "CPU \(Table.text(medians[name], 3)) s, "
                    + "wall \(Table.text(medians[name + " wall"], 0)) ms, "
                    + "VmRSS idle \(Table.text(memory, 1)) MiB",
                bars: bars)
        }
    }
}
