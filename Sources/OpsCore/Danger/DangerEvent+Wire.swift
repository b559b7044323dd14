extension DangerEvent {
    var name: String {
        switch self {
        case .alertOpened: "danger.alert_opened.v1"
        case .serviceCalled: "danger.service_called.v1"
        case .alertTaken: "danger.alert_taken.v1"
        case .alertEscalated: "danger.alert_escalated.v1"
        case .alertClosed: "danger.alert_closed.v1"
        case .alertAbout: "danger.alert_about.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .alertOpened(let opened):
            json.member("id", opened.id)
            json.member("number", opened.number)
            if let contact = opened.contact { json.member("contact", contact) }
            if let place = opened.place { json.member("place", place.text) }
            if let desk = opened.desk { json.member("desk", desk.text) }
            json.member("dueAt", opened.dueAt)
        case .serviceCalled(let called):
            json.member("id", called.id)
            json.member("alert", called.alert)
            json.member("service", called.service.text)
            if let calledAt = called.calledAt { json.member("calledAt", calledAt) }
        case .alertTaken(let id, let supervisor, let dueAt):
            json.member("id", id)
            json.member("supervisor", supervisor)
            json.member("dueAt", dueAt)
        case .alertEscalated(let id, let desk, let dueAt):
            json.member("id", id)
            if let desk { json.member("desk", desk.text) }
            json.member("dueAt", dueAt)
        case .alertClosed(let id, let outcome):
            json.member("id", id)
            json.member("outcome", outcome.rawValue)
        case .alertAbout(let id, let contact, let place):
            json.member("id", id)
            json.member("contact", contact)
            json.member("place", place.text)
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        switch name {
        case "danger.alert_opened.v1": self.init(openedFrom: &fields)
        case "danger.service_called.v1": self.init(calledFrom: &fields)
        default: self.init(change: name, from: &fields)
        }
    }

    private init?(openedFrom fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: DangerAlert.self)
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let contact = fields.identifier("contact", of: Contact.self)
        let place = fields.territory("place")
        let desk = fields.territory("desk")
        let dueAt = fields.instant("dueAt", isNeeded: true)
        guard let id, let number, let dueAt else { return nil }
        self = .alertOpened(
            AlertOpened(
                id: id, number: number, contact: contact, place: place, desk: desk, dueAt: dueAt))
    }

    private init?(calledFrom fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: ServiceCall.self)
        let alert = fields.identifier("alert", isNeeded: true, of: DangerAlert.self)
        let service = fields.service("service", isNeeded: true)
        let calledAt = fields.instant("calledAt")
        guard let id, let alert, let service else { return nil }
        self = .serviceCalled(
            ServiceCalled(id: id, alert: alert, service: service, calledAt: calledAt))
    }

    private init?(change name: String, from fields: inout JSONFields) {
        guard let id = fields.identifier("id", isNeeded: true, of: DangerAlert.self) else {
            return nil
        }
        switch name {
        case "danger.alert_taken.v1":
            let supervisor = fields.identifier("supervisor", isNeeded: true, of: AccessToken.self)
            let dueAt = fields.instant("dueAt", isNeeded: true)
            guard let supervisor, let dueAt else { return nil }
            self = .alertTaken(id, by: supervisor, dueAt: dueAt)
        case "danger.alert_escalated.v1":
            let desk = fields.territory("desk")
            guard let dueAt = fields.instant("dueAt", isNeeded: true) else { return nil }
            self = .alertEscalated(id, desk: desk, dueAt: dueAt)
        case "danger.alert_closed.v1":
            let outcome = fields.code("outcome", isNeeded: true, of: DangerOutcome.self)
            guard let outcome else { return nil }
            self = .alertClosed(id, outcome)
        case "danger.alert_about.v1":
            let contact = fields.identifier("contact", isNeeded: true, of: Contact.self)
            let place = fields.territory("place", isNeeded: true)
            guard let contact, let place else { return nil }
            self = .alertAbout(id, contact: contact, place: place)
        default: return nil
        }
    }
}
