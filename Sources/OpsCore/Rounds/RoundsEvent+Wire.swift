extension RoundsEvent {
    var name: String {
        switch self {
        case .drafted: "rounds.drafted.v1"
        case .redrawn: "rounds.redrawn.v1"
        case .stopPinned: "rounds.stop_pinned.v1"
        case .stopUnpinned: "rounds.stop_unpinned.v1"
        case .published: "rounds.published.v1"
        case .extended: "rounds.extended.v1"
        case .stopClosed: "rounds.stop_closed.v1"
        case .withdrawn: "rounds.withdrawn.v1"
        case .crewChanged: "rounds.crew_changed.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .drafted(let round): round.write(into: &json)
        case .redrawn(let id, let plan):
            json.member("id", id)
            plan.write(into: &json)
        case .stopPinned(let id, let request), .stopUnpinned(let id, let request),
            .stopClosed(let id, let request):
            json.member("id", id)
            json.member("request", request)
        case .published(let id, let booking):
            json.member("id", id)
            if let booking { json.member("booking", booking) }
        case .extended(let id, let plan, let booking):
            json.member("id", id)
            if let booking { json.member("booking", booking) }
            plan.write(into: &json)
        case .withdrawn(let id): json.member("id", id)
        case .crewChanged(let id, let crew):
            json.member("id", id)
            json.member("crew", each: crew) { $0.value($1) }
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        if name == "rounds.drafted.v1" {
            guard let round = Round(from: &fields) else { return nil }
            self = .drafted(round)
            return
        }
        guard let id = fields.identifier("id", isNeeded: true, of: Round.self) else { return nil }
        switch name {
        case "rounds.redrawn.v1":
            guard let plan = RoundPlan(from: &fields) else { return nil }
            self = .redrawn(id, plan)
        case "rounds.extended.v1":
            let booking = fields.integer("booking", in: 1...Int64.max)
            guard let plan = RoundPlan(from: &fields) else { return nil }
            self = .extended(id, plan, booking: booking)
        case "rounds.published.v1":
            self = .published(id, booking: fields.integer("booking", in: 1...Int64.max))
        case "rounds.withdrawn.v1": self = .withdrawn(id)
        case "rounds.crew_changed.v1":
            guard let crew = RoundPlan.crew(from: &fields) else { return nil }
            self = .crewChanged(id, crew)
        default:
            let request = fields.identifier("request", isNeeded: true, of: HelpRequest.self)
            guard let request else { return nil }
            switch name {
            case "rounds.stop_pinned.v1": self = .stopPinned(id, request)
            case "rounds.stop_unpinned.v1": self = .stopUnpinned(id, request)
            case "rounds.stop_closed.v1": self = .stopClosed(id, request)
            default: return nil
            }
        }
    }
}
