extension DispatchingEvent {
    var name: String {
        switch self {
        case .missionOpened: "dispatching.mission_opened.v1"
        case .missionResized: "dispatching.mission_resized.v1"
        case .volunteerSolicited: "dispatching.volunteer_solicited.v1"
        case .solicitationAnswered: "dispatching.solicitation_answered.v1"
        case .noExplained: "dispatching.no_explained.v1"
        case .missionStarted: "dispatching.mission_started.v1"
        case .missionArrived: "dispatching.mission_arrived.v1"
        case .missionCompleted: "dispatching.mission_completed.v1"
        case .missionFailed: "dispatching.mission_failed.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .missionOpened(let id, let number, let request, let crew):
            json.member("id", id)
            json.member("number", number)
            json.member("request", request)
            json.member("crew", crew)
        case .missionResized(let id, let crew):
            json.member("id", id)
            json.member("crew", crew)
        case .volunteerSolicited(let id, let mission, let volunteer, let expiresAt):
            json.member("id", id)
            json.member("mission", mission)
            json.member("volunteer", volunteer)
            json.member("expiresAt", expiresAt)
        case .solicitationAnswered(let id, let mission, let state):
            json.member("id", id)
            json.member("mission", mission)
            json.member("state", state.rawValue)
        case .noExplained(let id, let mission, let why):
            json.member("id", id)
            json.member("mission", mission)
            why.writeMembers(into: &json)
        case .missionStarted(let id), .missionArrived(let id), .missionCompleted(let id):
            json.member("id", id)
        case .missionFailed(let id, let reason):
            json.member("id", id)
            json.member("reason", reason.rawValue)
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        switch name {
        case "dispatching.mission_opened.v1": self.init(openedFrom: &fields)
        case "dispatching.mission_resized.v1": self.init(resizedFrom: &fields)
        case "dispatching.volunteer_solicited.v1": self.init(solicitedFrom: &fields)
        case "dispatching.solicitation_answered.v1": self.init(answeredFrom: &fields)
        case "dispatching.no_explained.v1": self.init(explainedFrom: &fields)
        default: self.init(stage: name, from: &fields)
        }
    }

    private init?(openedFrom fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: Mission.self)
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let request = fields.identifier("request", isNeeded: true, of: HelpRequest.self)
        let crew = fields.integer("crew", isNeeded: true, in: 1...20)
        guard let id, let number, let request, let crew else { return nil }
        self = .missionOpened(id, number: number, request: request, crew: crew)
    }

    private init?(resizedFrom fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: Mission.self)
        let crew = fields.integer("crew", isNeeded: true, in: 1...20)
        guard let id, let crew else { return nil }
        self = .missionResized(id, crew: crew)
    }

    private init?(solicitedFrom fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: Solicitation.self)
        let mission = fields.identifier("mission", isNeeded: true, of: Mission.self)
        let volunteer = fields.identifier("volunteer", isNeeded: true, of: Volunteer.self)
        let expiresAt = fields.instant("expiresAt", isNeeded: true)
        guard let id, let mission, let volunteer, let expiresAt else { return nil }
        self = .volunteerSolicited(
            id, mission: mission, volunteer: volunteer, expiresAt: expiresAt)
    }

    private init?(answeredFrom fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: Solicitation.self)
        let mission = fields.identifier("mission", isNeeded: true, of: Mission.self)
        let state = fields.code("state", isNeeded: true, of: SolicitationState.self)
        guard let id, let mission, let state else { return nil }
        self = .solicitationAnswered(id, mission: mission, state)
    }

    private init?(explainedFrom fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: Solicitation.self)
        let mission = fields.identifier("mission", isNeeded: true, of: Mission.self)
        let why = WhyNot(from: &fields)
        guard let id, let mission, let why else { return nil }
        self = .noExplained(id, mission: mission, why)
    }

    private init?(stage name: String, from fields: inout JSONFields) {
        guard let id = fields.identifier("id", isNeeded: true, of: Mission.self) else {
            return nil
        }
        switch name {
        case "dispatching.mission_started.v1": self = .missionStarted(id)
        case "dispatching.mission_arrived.v1": self = .missionArrived(id)
        case "dispatching.mission_completed.v1": self = .missionCompleted(id)
        case "dispatching.mission_failed.v1":
            guard let reason = fields.code("reason", isNeeded: true, of: FailureReason.self) else {
                return nil
            }
            self = .missionFailed(id, reason)
        default: return nil
        }
    }
}
