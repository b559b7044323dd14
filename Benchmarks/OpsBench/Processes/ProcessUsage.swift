import Foundation

/// What a process has used, read from /proc.
struct ProcessUsage {
    /// User and system time of all threads, those that ended included, to 10 ms.
    let seconds: Double
    /// Nanoseconds of each thread that lives.
    let threads: [Int32: UInt64]

    init(of process: Int32) {
        let stat = Machine.text(of: "/proc/\(process)/stat")
        let fields = stat.drop { $0 != ")" }.split(separator: " ")
        let ticks = fields.count > 12 ? (Int(fields[12]) ?? 0) + (Int(fields[13]) ?? 0) : 0
        seconds = Double(ticks) / Double(sysconf(Int32(_SC_CLK_TCK)))
        var threads: [Int32: UInt64] = [:]
        let folder = "/proc/\(process)/task"
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            let times = Machine.text(of: "\(folder)/\(name)/schedstat").split(separator: " ")
            if let id = Int32(name), let time = times.first.flatMap({ UInt64($0) }) {
                threads[id] = time
            }
        }
        self.threads = threads
    }

    /// Seconds of all threads that live, to the nanosecond.
    var exactSeconds: Double {
        Double(threads.values.reduce(0, +)) / 1e9
    }

    /// Microseconds of each busy thread since `earlier`, the busiest first.
    func busiest(since earlier: ProcessUsage) -> [Double] {
        threads.map { id, time in Double(time - min(time, earlier.threads[id] ?? 0)) / 1_000 }
            .sorted(by: >)
    }

    /// Resident memory in MiB.
    static func residentMebibytes(of process: Int32) -> Double {
        let status = Machine.text(of: "/proc/\(process)/status")
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        let words = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }) ?? []
        return words.count > 1 ? (Double(words[1]) ?? 0) / 1_024 : 0
    }
}
