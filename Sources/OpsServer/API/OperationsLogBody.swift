import OpsCore
import OpsStore

/// Bodies about events, teams and notes.
enum OperationsLogBody {
    /// What an event or a team is called, in characters.
    static let nameLimit = 200

    static func event(_ fields: inout JSONFields) -> OpenOperationEvent? {
        let title = fields.words("title", isNeeded: true, limit: nameLimit)
        let kind = fields.code("kind", isNeeded: true, of: OperationEventKind.self)
        let territory = fields.territory("territory", isNeeded: true)
        let status = fields.settableStatus()
        let minutes = fields.integer("reportMinutes", in: OpenOperationEvent.reportRange)
        guard let title, let kind, let territory else { return nil }
        return OpenOperationEvent(
            title: title, kind: kind, territory: territory, status: status ?? .inProgress,
            reportMinutes: minutes ?? OpenOperationEvent.standardReportMinutes)
    }

    /// What changes of an event.
    struct Change: Sendable {
        let status: OperationEventStatus?
        let minutes: Int64?
    }

    static func change(_ fields: inout JSONFields) -> Change? {
        let status = fields.settableStatus()
        return Change(
            status: status,
            minutes: fields.integer("reportMinutes", in: OpenOperationEvent.reportRange))
    }

    /// A team as somebody describes it, its people and its event by number or identity.
    struct NewTeam: Sendable {
        let event: Reference<OperationEvent>
        let name: String
        let kind: TeamKind
        let territory: TerritoryCode?
        let status: TeamStatus
        let members: [Reference<Volunteer>]

        init?(_ fields: inout JSONFields) {
            let event: Reference<OperationEvent>? = fields.member("event", isNeeded: true) {
                value throws(FieldProblem.Failure) in try value.reference()
            }
            let name = fields.words("name", isNeeded: true, limit: nameLimit)
            let kind = fields.code("kind", isNeeded: true, of: TeamKind.self)
            territory = fields.territory("territory")
            status = fields.code("status", of: TeamStatus.self) ?? .available
            members = fields.volunteers("members") ?? []
            guard let event, let name, let kind else { return nil }
            self.event = event
            self.name = name
            self.kind = kind
        }

        func wish(in room: ReadingRoom) throws -> AddTeam {
            guard let event = try room.operationEvent(event) else {
                throw Problem.unknown(.event, at: "#/event")
            }
            return AddTeam(
                to: event.id, name: name, kind: kind, territory: territory, status: status,
                members: try members.members(in: room))
        }
    }

    /// A note, and what it is about by number or identity.
    struct NewNote: Sendable {
        let text: String
        let happenedAt: Instant?
        let team: Reference<Team>?
        let request: Reference<HelpRequest>?
        let mission: Reference<Mission>?
        let danger: Reference<DangerAlert>?
        let corrects: Int64?
        let isFromTeam: Bool

        init?(_ fields: inout JSONFields) {
            let text = fields.words("text", isNeeded: true, limit: ContactBody.noteLimit)
            happenedAt = fields.instant("happenedAt")
            team = fields.reference("team")
            request = fields.reference("request")
            mission = fields.reference("mission")
            danger = fields.reference("danger")
            corrects = fields.integer("corrects", in: 1...RouteTable.lastPosition)
            isFromTeam = fields.flag("fromTeam") ?? false
            guard let text else { return nil }
            self.text = text
        }

        func wish(
            in event: Identifier<OperationEvent>, _ room: ReadingRoom
        ) throws -> WriteEventNote {
            WriteEventNote(
                in: event, text, happenedAt: happenedAt, about: try subjects(in: room),
                corrects: corrects, isFromTeam: isFromTeam)
        }

        private func subjects(in room: ReadingRoom) throws -> NoteSubjects {
            func found<Subject, Row>(
                _ reference: Reference<Subject>?, _ thing: Problem.Thing, _ name: String,
                _ look: (Reference<Subject>) throws -> Row?
            ) throws -> Row? {
                guard let reference else { return nil }
                guard let row = try look(reference) else {
                    throw Problem.unknown(thing, at: "#/\(name)")
                }
                return row
            }
            let request = try found(request, .request, "request") { try room.standing($0)?.id }
            let mission = try found(mission, .mission, "mission") { try room.mission($0) }
            for matter in [request, mission?.request].compactMap({ $0 }) {
                try room.checkWords(ofRequest: matter)
            }
            return NoteSubjects(
                team: try found(team, .team, "team") { try room.team($0)?.id },
                request: request, mission: mission?.id,
                danger: try found(danger, .danger, "danger") { try room.danger($0)?.id })
        }
    }
}

extension ReadingRoom {
    /// Nothing is written any more about whoever was erased: it would stay, and no erasure would find it.
    func checkWords(ofRequest id: Identifier<HelpRequest>) throws {
        if try isErased(whoseRequest: id) {
            throw OpsCore.Refusal.privacy(.noWordsOfErased)
        }
    }
}

extension JSONFields {
    /// An event is complete by being closed, and by nothing else.
    fileprivate mutating func settableStatus() -> OperationEventStatus? {
        member("status", isNeeded: false) { value throws(FieldProblem.Failure) in
            let code = OperationEventStatus(rawValue: try value.text(limit: 64))
            guard let code, OperationEventStatus.settable.contains(code) else {
                throw FieldProblem.Failure(
                    .unknownCode(allowed: OperationEventStatus.settable.map(\.rawValue)))
            }
            return code
        }
    }

    mutating func volunteers(_ name: String, isNeeded: Bool = false) -> [Reference<Volunteer>]? {
        elements(name, isNeeded: isNeeded, limit: AddTeam.memberLimit) {
            value throws(FieldProblem.Failure) in try value.reference()
        }
    }
}

extension [Reference<Volunteer>] {
    func members(in room: ReadingRoom) throws -> [Identifier<Volunteer>] {
        try enumerated().map { place, reference in
            try room.volunteer(reference, at: "#/members/\(place)")
        }
    }
}
