extension SafeguardingEvent {
    var name: String {
        switch self {
        case .concernRaised: "safeguarding.concern_raised.v1"
        case .concernAdvised: "safeguarding.concern_advised.v1"
        case .concernDecided: "safeguarding.concern_decided.v1"
        case .actionSet: "safeguarding.action_set.v1"
        case .actionDone: "safeguarding.action_done.v1"
        case .concernEscalated: "safeguarding.concern_escalated.v1"
        case .concernClosed: "safeguarding.concern_closed.v1"
        case .rulesSet: "safeguarding.rules_set.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .concernRaised(let raised):
            json.member("id", raised.id)
            json.member("number", raised.number)
            json.member("step", raised.step)
            json.member("contact", raised.contact)
            if let person = raised.person { json.member("person", person) }
            if let desk = raised.desk { json.member("desk", desk.text) }
            json.member("dueAt", raised.dueAt)
        case .concernAdvised(let moved): moved.write(into: &json)
        case .concernDecided(let moved, let decision, let danger):
            moved.write(into: &json)
            json.member("decision", decision.rawValue)
            if let danger { json.member("danger", danger) }
        case .actionSet(let moved, let number, let deadline):
            moved.write(into: &json)
            json.member("action", number)
            json.member("deadline", deadline)
        case .actionDone(let moved, let number):
            moved.write(into: &json)
            json.member("action", number)
        case .concernEscalated(let id, let desk, let dueAt):
            json.member("id", id)
            if let desk { json.member("desk", desk.text) }
            json.member("dueAt", dueAt)
        case .concernClosed(let id, let step, let ending):
            json.member("id", id)
            json.member("step", step)
            json.member("ending", ending.rawValue)
        case .rulesSet(let rules): rules.write(into: &json)
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        switch name {
        case "safeguarding.concern_raised.v1":
            guard let raised = ConcernRaised(from: &fields) else { return nil }
            self = .concernRaised(raised)
        case "safeguarding.concern_escalated.v1":
            let id = fields.identifier("id", isNeeded: true, of: SafeguardingConcern.self)
            let desk = fields.territory("desk")
            let dueAt = fields.instant("dueAt", isNeeded: true)
            guard let id, let dueAt else { return nil }
            self = .concernEscalated(id, desk: desk, dueAt: dueAt)
        case "safeguarding.concern_closed.v1":
            let id = fields.identifier("id", isNeeded: true, of: SafeguardingConcern.self)
            let step = fields.identifier("step", isNeeded: true, of: ConcernStep.self)
            let ending = fields.code("ending", isNeeded: true, of: ConcernEnding.self)
            guard let id, let step, let ending else { return nil }
            self = .concernClosed(id, step: step, ending)
        case "safeguarding.rules_set.v1":
            guard let rules = ConcernRules(from: &fields) else { return nil }
            self = .rulesSet(rules)
        default: self.init(move: name, from: &fields)
        }
    }

    private init?(move name: String, from fields: inout JSONFields) {
        guard let moved = ConcernMoved(from: &fields) else { return nil }
        switch name {
        case "safeguarding.concern_advised.v1": self = .concernAdvised(moved)
        case "safeguarding.concern_decided.v1":
            let decision = fields.code("decision", isNeeded: true, of: ConcernDecision.self)
            let danger = fields.identifier("danger", of: DangerAlert.self)
            guard let decision else { return nil }
            self = .concernDecided(moved, decision, danger: danger)
        case "safeguarding.action_set.v1":
            let number = fields.integer("action", isNeeded: true, in: 1...Int64.max)
            let deadline = fields.instant("deadline", isNeeded: true)
            guard let number, let deadline else { return nil }
            self = .actionSet(moved, number: number, deadline: deadline)
        case "safeguarding.action_done.v1":
            let number = fields.integer("action", isNeeded: true, in: 1...Int64.max)
            guard let number else { return nil }
            self = .actionDone(moved, number: number)
        default: return nil
        }
    }
}

extension ConcernRaised {
    fileprivate init?(from fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: SafeguardingConcern.self)
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let step = fields.identifier("step", isNeeded: true, of: ConcernStep.self)
        let contact = fields.identifier("contact", isNeeded: true, of: Contact.self)
        let person = fields.identifier("person", of: PersonHelped.self)
        let desk = fields.territory("desk")
        let dueAt = fields.instant("dueAt", isNeeded: true)
        guard let id, let number, let step, let contact, let dueAt else { return nil }
        self.init(
            id: id, number: number, step: step, contact: contact, person: person, desk: desk,
            dueAt: dueAt)
    }
}

extension ConcernMoved {
    fileprivate func write(into json: inout JSONWriter) {
        json.member("id", id)
        json.member("step", step)
        if let supervisor { json.member("supervisor", supervisor) }
        json.member("dueAt", dueAt)
    }

    fileprivate init?(from fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: SafeguardingConcern.self)
        let step = fields.identifier("step", isNeeded: true, of: ConcernStep.self)
        let supervisor = fields.identifier("supervisor", of: AccessToken.self)
        let dueAt = fields.instant("dueAt", isNeeded: true)
        guard let id, let step, let dueAt else { return nil }
        self.init(id: id, step: step, supervisor: supervisor, dueAt: dueAt)
    }
}

/// Rules as JSON: in the journal, in snapshots, at the door.
extension ConcernRules {
    package init?(from fields: inout JSONFields) {
        let days: [Weekday]? = fields.elements("workingDays", limit: 7) {
            value throws(FieldProblem.Failure) in
            guard let day = Weekday(rawValue: try value.text(limit: 2)) else {
                throw FieldProblem.Failure(.unknownCode(allowed: Weekday.allCases.map(\.rawValue)))
            }
            return day
        }
        if days == nil, !fields.has("workingDays") { fields.note(.missing, at: "workingDays") }
        if days?.isEmpty == true { fields.note(.empty, at: "workingDays") }
        let until: TimeOfDay? = fields.member("decideUntil", isNeeded: true) {
            value throws(FieldProblem.Failure) in
            guard let time = TimeOfDay(try value.text(limit: 5)) else {
                throw FieldProblem.Failure(.malformedCode(example: "18:00"))
            }
            return time
        }
        let offset = fields.integer("utcOffsetMinutes", isNeeded: true, in: -720...840)
        let review = fields.integer("reviewDays", isNeeded: true, in: 1...90)
        let alarm = fields.integer("alarmMinutes", isNeeded: true, in: 5...1_440)
        let isCopied = fields.flag("inCopy", isNeeded: true)
        guard let days, !days.isEmpty, let until, let offset, let review, let alarm, let isCopied
        else { return nil }
        self.init(
            workingDays: Set(days), decideUntil: until, offset: offset, review: .days(review),
            alarm: .minutes(alarm), isCopied: isCopied)
    }

    package func write(into json: inout JSONWriter) {
        json.member(
            "workingDays", Weekday.allCases.filter(workingDays.contains).map(\.rawValue))
        json.member("decideUntil", decideUntil.text)
        json.member("utcOffsetMinutes", offset)
        json.member("reviewDays", review.milliseconds / 86_400_000)
        json.member("alarmMinutes", alarm.milliseconds / 60_000)
        json.member("inCopy", isCopied)
    }
}
