import OpsCore

/// A day of rounds in hand: what the server told of it, and by which roads it is reckoned.
struct RoundDay: Sendable {
    let problem: RoundProblem
    let session: Session
    let desk: FrontDesk

    /// Asks the server for the day; `crews` are told what they may not bring.
    init(
        _ session: Session, territory: String, date: String, crews: [[Int64]] = []
    ) async throws {
        self.session = session
        desk = try session.frontDesk()
        var target = Target("v1", "round-problem")
        target.add("territory", territory)
        target.add("date", date)
        for crew in crews where !crew.isEmpty {
            target.add("crew", crew.map { "\($0)" }.joined(separator: "."))
        }
        let answer = try await desk.get(target.text)
        guard let value = try? JSONParser.value(of: answer.body, limits: .file),
            let problem = try? JSONFields.read(value, { RoundProblem(from: &$0) })
        else { throw UnreadableAnswer() }
        if let at = problem.at, problem.day.until <= at { throw RoundFault.dayIsOver(problem.date) }
        self.problem = problem
    }

    /// What may be laid out anew.
    var drafts: [Round] { problem.rounds.filter { $0.state == .draft } }

    /// Where vehicles leave and where medicine is: as typed, as these rounds have it, or the middle of the doors.
    ///
    /// What is on a round is picked up where it was, whatever else is moved; a pharmacy that is typed is that of `moved`,
    /// or where a day is planned anew, of all that is on paper.
    func terms(
        of rounds: [Round], moving moved: Identifier<HelpRequest>? = nil
    ) throws -> RoundTerms {
        let arguments = session.arguments
        let start =
            try typedStart() ?? rounds.compactMap(\.plan.start).first
            ?? middle(of: problem.deliveries.compactMap(\.position))
        guard let start else { throw RoundFault.nothingToCarry }
        let known = rounds.flatMap(\.plan.stops).first {
            $0.work == .pickUp && $0.position != nil
        }
        let typed = try arguments.text(RoundFlag.pharmacy).map(RoundFault.place)
        var terms = RoundTerms(start: start, pharmacy: typed ?? known?.position)
        let isAnew = moved == nil && typed != nil
        for round in problem.rounds where round.state == .published || !isAnew {
            for stop in round.plan.stops where stop.work == .pickUp && !stop.isClosed {
                if typed != nil, stop.request == moved { continue }
                terms.pharmacies[stop.request] = stop.position
            }
        }
        if let moved, let parcels = arguments.integer(RoundFlag.parcels) {
            terms.parcels[moved] = parcels
        }
        return terms
    }

    /// Where all rounds begin and end, as it was typed.
    func typedStart() throws -> Coordinate? {
        try session.arguments.text(RoundFlag.start).map(RoundFault.place)
    }

    private func middle(of places: [Coordinate]) -> Coordinate? {
        guard !places.isEmpty else { return nil }
        func mean(_ part: KeyPath<Coordinate, Int32>) -> Int32 {
            Int32(places.reduce(Int64(0)) { $0 + Int64($1[keyPath: part]) } / Int64(places.count))
        }
        return Coordinate(
            latitudeMillidegrees: mean(\.latitudeMillidegrees),
            longitudeMillidegrees: mean(\.longitudeMillidegrees))
    }

    /// The table of roads of the day, and whether a service was asked in vain.
    func roads(_ terms: RoundTerms, for drivers: [RoundDriver]) async throws -> RoadTable {
        let arguments = session.arguments
        try RoundPlanning.check(problem)
        let places = RoundPlanning.places(of: problem, terms: terms, vehicles: drivers)
        let straight = RoadTable.straight(
            places, circuity: try circuity(),
            kilometresPerHour: try positive(RoundFlag.speed) ?? RoadTable.standardSpeed)
        guard let typed = try session.roads() else { return straight }
        guard let address = ServerAddress(typed) else { throw RoadProblem(.badAddress, typed) }
        let service = RoadService(
            door: try session.surroundings.openDoor(to: address), server: address.authority)
        do {
            do {
                return try await service.table(places)
            } catch let problem as RoadProblem {
                throw named(problem, RoundPlanning.carried(on: self.problem, by: drivers))
            }
        } catch let problem as RoadProblem where arguments.isSet(RoundFlag.fallback) {
            session.output.say(problem.title)
            return straight
        }
    }

    /// What people call the place that no road leads to.
    private func named(_ problem: RoadProblem, _ carried: [RoundDelivery]) -> RoadProblem {
        guard let place = problem.place else { return problem }
        let placed = carried.filter { $0.position != nil }
        let name =
            if place == 1 {
                LocalizedText(fr: "la pharmacie", es: "la farmacia", en: "the pharmacy")
            } else if placed.indices.contains(place - 2) {
                LocalizedText(
                    fr: "la demande \(placed[place - 2].number)",
                    es: "la solicitud \(placed[place - 2].number)",
                    en: "request \(placed[place - 2].number)")
            } else {
                LocalizedText(fr: "le départ", es: "la salida", en: "the start")
            }
        return RoadProblem(problem.kind, problem.server, name)
    }

    /// No road is shorter than the straight line.
    private func circuity() throws -> Double {
        guard let number = session.arguments.number(RoundFlag.circuity) else {
            return RoadTable.standardCircuity
        }
        guard number >= 1 else { throw UsageProblem.impossibleValue(RoundFlag.circuity) }
        return number
    }

    private func positive(_ flag: Flag) throws -> Double? {
        guard let number = session.arguments.number(flag) else { return nil }
        guard number > 0 else { throw UsageProblem.impossibleValue(flag) }
        return number
    }

    /// Sends rounds as they are laid out, and shows what became of them.
    func save(_ rounds: [PlannedRound]) async throws {
        try session.answer(try await keep(rounds), show)
    }

    func keep(_ rounds: [PlannedRound]) async throws -> Answer {
        try await desk.post("/v1/rounds", document(of: rounds))
    }

    /// Rounds as the server answers with them.
    func show(_ kept: JSONValue) throws {
        for (index, round) in (kept["rounds"]?.items ?? []).enumerated() {
            if index > 0 { try session.output.line("") }
            try session.output.round(round)
            session.output.mentionUncalled(of: round)
            session.output.mentionLate(of: round)
            session.output.mentionFault(of: round)
        }
    }

    /// Rounds as `POST /v1/rounds` takes them, by the numbers that people say.
    func document(of rounds: [PlannedRound]) -> [UInt8] {
        var json = JSONWriter(reserving: 4_096)
        json.beginObject()
        json.member("territory", problem.territory.text)
        json.member("date", problem.date.iso8601)
        json.member("rounds", each: rounds) { json, round in
            json.beginObject()
            write(round, into: &json)
            json.endObject()
        }
        json.endObject()
        return json.bytes
    }

    /// `isShown` adds what people look at and the server does not take.
    func write(_ round: PlannedRound, into json: inout JSONWriter, isShown: Bool = false) {
        let plan = round.plan
        if let layout = round.replaces {
            json.member("round", problem.rounds.first { $0.id == layout.round }?.number)
            json.member("revision", layout.revision)
        }
        if let vehicle = plan.vehicle { json.member("vehicle", vehicle) }
        json.member("crew", each: plan.crew) { $0.value($1) }
        json.member("capacity", plan.capacity)
        json.member("leavesAt", plan.leavesAt)
        json.member("backAt", plan.backAt)
        json.member("shiftFrom", plan.shift.from)
        json.member("shiftUntil", plan.shift.until)
        if let start = plan.start {
            json.key("start")
            json.beginObject()
            start.writeMembers(into: &json)
            json.endObject()
        }
        json.member("roads", plan.roads.rawValue)
        json.member("metres", plan.metres)
        json.member("stops", each: plan.stops) { json, stop in
            json.beginObject()
            write(stop, into: &json)
            if isShown, stop.work == .delivery {
                json.member("promisedAt", promise(of: stop.request))
                json.member("late", isLate(stop))
            }
            json.endObject()
        }
    }

    private func write(_ stop: RoundStop, into json: inout JSONWriter) {
        json.member("request", number(of: stop.request))
        json.member("work", stop.work.rawValue)
        json.member("arrival", stop.arrival)
        json.member("departure", stop.departure)
        if let window = stop.window {
            json.member("from", window.from)
            json.member("until", window.until)
        }
        json.member("parcels", stop.parcels)
        if stop.work == .pickUp { stop.position?.writeMembers(into: &json) }
        json.member("pinned", stop.isPinned)
    }

    func number(of request: Identifier<HelpRequest>) -> Int64? {
        let known = problem.deliveries + problem.promised.map(\.delivery)
        return known.first { $0.request == request }?.number
    }

    /// When help was promised to be there, as the server told it.
    func promise(of request: Identifier<HelpRequest>) -> Instant? {
        let known = problem.deliveries + problem.promised.map(\.delivery)
        return known.first { $0.request == request }?.promisedAt
    }

    /// Whether somebody comes after that.
    func isLate(_ stop: RoundStop) -> Bool {
        guard stop.work == .delivery, let until = stop.window?.until,
            let promised = promise(of: stop.request)
        else { return false }
        return promised < until
    }

    /// A vehicle in few words: round 4, van-3, 12+13.
    func name(of driver: RoundDriver) -> String {
        let round = driver.round.map { "#\($0.number)" }
        let tag = driver.asset.flatMap { id in
            problem.vehicles.first { $0.asset == id }?.tag.text
        }
        let people = numbers(of: driver.crew).map { "\($0)" }.joined(separator: "+")
        return [round, tag, people.isEmpty ? nil : people].compactMap(\.self)
            .joined(separator: " ")
    }

    /// The numbers of a crew, in whatever order it was named.
    func numbers(of crew: [Identifier<Volunteer>]) -> [Int64] {
        problem.crews.first { Set($0.volunteers) == Set(crew) }?.numbers ?? []
    }
}

extension Session {
    /// The road service: as typed, as the configuration file says, else of the environment.
    func roads() throws -> String? {
        if let typed = arguments.text(RoundFlag.service) { return typed }
        let settings = try ConfigurationFile.read(
            environment: surroundings.environment, files: files)
        return settings.roads ?? surroundings.environment.filled("OPS_ROADS")
    }
}
