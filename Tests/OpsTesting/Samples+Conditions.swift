package import OpsCore

/// Somebody who has said all that there is to say.
package enum ConditionSamples {
    package static let all: Conditions = {
        var all = Conditions()
        all.availability = Availability(
            hours: Samples.parisHours,
            away: [
                Availability.Span(from: Samples.start + .days(2), until: Samples.start + .days(4))
            ],
            there: [
                Availability.Span(from: Samples.start + .days(3), until: Samples.start + .days(5))
            ],
            busy: [
                Availability.Span(from: Samples.start + .days(9), until: Samples.start + .days(10))
            ])
        all.restHours = 12
        all.liftingKilograms = 10
        all.travel = [.bicycle, .car]
        all.preferredPeople = [Samples.id(5)]
        all.preferredAreas = [Samples.unit]
        all.vetting = Vetting(scope: .telephone, grantedBy: Samples.id(1), at: Samples.start)
        return all
    }()

    package static let skill = SkillDefinition(
        code: Samples.skill("nursing"),
        name: LocalizedText(fr: "soins infirmiers", es: "enfermería", en: "nursing"),
        synonyms: [Samples.skill("nurse")], parents: [Samples.skill("first_aid")])

    package static let profile = Samples.profile(conditions: all)

    /// Whatever somebody may say; people and places among those that there are.
    package static func any(
        _ chance: inout SeededGenerator, people: [Identifier<PersonHelped>]
    ) -> Conditions {
        var any = Conditions()
        guard chance.below(3) > 0 else { return any }
        any.availability = availability(&chance)
        any.restHours = chance.pick([nil, 0, 10, 40])
        any.liftingKilograms = chance.pick([nil, nil, 5, 25, 80])
        any.travel = TravelMeans.allCases.filter { _ in chance.below(3) == 0 }
        any.preferredPeople = people.filter { _ in chance.below(8) == 0 }
        any.preferredAreas = [Samples.unit, Samples.department, Samples.nation].filter { _ in
            chance.below(5) == 0
        }
        any.vetting = chance.pick([
            nil, nil, Vetting(scope: .telephone), Vetting(scope: .everything),
        ])
        return any
    }

    /// Whatever a house may say of a skill, also what contradicts itself.
    package static func anySkill(_ chance: inout SeededGenerator) -> SkillDefinition {
        let words = ["driving", "first_aid", "nursing", "psc1", "nurse"].map(Samples.skill)
        return SkillDefinition(
            code: chance.pick(words), name: LocalizedText(fr: "un", es: "dos", en: "three"),
            synonyms: words.filter { _ in chance.below(5) == 0 },
            parents: words.filter { _ in chance.below(4) == 0 })
    }

    /// Whatever may be said anew of somebody, mostly little.
    package static func anyChange(_ chance: inout SeededGenerator) -> VolunteerChange {
        var change = VolunteerChange()
        change.note = chance.pick([nil, Marked.note])
        change.restHours = chance.pick([nil, 0, 1])
        change.travel = chance.pick([nil, [.car], [.foot]])
        change.vettingScope = chance.pick([nil, nil, .everything])
        change.preferredAreas = chance.pick([nil, [Samples.unit], [Samples.code("nowhere")]])
        change.removed = chance.pick([[], [.phone, .note], [.restHours]])
        let from = Samples.start + .hours(Int64(chance.below(300)))
        change.away = chance.pick([
            nil, nil, nil, [],
            [Availability.Span(from: from, until: from + .hours(Int64(chance.below(3))))],
        ])
        change.busy = chance.pick([
            nil, nil, [], [Availability.Span(from: from, until: from + .hours(2))],
        ])
        return change
    }

    private static func availability(_ chance: inout SeededGenerator) -> Availability {
        var week = (0..<7).map { _ in
            chance.below(2) == 0 ? [] : [chance.pick(spans)]
        }
        if chance.below(3) == 0 { week = Array(repeating: [], count: 7) }
        let exceptions =
            chance.below(4) == 0 ? [Samples.day("2020-03-26"): [chance.pick(spans)]] : [:]
        func plans() -> [Availability.Span] {
            (0..<chance.below(3)).map { _ in
                let from = Samples.start + .hours(Int64(chance.below(300)) - 20)
                return Availability.Span(
                    from: from, until: from + .hours(Int64(chance.below(90)) + 1))
            }
        }
        return Availability(
            hours: OpeningHours(
                zone: "Europe/Paris", rule: chance.pick(rules), week: week, exceptions: exceptions),
            away: plans(), there: chance.below(3) == 0 ? plans() : [],
            busy: chance.below(4) == 0 ? plans() : [])
    }

    private static let spans = ["18:00-22:00", "08:00-20:00", "20:30-06:15", "00:00-24:00"]
        .map(Samples.span)
    private static let rules = [
        Samples.paris, Samples.known(ZoneRule("IST-5:30")),
        Samples.known(ZoneRule("EST5EDT,M3.2.0,M11.1.0")),
    ]
}
