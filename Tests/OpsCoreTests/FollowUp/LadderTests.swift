import OpsTesting
import Testing

@testable import OpsCore

/// Nobody answers: the next step comes by itself.
struct LadderTests {
    private static let noAnswer = CallReport(.noAnswer)

    /// Nobody answers, so many times, each at the time to call.
    private static func silence(_ given: inout Given, times: Int) throws {
        for _ in 0..<times {
            let call = given.plannedCall(1)
            try given.carryOut(.followUp(.report(call.id, noAnswer, by: nil)), at: call.callAt)
        }
    }

    @Test func `who is tried again too soon is tried at another time all the same`() throws {
        var (given, id) = try FollowUpTests.world { $0.allowsVoicemail = true }
        try Self.silence(&given, times: 1)
        let call = given.plannedCall(1)
        for report in [Self.noAnswer, CallReport(.voicemailLeft)] {
            #expect(
                given.when(.followUp(.report(id, report, by: nil)), at: call.callAt - .seconds(1))
                    .summary == "followup.call_attempted.v1")
        }
        try given.carryOut(.followUp(.take(id, by: FollowUpTests.taker)))
        try given.carryOut(.followUp(.report(id, Self.noAnswer, by: FollowUpTests.taker)))
        #expect(given.plannedCall(1) == call)
    }

    @Test func `calls, a voicemail, a visit, a neighbour, a supervisor, a danger alert`() throws {
        var (given, id) = try FollowUpTests.world { $0.allowsVoicemail = true }
        var now = Samples.start
        var walked: [LadderKind] = []
        for kind: LadderKind in [.call, .voicemail, .visit, .neighbour, .supervisor] {
            try given.carryOut(.followUp(.report(id, Self.noAnswer, by: nil)), at: now)
            let call = given.plannedCall(1)
            walked.append(call.step)
            #expect(call.step == kind && call.state == .open)
            let step = Samples.rules.ladder[Int(call.rung)]
            #expect(call.callAt == now + step.after && call.dueAt == call.callAt + step.within)
            now = call.callAt
        }
        let visit = try #require(given.plannedCall(1).visit)
        let request = try #require(given.operation.requests[visit])
        #expect(request.need == .courtesyVisit && request.deployment == given.deployment)
        #expect(request.person == given.contact(1).person && request.crew == 2)
        // Nobody decided: the alert rings where supervisors sit.
        try given.carryOut(.followUp(.moveOn(id)), at: given.plannedCall(1).dueAt)
        #expect(given.operation.plannedCalls.isEmpty)
        #expect(given.operation.dangers.values.map(\.contact) == [given.contact(1).id])
    }

    @Test func `somebody goes and sees before the ladder goes on`() throws {
        var (given, _) = try FollowUpTests.world()
        try Self.silence(&given, times: 2)
        let call = given.plannedCall(1)
        let visit = try #require(call.visit.flatMap { given.operation.requests[$0] })
        #expect(visit.dueAt == call.dueAt)
    }

    @Test func `nobody goes and sees who has answered meanwhile, unless a crew is on its way`()
        throws
    {
        for isOut in [false, true] {
            var (given, id) = try FollowUpTests.world()
            try Self.silence(&given, times: 2)
            let visit = try #require(given.plannedCall(1).visit)
            if isOut {
                let pair = try [1, 2].map { _ in
                    try given.carryOut(Samples.addVolunteer())
                    return given.volunteer(Int64(given.operation.volunteers.count))
                }
                try given.carryOut(.dispatching(.offer(visit, to: pair)))
                let mission = try #require(given.operation.requests[visit]?.mission)
                for one in pair {
                    try given.carryOut(.dispatching(.accept(mission, .volunteer(one))))
                }
                try given.carryOut(.dispatching(.start(mission)))
            }
            try given.carryOut(.followUp(.report(id, CallReport(.reached), by: nil)))
            #expect((given.operation.requests[visit] != nil) == isOut)
            #expect(given.operation.plannedCalls.isEmpty)
        }
    }

    @Test func `no voicemail is left where none is allowed`() throws {
        var (given, id) = try FollowUpTests.world()
        given.when(.followUp(.report(id, CallReport(.voicemailLeft), by: nil)))
            .thenRefuses(.followUp(.voicemailNotAllowed(number: 1)))
        try Self.silence(&given, times: 2)
        #expect(given.plannedCall(1).step == .visit)
    }

    @Test func `a voicemail that was left already is not left again`() throws {
        var (given, id) = try FollowUpTests.world { $0.allowsVoicemail = true }
        let left = CallReport(.voicemailLeft)
        try given.carryOut(.followUp(.report(id, left, by: nil)))
        #expect(given.plannedCall(1).step == .call)
        try Self.silence(&given, times: 1)
        #expect(given.plannedCall(1).step == .visit)
    }

    @Test func `a wrong number is not called again`() throws {
        var (given, id) = try FollowUpTests.world { $0.allowsVoicemail = true }
        try given.carryOut(.followUp(.report(id, CallReport(.wrongNumber), by: nil)))
        #expect(given.plannedCall(1).step == .visit)
        var (asked, question) = try FollowUpTests.world(.dayBefore)
        try asked.carryOut(.followUp(.report(question, CallReport(.wrongNumber), by: nil)))
        #expect(asked.operation.plannedCalls.isEmpty)
    }

    @Test func `for a question nobody is visited`() throws {
        var (given, id) = try FollowUpTests.world(.dayBefore)
        try given.carryOut(.followUp(.report(id, Self.noAnswer, by: nil)))
        #expect(given.plannedCall(1).callAt == Samples.start + .days(1))
        given.when(
            .followUp(.report(id, Self.noAnswer, by: nil)), at: given.plannedCall(1).callAt
        ).thenEndsWith(.followUp(.callEnded(id, .unreachable)))
    }

    /// That nobody of the desk called says nothing of the person: nobody is visited for it.
    @Test func `a desk that does not call is asked from the desk above, again and again`() throws {
        var (given, id) = try FollowUpTests.world()
        var now = given.plannedCall(1).dueAt
        for minutes: Int64 in [120, 240, 480, 960, 1_440, 1_440] {
            try given.carryOut(.followUp(.moveOn(id)), at: now)
            let call = given.plannedCall(1)
            #expect(call.step == .call && call.desk == Samples.nation)
            #expect(call.dueAt == now + .minutes(minutes))
            now = call.dueAt
        }
        #expect(given.plannedCall(1).escalations == 6)
    }

    @Test func `silence moves a visit on to the neighbour, and the neighbour to a supervisor`()
        throws
    {
        var (given, id) = try FollowUpTests.world()
        try Self.silence(&given, times: 2)
        for kind: LadderKind in [.neighbour, .supervisor] {
            given.when(.followUp(.moveOn(id)), at: given.plannedCall(1).dueAt - .seconds(1))
                .thenRefuses(.followUp(.notYetDue(number: 1)))
            try given.carryOut(.followUp(.moveOn(id)), at: given.plannedCall(1).dueAt)
            #expect(given.plannedCall(1).step == kind)
        }
        #expect(given.plannedCall(1).desk == Samples.nation)
    }

    @Test func `nobody next door is called at night`() throws {
        var (given, id) = try FollowUpTests.world()
        try Self.silence(&given, times: 2)
        let rules = CallRules(
            ladder: Samples.rules.ladder, questions: Samples.rules.questions,
            lock: Samples.rules.lock, grace: Samples.rules.grace,
            hours: Samples.window("08:00-08:01"), offset: 0)
        try given.carryOut(.followUp(.setRules(rules, for: nil)))
        try given.carryOut(.followUp(.moveOn(id)), at: given.plannedCall(1).dueAt)
        let call = given.plannedCall(1)
        #expect(call.step == .neighbour)
        #expect(call.callAt.milliseconds / 60_000 % 1_440 == 8 * 60)
    }

    @Test func `a crew that was with the person ends the search`() throws {
        var given = try Given.service(volunteers: 2)
        try given.carryOut(.followUp(.setRules(Samples.rules, for: nil)))
        try given.carryOut(Samples.logContact(.food))
        let wish = PlanCall(.friendlyCall, to: Samples.personToCall(given.contact(1)))
        try given.carryOut(.followUp(.plan(wish)))
        try Self.silence(&given, times: 2)
        let visit = try #require(given.plannedCall(1).visit)
        try given.carryOut(
            .dispatching(.offer(visit, to: [given.volunteer(1), given.volunteer(2)])))
        for number: Int64 in [1, 2] {
            let answerer = Answerer.volunteer(given.volunteer(number))
            try given.carryOut(.dispatching(.accept(given.mission(1), answerer)))
        }
        try given.carryOut(.dispatching(.start(given.mission(1))))
        let done = given.when(.dispatching(.complete(given.mission(1))))
        #expect(
            done.summary
                == "dispatching.mission_completed.v1 followup.call_attempted.v1 "
                + "followup.call_ended.v1")
        guard case .followUp(.callAttempted(let attempted)) = done.events[1] else {
            Issue.record("no attempt")
            return
        }
        #expect(attempted.step == .visit && attempted.result == .reached)
    }

    @Test func `a ladder that was made shorter meanwhile still ends with a supervisor`() throws {
        var (given, id) = try FollowUpTests.world()
        try Self.silence(&given, times: 2)
        let short = CallRules(
            ladder: [
                LadderStep(.call, after: .minutes(0), within: .hours(1)),
                LadderStep(.supervisor, after: .minutes(0), within: .hours(1)),
            ], questions: Samples.rules.questions, lock: .minutes(1), grace: .minutes(1),
            hours: Samples.rules.hours, offset: 0)
        try given.carryOut(.followUp(.setRules(short, for: nil)))
        try given.carryOut(.followUp(.report(id, Self.noAnswer, by: nil)))
        #expect(given.plannedCall(1).step == .supervisor)
        given.when(.followUp(.report(id, Self.noAnswer, by: nil)))
            .thenEndsWith(.followUp(.callEnded(id, .danger)))
    }

    @Test func `a visit that was called off and asked for again belongs to its call alone`() throws
    {
        var (given, id) = try FollowUpTests.world()
        try Self.silence(&given, times: 2)
        let first = try #require(given.plannedCall(1).visit)
        try given.carryOut(.hotline(.cancelRequest(first, .other)))
        // The standard ladder has its visit further up: the call comes to one again.
        try given.carryOut(.followUp(.setRules(.standard, for: nil)))
        try given.carryOut(.followUp(.report(id, Self.noAnswer, by: nil)))
        let second = try #require(given.plannedCall(1).visit)
        #expect(second != first)
        #expect(given.operation.callsByVisit == [second: id])
    }
}
