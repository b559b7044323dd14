/// One thing of a calendar that Ops writes (RFC 5545, section 3.6.1).
///
/// It names nobody: calendars are shared with telephones, families and companies.
package struct CalendarEntry: Hashable, Sendable {
    /// The same for as long as it is the same thing.
    package let identity: String
    /// Rises with each change.
    package let sequence: Int64
    /// When it was changed last.
    package let changedAt: Instant
    package let from: Instant
    /// Nil for a moment.
    package let until: Instant?
    package let standing: Standing
    package let title: String

    /// How certain it is (section 3.8.1.11).
    package enum Standing: String, CaseIterable, Sendable {
        case tentative = "TENTATIVE"
        case confirmed = "CONFIRMED"
        case cancelled = "CANCELLED"
    }

    package init(
        identity: String, sequence: Int64, changedAt: Instant, from: Instant, until: Instant?,
        standing: Standing, title: String
    ) {
        self.identity = identity
        self.sequence = sequence
        self.changedAt = changedAt
        self.from = from
        self.until = until
        self.standing = standing
        self.title = title
    }
}

/// A calendar as a file that any program reads.
package struct CalendarSheet: Sendable {
    private let entries: [CalendarEntry]
    private let at: Instant

    /// `at` is when it is written.
    package init(_ entries: [CalendarEntry], at instant: Instant) {
        self.entries = entries
        at = instant
    }

    package var bytes: [UInt8] {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ops//Missions//EN", "CALSCALE:GREGORIAN",
        ]
        for entry in entries { lines += entry.lines }
        // A calendar holds something, by the grammar; this takes no time.
        if entries.isEmpty {
            lines += [
                "BEGIN:VFREEBUSY", "UID:nothing@ops.invalid", "DTSTAMP:\(at.calendarText)",
                "END:VFREEBUSY",
            ]
        }
        lines.append("END:VCALENDAR")
        return lines.flatMap(Self.folded)
    }

    /// Lines of 75 bytes at the most; the next one begins with a space (section 3.1).
    private static func folded(_ line: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var width = 0
        for scalar in line.unicodeScalars {
            let letter = Array(String(scalar).utf8)
            if width + letter.count > 75 {
                bytes += [13, 10, 32]
                width = 1
            }
            bytes += letter
            width += letter.count
        }
        return bytes + [13, 10]
    }
}

extension CalendarEntry {
    fileprivate var lines: [String] {
        var lines = [
            "BEGIN:VEVENT", "UID:\(identity)", "DTSTAMP:\(changedAt.calendarText)",
            "SEQUENCE:\(min(sequence, Int64(Int32.max)))", "STATUS:\(standing.rawValue)",
            "DTSTART:\(from.calendarText)",
        ]
        if let until { lines.append("DTEND:\(until.calendarText)") }
        lines.append("SUMMARY:\(Self.escaped(title))")
        lines.append("TRANSP:\(standing == .confirmed ? "OPAQUE" : "TRANSPARENT")")
        return lines + ["END:VEVENT"]
    }

    /// Section 3.3.11.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": escaped += "\\\(scalar)"
            case "\n": escaped += "\\n"
            case "\u{0}"..."\u{1F}", "\u{7F}": continue
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension Instant {
    /// `20200323T080000Z`: by the clocks of Greenwich (section 3.3.5).
    fileprivate var calendarText: String {
        String(rfc3339.prefix(19).filter { $0 != "-" && $0 != ":" }) + "Z"
    }
}
