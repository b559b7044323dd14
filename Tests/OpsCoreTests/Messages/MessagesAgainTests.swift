import OpsTesting
import Testing

@testable import OpsCore

/// Messages were off for a while, and what was said before is not true any more.
struct MessagesAgainTests {
    /// What the tables say of whoever was told to go.
    private static func told(
        _ given: Given, _ mission: Mission, _ place: Int, end: MessageKind? = nil
    ) -> LateMessage {
        let asked = mission.solicitations[place]
        return LateMessage(
            number: 3, kind: .accepted, mission: mission.id, missionNumber: 1,
            deployment: given.deployment, desk: Samples.department,
            about: MessageSubject(need: .courtesyVisit, place: Samples.unit),
            recipient: MessageRecipient(
                volunteer: asked.volunteer, solicitation: asked.id, language: .fr),
            answer: asked.state, end: end)
    }

    private static func pair() throws -> Given {
        var given = try MessageFollowingTests.world(near: 3, .courtesyVisit)
        try given.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(1), given.volunteer(2)])))
        for number in [Int64(1), 2] {
            try given.carryOut(
                .dispatching(.accept(given.mission(1), .volunteer(given.volunteer(number)))))
        }
        try MessageFollowingTests.send(&given)
        try given.carryOut(.messages(.setRules(given.deployment, MessageRules(isOn: false))))
        return given
    }

    private static func begin(
        _ given: inout Given, _ told: [LateMessage], _ rules: MessageRules = .standard
    ) throws -> [String] {
        MessageFollowingTests.told(
            try given.carryOut(.messages(.setRules(given.deployment, rules, told: told))), given)
    }

    @Test func `who is left of a pair hears that they wait, and who stepped back nothing`() throws {
        var given = try Self.pair()
        try given.carryOut(.crew(.leave(given.mission(1), given.volunteer(2), .stepBack)))
        let mission = try #require(given.operation.missions.values.first)
        let told = [0, 1].map { Self.told(given, mission, $0) }
        #expect(try Self.begin(&given, told) == ["crew_short 1"])
    }

    @Test func `who was relieved hears that others go`() throws {
        var given = try MessageFollowingTests.world(near: 2)
        try given.carryOut(.dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        try given.carryOut(.dispatching(.accept(given.mission(1), .onlyOneAsked)))
        try MessageFollowingTests.send(&given)
        try given.carryOut(.messages(.setRules(given.deployment, MessageRules(isOn: false))))
        try given.carryOut(.crew(.handOver(given.mission(1), to: [given.volunteer(2)])))
        try given.carryOut(
            .dispatching(.accept(given.mission(1), .volunteer(given.volunteer(2)))))
        let mission = try #require(given.operation.missions.values.first)
        #expect(
            try Self.begin(&given, [Self.told(given, mission, 0)]) == ["stood_down 1"])
    }

    @Test func `who was to go to what is cancelled hears of it, and who still goes nothing`()
        throws
    {
        var given = try Self.pair()
        let mission = try #require(given.operation.missions.values.first)
        var whole = given
        #expect(try Self.begin(&whole, [Self.told(given, mission, 0)]) == [])
        try given.carryOut(.hotline(.cancelRequest(given.request(1), .noLongerNeeded)))
        let told = Self.told(given, mission, 0, end: .cancelled)
        var held = given
        #expect(try Self.begin(&held, [told], MessageRules(isHeld: true)) == [])
        #expect(try Self.begin(&given, [told]) == ["cancelled 1"])
    }
}
