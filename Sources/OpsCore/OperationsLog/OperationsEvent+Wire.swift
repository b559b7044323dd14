extension OperationsEvent {
    var name: String {
        switch self {
        case .eventOpened: "operations.event_opened.v1"
        case .eventChanged: "operations.event_changed.v1"
        case .eventClosed: "operations.event_closed.v1"
        case .teamAdded: "operations.team_added.v1"
        case .statusSet: "operations.team_status_set.v1"
        case .membersSet: "operations.team_members_set.v1"
        case .noteWritten: "operations.note_written.v1"
        case .teamSilent: "operations.team_silent.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .eventOpened(let opened): opened.write(into: &json)
        case .eventChanged(let id, let status, let minutes):
            json.member("id", id)
            if let status { json.member("status", status.rawValue) }
            if let minutes { json.member("reportMinutes", minutes) }
        case .eventClosed(let id): json.member("id", id)
        case .teamAdded(let added): added.write(into: &json)
        case .statusSet(let id, let status):
            json.member("id", id)
            json.member("status", status.rawValue)
        case .membersSet(let id, let members):
            json.member("id", id)
            json.member("members", members.map(\.description))
        case .noteWritten(let note): note.write(into: &json)
        case .teamSilent(let id, let desk, let dueAt):
            json.member("id", id)
            json.member("desk", desk.text)
            json.member("dueAt", dueAt)
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        switch name {
        case "operations.event_opened.v1":
            guard let opened = OperationEventOpened(from: &fields) else { return nil }
            self = .eventOpened(opened)
        case "operations.event_changed.v1":
            let id = fields.identifier("id", isNeeded: true, of: OperationEvent.self)
            let status = fields.code("status", of: OperationEventStatus.self)
            let minutes = fields.integer("reportMinutes", in: OpenOperationEvent.reportRange)
            guard let id else { return nil }
            self = .eventChanged(id, status, reportMinutes: minutes)
        case "operations.event_closed.v1":
            guard let id = fields.identifier("id", isNeeded: true, of: OperationEvent.self) else {
                return nil
            }
            self = .eventClosed(id)
        case "operations.note_written.v1":
            guard let note = EventNoteWritten(from: &fields) else { return nil }
            self = .noteWritten(note)
        default:
            guard let id = fields.identifier("id", isNeeded: true, of: Team.self) else {
                return nil
            }
            self.init(name: name, of: id, from: &fields)
        }
    }

    private init?(name: String, of id: Identifier<Team>, from fields: inout JSONFields) {
        switch name {
        case "operations.team_added.v1":
            guard let added = TeamAdded(id, from: &fields) else { return nil }
            self = .teamAdded(added)
        case "operations.team_status_set.v1":
            let status = fields.code("status", isNeeded: true, of: TeamStatus.self)
            guard let status else { return nil }
            self = .statusSet(id, status)
        case "operations.team_members_set.v1":
            guard let members = fields.members() else { return nil }
            self = .membersSet(id, members)
        case "operations.team_silent.v1":
            let desk = fields.territory("desk", isNeeded: true)
            guard let desk, let dueAt = fields.instant("dueAt", isNeeded: true) else { return nil }
            self = .teamSilent(id, desk: desk, dueAt: dueAt)
        default: return nil
        }
    }
}

extension OperationEventOpened {
    fileprivate func write(into json: inout JSONWriter) {
        json.member("id", id)
        json.member("number", number)
        json.member("kind", kind.rawValue)
        json.member("territory", territory.text)
        json.member("status", status.rawValue)
        json.member("reportMinutes", reportMinutes)
    }

    fileprivate init?(from fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: OperationEvent.self)
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let kind = fields.code("kind", isNeeded: true, of: OperationEventKind.self)
        let territory = fields.territory("territory", isNeeded: true)
        let status = fields.code("status", isNeeded: true, of: OperationEventStatus.self)
        let minutes = fields.integer(
            "reportMinutes", isNeeded: true, in: OpenOperationEvent.reportRange)
        guard let id, let number, let kind, let territory, let status, let minutes else {
            return nil
        }
        self.init(
            id: id, number: number, kind: kind, territory: territory, status: status,
            reportMinutes: minutes)
    }
}

extension TeamAdded {
    fileprivate func write(into json: inout JSONWriter) {
        json.member("id", id)
        json.member("number", number)
        json.member("event", event)
        json.member("kind", kind.rawValue)
        json.member("territory", territory.text)
        json.member("status", status.rawValue)
        json.member("members", members.map(\.description))
    }

    fileprivate init?(_ id: Identifier<Team>, from fields: inout JSONFields) {
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let event = fields.identifier("event", isNeeded: true, of: OperationEvent.self)
        let kind = fields.code("kind", isNeeded: true, of: TeamKind.self)
        let territory = fields.territory("territory", isNeeded: true)
        let status = fields.code("status", isNeeded: true, of: TeamStatus.self)
        guard let number, let event, let kind, let territory, let status,
            let members = fields.members()
        else { return nil }
        self.init(
            id: id, number: number, event: event, kind: kind, territory: territory, status: status,
            members: members)
    }
}

extension EventNoteWritten {
    fileprivate func write(into json: inout JSONWriter) {
        json.member("id", id)
        json.member("event", event)
        json.member("number", number)
        json.member("happenedAt", happenedAt)
        if let team = about.team { json.member("team", team) }
        if let request = about.request { json.member("request", request) }
        if let mission = about.mission { json.member("mission", mission) }
        if let danger = about.danger { json.member("danger", danger) }
        if let corrects { json.member("corrects", corrects) }
        if isFromTeam { json.member("fromTeam", true) }
    }

    fileprivate init?(from fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: EventNote.self)
        let event = fields.identifier("event", isNeeded: true, of: OperationEvent.self)
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let happenedAt = fields.instant("happenedAt", isNeeded: true)
        let about = NoteSubjects(
            team: fields.identifier("team"), request: fields.identifier("request"),
            mission: fields.identifier("mission"), danger: fields.identifier("danger"))
        let corrects = fields.integer("corrects", in: 1...Int64.max)
        let isFromTeam = fields.flag("fromTeam") ?? false
        guard let id, let event, let number, let happenedAt else { return nil }
        self.init(
            id: id, event: event, number: number, happenedAt: happenedAt, about: about,
            corrects: corrects, isFromTeam: isFromTeam)
    }
}

extension JSONFields {
    fileprivate mutating func members() -> [Identifier<Volunteer>]? {
        elements("members", limit: AddTeam.memberLimit) { value throws(FieldProblem.Failure) in
            guard let id = Identifier<Volunteer>(try value.text(limit: 36)) else {
                throw FieldProblem.Failure(.impossibleIdentifier)
            }
            return id
        }
    }
}
