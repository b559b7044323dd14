import Foundation

/// The one table that is printed: Markdown, so that it can be kept as it is.
struct Table {
    private var rows: [[String]] = [
        ["measure", "per second", "ratio", "CPU µs", "p50 ms", "p99 ms", "notes", "bar"]
    ]

    /// Whether something that is counted, and not timed, is more than what is checked in allows.
    var exceedsAllowance = false

    /// What a bar says and whether it was reached.
    enum Bar {
        case none
        case least(Double?, Double)
        case most(Double?, Double)
    }

    mutating func add(
        _ measure: String, perSecond: Double? = nil, ratio: Double? = nil, cpu: Double? = nil,
        p50: Double? = nil, p99: Double? = nil, notes: String = "", bars: [(String, Bar)] = []
    ) {
        rows.append([
            measure, Self.text(perSecond, 0), Self.text(ratio, 2), Self.text(cpu, 1),
            Self.text(p50, 2), Self.text(p99, 2), notes,
            bars.map { Self.text($0.1, of: $0.0) }.joined(separator: "; "),
        ])
    }

    static func text(_ number: Double?, _ digits: Int) -> String {
        guard let number else { return "" }
        let scale = [1.0, 10, 100, 1_000][digits]
        let whole = Int64((number * scale).rounded())
        guard digits > 0 else { return "\(whole)" }
        let fraction = String(whole % Int64(scale))
        let zeros = String(repeating: "0", count: digits - fraction.count)
        return "\(whole / Int64(scale)).\(zeros)\(fraction)"
    }

    private static func text(_ bar: Bar, of name: String) -> String {
        let (value, limit, sign, isReached): (Double?, Double, String, Bool)
        switch bar {
        case .none: return name
        case .least(let found, let least):
            (value, limit, sign, isReached) = (found, least, "≥", found ?? 0 >= least)
        case .most(let found, let most):
            (value, limit, sign, isReached) = (found, most, "≤", found ?? .infinity <= most)
        }
        let said = value == nil ? "not measured" : isReached ? "reached" : "MISSED"
        return "\(name) \(sign) \(text(limit, limit < 2 ? 2 : limit < 10 ? 1 : 0)): \(said)"
    }

    var markdown: String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        var lines = rows.map { row in
            let cells = zip(row, widths).map { cell, width in
                cell + String(repeating: " ", count: width - cell.count)
            }
            return "| " + cells.joined(separator: " | ") + " |"
        }
        lines.insert(
            "|" + widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "|") + "|",
            at: 1)
        return lines.joined(separator: "\n")
    }
}
