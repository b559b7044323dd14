import OpsCore
import OpsStore

/// One wave to a thousand volunteers: decided, written into journal and tables, on the disk.
///
/// Through the archive itself with the sync of the disk, as the office does it: everybody who calls meanwhile
/// waits for it.
struct WaveMeasure {
    let rounds: Int
    let folder: String

    private static let asked: Int64 = 1_000
    private static let bar = 100.0

    func run(into table: inout Table) throws {
        say("waves: \(Self.asked) volunteers asked at once")
        var house = try WaveHouse(path: folder + "/waves.sqlite", people: 5_000)
        var milliseconds: [Double] = []
        for _ in 0..<rounds {
            milliseconds.append(try house.wave(Self.asked) / .milliseconds(1))
        }
        milliseconds.sort()
        let p50 = milliseconds[milliseconds.count / 2]
        let p99 = milliseconds[min(milliseconds.count - 1, milliseconds.count * 99 / 100)]
        table.add(
            "wave to \(Self.asked) of 5,000", p50: p50, p99: p99,
            notes: "decided, journal, tables, fsync", bars: [("p99", .most(p99, Self.bar))])
    }
}
