import OpsTesting
import Testing

@testable import OpsCore

/// A crew holds its skills at the hour at which it goes.
struct SkillsAtTheHourTests {
    @Test func `a skill that lapses before the hour that was agreed makes no crew whole`() throws {
        let aid = Samples.skill("first_aid")
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        let rule = NeedRule(
            kind: .courtesyVisit, dueWithin: .hours(48), crew: 2, skill: nil, crewSkills: [aid])
        try given.carryOut(
            .catalogue(.openDeployment(Samples.openService(needs: [rule], crewRules: .standard))))
        let until = CivilDate(daysSince1970: Samples.start.dayUTC.daysSince1970 + 2)
        let profile = Samples.profile(skills: [Skill(code: aid, until: until)])
        try given.carryOut(Samples.addVolunteer(profile))
        try given.carryOut(Samples.addVolunteer(Samples.profile(skills: [])))
        try given.carryOut(Samples.logContact(.courtesyVisit))
        try given.carryOut(.dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        var soon = given
        try soon.carryOut(.dispatching(.offer(soon.request(1), to: [soon.volunteer(2)])))
        let slot = Samples.start + .days(5)
        try given.carryOut(.visits(.agreeSlot(given.mission(1), from: slot, minutes: 60)))
        given.when(.dispatching(.offer(given.request(1), to: [given.volunteer(2)])))
            .thenRefuses(.dispatching(.crewLacks(number: 1, aid)))
    }

    /// One request for which somebody is vetted, and holds driving, until the end of today alone.
    private static func lapsing(_ what: String) throws -> Given {
        let driving = Samples.skill("driving")
        let rule = NeedRule(
            kind: .food, dueWithin: .hours(48), crew: 1,
            skill: what == "skill" ? driving : nil, crewSkills: what == "crew" ? [driving] : [])
        var given = try Given.service(needs: [rule], crewRules: .standard)
        let today = Samples.start.dayUTC
        var profile = Samples.profile(
            skills: [Skill(code: driving, until: what == "vetting" ? nil : today)])
        if what == "vetting" { profile.vettedUntil = today }
        try given.carryOut(Samples.addVolunteer(profile))
        try given.carryOut(Samples.logContact(.food))
        return given
    }

    @Test(arguments: ["vetting", "skill", "crew"])
    func `what lapses at midnight is not asked for what goes on after it`(_ what: String) throws {
        var given = try Self.lapsing(what)
        // It is eight in the morning, and no clock but that of Greenwich is known.
        func at(_ hour: Int64) -> Instant { Samples.start + .hours(hour - 8) }
        func fits(_ given: Given, _ instant: Instant) throws -> Bool {
            try given.operation.proposals(for: given.request(1), at: instant)[0].fits
        }
        // A usual mission takes two hours, and half an hour to answer.
        #expect(try fits(given, at(21)))
        #expect(try !fits(given, at(22)))
        let offer = Command.dispatching(.offer(given.request(1), to: [given.volunteer(1)]))
        #expect(given.when(offer, at: at(22)).refusal != nil)
        try given.carryOut(offer, at: at(21) + .minutes(29))
        let yes = Command.dispatching(.accept(given.mission(1), .onlyOneAsked))
        #expect(given.when(yes, at: at(21) + .minutes(58)).refusal == nil)
        let late = given.when(yes, at: at(22) + .minutes(1))
        if what == "crew" {
            // It makes no crew: the yes is kept.
            #expect(late.summary.contains("solicitation_answered"))
        } else {
            #expect(late.refusal?.code == "dispatching.cannot_go")
        }
        // Whoever has said yes in time sets out until midnight.
        try given.carryOut(yes, at: at(21) + .minutes(58))
        let start = Command.dispatching(.start(given.mission(1)))
        #expect(given.when(start, at: at(23) + .minutes(59)).refusal == nil)
        #expect(given.when(start, at: at(24)).refusal != nil)
    }

    @Test(arguments: ["vetting", "skill", "crew"])
    func `what lapses within the hour that was agreed does not reach to its end`(
        _ what: String
    ) throws {
        var given = try Self.lapsing(what)
        let offer = Command.dispatching(.offer(given.request(1), to: [given.volunteer(1)]))
        try given.carryOut(offer)
        try given.carryOut(.dispatching(.accept(given.mission(1), .onlyOneAsked)))
        func agree(_ from: Int64, _ minutes: Int64) -> Command {
            .visits(
                .agreeSlot(
                    given.mission(1), from: Samples.start + .hours(from), minutes: minutes))
        }
        // Until midnight, and past it.
        try given.carryOut(agree(15, 60))
        #expect(CrewSafetyTests.alarms(given).isEmpty)
        try given.carryOut(agree(15, 90))
        #expect(CrewSafetyTests.alarms(given).map(\.kind) == [.mayNotGo])
        try given.carryOut(agree(14, 60))
        #expect(CrewSafetyTests.alarms(given).isEmpty)
    }
}
