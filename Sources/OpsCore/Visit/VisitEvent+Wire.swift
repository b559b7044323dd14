extension VisitEvent {
    var name: String {
        switch self {
        case .codeIssued: "visit.code_issued.v1"
        case .codeTold: "visit.code_told.v1"
        case .codeMoved: "visit.code_moved.v1"
        case .checked: "visit.checked.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .codeIssued(let mission, let expiresAt), .codeMoved(let mission, let expiresAt):
            json.member("mission", mission)
            json.member("expiresAt", expiresAt)
        case .codeTold(let mission):
            json.member("mission", mission)
        case .checked(let token, let missions):
            json.member("by", token)
            json.member("missions", each: missions) { json, mission in json.value(mission) }
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        switch name {
        case "visit.checked.v1": self.init(checkedFrom: &fields)
        default: self.init(ofMission: name, from: &fields)
        }
    }

    private init?(checkedFrom fields: inout JSONFields) {
        let token = fields.identifier("by", isNeeded: true, of: AccessToken.self)
        let missions = fields.elements("missions", isNeeded: true, limit: 1_000) {
            value throws(FieldProblem.Failure) in
            guard let id = Identifier<Mission>(try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.impossibleIdentifier)
            }
            return id
        }
        guard let token, let missions else { return nil }
        self = .checked(by: token, missions: missions)
    }

    private init?(ofMission name: String, from fields: inout JSONFields) {
        guard let mission = fields.identifier("mission", isNeeded: true, of: Mission.self) else {
            return nil
        }
        switch name {
        case "visit.code_issued.v1":
            guard let expiresAt = fields.instant("expiresAt", isNeeded: true) else { return nil }
            self = .codeIssued(mission, expiresAt: expiresAt)
        case "visit.code_moved.v1":
            guard let expiresAt = fields.instant("expiresAt", isNeeded: true) else { return nil }
            self = .codeMoved(mission, expiresAt: expiresAt)
        case "visit.code_told.v1": self = .codeTold(mission)
        default: return nil
        }
    }
}
