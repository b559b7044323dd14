import OpsTesting
import Testing

@testable import OpsCore

/// Which times a volunteer's own calendar takes.
struct CalendarFileTests {
    private static let from = instant("2030-03-25T00:00:00Z")
    private static let until = from + .days(20)

    private static func instant(_ text: String) -> Instant {
        Instant(rfc3339: text) ?? Instant(milliseconds: 0)
    }

    private func calendar(_ lines: String, folded: Bool = false) -> [UInt8] {
        let text = "BEGIN:VCALENDAR\nVERSION:2.0\n\(lines)\nEND:VCALENDAR\n"
        return Array((folded ? text.replacing("T", with: "\n T") : text).utf8)
    }

    private func event(_ lines: String...) -> String {
        (["BEGIN:VEVENT", "UID:u@example.org"] + lines + ["END:VEVENT"]).joined(separator: "\n")
    }

    /// `03-25T08:00/03-25T10:00`, in Greenwich.
    private func times(
        _ lines: String, own: ZoneRule? = Samples.paris, said: ZoneRule? = nil,
        folded: Bool = false
    ) throws -> [String] {
        try CalendarFile(calendar(lines, folded: folded)).takenTimes(
            from: Self.from, until: Self.until, own: own, said: said,
            ruleOfZone: { $0 == "Europe/Paris" ? Samples.paris : nil }
        ).map { span in
            [span.from, span.until].map { String($0.rfc3339.prefix(16).dropFirst(5)) }
                .joined(separator: "/")
        }
    }

    private func problem(_ lines: String, own: ZoneRule? = Samples.paris) -> CalendarProblem? {
        do {
            _ = try times(lines, own: own)
            return nil
        } catch {
            return error as? CalendarProblem
        }
    }

    @Test func `times are on the clock that they say`() throws {
        let greenwich = event("DTSTART:20300326T080000Z", "DTEND:20300326T100000Z")
        #expect(try times(greenwich, own: nil) == ["03-26T08:00/03-26T10:00"])
        let paris = event(
            "DTSTART;TZID=\"Europe/Paris\":20300326T080000", "DURATION:PT1H30M")
        #expect(try times(paris, own: nil) == ["03-26T07:00/03-26T08:30"])
        let floating = event("DTSTART:20300326T080000", "DTEND:20300326T090000")
        #expect(try times(floating) == ["03-26T07:00/03-26T08:00"])
        #expect(problem(floating, own: nil)?.reason == .noZone)
        #expect(problem(floating, own: nil)?.line == 3)
        let elsewhere = event("DTSTART;TZID=Atlantis/Capital:20300326T080000", "DURATION:PT1H")
        #expect(problem(elsewhere, own: nil)?.reason == .unknownZone("Atlantis/Capital"))
        // The volunteer's own clock is no answer to where a meeting is; somebody's word is.
        #expect(problem(elsewhere)?.reason == .unknownZone("Atlantis/Capital"))
        #expect(try times(elsewhere, own: nil, said: Samples.paris) == ["03-26T07:00/03-26T08:00"])
        #expect(try times(floating, own: nil, said: Samples.paris) == ["03-26T07:00/03-26T08:00"])
    }

    @Test func `every evening stays at its hour when the clocks change`() throws {
        let evenings = event(
            "DTSTART;TZID=Europe/Paris:20300329T180000", "DTEND;TZID=Europe/Paris:20300329T190000",
            "RRULE:FREQ=DAILY;COUNT=3")
        // Summer time begins on 31 March 2030.
        #expect(
            try times(evenings) == [
                "03-29T17:00/03-29T18:00", "03-30T17:00/03-30T18:00", "03-31T16:00/03-31T17:00",
            ])
    }

    @Test func `a day is a day on the clock of the place, and its end is not included`() throws {
        #expect(
            try times(event("DTSTART;VALUE=DATE:20300331")) == ["03-30T23:00/03-31T22:00"])
        #expect(
            try times(event("DTSTART;VALUE=DATE:20300326", "DTEND;VALUE=DATE:20300328"))
                == ["03-25T23:00/03-27T23:00"])
        #expect(
            try times(event("DTSTART;VALUE=DATE:20300326", "DURATION:P1W"))
                == ["03-25T23:00/04-01T22:00"])
        // Written by programs that take the end for included.
        #expect(
            try times(event("DTSTART;VALUE=DATE:20300326", "DTEND;VALUE=DATE:20300326"))
                == ["03-25T23:00/03-26T23:00"])
    }

    @Test func `times that touch are one, and what takes no time is none`() throws {
        let two =
            event("DTSTART:20300326T080000Z", "DURATION:PT1H") + "\n"
            + event("DTSTART:20300326T090000Z", "DURATION:PT1H")
        #expect(try times(two) == ["03-26T08:00/03-26T10:00"])
        for word in [
            "TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        ] {
            #expect(try times(event("DTSTART:20300326T080000Z", "DURATION:PT1H", word)).isEmpty)
        }
        #expect(try times(event("DTSTART:20300326T080000Z")).isEmpty)
        let one = event("DTSTART:20300326T080000Z", "DURATION:PT1H")
        #expect(try times("METHOD:PUBLISH\n" + one).count == 1)
        #expect(try times("METHOD:CANCEL\n" + one).isEmpty)
    }

    @Test func `an occurrence called off by its day alone is called off`() throws {
        let master = event(
            "DTSTART:20300326T080000Z", "DTEND:20300326T090000Z", "RRULE:FREQ=DAILY;COUNT=3")
        let off = event(
            "RECURRENCE-ID;VALUE=DATE:20300327", "DTSTART:20300327T080000Z", "STATUS:CANCELLED")
        #expect(
            try times(master + "\n" + off) == [
                "03-26T08:00/03-26T09:00", "03-28T08:00/03-28T09:00",
            ])
    }

    @Test func `series that would be walked for ever are refused, those of a long life are not`()
        throws
    {
        let never = event(
            "DTSTART:19000101T080000Z", "RRULE:FREQ=DAILY;COUNT=9;BYMONTH=2;BYMONTHDAY=30")
        #expect(
            problem(Array(repeating: never, count: 60).joined(separator: "\n"))?.reason
                == .tooMuchToCount)
        let life = event(
            "DTSTART:20050103T080000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=5000;BYDAY=MO,WE")
        #expect(try times(Array(repeating: life, count: 40).joined(separator: "\n")).count == 6)
    }

    @Test func `what is left out, moved or called off of a series is`() throws {
        let master = event(
            "DTSTART:20300326T080000Z", "DTEND:20300326T090000Z", "RRULE:FREQ=DAILY;COUNT=5",
            "EXDATE:20300327T080000Z")
        let moved = event(
            "RECURRENCE-ID:20300328T080000Z", "DTSTART:20300328T140000Z", "DTEND:20300328T150000Z")
        let cancelled = event(
            "RECURRENCE-ID:20300329T080000Z", "DTSTART:20300329T080000Z",
            "DTEND:20300329T090000Z", "STATUS:CANCELLED")
        #expect(
            try times([moved, master, cancelled].joined(separator: "\n")) == [
                "03-26T08:00/03-26T09:00", "03-28T14:00/03-28T15:00", "03-30T08:00/03-30T09:00",
            ])
        let days = event(
            "DTSTART;VALUE=DATE:20300326", "RRULE:FREQ=WEEKLY;UNTIL=20300402",
            "EXDATE;VALUE=DATE:20300326", "RDATE;VALUE=DATE:20300404")
        #expect(
            try times(days) == ["04-01T22:00/04-02T22:00", "04-03T22:00/04-04T22:00"])
    }

    @Test func `a series ends when it says`() throws {
        let until = event(
            "DTSTART:20300326T080000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;UNTIL=20300327T080000Z")
        #expect(try times(until).count == 2)
        let short = event(
            "DTSTART:20300326T080000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;UNTIL=20300327T075959Z")
        #expect(try times(short).count == 1)
        let old = event(
            "DTSTART;TZID=Europe/Paris:20000103T180000", "DURATION:PT2H", "RRULE:FREQ=WEEKLY")
        #expect(
            try times(old) == [
                "03-25T17:00/03-25T19:00", "04-01T16:00/04-01T18:00", "04-08T16:00/04-08T18:00",
            ])
    }

    @Test func `busy times without events are read, free ones are not`() throws {
        let busy = """
            BEGIN:VFREEBUSY
            FREEBUSY;FBTYPE=BUSY:20300326T080000Z/PT2H,20300327T080000Z/20300327T090000Z
            FREEBUSY;FBTYPE=FREE:20300328T080000Z/PT2H
            END:VFREEBUSY
            """
        #expect(try times(busy) == ["03-26T08:00/03-26T10:00", "03-27T08:00/03-27T09:00"])
    }

    @Test func `alarms, tasks and definitions of zones are passed over, folded lines are whole`()
        throws
    {
        let lines =
            "BEGIN:VTIMEZONE\nTZID:Europe/Paris\nBEGIN:STANDARD\nDTSTART:19961027T030000\n"
            + "RRULE:FREQ=HOURLY\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VTODO\nDTSTART:1\nEND:VTODO\n"
            + event(
                "DTSTART;X-A=\"a:b;c\":20300326T080000Z", "DTEND:20300326T090000Z", "BEGIN:VALARM",
                "DURATION:nonsense", "END:VALARM")
        #expect(try times(lines) == ["03-26T08:00/03-26T09:00"])
        #expect(try times(lines, folded: true) == ["03-26T08:00/03-26T09:00"])
    }

    @Test func `what cannot be read refuses the whole, with its line`() {
        let good = event("DTSTART:20300326T080000Z", "DTEND:20300326T090000Z") + "\n"
        for (lines, reason, line) in [
            (good + event("DTEND:20300326T090000Z"), CalendarProblem.Reason.noStart, 8),
            (good + event("DTSTART:20300230T080000Z"), .malformedTime, 10),
            (good + event("DTSTART:20300326T080000Z", "DURATION:PT"), .malformedTime, 11),
            (
                good + event("DTSTART:20300326T080000Z", "DTEND:20300326T070000Z"),
                .endsBeforeItStarts, 8
            ),
            (
                good + event("DTSTART:20300326T080000Z", "RRULE:FREQ=SECONDLY"),
                .notUnderstood("FREQ=SECONDLY"), 11
            ),
            (
                good + event("RECURRENCE-ID;RANGE=THISANDFUTURE:20300326T080000Z"),
                .notUnderstood("RANGE"), 10
            ),
            (good + "no colon here", .malformedLine, 8), (good + "BEGIN:VEVENT", .unclosed, 9),
        ] {
            #expect(problem(lines) == CalendarProblem(reason, line: line), "\(reason)")
        }
        #expect(throws: CalendarProblem(.noCalendar, line: 1)) { try CalendarFile([]) }
        #expect(throws: CalendarProblem(.noCalendar, line: 1)) {
            try CalendarFile(Array("DTSTART:20300326".utf8))
        }
    }

    @Test func `more times than can be kept are refused, not cut off`() {
        let busy = (0..<500).map { minute in
            let day = 26 + minute / 200
            let time = minute % 200 * 5
            let (hour, rest) = (time / 60, time % 60)
            return
                "FREEBUSY:203003\(day)T\(hour < 10 ? "0" : "")\(hour)\(rest < 10 ? "0" : "")\(rest)00Z/PT1M"
        }
        let lines = (["BEGIN:VFREEBUSY"] + busy + ["END:VFREEBUSY"]).joined(separator: "\n")
        #expect(problem(lines)?.reason == .tooManyTimes(limit: Availability.spanLimit))
    }

    @Test func `what leaves the desk says the same times and nothing else`() throws {
        let lines =
            event(
                "SUMMARY:MARKED oncologist", "LOCATION:MARKED", "ATTENDEE;CN=MARKED:mailto:x@y",
                "DTSTART;TZID=Europe/Paris;X-NOTE=MARKED:20300326T080000",
                "DTEND;TZID=Europe/Paris:20300326T090000", "RRULE:FREQ=DAILY;COUNT=3") + "\n"
            + event("DTSTART:20200326T080000Z", "DTEND:20200326T090000Z")
        let file = try CalendarFile(calendar(lines))
        let left = file.anonymous(from: Self.from)
        let text = String(decoding: left, as: UTF8.self)
        for word in ["MARKED", "example.org", "mailto", "20200326"] {
            #expect(!text.contains(word), "\(word)")
        }
        let clock: (String) -> ZoneRule? = { $0 == "Europe/Paris" ? Samples.paris : nil }
        let again = try CalendarFile(left).takenTimes(
            from: Self.from, until: Self.until, own: nil, ruleOfZone: clock)
        #expect(
            try file.takenTimes(from: Self.from, until: Self.until, own: nil, ruleOfZone: clock)
                == again)
        #expect(again.count == 3)
    }

    @Test func `a copy without titles keeps its lines, and leaves out series that ended long ago`()
        throws
    {
        let ended = [
            "RRULE:FREQ=WEEKLY;UNTIL=20160101T000000Z", "RRULE:FREQ=DAILY;COUNT=20",
            "RRULE:FREQ=WEEKLY;BYDAY=MO,TU;COUNT=30",
        ].map { event("DTSTART:20100104T080000Z", "DURATION:PT1H", $0) }
        let kept = [
            event("DTSTART:20100104T080000Z", "RRULE:FREQ=WEEKLY;UNTIL=20310101T000000Z"),
            event("DTSTART:20100104T080000Z", "RRULE:FREQ=YEARLY;COUNT=25"),
            event("SUMMARY:x", "DTSTART;TZID=Atlantis:20300326T080000", "DURATION:PT1H"),
        ]
        let file = try CalendarFile(calendar((ended + kept).joined(separator: "\n")))
        let copy = file.anonymous(from: Self.from)
        let text = String(decoding: copy, as: UTF8.self)
        #expect(text.split(separator: "BEGIN:VEVENT").count == 1 + kept.count)
        for bytes in [calendar((ended + kept).joined(separator: "\n")), copy] {
            #expect(throws: CalendarProblem(.unknownZone("Atlantis"), line: 31)) {
                try CalendarFile(bytes).takenTimes(
                    from: Self.from, until: Self.until, own: Samples.paris, ruleOfZone: { _ in nil }
                )
            }
        }
    }

    @Test func `no calendar, however broken, is read past its end`() {
        let whole = calendar(
            event(
                "DTSTART;TZID=Europe/Paris:20300326T080000", "DURATION:P99999DT99999H99999M",
                "RRULE:FREQ=MONTHLY;BYDAY=-1FR;BYSETPOS=1;WKST=SU", "EXDATE:20300327T080000Z"))
        var chance = SeededGenerator(seed: 5)
        var read = 0
        for _ in 0..<3_000 {
            var bytes = whole
            for _ in 0...chance.below(4) {
                let place = chance.below(bytes.count)
                switch chance.below(3) {
                case 0: bytes[place] = UInt8(chance.below(256))
                case 1: bytes.remove(at: place)
                default: bytes.insert(chance.pick(Array("0179;:,=-PTZ\n".utf8)), at: place)
                }
            }
            guard let file = try? CalendarFile(bytes) else { continue }  // most are none any more
            let times = try? file.takenTimes(
                from: Self.from, until: Self.until, own: nil, said: Samples.paris,
                ruleOfZone: { _ in nil })
            if let times {
                read += 1
                #expect(times.allSatisfy { $0.from < $0.until })
            }
        }
        #expect(read > 100)
    }

    @Test func `every problem is told in three languages`() {
        let reasons: [CalendarProblem.Reason] = [
            .noCalendar, .notUTF8, .malformedLine, .unclosed, .malformedTime, .noStart,
            .endsBeforeItStarts, .unknownZone("A/B"), .unknownZone(nil), .noZone,
            .notUnderstood("BYHOUR"), .tooManyTimes(limit: 3), .tooMuchToCount,
        ]
        for reason in reasons {
            #expect(Wording.isThreefold(CalendarProblem(reason, line: 3).text), "\(reason)")
        }
    }
}
