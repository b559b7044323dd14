import OpsCore
import OpsTesting
import Testing

/// All statuses × all commands, all stages × all commands: each cell says what happens.
struct StageTableTests {
    /// One request, volunteers 1 and 2 asked, 3 not; brought to a status.
    struct World {
        var given: Given
        let request: Identifier<HelpRequest>
        var mission: Identifier<Mission>

        init(_ need: NeedKind? = .food) throws {
            given = try Given.service(volunteers: 3)
            try given.carryOut(
                need.map { Samples.logContact($0) } ?? .hotline(.logContact(LogContact())))
            request = given.request(1)
            mission = Samples.id(0)
        }

        mutating func offer() throws {
            try given.carryOut(
                .dispatching(.offer(request, to: [given.volunteer(1), given.volunteer(2)])))
            mission = given.mission(1)
        }

        mutating func dispatch(_ commands: (Identifier<Mission>) -> [DispatchingCommand]) throws {
            for command in commands(mission) { try given.carryOut(.dispatching(command)) }
        }
    }

    private static let late = Samples.start + .days(30)

    static func world(_ stage: MissionStage) throws -> World {
        var world = try World()
        try world.offer()
        let first = Answerer.volunteer(world.given.volunteer(1))
        switch stage {
        case .offered: break
        case .accepted: try world.dispatch { [.accept($0, first)] }
        case .started: try world.dispatch { [.accept($0, first), .start($0)] }
        case .arrived: try world.dispatch { [.accept($0, first), .start($0), .arrive($0)] }
        case .completed:
            try world.dispatch { [.accept($0, first), .start($0), .complete($0, note: nil)] }
        case .failed:
            try world.dispatch { [.accept($0, first), .start($0), .fail($0, .notHome, note: nil)] }
        case .cancelled:
            try world.given.carryOut(.hotline(.cancelRequest(world.request, .duplicate)))
        }
        return world
    }

    static func world(_ status: RequestStatus) throws -> World {
        switch status {
        case .uncovered: return try World(.information)
        case .open: return try World()
        case .offered: return try world(MissionStage.offered)
        case .assigned: return try world(MissionStage.accepted)
        case .underway: return try world(MissionStage.started)
        case .done: return try world(MissionStage.completed)
        case .cancelled: return try world(MissionStage.cancelled)
        case .qualified:
            var world = try toBeQualified()
            try world.given.carryOut(Self.adding(.food, to: world))
            return world
        }
    }

    /// A contact that holds no need yet.
    private static func toBeQualified() throws -> World {
        try World(nil)
    }

    private static func adding(_ need: NeedKind, to world: World) -> Command {
        .hotline(.completeContact(CompleteContact(known: world.given.contact(1), needs: [need])))
    }

    @Test(arguments: RequestStatus.allCases)
    func `every command on a request has its answer in every status`(_ status: RequestStatus) throws
    {
        let world = try Self.world(status)
        #expect(
            world.given.operation.requests[world.request]?.status
                == (status.isClosed ? nil : status))
        let id = world.request
        let cells = [
            world.given.when(.hotline(.cancelRequest(id, .noLongerNeeded))),
            world.given.when(.hotline(.escalate(id))),
            world.given.when(.hotline(.escalate(id)), at: Self.late),
            world.given.when(.dispatching(.offer(id, to: [world.given.volunteer(3)]))),
            world.given.when(Self.adding(.hygiene, to: world)),
        ]
        #expect(cells.map(\.summary) == Self.requestTable[status])
    }

    @Test func `every command on a request that waits to be qualified has its answer`() throws {
        let world = try Self.toBeQualified()
        let id = world.request
        let cells = [
            world.given.when(.hotline(.cancelRequest(id, .noLongerNeeded))),
            world.given.when(.hotline(.escalate(id))),
            world.given.when(.hotline(.escalate(id)), at: Self.late),
            world.given.when(.dispatching(.offer(id, to: [world.given.volunteer(3)]))),
            world.given.when(Self.adding(.hygiene, to: world)),
        ]
        #expect(
            cells.map(\.summary) == [
                "hotline.request_cancelled.v1", "hotline.not_yet_due",
                "hotline.request_escalated.v1", "dispatching.to_be_qualified",
                "hotline.contact_completed.v1 hotline.request_opened.v1 "
                    + "hotline.request_qualified.v1",
            ])
    }

    private static let added = "hotline.contact_completed.v1 hotline.request_opened.v1"

    /// Cancel, escalate too early, escalate in time, offer to somebody new, add a need to the contact.
    private static let requestTable: [RequestStatus: [String]] = [
        .uncovered: [
            "hotline.request_cancelled.v1", "hotline.not_yet_due", "hotline.request_escalated.v1",
            "dispatching.uncovered", added,
        ],
        .open: [
            "hotline.request_cancelled.v1", "hotline.not_yet_due", "hotline.request_escalated.v1",
            "dispatching.mission_opened.v1 dispatching.volunteer_solicited.v1", added,
        ],
        .offered: [
            "hotline.request_cancelled.v1", "hotline.not_yet_due", "hotline.request_escalated.v1",
            "dispatching.volunteer_solicited.v1", added,
        ],
        .assigned: [
            "hotline.request_cancelled.v1", "hotline.not_yet_due", "hotline.request_escalated.v1",
            "dispatching.already_assigned", added,
        ],
        .underway: [
            "hotline.request_underway", "hotline.not_yet_due", "hotline.request_escalated.v1",
            "dispatching.already_assigned", added,
        ],
        .done: [
            "hotline.unknown_request", "hotline.unknown_request", "hotline.unknown_request",
            "dispatching.unknown_request", added,
        ],
        .cancelled: [
            "hotline.unknown_request", "hotline.unknown_request", "hotline.unknown_request",
            "dispatching.unknown_request", added,
        ],
        .qualified: [
            "hotline.unknown_request", "hotline.unknown_request", "hotline.unknown_request",
            "dispatching.unknown_request", added,
        ],
    ]

    @Test(arguments: MissionStage.allCases)
    func `every command on a mission has its answer at every stage`(_ stage: MissionStage) throws {
        let world = try Self.world(stage)
        #expect(
            world.given.operation.missions[world.mission]?.stage == (stage.isClosed ? nil : stage))
        let given = world.given
        let id = world.mission
        let asked =
            given.operation.missions[id]?.solicitations.map(\.id) ?? [Samples.id(1), Samples.id(2)]
        func cell(_ command: DispatchingCommand, at instant: Instant = Samples.start) -> String {
            given.when(.dispatching(command), at: instant).summary
                .replacing("dispatching.", with: "").replacing(".v1", with: "")
        }
        let cells = [
            cell(.accept(id, .volunteer(given.volunteer(1)))),
            cell(.accept(id, .volunteer(given.volunteer(2)))),
            cell(.accept(id, .volunteer(given.volunteer(3)))),
            cell(.accept(id, .onlyOneAsked)),
            cell(.decline(id, .volunteer(given.volunteer(1)), note: nil)),
            cell(.decline(id, .volunteer(given.volunteer(2)), note: nil)),
            cell(.decline(id, .volunteer(given.volunteer(3)), note: nil)),
            cell(.expire(id, asked[1])),
            cell(.expire(id, asked[1]), at: Self.late),
            cell(.expire(id, Samples.id(9)), at: Self.late),
            cell(.start(id)), cell(.arrive(id)), cell(.complete(id, note: nil)),
            cell(.fail(id, .notHome, note: nil)), cell(.fail(id, .refused, note: nil)),
        ]
        #expect(cells == Self.missionTable[stage])
    }

    private static let closed = Array(repeating: "unknown_mission", count: 15)

    /// Accept 1, 2, 3, the only one; decline 1, 2, 3; expire early, in time, somebody not asked; start,
    /// arrive, complete, fail, fail because refused.
    private static let missionTable: [MissionStage: [String]] = [
        .offered: [
            "solicitation_answered solicitation_answered",
            "solicitation_answered solicitation_answered", "not_asked", "several_asked",
            "solicitation_answered", "solicitation_answered", "not_asked", "not_yet_expired",
            "solicitation_answered", "not_asked", "wrong_stage", "wrong_stage", "wrong_stage",
            "wrong_stage", "wrong_stage",
        ],
        .accepted: [
            "already_answered", "solicitation_answered", "not_asked", "already_answered",
            "solicitation_answered", "solicitation_answered", "not_asked", "already_answered",
            "already_answered", "not_asked", "mission_started", "wrong_stage", "wrong_stage",
            "mission_failed", "mission_failed hotline.request_cancelled",
        ],
        .started: [
            "already_answered", "crew_complete", "not_asked", "already_answered", "wrong_stage",
            "solicitation_answered", "wrong_stage", "already_answered", "already_answered",
            "not_asked",
            "wrong_stage", "mission_arrived", "mission_completed", "mission_failed",
            "mission_failed hotline.request_cancelled",
        ],
        .arrived: [
            "already_answered", "crew_complete", "not_asked", "already_answered", "wrong_stage",
            "solicitation_answered", "wrong_stage", "already_answered", "already_answered",
            "not_asked",
            "wrong_stage", "wrong_stage", "mission_completed", "mission_failed",
            "mission_failed hotline.request_cancelled",
        ],
        .completed: closed, .failed: closed, .cancelled: closed,
    ]
}
