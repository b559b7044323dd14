import OpsTesting
import Testing

@testable import OpsCore

/// Help that was reported as done is asked about some time later.
struct AskedOutcomeTests {
    /// A request for food on its way to be done, under a deployment that asks after so many days.
    private static func world(
        after span: TimeSpan? = .days(30), _ person: PersonDetails = Marked.person
    ) throws -> Given {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        try given.carryOut(.catalogue(.openDeployment(Samples.openService(outcomeAfter: span))))
        try given.carryOut(Samples.addVolunteer())
        try given.carryOut(.followUp(.setRules(Samples.rules, for: nil)))
        let wish = LogContact(needs: [.food], person: person, postcode: "92120")
        try given.carryOut(.hotline(.logContact(wish)))
        let request = given.request(1)
        try given.carryOut(.dispatching(.offer(request, to: [given.volunteer(1)])))
        let answerer = Answerer.volunteer(given.volunteer(1))
        try given.carryOut(.dispatching(.accept(given.mission(1), answerer)))
        try given.carryOut(.dispatching(.start(given.mission(1))))
        return given
    }

    private static let done = "dispatching.mission_completed.v1"

    @Test func `a month after help was done the person is asked, at the desk that served`() throws {
        var given = try Self.world()
        let request = given.request(1)
        try given.carryOut(.dispatching(.complete(given.mission(1))))
        let call = given.plannedCall(1)
        #expect(call.purpose == .outcome && call.request == request && call.need == .food)
        #expect(call.desk == Samples.department && call.deployment == given.deployment)
        #expect(call.callAt == Samples.start + .days(30))
        #expect(call.dueAt == call.callAt + .days(2))
    }

    @Test func `nobody is asked who is anonymous or refused, nor where the deployment does not`()
        throws
    {
        let anonymous = try Self.world(PersonDetails())
        #expect(anonymous.when(.dispatching(.complete(anonymous.mission(1)))).summary == Self.done)
        let silent = try Self.world(after: nil)
        #expect(silent.when(.dispatching(.complete(silent.mission(1)))).summary == Self.done)
        var refused = try Self.world()
        let person = try #require(refused.contact(1).person)
        refused.happened(.followUp(.callsRefused(person)))
        #expect(refused.when(.dispatching(.complete(refused.mission(1)))).summary == Self.done)
        let asked = try Self.world()
        #expect(
            asked.when(.dispatching(.complete(asked.mission(1)))).summary
                == Self.done + " followup.call_planned.v1")
    }

    @Test func `a need that is still there is where the person is`() throws {
        var given = try Self.world()
        let place = try #require(given.operation.requests[given.request(1)]?.position)
        try given.carryOut(.dispatching(.complete(given.mission(1))))
        #expect(given.plannedCall(1).position == place)
        let answer = OutcomeAnswer(help: .partly, reason: .stillNeeded, unmet: [.tooLate])
        try given.carryOut(
            .followUp(
                .report(given.plannedCall(1).id, CallReport(.reached, answer: answer), by: nil)))
        #expect(given.operation.requests[given.request(2)]?.position == place)
    }

    private static let told = "followup.call_attempted.v1 followup.outcome_told.v1"

    /// Every answer by every closing reason, with and without a reason for what lacked.
    @Test(arguments: HelpAnswer.allCases, ClosingReason.allCases)
    func `an answer says why where help lacked, and a need that is still there is opened again`(
        _ help: HelpAnswer, _ reason: ClosingReason
    ) throws {
        var given = try Self.world()
        try given.carryOut(.dispatching(.complete(given.mission(1))))
        let id = given.plannedCall(1).id
        for unmet: [UnmetNeedCode] in [[], [.tooLate]] {
            let answer = OutcomeAnswer(help: help, reason: reason, unmet: unmet)
            let outcome = given.when(
                .followUp(.report(id, CallReport(.reached, answer: answer), by: nil)))
            guard (help == .came) == unmet.isEmpty else {
                outcome.thenRefuses(.followUp(.unmetNeedUnclear(number: 1)))
                continue
            }
            let again = reason == .stillNeeded ? " hotline.request_opened.v1" : ""
            #expect(outcome.summary == "\(Self.told)\(again) followup.call_ended.v1")
            guard case .hotline(.requestOpened(let opened)) = outcome.events[2] else {
                #expect(reason != .stillNeeded)
                continue
            }
            #expect(opened.need == .food && opened.deployment == given.deployment)
            #expect(opened.person == given.contact(1).person)
        }
    }

    @Test func `who was reached is asked, and nobody else answers`() throws {
        var given = try Self.world()
        try given.carryOut(.dispatching(.complete(given.mission(1))))
        let id = given.plannedCall(1).id
        let answer = OutcomeAnswer(help: .came, reason: .served)
        given.when(.followUp(.report(id, CallReport(.reached), by: nil)))
            .thenRefuses(.followUp(.answerNeeded(number: 1)))
        for result in CallResult.allCases where result != .reached && result != .voicemailLeft {
            given.when(.followUp(.report(id, CallReport(result, answer: answer), by: nil)))
                .thenRefuses(.followUp(.nothingWasAsked(number: 1)))
        }
        let (friendly, call) = try FollowUpTests.world()
        friendly.when(.followUp(.report(call, CallReport(.reached, answer: answer), by: nil)))
            .thenRefuses(.followUp(.nothingWasAsked(number: 1)))
    }
}
