import OpsCore

/// Who may drive what, in the hours in which vehicle and people are free.
extension RoundDay {
    /// Drafts as vehicles, in the hours that were said for them, as far as these are free.
    func drivers(of drafts: [Round]) throws -> [RoundDriver] {
        try free(try drafted(drafts), besides: Set(drafts.map(\.id)))
    }

    /// Each begins where it did, unless another start was typed.
    private func drafted(_ drafts: [Round]) throws -> [RoundDriver] {
        let start = try typedStart()
        var drivers = drafts.map { draft in
            let plan = draft.plan
            return RoundDriver(
                draft: draft, asset: plan.vehicle, crew: plan.crew, capacity: plan.capacity,
                start: start == nil ? plan.start : nil, from: plan.shift.from,
                until: plan.shift.until)
        }
        for index in drivers.indices {
            for other in drivers.indices
            where other != index && drivers[index].isShared(with: drivers[other]) {
                drivers[index].makeWay(for: drivers[other])
            }
        }
        return drivers
    }

    /// All drafts of the day with what was typed: whoever drives a draft already does so as it is said now.
    func drivers(typed specs: [VehicleSpec]) throws -> [RoundDriver] {
        let drafts = drafts
        var drivers = try drafted(drafts)
        var said: Set<Int> = []
        if !specs.isEmpty, problem.zone == nil { session.output.mention(clocks) }
        for spec in specs {
            let typed = try spec.driver(on: problem)
            let known = drivers.firstIndex { driver in
                let isCrew = !typed.crew.isEmpty && Set(driver.crew) == Set(typed.crew)
                let isVehicle = typed.asset != nil && driver.asset == typed.asset
                return driver.draft != nil && (isCrew || isVehicle)
            }
            guard let known, said.insert(known).inserted else {
                drivers.append(typed)
                continue
            }
            drivers[known] = RoundDriver(
                draft: drivers[known].draft, asset: typed.asset, crew: typed.crew,
                capacity: typed.capacity, start: drivers[known].start, from: typed.from,
                until: typed.until)
        }
        try checkTogether(drivers)
        return try free(drivers, besides: Set(drafts.map(\.id)))
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
    private func free(
        _ drivers: [RoundDriver], besides drafts: Set<Identifier<Round>>
    ) throws -> [RoundDriver] {
        try drivers.map { driver in
            guard let hours = problem.freeHours(of: driver, besides: drafts) else {
                throw RoundFault.takenAllDay(name(of: driver))
            }
            guard hours != RoundWindow(from: driver.from, until: driver.until) else {
                return driver
            }
            session.output.mention(tell(hours, of: driver))
            var driver = driver
            (driver.from, driver.until) = (hours.from, hours.until)
            return driver
        }
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

    /// Of two drafts of the same people or vehicle the earlier is back before the other leaves.
    fileprivate mutating func makeWay(for other: RoundDriver) {
        guard let own = draft?.plan, let theirs = other.draft?.plan else { return }
        if own.leavesAt < theirs.leavesAt {
            until = min(until, theirs.leavesAt)
        } else {
            from = max(from, min(theirs.shift.until, own.leavesAt))
        }
    }
}
