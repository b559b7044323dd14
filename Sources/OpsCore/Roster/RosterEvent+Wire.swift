extension RosterEvent {
    var name: String {
        switch self {
        case .volunteerAdded: "roster.volunteer_added.v1"
        case .volunteerChanged: "roster.volunteer_changed.v1"
        case .volunteerStoodDown: "roster.volunteer_stood_down.v1"
        case .volunteerReturned: "roster.volunteer_returned.v1"
        case .skillDefined: "roster.skill_defined.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .volunteerAdded(let id, let number, let profile, let isAvailable):
            json.member("id", id)
            json.member("number", number)
            profile.write(into: &json)
            json.member("available", isAvailable)
        case .volunteerChanged(let id, let profile):
            json.member("id", id)
            profile.write(into: &json)
        case .volunteerStoodDown(let id), .volunteerReturned(let id):
            json.member("id", id)
        case .skillDefined(let definition): definition.write(into: &json)
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        guard name != "roster.skill_defined.v1" else {
            guard let definition = SkillDefinition(from: &fields) else { return nil }
            self = .skillDefined(definition)
            return
        }
        guard let id = fields.identifier("id", isNeeded: true, of: Volunteer.self) else {
            return nil
        }
        switch name {
        case "roster.volunteer_added.v1":
            let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
            let profile = VolunteerProfile(from: &fields)
            let isAvailable = fields.flag("available", isNeeded: true)
            guard let number, let profile, let isAvailable else { return nil }
            self = .volunteerAdded(id, number: number, profile, isAvailable: isAvailable)
        case "roster.volunteer_changed.v1":
            guard let profile = VolunteerProfile(from: &fields) else { return nil }
            self = .volunteerChanged(id, profile)
        case "roster.volunteer_stood_down.v1": self = .volunteerStoodDown(id)
        case "roster.volunteer_returned.v1": self = .volunteerReturned(id)
        default: return nil
        }
    }
}
