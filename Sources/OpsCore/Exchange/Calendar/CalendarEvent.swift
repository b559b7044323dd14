/// Something of a calendar that takes up time; what it is about is never kept.
struct CalendarEvent: Hashable, Sendable {
    /// Where it begins in the file.
    let line: Int
    let identity: String
    let start: CalendarTime
    let end: CalendarTime?
    let length: CalendarLength?
    let rule: CalendarRule?
    /// Further starts, and starts that are left out.
    let more: [CalendarTime]
    let left: [CalendarTime]
    /// Which occurrence of another event of the same identity it stands for.
    let instead: CalendarTime?
    /// Free time, or called off: it takes none, but may stand for what did.
    let takesTime: Bool
    /// The lines that say all this, to be sent on without the rest.
    let kept: [String]

    /// Where an event stood in the file of which this is a copy without titles: errors name that line.
    static let lineName = "X-OPS-LINE"
    /// What Outlook calls a time: free, tentative, busy, away.
    private static let busyStatus = "X-MICROSOFT-CDO-BUSYSTATUS"

    init(_ lines: [CalendarLine], line: Int) throws(CalendarProblem) {
        var reader = Reader(line: line)
        for line in lines { try reader.read(line) }
        guard let start = reader.start else { throw CalendarProblem(.noStart, line: reader.line) }
        self.line = reader.line
        if let end = reader.end {
            guard end.isWholeDay == start.isWholeDay else {
                throw CalendarProblem(.malformedTime, line: reader.line)
            }
        }
        self.start = start
        (end, length, rule) = (reader.end, reader.length, reader.rule)
        (more, left, instead) = (reader.more, reader.left, reader.instead)
        identity = reader.identity
        takesTime = reader.takesTime
        kept = reader.kept
    }

    /// The last day on which it may matter; never past where it comes again without an end.
    var lastDay: Int {
        let length = (length?.days ?? 0) + Int((length?.seconds ?? 0) / 86_400) + 1
        let lasts = max(length, (end?.day ?? 0) - start.day + 1)
        var last = max(start.day, instead?.day ?? 0, more.map(\.day).max() ?? 0)
        if let rule { last = max(last, rule.lastDay(from: start.day)) }
        return last == .max ? last : last + lasts
    }

    private struct Reader {
        var line: Int
        var identity = ""
        var start: CalendarTime?
        var end: CalendarTime?
        var length: CalendarLength?
        var rule: CalendarRule?
        var more: [CalendarTime] = []
        var left: [CalendarTime] = []
        var instead: CalendarTime?
        var takesTime = true
        var kept: [String] = []

        mutating func read(_ line: CalendarLine) throws(CalendarProblem) {
            switch line.name {
            case "DTSTART": start = try Self.time(line)
            case "DTEND": end = try Self.time(line)
            case "DURATION":
                guard let said = CalendarLength(line.value) else {
                    throw CalendarProblem(.malformedTime, line: line.number)
                }
                length = said
            case "RRULE":
                guard rule == nil else {
                    throw CalendarProblem(.notUnderstood("RRULE"), line: line.number)
                }
                rule = try CalendarRule(line.value, line: line.number)
            case "RDATE": more += try Self.times(line)
            case "EXDATE": left += try Self.times(line)
            case "RECURRENCE-ID":
                guard line.parameters["RANGE"] == nil else {
                    throw CalendarProblem(.notUnderstood("RANGE"), line: line.number)
                }
                instead = try Self.time(line)
            case "EXRULE": throw CalendarProblem(.notUnderstood("EXRULE"), line: line.number)
            case "TRANSP": if line.value.uppercased() == "TRANSPARENT" { takesTime = false }
            case "STATUS": if line.value.uppercased() == "CANCELLED" { takesTime = false }
            case CalendarEvent.busyStatus:
                if line.value.uppercased() == "FREE" { takesTime = false }
            case "UID": identity = line.value
            case CalendarEvent.lineName:
                guard let said = Int(line.value), said > 0 else {
                    throw CalendarProblem(.malformedLine, line: line.number)
                }
                self.line = said
                return
            default: return
            }
            kept.append(line.anonymous)
        }

        static func time(_ line: CalendarLine) throws(CalendarProblem) -> CalendarTime {
            guard let time = CalendarTime(line.value, zone: line.parameters["TZID"]) else {
                throw CalendarProblem(.malformedTime, line: line.number)
            }
            return time
        }

        static func times(_ line: CalendarLine) throws(CalendarProblem) -> [CalendarTime] {
            guard line.parameters["VALUE"]?.uppercased() != "PERIOD" else {
                throw CalendarProblem(.notUnderstood("VALUE=PERIOD"), line: line.number)
            }
            var times: [CalendarTime] = []
            for text in line.value.split(separator: ",") {
                guard
                    let time = CalendarTime(String(text), zone: line.parameters["TZID"])
                else { throw CalendarProblem(.malformedTime, line: line.number) }
                times.append(time)
            }
            return times
        }
    }
}

extension CalendarLine {
    /// The line without what could name anybody: an identity becomes a digest.
    fileprivate var anonymous: String {
        guard name != "UID" else {
            return "UID:" + SHA256.digest(of: Array(value.utf8)).hexadecimal.prefix(16)
        }
        let kept = ["TZID", "VALUE", "RANGE"].compactMap { name in
            parameters[name].map { ";\(name)=\"\($0)\"" }
        }
        return "\(name)\(kept.joined()):\(value)"
    }
}
