import OpsTesting
import Testing

@testable import OpsCore

/// Who is at the door (must-do 11).
struct VisitTests {
    private static let code = VisitCode(bits: 0x2A)
    private static let desk: Identifier<AccessToken> = Samples.id(10)
    private static let limit = VisitCheckLimit(mistakes: 3, span: .minutes(15))

    /// A mission brought to a stage, whose crew got a code on the way.
    private static func world(
        _ stage: MissionStage, _ need: NeedKind = .food
    ) throws -> (given: Given, mission: Identifier<Mission>) {
        var given = try Given.service(volunteers: 3)
        try given.offer(need, to: [1, 2])
        let id = given.mission(1)
        func put(_ commands: DispatchingCommand...) throws {
            for command in commands { try given.carryOut(.dispatching(command)) }
        }
        let yes = DispatchingCommand.accept(id, .volunteer(given.volunteer(1)), code: code)
        switch stage {
        case .offered: break
        case .accepted: try put(yes)
        case .started: try put(yes, .start(id))
        case .arrived: try put(yes, .start(id), .arrive(id))
        case .completed: try put(yes, .start(id), .complete(id))
        case .failed: try put(yes, .start(id), .fail(id, .notHome))
        case .cancelled:
            try put(yes)
            try given.carryOut(.hotline(.cancelRequest(given.request(1), .duplicate)))
        }
        return (given, id)
    }

    private static func check(
        _ found: Identifier<Mission>..., by token: Identifier<AccessToken> = desk
    ) -> Command {
        .visit(.check(found: found, by: token, limit: limit))
    }

    @Test func `the yes that completes a crew makes a code, and the journal holds no word of it`()
        throws
    {
        var given = try Given.service(volunteers: 2)
        try given.offer(.food, to: [1])
        let id = given.mission(1)
        let outcome = given.when(
            .dispatching(.accept(id, .onlyOneAsked, code: Self.code)))
        let issued = Event.visit(
            .codeIssued(id, expiresAt: Samples.start + Operation.visitCodeSpan))
        #expect(outcome.events.last == issued)
        #expect(Self.secrets(outcome) == [Self.code])
        for language in PublicationLanguage.allCases {
            let told = outcome.events.map { String(decoding: $0.payload, as: UTF8.self) }.joined()
            for word in Self.code.words(in: language).split(separator: " ") {
                #expect(!told.contains(word))
            }
        }
    }

    @Test func `half a crew has no code, and the telephone has no door`() throws {
        var given = try Given.service(volunteers: 3)
        try given.offer(.courtesyVisit, to: [1, 2])
        let pair = given.mission(1)
        let first = DispatchingCommand.accept(
            pair, .volunteer(given.volunteer(1)), code: Self.code)
        #expect(Self.secrets(given.when(.dispatching(first))).isEmpty)
        try given.carryOut(.dispatching(first))
        let second = DispatchingCommand.accept(
            pair, .volunteer(given.volunteer(2)), code: Self.code)
        #expect(Self.secrets(given.when(.dispatching(second))) == [Self.code])
        try given.offer(.listening, to: [3])
        let call = given.mission(2)
        let yes = given.when(.dispatching(.accept(call, .onlyOneAsked, code: Self.code)))
        #expect(yes.summary == "dispatching.solicitation_answered.v1")
        #expect(Self.secrets(yes).isEmpty)
        try given.carryOut(.dispatching(.accept(call, .onlyOneAsked, code: Self.code)))
        given.when(.visit(.issueCode(call, Self.code)))
            .thenRefuses(.visit(.notInPerson(mission: 2)))
    }

    @Test func `whoever steps back takes the code along, and the next crew has another`() throws {
        var (given, id) = try Self.world(.accepted)
        let back = DispatchingCommand.decline(id, .volunteer(given.volunteer(1)))
        #expect(Self.erases(given.when(.dispatching(back))))
        try given.carryOut(.dispatching(back))
        #expect(given.operation.missions[id]?.visitCode == nil)
        #expect(
            given.when(Self.check(id)).events == [.visit(.checked(by: Self.desk, missions: []))])
        try given.carryOut(
            .dispatching(.offer(given.request(1), to: [given.volunteer(3)])))
        let other = VisitCode(bits: 0x3F)
        let yes = given.when(
            .dispatching(.accept(id, .volunteer(given.volunteer(3)), code: other)))
        #expect(Self.secrets(yes) == [other])
    }

    @Test func `a code dies with its mission, however that ends`() throws {
        let (given, id) = try Self.world(.arrived)
        #expect(Self.erases(given.when(.dispatching(.complete(id)))))
        #expect(Self.erases(given.when(.dispatching(.fail(id, .notHome)))))
        #expect(Self.erases(given.when(.dispatching(.fail(id, .refused)))))
        let (waiting, _) = try Self.world(.accepted)
        let cancel = Command.hotline(.cancelRequest(waiting.request(1), .noLongerNeeded))
        #expect(Self.erases(waiting.when(cancel)))
    }

    @Test(arguments: MissionStage.allCases)
    func `every command about the door has its answer at every stage`(_ stage: MissionStage) throws
    {
        let (given, id) = try Self.world(stage)
        let late = Samples.start + Operation.visitCodeSpan
        let cells = [
            given.when(.visit(.issueCode(id, Self.code))).summary,
            given.when(.visit(.tellCode(id))).summary,
            given.when(.visit(.tellCode(id)), at: late).summary,
            Self.expected(given.when(Self.check(id))),
            Self.expected(given.when(Self.check(id), at: late - .seconds(1))),
            Self.expected(given.when(Self.check(id), at: late)),
        ]
        #expect(cells == Self.table[stage])
    }

    private static let visiting = [
        "visit.code_issued.v1", "visit.code_told.v1", "visit.code_expired", "1", "1", "0",
    ]
    private static let closed = [
        "visit.unknown_mission", "visit.unknown_mission", "visit.unknown_mission", "0", "0", "0",
    ]

    /// Another code, tell, tell when it has run out; check now, at the last moment, too late.
    private static let table: [MissionStage: [String]] = [
        .offered: [
            "visit.nobody_comes", "visit.nobody_comes", "visit.nobody_comes", "0", "0", "0",
        ],
        .accepted: visiting, .started: visiting, .arrived: visiting,
        .completed: closed, .failed: closed, .cancelled: closed,
    ]

    @Test func `a mission whose crew said yes without a code gets one when it is asked for`() throws
    {
        var given = try Given.service(volunteers: 1)
        try given.offer(.food, to: [1])
        let id = given.mission(1)
        try given.carryOut(.dispatching(.accept(id, .onlyOneAsked)))
        given.when(.visit(.tellCode(id))).thenRefuses(.visit(.noCode(mission: 1)))
        try given.carryOut(.visit(.issueCode(id, Self.code)))
        try given.carryOut(.visit(.tellCode(id)), at: Samples.start + .minutes(3))
        #expect(given.operation.missions[id]?.visitCode?.toldAt == Samples.start + .minutes(3))
        // Another code has not been told to anybody yet.
        try given.carryOut(.visit(.issueCode(id, Self.code)), at: Samples.start + .hours(1))
        #expect(
            given.operation.missions[id]?.visitCode
                == VisitCodeState(expiresAt: Samples.start + .hours(25)))
    }

    @Test func `the deployment says how long a code is good`() throws {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        try given.carryOut(
            .catalogue(
                .openDeployment(
                    OpenDeployment(
                        entry: Samples.service, territory: Samples.department,
                        needs: Samples.needs, offerSpan: .minutes(30), visitCodeSpan: .hours(2)))))
        try given.carryOut(Samples.addVolunteer())
        try given.offer(.food, to: [1])
        let id = given.mission(1)
        let yes = given.when(.dispatching(.accept(id, .onlyOneAsked, code: Self.code)))
        #expect(
            yes.events.last == .visit(.codeIssued(id, expiresAt: Samples.start + .hours(2))))
    }

    /// A service whose codes are good for an hour, and a crew for food, which is due in four.
    private static func short() throws -> (given: Given, mission: Identifier<Mission>) {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        try given.carryOut(
            .catalogue(
                .openDeployment(
                    OpenDeployment(
                        entry: Samples.service, territory: Samples.department,
                        needs: [NeedRule(kind: .food, dueWithin: .hours(4), crew: 1, skill: nil)],
                        offerSpan: .minutes(30), visitCodeSpan: .hours(1)))))
        try given.carryOut(Samples.addVolunteer())
        try given.offer(.food, to: [1])
        let id = given.mission(1)
        try given.carryOut(.dispatching(.accept(id, .onlyOneAsked, code: code)))
        return (given, id)
    }

    @Test func `the code that a crew on its way shows is expected, however long ago the yes was`()
        throws
    {
        var (given, id) = try Self.short()
        let late = Samples.start + .hours(30)
        #expect(Self.expected(given.when(Self.check(id), at: late)) == "0")
        try given.carryOut(.dispatching(.start(id)), at: late)
        #expect(Self.expected(given.when(Self.check(id), at: late + .minutes(119))) == "1")
        #expect(Self.expected(given.when(Self.check(id), at: late + .hours(2))) == "0")
        try given.carryOut(.dispatching(.arrive(id)), at: late + .hours(3))
        #expect(Self.expected(given.when(Self.check(id), at: late + .hours(4))) == "1")
    }

    @Test func `a code that she was told is good until somebody is to be there`() throws {
        var (given, id) = try Self.short()
        let promised = Samples.start + .hours(4)
        #expect(Self.expected(given.when(Self.check(id), at: promised - .minutes(1))) == "0")
        given.when(.visit(.tellCode(id)))
            .then([.visit(.codeTold(id)), .visit(.codeMoved(id, expiresAt: promised))])
        try given.carryOut(.visit(.tellCode(id)))
        #expect(Self.expected(given.when(Self.check(id), at: promised - .minutes(1))) == "1")
        #expect(given.operation.missions[id]?.visitCode?.toldAt == Samples.start)
    }

    @Test func `guessing is over after a few mistakes, at that desk, for a while`() throws {
        var (given, id) = try Self.world(.accepted)
        for minute in 0..<3 as Range<Int64> {
            try given.carryOut(Self.check(), at: Samples.start + .minutes(minute))
        }
        let now = Samples.start + .minutes(4)
        given.when(Self.check(), at: now).thenRefuses(.visit(.tooManyChecks(minutes: 11)))
        given.when(Self.check(id), at: now).thenRefuses(.visit(.tooManyChecks(minutes: 11)))
        #expect(Self.expected(given.when(Self.check(id, by: Samples.id(11)), at: now)) == "1")
        let free = Samples.start + .minutes(15)
        given.when(Self.check(id), at: free - .seconds(1))
            .thenRefuses(.visit(.tooManyChecks(minutes: 1)))
        #expect(Self.expected(given.when(Self.check(id), at: free)) == "1")
    }

    @Test func `right answers are no mistakes, and a desk that is closed is forgotten`() throws {
        var (given, id) = try Self.world(.accepted)
        for _ in 0..<9 { try given.carryOut(Self.check(id)) }
        #expect(given.operation.wrongChecks.isEmpty)
        for _ in 0..<3 { try given.carryOut(Self.check()) }
        given.happened(.access(.tokenRevoked(Self.desk)))
        #expect(given.operation.wrongChecks.isEmpty)
        let patient = VisitCheckLimit(mistakes: 100, span: .days(1))
        for _ in 0..<50 {
            try given.carryOut(.visit(.check(found: [], by: Self.desk, limit: patient)))
        }
        #expect(given.operation.wrongChecks[Self.desk]?.count == Operation.rememberedMistakes)
    }

    @Test func `codes and mistakes survive a snapshot`() throws {
        var (given, id) = try Self.world(.started)
        try given.carryOut(Self.check())
        try given.carryOut(.visit(.tellCode(id)))
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
    }

    private static func expected(_ outcome: Outcome) -> String {
        guard case .visit(.checked(_, let missions)) = outcome.events.first else {
            return outcome.summary
        }
        return "\(missions.count)"
    }

    private static func secrets(_ outcome: Outcome) -> [VisitCode] {
        (outcome.decision?.vault ?? []).compactMap { write in
            if case .visitCode(_, let code) = write { code } else { nil }
        }
    }

    private static func erases(_ outcome: Outcome) -> Bool {
        (outcome.decision?.vault ?? []).contains { write in
            if case .eraseVisitCode = write { true } else { false }
        }
    }
}
