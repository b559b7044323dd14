extension HotlineEvent {
    var name: String {
        switch self {
        case .contactLogged: "hotline.contact_logged.v1"
        case .contactCompleted: "hotline.contact_completed.v1"
        case .requestOpened: "hotline.request_opened.v1"
        case .requestCovered: "hotline.request_covered.v1"
        case .requestEscalated: "hotline.request_escalated.v1"
        case .requestHastened: "hotline.request_hastened.v1"
        case .requestHandedOver: "hotline.request_handed_over.v1"
        case .requestCancelled: "hotline.request_cancelled.v1"
        case .requestQualified: "hotline.request_qualified.v1"
        case .peopleMerged: "hotline.people_merged.v1"
        case .peopleSeparated: "hotline.people_separated.v1"
        case .personMoved: "hotline.person_moved.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .contactLogged(let contact): contact.write(into: &json)
        case .contactCompleted(let completed): completed.write(into: &json)
        case .requestOpened(let opened): opened.write(into: &json)
        case .requestCovered(let covered): covered.write(into: &json)
        case .requestHandedOver(let handed): handed.write(into: &json)
        case .requestEscalated(let escalated):
            json.member("id", escalated.id)
            json.member("desk", escalated.desk.text)
            json.member("dueAt", escalated.dueAt)
        case .requestHastened(let hastened):
            json.member("id", hastened.id)
            json.member("lastsUntil", hastened.lastsUntil.iso8601)
            json.member("dueAt", hastened.dueAt)
        case .requestCancelled(let id, let reason):
            json.member("id", id)
            json.member("reason", reason.rawValue)
        case .requestQualified(let id): json.member("id", id)
        case .peopleMerged(let kept, let merged), .peopleSeparated(let kept, let merged):
            json.member("kept", kept)
            json.member("merged", merged)
        case .personMoved(let moved): moved.write(into: &json)
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        switch name {
        case "hotline.contact_logged.v1":
            guard let contact = Contact(from: &fields) else { return nil }
            self = .contactLogged(contact)
        case "hotline.contact_completed.v1":
            guard let completed = ContactCompleted(from: &fields) else { return nil }
            self = .contactCompleted(completed)
        case "hotline.request_opened.v1":
            guard let opened = RequestOpened(from: &fields) else { return nil }
            self = .requestOpened(opened)
        case "hotline.request_covered.v1":
            guard let covered = RequestCovered(from: &fields) else { return nil }
            self = .requestCovered(covered)
        case "hotline.request_escalated.v1":
            let id = fields.identifier("id", isNeeded: true, of: HelpRequest.self)
            let desk = fields.territory("desk", isNeeded: true)
            let dueAt = fields.instant("dueAt", isNeeded: true)
            guard let id, let desk, let dueAt else { return nil }
            self = .requestEscalated(RequestEscalated(id: id, desk: desk, dueAt: dueAt))
        case "hotline.request_handed_over.v1":
            guard let handed = RequestHandedOver(from: &fields) else { return nil }
            self = .requestHandedOver(handed)
        case "hotline.request_hastened.v1":
            let id = fields.identifier("id", isNeeded: true, of: HelpRequest.self)
            let lastsUntil = fields.day("lastsUntil", isNeeded: true)
            let dueAt = fields.instant("dueAt", isNeeded: true)
            guard let id, let lastsUntil, let dueAt else { return nil }
            self = .requestHastened(
                RequestHastened(id: id, lastsUntil: lastsUntil, dueAt: dueAt))
        case "hotline.request_cancelled.v1":
            let id = fields.identifier("id", isNeeded: true, of: HelpRequest.self)
            let reason = fields.code("reason", isNeeded: true, of: CancellationReason.self)
            guard let id, let reason else { return nil }
            self = .requestCancelled(id, reason)
        case "hotline.request_qualified.v1":
            guard let id = fields.identifier("id", isNeeded: true, of: HelpRequest.self) else {
                return nil
            }
            self = .requestQualified(id)
        case "hotline.people_merged.v1", "hotline.people_separated.v1":
            let kept = fields.identifier("kept", isNeeded: true, of: PersonHelped.self)
            let merged = fields.identifier("merged", isNeeded: true, of: PersonHelped.self)
            guard let kept, let merged else { return nil }
            self =
                name == "hotline.people_merged.v1"
                ? .peopleMerged(kept: kept, merged: merged)
                : .peopleSeparated(kept: kept, merged: merged)
        case "hotline.person_moved.v1":
            guard let moved = PersonMoved(from: &fields) else { return nil }
            self = .personMoved(moved)
        default: return nil
        }
    }
}

extension Contact {
    /// Members that are absent, or as they mostly are, are left out: most contacts have few, and the
    /// journal is kept for ever.
    fileprivate func write(into json: inout JSONWriter) {
        json.member("id", id)
        json.member("number", number)
        if kind != .request { json.member("kind", kind.rawValue) }
        if isAnonymous { json.member("anonymous", true) }
        if let occurredAt { json.member("occurredAt", occurredAt) }
        json.member("language", language.text)
        if let person { json.member("person", person) }
        if let caller { json.member("caller", caller) }
        if let relation { json.member("relation", relation.rawValue) }
        if let postcode { json.member("postcode", postcode) }
        json.member("place", place.text)
        position?.writeMembers(into: &json)
        supplies.write(into: &json)
    }

    fileprivate init?(from fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: Contact.self)
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let kind = fields.code("kind", of: ContactKind.self)
        let isAnonymous = fields.flag("anonymous")
        let occurredAt = fields.instant("occurredAt")
        let language = fields.language("language", isNeeded: true)
        let person = fields.identifier("person", of: PersonHelped.self)
        let caller = fields.identifier("caller", of: Caller.self)
        let relation = fields.relation("relation")
        let postcode = fields.text("postcode", limit: 64)
        let place = fields.territory("place", isNeeded: true)
        let position = fields.position()
        let supplies = Supplies(lastingIn: &fields)
        guard let id, let number, let language, let place else { return nil }
        self.init(
            id: id, number: number, kind: kind ?? .request, isAnonymous: isAnonymous ?? false,
            occurredAt: occurredAt, language: language, person: person, caller: caller,
            relation: relation, postcode: postcode, place: place, position: position,
            supplies: supplies)
    }
}

extension ContactCompleted {
    fileprivate func write(into json: inout JSONWriter) {
        json.member("id", id)
        if let kind { json.member("kind", kind.rawValue) }
        if let language { json.member("language", language.text) }
        if let person { json.member("person", person) }
        if let caller { json.member("caller", caller) }
        if let relation { json.member("relation", relation.rawValue) }
        if let postcode { json.member("postcode", postcode) }
        if let place { json.member("place", place.text) }
        position?.writeMembers(into: &json)
        if !requests.isEmpty { json.member("requests", requests.map(\.description)) }
        if isCorrected { json.member("corrected", true) }
        supplies.write(into: &json)
    }

    fileprivate init?(from fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: Contact.self)
        let kind = fields.code("kind", of: ContactKind.self)
        let language = fields.language("language")
        let person = fields.identifier("person", of: PersonHelped.self)
        let caller = fields.identifier("caller", of: Caller.self)
        let relation = fields.relation("relation")
        let postcode = fields.text("postcode", limit: 64)
        let place = fields.territory("place")
        let position = fields.position()
        let requests: [Identifier<HelpRequest>] =
            fields.elements("requests", limit: .max) { value throws(FieldProblem.Failure) in
                guard let id = Identifier<HelpRequest>(try value.text(limit: 64)) else {
                    throw FieldProblem.Failure(.impossibleIdentifier)
                }
                return id
            } ?? []
        let isCorrected = fields.flag("corrected") ?? false
        let supplies = Supplies(lastingIn: &fields)
        guard let id else { return nil }
        self.init(
            id: id, kind: kind, language: language, person: person, caller: caller,
            relation: relation, postcode: postcode, place: place, position: position,
            requests: requests, isCorrected: isCorrected, supplies: supplies)
    }
}

extension PersonMoved {
    fileprivate func write(into json: inout JSONWriter) {
        json.member("people", people.map(\.description))
        json.member("place", place.text)
        position?.writeMembers(into: &json)
    }

    fileprivate init?(from fields: inout JSONFields) {
        let people: [Identifier<PersonHelped>]? =
            fields.elements("people", limit: .max) { value throws(FieldProblem.Failure) in
                guard let id = Identifier<PersonHelped>(try value.text(limit: 64)) else {
                    throw FieldProblem.Failure(.impossibleIdentifier)
                }
                return id
            }
        let place = fields.territory("place", isNeeded: true)
        let position = fields.position()
        guard let people, let place else { return nil }
        self.init(people: people, place: place, position: position)
    }
}

extension Supplies {
    fileprivate func write(into json: inout JSONWriter) {
        if let foodUntil { json.member("foodUntil", foodUntil.iso8601) }
        if let medicineUntil { json.member("medicineUntil", medicineUntil.iso8601) }
    }

    fileprivate init(lastingIn fields: inout JSONFields) {
        self.init(foodUntil: fields.day("foodUntil"), medicineUntil: fields.day("medicineUntil"))
    }
}

extension RequestOpened {
    fileprivate func write(into json: inout JSONWriter) {
        json.member("id", id)
        json.member("number", number)
        json.member("contact", contact)
        if let person { json.member("person", person) }
        json.member("need", need.rawValue)
        json.member("language", language.text)
        json.member("place", place.text)
        position?.writeMembers(into: &json)
        if let deployment { json.member("deployment", deployment) }
        json.member("desk", desk.text)
        json.member("crew", crew)
        if let skill { json.member("skill", skill.text) }
        if let lastsUntil { json.member("lastsUntil", lastsUntil.iso8601) }
        json.member("dueAt", dueAt)
    }

    fileprivate init?(from fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: HelpRequest.self)
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let contact = fields.identifier("contact", isNeeded: true, of: Contact.self)
        let person = fields.identifier("person", of: PersonHelped.self)
        let need = fields.code("need", isNeeded: true, of: NeedKind.self)
        let language = fields.language("language", isNeeded: true)
        let place = fields.territory("place", isNeeded: true)
        let position = fields.position()
        let deployment = fields.identifier("deployment", of: Deployment.self)
        let desk = fields.territory("desk", isNeeded: true)
        let crew = fields.integer("crew", isNeeded: true, in: 1...20)
        let skill = fields.skill("skill")
        let lastsUntil = fields.day("lastsUntil")
        let dueAt = fields.instant("dueAt", isNeeded: true)
        guard let id, let number, let contact, let need, let language, let place, let desk,
            let crew, let dueAt
        else { return nil }
        self.init(
            id: id, number: number, contact: contact, person: person, need: need,
            language: language, place: place, position: position, deployment: deployment,
            desk: desk, crew: crew, skill: skill, lastsUntil: lastsUntil, dueAt: dueAt)
    }
}

extension RequestCovered {
    fileprivate func write(into json: inout JSONWriter) {
        json.member("id", id)
        json.member("deployment", deployment)
        json.member("desk", desk.text)
        json.member("crew", crew)
        if let skill { json.member("skill", skill.text) }
        json.member("dueAt", dueAt)
    }

    fileprivate init?(from fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: HelpRequest.self)
        let deployment = fields.identifier("deployment", isNeeded: true, of: Deployment.self)
        let desk = fields.territory("desk", isNeeded: true)
        let crew = fields.integer("crew", isNeeded: true, in: 1...20)
        let skill = fields.skill("skill")
        let dueAt = fields.instant("dueAt", isNeeded: true)
        guard let id, let deployment, let desk, let crew, let dueAt else { return nil }
        self.init(
            id: id, deployment: deployment, desk: desk, crew: crew, skill: skill, dueAt: dueAt)
    }
}

extension RequestHandedOver {
    fileprivate func write(into json: inout JSONWriter) {
        json.member("id", id)
        if let deployment { json.member("deployment", deployment) }
        json.member("desk", desk.text)
        json.member("crew", crew)
        if let skill { json.member("skill", skill.text) }
        json.member("dueAt", dueAt)
    }

    fileprivate init?(from fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: HelpRequest.self)
        let deployment = fields.identifier("deployment", of: Deployment.self)
        let desk = fields.territory("desk", isNeeded: true)
        let crew = fields.integer("crew", isNeeded: true, in: 1...20)
        let skill = fields.skill("skill")
        let dueAt = fields.instant("dueAt", isNeeded: true)
        guard let id, let desk, let crew, let dueAt else { return nil }
        self.init(
            id: id, deployment: deployment, desk: desk, crew: crew, skill: skill, dueAt: dueAt)
    }
}
