/// Draws who calls, when, from where and for what.
struct DemandPlan {
    private let scenario: Scenario
    private let chance: Chance
    private let positions: [String: Coordinate]
    private(set) var contacts: [PlannedContact] = []

    /// Draws a whole scenario; what is asked of the volunteers plays no part in it.
    init(_ scenario: Scenario, chance: Chance) {
        self.scenario = scenario
        self.chance = chance
        var positions: [String: Coordinate] = [:]
        for area in scenario.territories.flatMap(\.postcodes) {
            positions[area.postcode] = area.position
        }
        self.positions = positions
        for (index, contact) in scenario.demand.contacts.enumerated() {
            guard let at = contact.at else { continue }
            var generator = chance.generator(for: .demand, -1, Int64(index))
            contacts.append(
                PlannedContact(
                    at: at, wish: LogContact(contact, using: &generator), givesUpAfter: nil,
                    key: chance.key(for: .identities, [-1, Int64(index)])))
        }
        for index in scenario.demand.curves.indices { draw(curve: index) }
    }

    private mutating func draw(curve index: Int) {
        let curve = scenario.demand.curves[index]
        var generator = chance.generator(for: .demand, Int64(index))
        var callers: [LogContact] = []
        for at in instants(of: curve, using: &generator) {
            let isRepeat = generator.happens(perMille: curve.repeatPerMille) && !callers.isEmpty
            let wish =
                isRepeat
                ? callers[generator.below(callers.count)] : makeWish(curve, using: &generator)
            if !isRepeat, !wish.person.isEmpty { callers.append(wish) }
            let givesUp = generator.happens(perMille: curve.patience.givesUpPerMille)
            let key = chance.key(for: .identities, [Int64(index), Int64(contacts.count)])
            contacts.append(
                PlannedContact(
                    at: at, wish: wish, givesUpAfter: givesUp ? curve.patience.span : nil,
                    key: key))
        }
    }

    /// In each minute of each day somebody calls, or nobody, as likely as curve and hour say.
    private func instants(
        of curve: DemandCurve, using generator: inout SeededGenerator
    ) -> [Instant] {
        let clock = scenario.desk.clock
        let firstDay = clock.day(at: scenario.startsAt)
        let lastDay = clock.day(at: scenario.endsAt)
        let weights = curve.hours.reduce(0, +)
        var instants: [Instant] = []
        for day in firstDay...lastDay {
            let hundredths = curve.contacts.hundredths(onDay: day - firstDay)
            for minute in 0..<Int64(1_440) {
                let weight = curve.hours[Int(minute / 60)]
                // Hundredths a day and 60 minutes an hour: a million over 6 000.
                let perMillion = hundredths * weight * 1_000_000 / (weights * 6_000)
                guard perMillion > 0 else { continue }
                let start = clock.instant(day: day, minute: minute)
                for _ in 0..<count(perMillion: perMillion, using: &generator) {
                    let second = TimeSpan(milliseconds: Int64(generator.below(60_000)))
                    instants.append(start + second)
                }
            }
        }
        return instants.filter { scenario.startsAt <= $0 && $0 < scenario.endsAt }.sorted()
    }

    private func count(perMillion: Int64, using generator: inout SeededGenerator) -> Int64 {
        let certain = perMillion / 1_000_000
        let isOneMore = generator.happens(perMillion: Int(perMillion % 1_000_000))
        return certain + (isOneMore ? 1 : 0)
    }

    private func makeWish(
        _ curve: DemandCurve, using generator: inout SeededGenerator
    ) -> LogContact {
        let need = curve.needs.pick(using: &generator)
        let language = curve.languages.pick(using: &generator)
        let postcode = curve.postcodes.pick(using: &generator)
        let position = postcode.flatMap { positions[$0] }
            .map { $0.scattered(within: curve.spreadMillidegrees, using: &generator) }
        let isAnonymous = generator.happens(perMille: curve.anonymousPerMille)
        let phone = PhoneNumber.fictional(&generator)
        let isForOther = generator.happens(perMille: curve.forSomebodyElsePerMille)
        let relation = CallerRelation.allCases[generator.below(CallerRelation.allCases.count)]
        let callerPhone = PhoneNumber.fictional(&generator)
        return LogContact(
            needs: need.map { [$0] } ?? [],
            person: PersonDetails(phone: isAnonymous ? nil : phone),
            caller: isForOther ? PersonDetails(phone: callerPhone) : nil,
            relation: isForOther ? relation : nil, language: language ?? .french,
            postcode: postcode, position: position)
    }

    /// The contacts that an inject adds to those that were planned for its span.
    func extra(
        _ change: Inject.DemandChange, at instant: Instant, inject index: Int
    ) -> [PlannedContact] {
        var extra: [PlannedContact] = []
        for (number, planned) in contacts.enumerated()
        where change.concerns(planned, from: instant) {
            let numbers = [Int64(index), Int64(number)]
            var generator = chance.generator(for: .inject, Int64(index), Int64(number))
            let copies = count(perMillion: (change.percent - 100) * 10_000, using: &generator)
            for copy in 0..<max(0, copies) {
                var wish = planned.wish
                wish.person.phone = wish.person.isEmpty ? nil : .fictional(&generator)
                let later = TimeSpan(milliseconds: Int64(generator.below(3_600_000)))
                extra.append(
                    PlannedContact(
                        at: planned.at + later, wish: wish, givesUpAfter: planned.givesUpAfter,
                        key: chance.key(for: .inject, numbers + [copy])))
            }
        }
        return extra
    }
}

extension Inject.DemandChange {
    /// Whether a planned contact lies in the span that starts at `instant`, and is meant.
    func concerns(_ contact: PlannedContact, from instant: Instant) -> Bool {
        guard instant <= contact.at, contact.at < instant + span else { return false }
        let isNeedMeant = needs.isEmpty || contact.wish.needs.contains { needs.contains($0) }
        let isPlaceMeant =
            postcodes.isEmpty || contact.wish.postcode.map { postcodes.contains($0) } ?? false
        return isNeedMeant && isPlaceMeant
    }
}
