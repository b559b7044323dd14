import OpsCore

/// Tells how an import gets on: a bar on a terminal, a line now and then elsewhere.
struct ImportProgress: Sendable {
    let plan: ImportPlan
    let ledger: ImportLedger
    let output: Output

    func run() async {
        guard !output.manner.isQuiet else { return }
        let start = ContinuousClock.now
        let size = ByteSource.size(of: plan.path)
        let interval: Duration = output.manner.isWatched ? .milliseconds(200) : .seconds(5)
        while (try? await Task.sleep(for: interval)) != nil {  // cancelled: the import is over
            let elapsed = ContinuousClock.now - start
            let text = line(ledger.soFar, elapsed: elapsed, size: size)
            if output.manner.isWatched { output.redraw(text) } else { output.say(text) }
        }
        if output.manner.isWatched { output.redraw("") }
    }

    /// `[####      ] 12000 rows, 11990 acknowledged, …, 2300/s, 0:36 left`.
    func line(_ tally: ImportTally, elapsed: Duration, size: Int64?) -> String {
        let seconds =
            Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        let rate = seconds > 0 ? Int64(Double(tally.rows) / seconds) : 0
        var text = tally.text[output.language] + ", \(rate)/s"
        guard let done = share(tally, size: size) else { return text }
        if done > 0.001 {
            let left = Int64(seconds * (1 - done) / done)
            let shown = "\(left / 60):" + (left % 60 < 10 ? "0" : "") + "\(left % 60)"
            text += ", " + Self.left(shown)[output.language]
        }
        let bar = String(repeating: "#", count: Int(done * 20))
        return "[\(bar)\(String(repeating: " ", count: 20 - bar.count))] " + text
    }

    /// How much of the work is behind, from 0 to 1; nil when nobody can know.
    private func share(_ tally: ImportTally, size: Int64?) -> Double? {
        if let limit = plan.limit { return min(1, Double(tally.rows) / Double(limit)) }
        guard let size, size > 0 else { return nil }
        return min(1, Double(tally.bytesRead) / Double(size))
    }

    private static func left(_ time: String) -> LocalizedText {
        LocalizedText(fr: "reste \(time)", es: "quedan \(time)", en: "\(time) left")
    }
}
