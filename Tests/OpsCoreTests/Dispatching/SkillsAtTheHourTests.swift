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
}
