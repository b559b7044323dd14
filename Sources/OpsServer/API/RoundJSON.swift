import OpsCore
import OpsStore

/// Rounds as the API shows them: numbers beside identities, and what became of each stop.
extension JSONWriter {
    mutating func round(
        _ round: Round, in room: ReadingRoom, uncalled: [Int64]? = nil
    ) throws {
        beginObject()
        try roundMembers(round, in: room)
        if let uncalled { member("uncalled", each: uncalled) { $0.value($1) } }
        key("stops")
        beginArray()
        for stop in round.plan.stops {
            beginObject()
            try roundStop(stop, in: room)
            endObject()
        }
        endArray()
        endObject()
    }

    private mutating func roundMembers(_ round: Round, in room: ReadingRoom) throws {
        let plan = round.plan
        member("id", round.id)
        member("number", round.number)
        member("territory", round.territory.text)
        member("date", round.date.iso8601)
        member("state", round.state.rawValue)
        member("revision", round.revision)
        let asset = try plan.vehicle.flatMap { try room.asset(.id($0)) }
        member("vehicle", asset?.number)
        member("vehicleTag", asset?.tag.text)
        member("vehicleFault", asset?.fault?.rawValue)
        member("capacity", plan.capacity)
        member("load", plan.mostLoad)
        key("crew")
        beginArray()
        for id in plan.crew {
            if let volunteer = try room.volunteer(.id(id)) { value(volunteer.number) }
        }
        endArray()
        member("leavesAt", plan.leavesAt)
        member("backAt", plan.backAt)
        member("shiftFrom", plan.shift.from)
        member("shiftUntil", plan.shift.until)
        key("start")
        if let start = plan.start {
            beginObject()
            start.writeMembers(into: &self)
            endObject()
        } else {
            null()
        }
        member("roads", plan.roads.rawValue)
        member("metres", plan.metres)
    }

    private mutating func roundStop(_ stop: RoundStop, in room: ReadingRoom) throws {
        let row = try room.roundRequest(stop.request)
        member("request", row?.number)
        member("work", stop.work.rawValue)
        member("need", row?.need)
        member("territory", row?.territory.text)
        member("arrival", stop.arrival)
        member("departure", stop.departure)
        member("from", stop.window?.from)
        member("until", stop.window?.until)
        member("promisedAt", row?.promisedAt)
        member("late", row.map { stop.isLate($0) } ?? false)
        member("parcels", stop.parcels)
        stop.position?.writeMembers(into: &self)
        member("pinned", stop.isPinned)
        member("closed", stop.isClosed)
        member("mission", row?.mission)
        member("stage", row?.stage?.rawValue)
    }

    /// What its crew takes with it: of each door what may be told at the stage that its mission is in.
    ///
    /// `wall` is what its clocks show: it is read where the round is, whatever the clock of whoever prints it.
    mutating func roundSheet(_ round: Round, on wall: RoundClock, in room: ReadingRoom) throws {
        beginObject()
        try roundMembers(round, in: room)
        member("zone", wall.zone)
        member("utcOffset", wall.offset)
        key("people")
        beginArray()
        for id in round.plan.crew {
            beginObject()
            member("number", try room.volunteer(.id(id))?.number)
            member("name", try room.name(of: id))
            endObject()
        }
        endArray()
        key("stops")
        beginArray()
        for stop in round.plan.stops {
            beginObject()
            try roundStop(stop, in: room)
            key("sheet")
            let mission = try room.roundRequest(stop.request)?.mission
            // A draft has no missions: whoever is on paper alone learns nobody's address.
            let isTold = round.state == .published && stop.work == .delivery && !stop.isClosed
            if isTold, let door = try mission.flatMap({ try room.door(.number($0)) }) {
                try sheet(door, in: room)
            } else {
                null()
            }
            endObject()
        }
        endArray()
        endObject()
    }
}

extension RoundStop {
    /// Whether somebody comes after help was promised to be there.
    fileprivate func isLate(_ row: RoundRequestRow) -> Bool {
        guard work == .delivery, let until = window?.until, let promised = row.promisedAt else {
            return false
        }
        return promised < until
    }
}

/// What the clocks show where a round drives.
struct RoundClock: Sendable {
    /// The rule of their zone; nil where the service has told none.
    let zone: String?
    /// Minutes east of Greenwich when it leaves.
    let offset: Int64
}

extension CalendarEntry {
    /// The round itself, and each stop within it: numbers and kinds of help, never who or at which door.
    static func entries(
        of round: Round, in room: ReadingRoom, language: PublicationLanguage, at now: Instant
    ) throws -> [CalendarEntry] {
        let version = try room.version(ofRound: round.number)
        let standing: Standing =
            switch round.state {
            case .draft: .tentative
            case .published, .ended: .confirmed
            case .withdrawn: .cancelled
            }
        func entry(
            _ name: String, _ from: Instant, _ until: Instant, _ title: String,
            _ standing: Standing
        ) -> CalendarEntry {
            CalendarEntry(
                identity: "\(name)@ops.invalid", sequence: version, changedAt: now,
                from: from, until: until, standing: standing, title: title)
        }
        let name = LocalizedText(
            fr: "Tournée \(round.number)", es: "Ruta \(round.number)", en: "Round \(round.number)")
        let whole = entry(
            "\(round.id)", round.plan.leavesAt, round.plan.backAt,
            "\(name[language]), \(round.territory.text)", standing)
        let stops = try round.plan.stops.enumerated().map { place, stop in
            let row = try room.roundRequest(stop.request)
            let number = row.map { "\($0.number)" } ?? "?"
            let isOff =
                stop.isClosed && row?.stage.map { $0 == .cancelled || $0 == .failed } ?? true
            let request = LocalizedText(
                fr: "demande \(number)", es: "solicitud \(number)", en: "request \(number)")
            return entry(
                "\(round.id).\(stop.request).\(stop.work.rawValue)", stop.arrival, stop.departure,
                "\(name[language]) \(place + 1). \(stop.work.text[language]), \(request[language])",
                isOff ? .cancelled : standing)
        }
        return [whole] + stops
    }
}

extension ReadingRoom {
    /// What a round that was just published, or took on more, brings to people whom nobody can call before: they want no
    /// calls, none of their hours comes before somebody does, or no number is known; nil for what was not published.
    ///
    /// Of whoever it goes to already (`known`) that was told when it was published.
    func uncalled(
        _ round: Round, after events: [RecordedEvent], besides known: [Identifier<HelpRequest>] = []
    ) throws -> [Int64]? {
        var isPublished = false
        var called: Set<Identifier<PersonHelped>> = []
        for event in events.map(\.event) {
            switch event {
            case .rounds(.published(round.id, _)), .rounds(.extended(round.id, _, _)):
                isPublished = true
            case .followUp(.callPlanned(let call)) where call.purpose == .dayBefore:
                guard try hasNumber(call) else { continue }
                called.formUnion(try twins(of: call.person))
            default: continue
            }
        }
        guard isPublished else { return nil }
        for request in known {
            guard let person = try roundRequest(request)?.person else { continue }
            called.formUnion(try twins(of: person))
        }
        let doors = round.plan.deliveries.filter { !$0.isClosed && !known.contains($0.request) }
        return try doors.compactMap { stop in
            guard let row = try roundRequest(stop.request) else { return nil }
            return row.person.map(called.contains) ?? false ? nil : row.number
        }
    }

    /// Whether a call that was planned has anything to dial: hers, or that of whoever called for her.
    private func hasNumber(_ call: CallPlanned) throws -> Bool {
        if try callablePhone(of: call.person) != nil { return true }
        let caller = try contact(.id(call.contact))?.caller
        return try caller.flatMap { try person($0) }?.phone != nil
    }

    /// What people call the requests of its stops, in their order.
    func names(ofStops round: Round) throws -> [String] {
        try round.plan.stops.map { "\(try roundRequest($0.request)?.number ?? 0)" }
    }
}
