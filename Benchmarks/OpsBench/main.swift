import Foundation

/// Says how far the measuring has come, on standard error.
func say(_ sentence: String) {
    FileHandle.standardError.write(Data((sentence + "\n").utf8))
}

func measure(_ options: Options) throws -> Table {
    let own = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    let server = own.deletingLastPathComponent().appending(path: "OpsServer").path
    guard FileManager.default.isExecutableFile(atPath: server) else {
        throw Trouble("there is no release OpsServer at \(server): use make bench")
    }
    let workshop = try Workshop(path: options.folder, server: server)
    defer { workshop.removeAll() }
    try Machine.moveHere(to: Machine.clientProcessor)
    var intake =
        options.parts.contains(.intake)
        ? IntakeMeasure(workshop: workshop, options: options) : nil
    var health =
        options.parts.contains(.health)
        ? try HealthMeasure(workshop: workshop, options: options) : nil
    defer { health?.stop() }
    var crowd =
        options.parts.contains(.crowd)
        ? try CrowdMeasure(workshop: workshop, options: options) : nil
    var lists: ListMeasure?
    var idle: IdleMeasure?
    defer { lists?.stop() }
    if !options.parts.isDisjoint(with: [.lists, .idle]) {
        say("filling a database with \(options.requests) requests")
        let filling = try Filling(workshop: workshop, requests: options.requests)
        if options.parts.contains(.lists) {
            lists = try ListMeasure(workshop: workshop, filled: filling.lists, options: options)
        }
        if options.parts.contains(.idle) {
            idle = IdleMeasure(
                workshop: workshop, withSnapshot: filling.withSnapshot,
                withoutSnapshot: filling.withoutSnapshot)
        }
    }
    var timers =
        options.parts.contains(.idle) ? try TimerMeasure(workshop: workshop, options: options) : nil
    for round in 1...options.rounds {
        say("round \(round) of \(options.rounds), load \(Machine.description)")
        try intake?.round()
        try health?.round()
        try lists?.round()
        try idle?.round()
        try timers?.round()
        try crowd?.round()
    }
    var table = Table()
    intake?.report(into: &table)
    health?.report(into: &table)
    lists?.report(into: &table)
    idle?.report(into: &table)
    timers?.report(into: &table)
    crowd?.report(into: &table)
    if options.parts.contains(.duplicates),
        let duplicates = DuplicateMeasure(workshop: workshop, options: options)
    {
        try duplicates.run(into: &table)
    }
    if options.parts.contains(.proposals) {
        try ProposalMeasure(rounds: options.isQuick ? 50 : 1_000).run(into: &table)
    }
    if options.parts.contains(.proposals) {
        try WaveMeasure(rounds: options.isQuick ? 5 : 50, folder: workshop.path).run(into: &table)
    }
    if options.parts.contains(.planning) {
        try PlanningMeasure(rounds: options.isQuick ? 5 : 50).run(into: &table)
    }
    if options.parts.contains(.allocations) {
        if let allocations = try AllocationMeasure(workshop: workshop) {
            allocations.report(into: &table)
        } else {
            table.add("allocations", notes: "the counter was not built: skipped")
        }
    }
    return table
}

do {
    if let options = try Options.read(Array(CommandLine.arguments.dropFirst())) {
        let table = try measure(options)
        print("\(Machine.description); medians of \(options.rounds)\n\n\(table.markdown)")
        if table.exceedsAllowance {
            say("ops-bench: more is allocated than Benchmarks/Allocations/thresholds.txt allows")
            exit(1)
        }
    } else {
        print(Options.help)
    }
} catch {
    say("ops-bench: \(error)")
    exit(1)
}
