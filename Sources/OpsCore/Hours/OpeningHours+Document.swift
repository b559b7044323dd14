/// Opening hours as JSON: in bodies, in the journal, in scenarios.
///
/// Members as in HSDS 3.0 schedules: `byday`, `opensAt`, `closesAt`.
extension OpeningHours {
    package static let scheduleLimit = 50
    package static let exceptionLimit = 400
    package static let spanLimit = 10

    /// Reads hours whose zone is named, and its rule asked for.
    ///
    /// `unknownZone` is set to the name of a zone of which nobody knows the rule.
    package init?(
        from fields: inout JSONFields, ruleOfZone: (String) -> ZoneRule?,
        unknownZone: inout String?
    ) {
        guard let zone = fields.zone() else {
            _ = Days(from: &fields)
            return nil
        }
        guard let days = Days(from: &fields) else { return nil }
        guard let rule = ruleOfZone(zone) else {
            unknownZone = zone
            return nil
        }
        self.init(zone: zone, rule: rule, week: days.week, exceptions: days.exceptions)
    }

    /// Reads hours that say the rule of their zone: from the journal and from scenarios, which must
    /// mean the same everywhere and for ever.
    init?(recorded fields: inout JSONFields) {
        let zone = fields.zone()
        let text = fields.text("rule", isNeeded: true, limit: 64)
        let days = Days(from: &fields)
        guard let zone, let text, let days else { return nil }
        guard let rule = ZoneRule(text) else {
            fields.note(.malformedCode(example: "CET-1CEST,M3.5.0,M10.5.0/3"), at: "rule")
            return nil
        }
        self.init(zone: zone, rule: rule, week: days.week, exceptions: days.exceptions)
    }

    package func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("zone", zone)
        json.member("rule", rule.text)
        let open = zip(Weekday.allCases, week).flatMap { day, spans in spans.map { (day, $0) } }
        json.member("schedules", each: open) { json, entry in
            json.beginObject()
            json.member("byday", [entry.0.rawValue])
            entry.1.writeMembers(into: &json)
            json.endObject()
        }
        let others = exceptions.sorted { $0.key < $1.key }
        json.member("exceptions", each: others) { json, other in
            json.beginObject()
            json.member("date", other.key.iso8601)
            json.member("spans", each: other.value) { json, span in
                json.beginObject()
                span.writeMembers(into: &json)
                json.endObject()
            }
            json.endObject()
        }
        json.endObject()
    }

    /// The week and the days that are not like others.
    private struct Days {
        var week = [[Span]](repeating: [], count: 7)
        var exceptions: [CivilDate: [Span]] = [:]

        init?(from fields: inout JSONFields) {
            let schedules = fields.list(
                "schedules", isNeeded: true, limit: OpeningHours.scheduleLimit
            ) { Schedule(from: &$0) }
            let others = fields.list(
                "exceptions", isNeeded: false, limit: OpeningHours.exceptionLimit
            ) { Exception(from: &$0) }
            guard let schedules else { return nil }
            if schedules.isEmpty { fields.note(.empty, at: "schedules") }
            for schedule in schedules {
                for day in Set(schedule.days) { week[day.index].append(schedule.span) }
            }
            for other in others ?? [] { exceptions[other.date, default: []] += other.spans }
        }
    }

    /// Some days of each week.
    private struct Schedule {
        let days: [Weekday]
        let span: Span

        init?(from fields: inout JSONFields) {
            let days: [Weekday]? = fields.elements("byday", limit: 7) {
                value throws(FieldProblem.Failure) in
                guard let day = Weekday(rawValue: try value.text(limit: 2)) else {
                    throw FieldProblem.Failure(
                        .unknownCode(allowed: Weekday.allCases.map(\.rawValue)))
                }
                return day
            }
            if days == nil, !fields.has("byday") { fields.note(.missing, at: "byday") }
            if days?.isEmpty == true { fields.note(.empty, at: "byday") }
            guard let span = Span(from: &fields), let days else { return nil }
            self.days = days
            self.span = span
        }
    }

    /// One day that is not like others.
    private struct Exception {
        let date: CivilDate
        let spans: [Span]

        init?(from fields: inout JSONFields) {
            let date = fields.day("date", isNeeded: true)
            let spans = fields.list("spans", isNeeded: false, limit: OpeningHours.spanLimit) {
                Span(from: &$0)
            }
            guard let date else { return nil }
            self.date = date
            self.spans = spans ?? []
        }
    }
}

extension OpeningHours.Span {
    fileprivate init?(from fields: inout JSONFields) {
        let opens = fields.timeOfDay("opensAt")
        let closes = fields.timeOfDay("closesAt")
        guard let opens, let closes else { return nil }
        self.init(opens: opens, closes: closes)
    }

    fileprivate func writeMembers(into json: inout JSONWriter) {
        json.member("opensAt", opens.text)
        json.member("closesAt", closes.text)
    }
}

extension JSONFields {
    /// The name of a zone, spelled so that it can be no path to anything else.
    mutating func zone(isNeeded: Bool = true) -> String? {
        read("zone", isNeeded: isNeeded) { tape, place throws(FieldProblem.Failure) in
            let name = try tape.text(at: place, limit: 64)
            let parts = name.utf8.split(
                separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.isOfZoneName) }) else {
                throw FieldProblem.Failure(.malformedCode(example: "Europe/Paris"))
            }
            return name
        }
    }

    private static func isOfZoneName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }

    fileprivate mutating func timeOfDay(_ name: String) -> TimeOfDay? {
        read(name, isNeeded: true) { tape, place throws(FieldProblem.Failure) in
            guard let time = TimeOfDay(try tape.text(at: place, limit: 5)) else {
                throw FieldProblem.Failure(.malformedCode(example: "08:30"))
            }
            return time
        }
    }
}
