extension CareEvent {
    var name: String {
        switch self {
        case .rulesSet: "care.rules_set.v1"
        case .planOpened: "care.plan_opened.v1"
        case .planReviewed: "care.plan_reviewed.v1"
        case .planEscalated: "care.plan_escalated.v1"
        case .planHandedOver: "care.plan_handed_over.v1"
        case .planEnded: "care.plan_ended.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .rulesSet(let rules): rules.write(into: &json)
        case .planOpened(let opened):
            json.member("id", opened.id)
            json.member("number", opened.number)
            json.member("person", opened.person)
            json.member("place", opened.place.text)
            json.member("supporter", opened.supporter)
            if let call = opened.call { json.member("call", call) }
            json.member("desk", opened.desk.text)
            json.member("reviewAt", opened.reviewAt)
        case .planReviewed(let reviewed):
            json.member("id", reviewed.id)
            json.member("supporter", reviewed.supporter)
            if let call = reviewed.call { json.member("call", call) }
            json.member("desk", reviewed.desk.text)
            json.member("reviewAt", reviewed.reviewAt)
        case .planEscalated(let id, let desk, let dueAt):
            json.member("id", id)
            json.member("desk", desk.text)
            json.member("dueAt", dueAt)
        case .planHandedOver(let id, let desk):
            json.member("id", id)
            json.member("desk", desk.text)
        case .planEnded(let id, let ending):
            json.member("id", id)
            json.member("ending", ending.rawValue)
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        if name == "care.rules_set.v1" {
            guard let rules = CareRules(from: &fields) else { return nil }
            self = .rulesSet(rules)
            return
        }
        guard let id = fields.identifier("id", isNeeded: true, of: CarePlan.self) else {
            return nil
        }
        switch name {
        case "care.plan_opened.v1":
            guard let opened = CarePlanOpened(id, from: &fields) else { return nil }
            self = .planOpened(opened)
        case "care.plan_reviewed.v1":
            guard let reviewed = CarePlanReviewed(id, from: &fields) else { return nil }
            self = .planReviewed(reviewed)
        case "care.plan_escalated.v1":
            let desk = fields.territory("desk", isNeeded: true)
            guard let desk, let dueAt = fields.instant("dueAt", isNeeded: true) else { return nil }
            self = .planEscalated(id, desk: desk, dueAt: dueAt)
        case "care.plan_handed_over.v1":
            guard let desk = fields.territory("desk", isNeeded: true) else { return nil }
            self = .planHandedOver(id, desk: desk)
        case "care.plan_ended.v1":
            let ending = fields.code("ending", isNeeded: true, of: CarePlanEnding.self)
            guard let ending else { return nil }
            self = .planEnded(id, ending)
        default: return nil
        }
    }
}

extension CarePlanOpened {
    fileprivate init?(_ id: Identifier<CarePlan>, from fields: inout JSONFields) {
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let person = fields.identifier("person", isNeeded: true, of: PersonHelped.self)
        let place = fields.territory("place", isNeeded: true)
        let supporter = fields.identifier("supporter", isNeeded: true, of: Volunteer.self)
        let call = fields.identifier("call", of: PlannedCall.self)
        let desk = fields.territory("desk", isNeeded: true)
        let reviewAt = fields.instant("reviewAt", isNeeded: true)
        guard let number, let person, let place, let supporter, let desk, let reviewAt else {
            return nil
        }
        self.init(
            id: id, number: number, person: person, place: place, supporter: supporter, call: call,
            desk: desk, reviewAt: reviewAt)
    }
}

extension CarePlanReviewed {
    fileprivate init?(_ id: Identifier<CarePlan>, from fields: inout JSONFields) {
        let supporter = fields.identifier("supporter", isNeeded: true, of: Volunteer.self)
        let call = fields.identifier("call", of: PlannedCall.self)
        let desk = fields.territory("desk", isNeeded: true)
        let reviewAt = fields.instant("reviewAt", isNeeded: true)
        guard let supporter, let desk, let reviewAt else { return nil }
        self.init(id: id, supporter: supporter, call: call, desk: desk, reviewAt: reviewAt)
    }
}
