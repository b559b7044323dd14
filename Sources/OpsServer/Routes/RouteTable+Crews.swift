import OpsCore
import OpsHTTP
import OpsStore

/// The people of a crew: who leaves it, who takes over, who reports, who is met.
extension RouteTable {
    static var crews: [Route] {
        [
            step(
                "step-back", "stepBackFromMission",
                "A volunteer who had said yes steps back, at any time.", body: "CrewMember"
            ) { id, said in
                .leave(
                    id, said.volunteer, .stepBack, note: said.reason, code: VisitCode.drawn())
            },
            step(
                "no-show", "noteNoShow", "A volunteer who had said yes did not come.",
                body: "CrewMember"
            ) { id, said in
                .leave(id, said.volunteer, .noShow, note: said.reason, code: VisitCode.drawn())
            },
            step(
                "hand-over", "handMissionOver",
                "Another crew is asked to take over; the first keeps the mission until it has.",
                body: "NewCrew"
            ) { id, said in .handOver(id, to: said.volunteers, note: said.reason) },
            step(
                "check-in", "checkInOnMission",
                "The crew is well and goes on; or a volunteer of it whom others have relieved.",
                body: "CrewMember"
            ) { id, said in .checkIn(id, said.volunteer, note: said.reason) },
            step(
                "step-taking-back", "takeStepBack",
                "The start or the arrival, whichever was noted last, was noted by mistake.",
                body: "Nothing"
            ) { id, _ in .takeStepBack(id) },
            step(
                "gear", "confirmGear", "The crew has its protective gear.", body: "Nothing"
            ) { id, _ in .confirmGear(id) },
            step(
                "confirmation", "confirmMission", "A volunteer confirms that they come.",
                body: "CrewConfirmation"
            ) { id, said in .confirm(id, said.volunteer) },
            Route(
                method: .post, template: "/v1/missions/{id}/taking-back", name: "takeAnswerBack",
                area: "crew",
                summary: "A no, a step back or a no-show was noted of a volunteer by mistake.",
                roles: [.coordinator], body: "AnswerTakenBack",
                answer: .init(status: 200, schema: "Mission", tag: .guardsChanges),
                problems: [404, 409, 412], handle: takeAnswerBack),
            Route(
                method: .post, template: "/v1/missions/{id}/exposure", name: "noteExposure",
                area: "crew",
                summary: "Somebody fell ill: who met whom, and a crew alarm about it.",
                roles: [.coordinator], body: "NewExposure", bodyIsOptional: true,
                answer: .init(status: 200, schema: "Exposure"), problems: [404],
                handle: noteExposure),
            Route(
                method: .get, template: "/v1/missions/{id}/exposure", name: "showExposure",
                area: "crew", summary: "Who met whom; nothing is raised by looking.",
                roles: [.coordinator], query: [exposureDays],
                answer: .init(status: 200, schema: "Exposure"), problems: [404],
                handle: showExposure),
        ] + crewAlarms
    }

    /// A route that changes a crew; the answer is its mission.
    private static func step(
        _ word: String, _ name: String, _ summary: String, body: String,
        _ command: @escaping @Sendable (Identifier<Mission>, CrewWords) -> CrewCommand
    ) -> Route {
        Route(
            method: .post, template: "/v1/missions/{id}/\(word)", name: name, area: "crew",
            summary: summary, roles: [.coordinator], body: body, bodyIsOptional: body != "NewCrew",
            answer: .init(status: 200, schema: "Mission", tag: .guardsChanges),
            problems: [404, 409, 412]
        ) { call in
            var said = try call.body { fields in CrewWords(from: &fields, as: body) }
            let reference = try call.reference(.mission, to: Mission.self)
            guard let row = try call.read({ try $0.mission(reference) }) else {
                throw Problem.unknown(.mission)
            }
            try said.resolve(in: call.house.reading)
            return try await call.carryOut(
                .crew(command(row.id, said)), check: call.liveAndUnchanged(row)
            ) { _, room in try call.reply(200, showing: row.id, in: room) }
        }
    }

    /// The mission may be over: that somebody did not come to it is told of them for ever.
    private static func takeAnswerBack(_ call: Call) async throws -> Response {
        let reference = try call.reference(.mission, to: Mission.self)
        let said = try call.body { TakingBackBody(from: &$0) }
        return try await call.carryOut(
            making: { room in
                guard let row = try room.mission(reference) else { throw Problem.unknown(.mission) }
                try call.demandMatch(version: row.version)
                if said.note != nil { try room.checkWords(ofRequest: row.request) }
                let volunteer = try room.volunteer(said.volunteer, at: "#/volunteer")
                let back = AnswerTakenBack(
                    mission: row.id, missionNumber: row.number, request: row.request,
                    volunteer: volunteer, reason: said.reason)
                return .crew(
                    .takeBack(
                        back, hasLeft: try room.hasLeft(volunteer, row.id),
                        said: try room.said(byTheNoOf: volunteer, row.id), note: said.note))
            },
            reply: { _, room in
                guard let row = try room.mission(reference) else { throw Problem.unknown(.mission) }
                return try call.reply(200, showing: row.id, in: room)
            })
    }

    private static func noteExposure(_ call: Call) async throws -> Response {
        let (days, note): (Int64, String?) = try call.body { fields in
            let days = fields.integer("days", in: ExposureBody.days) ?? ExposureBody.standard
            return (days, fields.words("reason", limit: ContactBody.noteLimit))
        }
        let found = try await exposure(call, days: days)
        let check: @Sendable (ReadingRoom) throws -> Void = { room in
            guard note != nil, let mission = try room.mission(.id(found.met.id)) else { return }
            try room.checkWords(ofRequest: mission.request)
        }
        return try await call.carryOut(
            .crew(.noteExposure(found.met, days: days, note: note)), check: check
        ) { _, room in
            let alarm = try room.openExposure(of: found.met.id)
            return Reply(status: 200, body: json(of: found, days: days, alarm))
        }
    }

    private static let exposureDays = Route.QueryParameter(
        name: "days", summary: "Within so many days; 14 unless said.",
        schema: #"{"type":"integer","minimum":1,"maximum":60,"default":14}"#)

    private static func showExposure(_ call: Call) async throws -> Response {
        let days = try call.number("days", in: 1...60) ?? ExposureBody.standard
        let found = try await exposure(call, days: days)
        let alarm = try call.read { try $0.openExposure(of: found.met.id) }
        return call.answer(json(of: found, days: days, alarm))
    }

    private typealias Exposure = (met: MissionMet, meetings: [MeetingRow])

    private static func exposure(_ call: Call, days: Int64) async throws -> Exposure {
        let reference = try call.reference(.mission, to: Mission.self)
        let since = call.house.clock.now() - .days(days)
        return try await call.readLong { room in
            guard let row = try room.mission(reference), let met = try room.missionMet(row) else {
                throw Problem.unknown(.mission)
            }
            let meetings = try room.meetings(
                around: row.number, since: since, limit: ExposureBody.limit + 1)
            return (met, meetings)
        }
    }

    private static func json(
        of found: Exposure, days: Int64, _ alarm: CrewAlarmRow?
    ) -> [UInt8] {
        var json = JSONWriter(reserving: 1_024)
        json.beginObject()
        json.member("missionNumber", found.met.number)
        json.member("days", days)
        json.member("alarm", alarm?.id)
        json.member("alarmNumber", alarm?.number)
        json.meetings(Array(found.meetings.prefix(ExposureBody.limit)))
        json.member("truncated", found.meetings.count > ExposureBody.limit)
        json.endObject()
        return json.bytes
    }
}

/// How far back people are looked for who met each other.
enum ExposureBody {
    static let days: ClosedRange<Int64> = 1...60
    /// Two weeks: what was asked in 2020.
    static let standard: Int64 = 14
    static let limit = 1_000
}

/// The body of `POST /v1/missions/{id}/taking-back`.
private struct TakingBackBody: Sendable {
    let volunteer: Reference<Volunteer>
    let reason: TakingBackReason
    let note: String?

    init?(from fields: inout JSONFields) {
        let volunteer: Reference<Volunteer>? = fields.member("volunteer", isNeeded: true) {
            value throws(FieldProblem.Failure) in try value.reference()
        }
        let reason = fields.code("reason", isNeeded: true, of: TakingBackReason.self)
        note = fields.words("note", limit: ContactBody.noteLimit)
        guard let volunteer, let reason else { return nil }
        self.volunteer = volunteer
        self.reason = reason
    }
}

/// What is said of a crew.
struct CrewWords: Sendable {
    let reason: String?
    private(set) var volunteer: Identifier<Volunteer>?
    private(set) var volunteers: [Identifier<Volunteer>] = []
    private let named: Reference<Volunteer>?
    private let crew: [Reference<Volunteer>]

    init?(from fields: inout JSONFields, as body: String) {
        let takesReason = body == "CrewMember" || body == "NewCrew" || body == "Report"
        reason = takesReason ? fields.words("reason", limit: ContactBody.noteLimit) : nil
        named =
            body == "CrewMember" || body == "CrewConfirmation"
            ? fields.member("volunteer", isNeeded: false) {
                value throws(FieldProblem.Failure) in try value.reference()
            } : nil
        guard body == "NewCrew" else {
            crew = []
            return
        }
        let chosen: [Reference<Volunteer>]? = fields.elements(
            "volunteers", isNeeded: true, limit: Operation.offerLimit
        ) { value throws(FieldProblem.Failure) in try value.reference() }
        guard let chosen else { return nil }
        crew = chosen
    }

    /// Finds who was named.
    mutating func resolve(in reading: ReadingDesk) throws {
        if let named {
            volunteer = try reading.read { try $0.volunteer(named, at: "#/volunteer") }
        }
        let crew = crew
        volunteers = try reading.read { room in
            try crew.enumerated().map { index, reference in
                try room.volunteer(reference, at: "#/volunteers/\(index)")
            }
        }
    }
}
