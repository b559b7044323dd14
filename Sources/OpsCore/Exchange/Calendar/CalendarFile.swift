/// A calendar (RFC 5545), read for the times that it takes up and for nothing else.
///
/// What it is about is passed over: titles, places, guests never leave this file. What is not
/// understood refuses the whole, since half a calendar would send somebody out who is not free.
package struct CalendarFile: Sendable {
    private let events: [CalendarEvent]
    /// Times that somebody is busy, said as such.
    private let busy:
        [(line: Int, start: CalendarTime, end: CalendarTime?, length: CalendarLength?)]
    private let busyLines: [String]
    /// A message that calls off what it holds (RFC 5546 section 3.2.5).
    private let isCalledOff: Bool

    package init(_ file: some Collection<UInt8>) throws(CalendarProblem) {
        var reader = Reader()
        for line in try CalendarLine.all(of: file) { try reader.read(line) }
        guard reader.open.isEmpty else {
            throw CalendarProblem(.unclosed, line: reader.open.last?.line ?? 0)
        }
        guard reader.isCalendar else { throw CalendarProblem(.noCalendar, line: 1) }
        events = reader.events
        busy = reader.busy
        busyLines = reader.busyLines
        isCalledOff = reader.isCalledOff
    }

    /// The same calendar with nothing in it but times, and none that are long past.
    package func anonymous(from: Instant) -> [UInt8] {
        let today = Int(from.milliseconds.flooredDivision(by: 86_400_000).quotient)
        var text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
        if isCalledOff { text += "METHOD:CANCEL\r\n" }
        for event in events where event.lastDay >= today - Self.marginDays {
            let place = "\(CalendarEvent.lineName):\(event.line)"
            text += (["BEGIN:VEVENT", place] + event.kept + ["END:VEVENT", ""])
                .joined(separator: "\r\n")
        }
        if !busyLines.isEmpty {
            text += (["BEGIN:VFREEBUSY"] + busyLines + ["END:VFREEBUSY", ""])
                .joined(separator: "\r\n")
        }
        return Array((text + "END:VCALENDAR\r\n").utf8)
    }

    /// What began so long ago and was moved may still last.
    private static let marginDays = 60

    private struct Reader {
        var open: [(name: String, line: Int)] = []
        var isCalendar = false
        var isCalledOff = false
        var events: [CalendarEvent] = []
        var busy: [(line: Int, start: CalendarTime, end: CalendarTime?, length: CalendarLength?)] =
            []
        var busyLines: [String] = []
        private var lines: [CalendarLine] = []

        mutating func read(_ line: CalendarLine) throws(CalendarProblem) {
            switch line.name {
            case "BEGIN":
                let name = line.value.uppercased()
                guard !open.isEmpty || name == "VCALENDAR" else {
                    throw CalendarProblem(.noCalendar, line: line.number)
                }
                isCalendar = true
                if open.count == 1 { lines = [] }
                open.append((name, line.number))
            case "END":
                guard let last = open.popLast(), last.name == line.value.uppercased() else {
                    throw CalendarProblem(.unclosed, line: line.number)
                }
                if open.count == 1, last.name == "VEVENT" {
                    events.append(try CalendarEvent(lines, line: last.line))
                }
            default:
                guard !open.isEmpty else { throw CalendarProblem(.noCalendar, line: line.number) }
                if open.count == 1, line.name == "METHOD" {
                    isCalledOff = line.value.uppercased() == "CANCEL"
                }
                // What stands deeper is an alarm or the like.
                guard open.count == 2 else { return }
                if open[1].name == "VEVENT" { lines.append(line) }
                if open[1].name == "VFREEBUSY", line.name == "FREEBUSY" { try readBusy(line) }
            }
        }

        /// `FREEBUSY;FBTYPE=BUSY:20300801T080000Z/PT2H,…`.
        private mutating func readBusy(_ line: CalendarLine) throws(CalendarProblem) {
            guard line.parameters["FBTYPE"]?.uppercased() != "FREE" else { return }
            for period in line.value.split(separator: ",") {
                let ends = period.split(separator: "/").map(String.init)
                guard ends.count == 2, let start = CalendarTime(ends[0], zone: nil) else {
                    throw CalendarProblem(.malformedTime, line: line.number)
                }
                let (end, length) = (CalendarTime(ends[1], zone: nil), CalendarLength(ends[1]))
                guard end != nil || length != nil else {
                    throw CalendarProblem(.malformedTime, line: line.number)
                }
                busy.append((line.number, start, end, length))
            }
            busyLines.append("FREEBUSY:\(line.value)")
        }
    }
}

extension CalendarFile {
    /// The times that are taken from an instant until another, in order, those that touch as one.
    ///
    /// `said` is the clock that somebody answers for: of times that say none, and of zones that nobody
    /// knows. `own` is that of whoever's calendar it is, for times that say none: a meeting on another
    /// continent is not on it.
    package func takenTimes(
        from: Instant, until: Instant, own: ZoneRule?, said: ZoneRule? = nil,
        ruleOfZone: (String) -> ZoneRule?
    ) throws(CalendarProblem) -> [Availability.Span] {
        // The rules are looked up once each.
        var known: [String: ZoneRule?] = [:]
        return try withoutActuallyEscaping(ruleOfZone) {
            ruleOfZone throws(CalendarProblem) in
            for name in zones where known[name] == nil { known[name] = .some(ruleOfZone(name)) }
            let rules = known
            let clocks = CalendarClocks(own: said ?? own, unknown: said) { rules[$0] ?? nil }
            return try takenTimes(from: from, until: until, clocks)
        }
    }

    private var zones: Set<String> {
        var names: Set<String> = []
        for event in events {
            let others: [CalendarTime?] = [event.start, event.end, event.instead]
            for time in others.compactMap(\.self) + event.more + event.left {
                if case .zone(let name) = time.clock { names.insert(name) }
            }
        }
        return names
    }

    private func takenTimes(
        from: Instant, until: Instant, _ clocks: CalendarClocks
    ) throws(CalendarProblem) -> [Availability.Span] {
        var spans: [Availability.Span] = []
        var replaced: [String: Replaced] = [:]
        for event in events {
            guard let instead = event.instead else { continue }
            try replaced[event.identity, default: Replaced()].add(instead, clocks, event.line)
        }
        var work = CalendarWork()
        for event in events {
            let without = event.instead == nil ? replaced[event.identity] ?? Replaced() : Replaced()
            // What takes no time is read all the same: what is wrong in it is wrong.
            let times = try event.times(
                from: from, until: until, without: without, clocks, &work)
            if event.takesTime, !isCalledOff { spans += times }
        }
        for one in busy {
            let start = try clocks.instant(one.start, line: one.line)
            let length = one.length ?? CalendarLength()
            let end =
                if let end = one.end { try clocks.instant(end, line: one.line) } else {
                    start + .days(Int64(length.days)) + .seconds(length.seconds)
                }
            guard start <= end else { throw CalendarProblem(.endsBeforeItStarts, line: one.line) }
            spans.append(Availability.Span(from: start, until: end))
        }
        let taken = Availability.joined(
            spans.filter { $0.from < until && $0.until > from && $0.from < $0.until })
        guard taken.count <= Availability.spanLimit else {
            throw CalendarProblem(.tooManyTimes(limit: Availability.spanLimit), line: 0)
        }
        return taken
    }
}

extension Availability {
    /// Spans in order, those that touch as one.
    static func joined(_ spans: [Span]) -> [Span] {
        var joined: [Span] = []
        for span in spans.sorted(by: { $0.from < $1.from }) {
            if let last = joined.last, span.from <= last.until {
                joined[joined.count - 1] = Span(
                    from: last.from, until: max(last.until, span.until))
            } else {
                joined.append(span)
            }
        }
        return joined
    }
}

/// Occurrences for which something else stands, or nothing.
private struct Replaced {
    private var instants: Set<Instant> = []
    /// Said by their day alone, as some programs do of series that have an hour.
    private var days: Set<Int> = []

    mutating func add(
        _ time: CalendarTime, _ clocks: CalendarClocks, _ line: Int
    ) throws(CalendarProblem) {
        if time.isWholeDay {
            days.insert(time.day)
        } else {
            instants.insert(try clocks.instant(time, line: line))
        }
    }

    func holds(_ time: CalendarTime, from: Instant) -> Bool {
        days.contains(time.day) || instants.contains(from)
    }
}

extension CalendarEvent {
    /// When it takes place within a time, occurrence by occurrence.
    fileprivate func times(
        from: Instant, until: Instant, without: Replaced, _ clocks: CalendarClocks,
        _ work: inout CalendarWork
    ) throws(CalendarProblem) -> [Availability.Span] {
        let first = try span(at: start, clocks)
        let exact = first.until.since(first.from)
        var out = without
        for time in left { try out.add(time, clocks, line) }
        var starts = more
        if let rule {
            starts += try self.starts(
                rule, from: from - exact - .days(2), until: until, clocks, &work)
        } else {
            starts.append(start)
        }
        var spans: [Availability.Span] = []
        for time in Set(starts) {
            let span = try span(at: time, clocks)
            if !out.holds(time, from: span.from) { spans.append(span) }
        }
        return spans
    }

    private func starts(
        _ rule: CalendarRule, from: Instant, until: Instant, _ clocks: CalendarClocks,
        _ work: inout CalendarWork
    ) throws(CalendarProblem) -> [CalendarTime] {
        let last = Int(until.milliseconds.flooredDivision(by: 86_400_000).quotient) + 2
        let needed = Int(from.milliseconds.flooredDivision(by: 86_400_000).quotient) - 2
        var end: Instant?
        if let limit = rule.until {
            // A day alone counts whole, on the clock of the event.
            let isDay = limit.isWholeDay
            let time = isDay ? start.on(limit.day + 1).atMidnight : limit
            let instant = try clocks.instant(
                time.clock == .floating ? time.on(clock: start.clock) : time, line: line)
            end = isDay ? instant - TimeSpan(milliseconds: 1) : instant
        }
        var starts: [CalendarTime] = []
        var failure: CalendarProblem?
        let isWhole = rule.days(from: start.day, needed: needed, upTo: last, &work) { day in
            let time = start.on(day)
            do throws(CalendarProblem) {
                if let end, try clocks.instant(time, line: line) > end { return false }
            } catch {
                failure = error
                return false
            }
            if day >= needed { starts.append(time) }
            return true
        }
        if let failure { throw failure }
        guard isWhole else { throw CalendarProblem(.tooMuchToCount, line: line) }
        return starts
    }

    /// How long one occurrence lasts; a day without an end is that day (section 3.6.1).
    private func span(
        at time: CalendarTime, _ clocks: CalendarClocks
    ) throws(CalendarProblem) -> Availability.Span {
        let from = try clocks.instant(time, line: line)
        let until: Instant
        if let length {
            let later = try clocks.instant(time.on(time.day + length.days), line: line)
            until = later + .seconds(length.seconds)
        } else if let end, start.isWholeDay {
            // Some programs write a day's own date as its end; the RFC wants the next one.
            let days = end.day == start.day ? 1 : end.day - start.day
            until = try clocks.instant(time.on(time.day + days), line: line)
        } else if let end {
            let exact = try clocks.instant(end, line: line)
                .since(try clocks.instant(start, line: line))
            until = from + exact
        } else {
            until = start.isWholeDay ? try clocks.instant(time.on(time.day + 1), line: line) : from
        }
        guard from <= until else { throw CalendarProblem(.endsBeforeItStarts, line: line) }
        return Availability.Span(from: from, until: until)
    }
}
