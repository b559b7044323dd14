import OpsCore
import OpsHTTP
import OpsStore

/// Alarms about crews, whom to call for a volunteer who does not come back, and the rules of it.
extension RouteTable {
    static var crewAlarms: [Route] {
        [
            Route(
                method: .get, template: "/v1/crew-alarms", name: "listCrewAlarms", area: "crew",
                summary: "Alarms about crews; what is due first stands first.",
                roles: [.coordinator], query: Route.QueryParameter.workPage + filters,
                answer: .init(status: 200, schema: "CrewAlarm", isList: true), handle: list),
            Route(
                method: .get, template: "/v1/crew-alarms/{id}", name: "showCrewAlarm",
                area: "crew", summary: "An alarm about a crew.", roles: [.coordinator],
                answer: .init(status: 200, schema: "CrewAlarm", tag: .guardsChanges),
                problems: [404], handle: show),
            Route(
                method: .post, template: "/v1/crew-alarms/{id}/closure", name: "closeCrewAlarm",
                area: "crew", summary: "An alarm was acted on, or was none.",
                roles: [.coordinator], body: "CrewAlarmClosure",
                answer: .init(status: 200, schema: "CrewAlarm", tag: .guardsChanges),
                problems: [404, 409, 412], handle: close),
            Route(
                method: .get, template: "/v1/crew-alarms/{id}/emergency-contacts",
                name: "showEmergencyContacts", area: "crew",
                summary: "Whom to call for a crew that is overdue, and only then.",
                roles: [.coordinator], answer: .init(status: 200, schema: "EmergencyContacts"),
                problems: [404, 409], handle: showContacts),
            Route(
                method: .post, template: "/v1/volunteers/{id}/emergency-contact",
                name: "setEmergencyContact", area: "crew",
                summary: "Whom to call should a volunteer not come back, or that it is nobody.",
                roles: [.coordinator], body: "EmergencyContact", bodyIsOptional: true,
                answer: .init(status: 200, schema: "Volunteer", tag: .guardsChanges),
                problems: [404, 409], handle: setContact),
            Route(
                method: .post, template: "/v1/deployments/{id}/crew-rules", name: "setCrewRules",
                area: "crew",
                summary: "How the crews of a deployment are looked after; what is not said stays.",
                roles: [.admin], body: "CrewRulesChange", bodyIsOptional: true,
                answer: .init(status: 200, schema: "CrewRules"), problems: [404],
                handle: setRules),
        ]
    }

    private static let filters = [
        Route.QueryParameter(
            name: "due", summary: "Only those in which somebody must act now.",
            schema: #"{"type":"boolean"}"#),
        Route.QueryParameter(
            name: "closed", summary: "Those that are closed, newest first.",
            schema: #"{"type":"boolean"}"#),
    ]

    private static func list(_ call: Call) async throws -> Response {
        let (limit, now) = (try call.limit(), call.house.clock.now())
        let known = try await call.crewAlarms(at: now)
        let dueBy = try call.flag("due") ? now : nil
        let areClosed = try call.flag("closed")
        let after = try call.workPlace()
        var response = try call.list { json in
            try call.read { room in
                let last = try call.page(
                    &json, in: room, limit: limit,
                    read: { limit, body in
                        try room.crewAlarms(
                            after: after, limit: limit, areClosed: areClosed, dueBy: dueBy, body)
                    }, cursor: { $0.place }, number: { $0.number }
                ) { try $0.crewAlarm($1, known, in: room, at: now) }
                return last?.text
            }
        }
        response.isInLanguage(of: call)
        return response
    }

    private static func show(_ call: Call) async throws -> Response {
        let now = call.house.clock.now()
        let known = try await call.crewAlarms(at: now)
        var response = try call.read { room in
            let row = try call.crewAlarm(in: room)
            var json = JSONWriter(reserving: 512)
            try json.crewAlarm(row, known, in: room, at: now)
            return call.answer(json.bytes, version: row.version, isAllThereIs: false)
        }
        response.isInLanguage(of: call)
        return response
    }

    private static func close(_ call: Call) async throws -> Response {
        let (ending, note): (CrewAlarmEnding, String?) = try call.body { fields in
            let ending = fields.code("ending", isNeeded: true, of: CrewAlarmClosing.self)
            let note = fields.words("note", limit: ContactBody.noteLimit)
            return ending.map { ($0.ending, note) }
        }
        return try await call.carryOut(
            making: { room in
                let row = try call.crewAlarm(in: room)
                guard row.closedAt == nil else {
                    throw Problem.closed(.crewAlarm, number: row.number, as: row.ending ?? "")
                }
                try call.demandMatch(version: row.version)
                if note != nil, let mission = try room.mission(.id(row.mission)) {
                    try room.checkWords(ofRequest: mission.request)
                }
                return .crew(.close(row.id, ending, note: note))
            },
            reply: { _, room in
                let row = try call.crewAlarm(in: room)
                var json = JSONWriter(reserving: 512)
                // It is closed: what was proposed stands.
                let known = CrewAlarmsNow(
                    nexts: [:], reasons: [:], skills: nil, language: call.language)
                try json.crewAlarm(row, known, in: room, at: call.house.clock.now())
                return Reply(status: 200, etag: Call.etag(row.version), body: json.bytes)
            })
    }

    private static func showContacts(_ call: Call) throws -> Response {
        try call.read { room in
            let row = try call.crewAlarm(in: room)
            guard row.kind == CrewAlarmKind.overdue.rawValue, row.closedAt == nil else {
                throw OpsCore.Refusal.crew(.notOverdue(number: row.number))
            }
            var json = JSONWriter()
            json.beginObject()
            json.member("missionNumber", row.missionNumber)
            // Who was out when it began: neither who has relieved them, nor who is only asked to.
            let known = try room.missing(of: row.id).map { member in
                room.noteNaming(member.volunteer)
                return (member, try room.emergencyContact(of: member.volunteer))
            }
            json.member("contacts", each: known) { json, pair in
                let (member, known) = pair
                json.beginObject()
                json.member("volunteerNumber", member.number)
                json.member("volunteerName", member.name)
                json.member("volunteerPhone", member.phone)
                json.member("noted", known != nil)
                json.member("name", known?.name)
                json.member("phone", known?.phone)
                json.endObject()
            }
            json.endObject()
            return call.answer(json.bytes)
        }
    }

    private static func setContact(_ call: Call) async throws -> Response {
        let (person, isNobody): (PersonDetails, Bool) = try call.body { fields in
            let name = fields.words("name", limit: ContactBody.nameLimit)
            let person = PersonDetails(name: name, phone: fields.phone("phone"))
            return (person, fields.flag("nobody") ?? false)
        }
        let row = try call.volunteerRow()
        // Nothing said wipes nothing: whom to call is missed when it is too late to ask.
        guard person.isEmpty == isNobody else {
            throw OpsCore.Refusal.crew(.contactUnsaid)
        }
        return try await call.carryOut(.crew(.setEmergencyContact(row.id, person))) { _, room in
            try call.reply(200, showing: row.id, in: room)
        }
    }

    private static func setRules(_ call: Call) async throws -> Response {
        let change = try call.body { CrewRulesChange(from: &$0) }
        guard let id = call.parameters["id"].flatMap(Identifier<Deployment>.init) else {
            throw Problem.unknown(.deployment)
        }
        return try await call.carryOut(.crew(.setRules(id, change))) { events, _ in
            guard case .crew(.rulesSet(_, let rules)) = events.first?.event else {
                preconditionFailure("setting rules sets rules")
            }
            var json = JSONWriter()
            rules.write(into: &json)
            return Reply(status: 200, body: json.bytes)
        }
    }
}

/// What somebody may say of an alarm's end.
enum CrewAlarmClosing: String, CaseIterable, Sendable {
    case handled
    case falseAlarm = "false_alarm"

    var ending: CrewAlarmEnding { self == .handled ? .handled : .falseAlarm }
}

extension Call {
    /// What is so of them now.
    fileprivate func crewAlarms(at now: Instant) async throws -> CrewAlarmsNow {
        let language = language
        return try await house.office.ask { operation in
            CrewAlarmsNow(
                nexts: operation.crewNexts(at: now), reasons: operation.crewReasons(at: now),
                skills: operation.skillBook, language: language)
        }
    }

    fileprivate func crewAlarm(in room: ReadingRoom) throws -> CrewAlarmRow {
        let reference = try reference(.crewAlarm, to: CrewAlarm.self)
        guard let row = try room.crewAlarm(reference) else { throw Problem.unknown(.crewAlarm) }
        return row
    }
}
