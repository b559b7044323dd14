import Foundation
import OpsCore

/// What ten thousand open timers cost a server that has nothing to do.
///
/// Each is a question to a volunteer that will expire, a search that will go on, or a request that will be
/// due; all of them in a month. The same server without them stands beside it.
struct TimerMeasure {
    let workshop: Workshop
    let options: Options
    private let many: String
    private let none: String
    private var medians = Medians()

    private static let waves: Int64 = 10
    private static let each: Int64 = 1_000
    /// Microseconds of a processor in a second: less than a ten-thousandth of it is not measurable here.
    private static let bar = 100.0

    init(workshop: Workshop, options: Options) throws {
        self.workshop = workshop
        self.options = options
        say("timers: \(Self.waves * Self.each) questions that expire in a month")
        (many, none) = (workshop.path + "/timers", workshop.path + "/timeless")
        try fill(many, waves: Self.waves)
        try fill(none, waves: 0)
    }

    private func fill(_ folder: String, waves: Int64) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
        var house = try WaveHouse(
            path: Workshop.archive(in: folder), people: Int(Self.waves * Self.each), at: now,
            span: .days(30))
        for _ in 0..<waves { try house.ask(Self.each) }
        try house.close()
    }

    mutating func round() throws {
        for (name, folder) in [("many", many), ("none", none)] {
            let data = try workshop.copy(of: folder, as: "timing")
            let process = try RunningProcess(server: workshop.server, data: data)
            // What a start leaves behind is over.
            Thread.sleep(forTimeInterval: 2)
            let before = process.usage
            Thread.sleep(forTimeInterval: options.seconds * 3)
            // Of the threads that live: one that ended meanwhile belonged to the start.
            let spent = process.usage.busiest(since: before).reduce(0, +)
            medians.note(name, spent / (options.seconds * 3))
            medians.note(name + " memory", ProcessUsage.residentMebibytes(of: process.id))
            process.stop()
        }
    }

    func report(into table: inout Table) {
        let more = medians["many"].flatMap { many in medians["none"].map { max(0, many - $0) } }
        table.add(
            "idle with \(Self.waves * Self.each) open timers",
            notes: "CPU \(Table.text(medians["many"], 1)) µs a second, without timers "
                + "\(Table.text(medians["none"], 1)); VmRSS "
                + "\(Table.text(medians["many memory"], 1)) and "
                + "\(Table.text(medians["none memory"], 1)) MiB",
            bars: [("µs a second more", .most(more, Self.bar))])
    }
}
