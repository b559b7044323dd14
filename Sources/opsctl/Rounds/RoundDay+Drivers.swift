import OpsCore

/// Who may drive what, in the hours in which vehicle and people are free.
extension RoundDay {
    /// Rounds as vehicles, in the hours that were said for them, as far as these are free.
    func drivers(of rounds: [Round]) throws -> [RoundDriver] {
        try free(try driven(rounds), besides: Set(rounds.map(\.id)))
    }

    /// The same of rounds that are only asked about: one that has no hours left takes nothing.
    func drivers(asking rounds: [Round]) throws -> [RoundDriver] {
        let all = Set(rounds.filter { $0.state == .draft }.map(\.id))
        return try driven(rounds).map { driver in
            guard let hours = hours(of: driver, besides: all) else { return driver.withoutHours }
            return driver.within(hours)
        }
    }

    /// Each begins where it did, unless another start was typed; what is published does so in any case.
    private func driven(_ rounds: [Round]) throws -> [RoundDriver] {
        let start = try typedStart()
        var drivers = rounds.map { round in
            let plan = round.plan
            let isDraft = round.state == .draft
            return RoundDriver(
                round: round, asset: isDraft ? vehicle(of: round) : plan.vehicle, crew: plan.crew,
                capacity: plan.capacity, start: start == nil || !isDraft ? plan.start : nil,
                from: plan.shift.from, until: plan.shift.until)
        }
        for index in drivers.indices {
            for other in drivers.indices
            where other != index && drivers[index].isShared(with: drivers[other]) {
                drivers[index].makeWay(for: drivers[other])
            }
        }
        return drivers
    }

    /// The vehicle of a draft as long as the house has it.
    private func vehicle(of draft: Round) -> Identifier<Asset>? {
        guard let vehicle = draft.plan.vehicle else { return nil }
        if problem.vehicles.contains(where: { $0.asset == vehicle }) { return vehicle }
        session.output.mention(
            LocalizedText(
                fr: "tournée \(draft.number) : son véhicule n'est plus là, planifiée sans lui",
                es: "ruta \(draft.number): su vehículo ya no está, planificada sin él",
                en: "round \(draft.number): its vehicle is here no more, planned without it"))
        return nil
    }

    /// All drafts of the day with what was typed: whoever drives a draft already does so as it is said now.
    ///
    /// Of several drafts of the same people the one is meant whose hours meet most; each is meant once.
    func drivers(typed specs: [VehicleSpec]) throws -> [RoundDriver] {
        let drafts = drafts
        var drivers = try driven(drafts)
        if !specs.isEmpty, problem.zone == nil { session.output.mention(clocks) }
        let all = try specs.map { try $0.driver(on: problem) }
        let meant = RoundDriver.meant(by: all, among: drivers)
        for (number, typed) in all.enumerated() {
            guard let known = meant[number] else {
                drivers.append(typed)
                continue
            }
            drivers[known] = RoundDriver(
                round: drivers[known].round, asset: typed.asset, crew: typed.crew,
                capacity: typed.capacity, start: drivers[known].start, from: typed.from,
                until: typed.until)
        }
        try checkTogether(drivers)
        return try free(
            drivers, besides: Set(drafts.map(\.id)),
            givingUp: Set(drafts.indices).subtracting(meant.values))
    }

    /// By which clocks typed hours are read where the service has told no zone.
    private var clocks: LocalizedText {
        let minutes = problem.offset.magnitude
        func two(_ number: UInt64) -> String { (number < 10 ? "0" : "") + "\(number)" }
        let clock =
            "UTC\(problem.offset < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
        return LocalizedText(
            fr:
                "le service n'a pas de fuseau : les heures sont lues en \(clock), été comme hiver ; "
                + "voyez deployment change --zone",
            es:
                "el servicio no tiene huso horario: las horas se leen en \(clock), verano e invierno; "
                + "vea deployment change --zone",
            en: "the service has no zone: hours are read as \(clock), summer and winter; "
                + "see deployment change --zone")
    }

    /// Nobody and nothing is named for two rounds at one time.
    private func checkTogether(_ drivers: [RoundDriver]) throws {
        for (index, one) in drivers.enumerated() {
            for other in drivers[..<index] where one.isShared(with: other) {
                guard one.until <= other.from || other.until <= one.from else {
                    throw RoundFault.namedTwice(name(of: one), name(of: other))
                }
            }
        }
    }

    /// The hours in which none of them is taken by something else; says where that is less than was asked for.
    ///
    /// Those of `idle` are drafts of which nobody has said anything now: one whose people are gone keeps no day from
    /// being planned.
    private func free(
        _ drivers: [RoundDriver], besides drafts: Set<Identifier<Round>>,
        givingUp idle: Set<Int> = []
    ) throws -> [RoundDriver] {
        try drivers.enumerated().map { number, driver in
            guard let hours = hours(of: driver, besides: drafts) else {
                if driver.round != nil, problem.isOver(driver) { return driver.withoutHours }
                guard idle.contains(number) else {
                    throw RoundFault.takenAllDay(name(of: driver))
                }
                session.output.mention(tellGivenUp(driver))
                return driver.withoutHours
            }
            guard hours != RoundWindow(from: driver.from, until: driver.until) else {
                return driver
            }
            if driver.round?.state != .published { session.output.mention(tell(hours, of: driver)) }
            return driver.within(hours)
        }
    }

    /// A draft goes wherever there is room in the day; what is published stays around its own time.
    private func hours(
        of driver: RoundDriver, besides drafts: Set<Identifier<Round>>
    ) -> RoundWindow? {
        guard let round = driver.round, round.state == .published else {
            return problem.freeHours(of: driver, besides: drafts)
        }
        return problem.hours(around: round, of: driver)
    }

    private func tellGivenUp(_ driver: RoundDriver) -> LocalizedText {
        let name = name(of: driver)
        return LocalizedText(
            fr: "\(name) : pris tout ce temps ; ce que ce projet contient va avec d'autres",
            es: "\(name): ocupado todo ese tiempo; lo que contiene este borrador va con otros",
            en: "\(name): taken all that time; what this draft holds goes with others")
    }

    private func tell(_ hours: RoundWindow, of driver: RoundDriver) -> LocalizedText {
        let (name, from, until) = (name(of: driver), time(hours.from), time(hours.until))
        return LocalizedText(
            fr: "\(name) : déjà pris le reste du temps, planifié de \(from) à \(until)",
            es: "\(name): ocupado el resto del tiempo, planificado de \(from) a \(until)",
            en: "\(name): taken the rest of the time, planned from \(from) until \(until)")
    }

    /// The time on the wall's clock, with the date where it is not that of the day.
    func time(_ instant: Instant) -> String {
        let clock = session.output.manner.clock
        let written = clock.text(instant, in: session.language)
        let isOfDay = (instant + clock.offset(instant)).rfc3339.hasPrefix(problem.date.iso8601)
        return isOfDay ? String(written.suffix(5)) : written
    }
}

extension RoundDriver {
    /// Whether they cannot both be on their way at one time.
    fileprivate func isShared(with other: RoundDriver) -> Bool {
        !Set(crew).isDisjoint(with: other.crew) || asset != nil && asset == other.asset
    }

    /// Which draft each of those that were typed means: of the same people or vehicle, those first whose hours meet
    /// most.
    fileprivate static func meant(
        by typed: [RoundDriver], among drafts: [RoundDriver]
    ) -> [Int: Int] {
        let pairs = typed.indices.flatMap { one in drafts.indices.map { (one, $0) } }
            .filter { one, draft in drafts[draft].isMeant(by: typed[one]) }
            .map { one, draft in (one, draft, typed[one].shared(with: drafts[draft])) }
            .sorted { (-$0.2, $0.1, $0.0) < (-$1.2, $1.1, $1.0) }
        var meant: [Int: Int] = [:]
        for (one, draft, _) in pairs where meant[one] == nil && !meant.values.contains(draft) {
            meant[one] = draft
        }
        return meant
    }

    private func isMeant(by typed: RoundDriver) -> Bool {
        let isCrew = !typed.crew.isEmpty && Set(crew) == Set(typed.crew)
        return isCrew || typed.asset != nil && asset == typed.asset
    }

    /// For how many milliseconds both are on their way.
    private func shared(with other: RoundDriver) -> Int64 {
        max(0, min(until, other.until).since(max(from, other.from)).milliseconds)
    }

    fileprivate func within(_ hours: RoundWindow) -> RoundDriver {
        var driver = self
        (driver.from, driver.until) = (hours.from, hours.until)
        return driver
    }

    /// A draft that nobody published in time drives nowhere: what it holds goes with others.
    fileprivate var withoutHours: RoundDriver {
        var driver = self
        driver.from = until
        return driver
    }

    /// Of two rounds of the same people or vehicle the earlier is back before the other leaves.
    fileprivate mutating func makeWay(for other: RoundDriver) {
        guard let own = round?.plan, let theirs = other.round?.plan else { return }
        if own.leavesAt < theirs.leavesAt {
            until = min(until, theirs.leavesAt)
        } else {
            from = max(from, min(theirs.shift.until, own.leavesAt))
        }
    }
}
