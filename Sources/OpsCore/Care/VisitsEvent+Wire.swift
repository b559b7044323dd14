extension VisitsEvent {
    var name: String {
        switch self {
        case .wished: "visits.wished.v1"
        case .opened: "visits.opened.v1"
        case .asked: "visits.asked.v1"
        case .made: "visits.made.v1"
        case .told: "visits.told.v1"
        case .planned: "visits.planned.v1"
        case .undecided: "visits.undecided.v1"
        case .escalated: "visits.escalated.v1"
        case .handedOver: "visits.handed_over.v1"
        case .ended: "visits.ended.v1"
        case .slotAgreed: "visits.slot_agreed.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .wished(let person, let wants):
            json.member("person", person)
            json.member("wants", wants.rawValue)
        case .opened(let opened): opened.write(into: &json)
        case .asked(let id, let request):
            json.member("id", id)
            json.member("request", request)
        case .made(let id, let mission, let due):
            json.member("id", id)
            json.member("mission", mission)
            due.write(into: &json)
        case .told(let told):
            json.member("id", told.series)
            json.member("report", told.id)
            if let mission = told.mission { json.member("mission", mission) }
            if told.isConcern { json.member("concern", true) }
        case .planned(let id, let at, let due, let isAgreed):
            json.member("id", id)
            json.member("at", at)
            if isAgreed { json.member("agreed", true) }
            due.write(into: &json)
        case .undecided(let id, let due), .escalated(let id, let due), .handedOver(let id, let due):
            json.member("id", id)
            due.write(into: &json)
        case .ended(let id, let ending):
            json.member("id", id)
            json.member("ending", ending.rawValue)
        case .slotAgreed(let mission, let from, let until, let isOfRound):
            json.member("mission", mission)
            json.member("from", from)
            json.member("until", until)
            if isOfRound { json.member("ofRound", true) }
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        switch name {
        case "visits.wished.v1":
            let person = fields.identifier("person", isNeeded: true, of: PersonHelped.self)
            let wants = fields.code("wants", isNeeded: true, of: VisitWants.self)
            guard let person, let wants else { return nil }
            self = .wished(person, wants)
        case "visits.slot_agreed.v1":
            let mission = fields.identifier("mission", isNeeded: true, of: Mission.self)
            let from = fields.instant("from", isNeeded: true)
            let until = fields.instant("until", isNeeded: true)
            let isOfRound = fields.flag("ofRound") ?? false
            guard let mission, let from, let until else { return nil }
            self = .slotAgreed(mission, from: from, until: until, isOfRound: isOfRound)
        default:
            let id = fields.identifier("id", isNeeded: true, of: VisitSeries.self)
            guard let id, let event = Self.of(id, name, from: &fields) else { return nil }
            self = event
        }
    }

    private static func of(
        _ id: Identifier<VisitSeries>, _ name: String, from fields: inout JSONFields
    ) -> VisitsEvent? {
        switch name {
        case "visits.opened.v1": return VisitsOpened(id, from: &fields).map(VisitsEvent.opened)
        case "visits.asked.v1":
            return fields.identifier("request", isNeeded: true, of: HelpRequest.self)
                .map { .asked(id, request: $0) }
        case "visits.told.v1":
            let report = fields.identifier("report", isNeeded: true, of: VisitReport.self)
            let mission = fields.identifier("mission", of: Mission.self)
            let isConcern = fields.flag("concern") ?? false
            return report.map {
                .told(
                    VisitReported(id: $0, series: id, mission: mission, isConcern: isConcern))
            }
        case "visits.ended.v1":
            return fields.code("ending", isNeeded: true, of: VisitEnding.self)
                .map { .ended(id, $0) }
        default: return due(id, name, from: &fields)
        }
    }

    private static func due(
        _ id: Identifier<VisitSeries>, _ name: String, from fields: inout JSONFields
    ) -> VisitsEvent? {
        switch name {
        case "visits.made.v1":
            let mission = fields.identifier("mission", isNeeded: true, of: Mission.self)
            guard let due = VisitsDue(from: &fields), let mission else { return nil }
            return .made(id, mission: mission, due)
        case "visits.planned.v1":
            let at = fields.instant("at", isNeeded: true)
            let isAgreed = fields.flag("agreed") ?? false
            guard let due = VisitsDue(from: &fields), let at else { return nil }
            return .planned(id, at: at, due, isAgreed: isAgreed)
        case "visits.undecided.v1": return VisitsDue(from: &fields).map { .undecided(id, $0) }
        case "visits.escalated.v1": return VisitsDue(from: &fields).map { .escalated(id, $0) }
        case "visits.handed_over.v1": return VisitsDue(from: &fields).map { .handedOver(id, $0) }
        default: return nil
        }
    }
}

extension VisitsDue {
    fileprivate func write(into json: inout JSONWriter) {
        json.member("desk", desk.text)
        json.member("dueAt", dueAt)
    }

    fileprivate init?(from fields: inout JSONFields) {
        let desk = fields.territory("desk", isNeeded: true)
        let dueAt = fields.instant("dueAt", isNeeded: true)
        guard let desk, let dueAt else { return nil }
        self.init(desk: desk, dueAt: dueAt)
    }
}

extension VisitsOpened {
    fileprivate func write(into json: inout JSONWriter) {
        json.member("id", id)
        json.member("number", number)
        json.member("person", person)
        json.member("contact", contact)
        json.member("language", language.text)
        json.member("place", place.text)
        position?.writeMembers(into: &json)
        json.member("everyDays", everyDays)
        json.member("at", at)
        if isAgreed { json.member("agreed", true) }
        due.write(into: &json)
    }

    fileprivate init?(_ id: Identifier<VisitSeries>, from fields: inout JSONFields) {
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let person = fields.identifier("person", isNeeded: true, of: PersonHelped.self)
        let contact = fields.identifier("contact", isNeeded: true, of: Contact.self)
        let language = fields.language("language", isNeeded: true)
        let place = fields.territory("place", isNeeded: true)
        let position = fields.position()
        let days = fields.integer("everyDays", isNeeded: true, in: 1...366)
        let at = fields.instant("at", isNeeded: true)
        let isAgreed = fields.flag("agreed") ?? false
        guard let due = VisitsDue(from: &fields), let number, let person, let contact,
            let language, let place, let days, let at
        else { return nil }
        self.init(
            id: id, number: number, person: person, contact: contact, language: language,
            place: place, position: position, everyDays: days, at: at, due: due,
            isAgreed: isAgreed)
    }
}
