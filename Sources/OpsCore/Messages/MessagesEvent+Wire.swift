extension MessagesEvent {
    var name: String {
        switch self {
        case .queued: "messages.queued.v1"
        case .withdrawn: "messages.withdrawn.v1"
        case .held: "messages.held.v1"
        case .sent: "messages.sent.v1"
        case .failed: "messages.failed.v1"
        case .died: "messages.died.v1"
        case .retried: "messages.retried.v1"
        case .rung: "messages.rung.v1"
        case .rulesSet: "messages.rules_set.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .queued(let batch): batch.write(into: &json)
        case .withdrawn(let numbers), .held(let numbers), .rung(let numbers):
            json.member("messages", each: numbers) { $0.value($1) }
        case .sent(let way, let numbers):
            json.member("by", way.rawValue)
            json.member("messages", each: numbers) { $0.value($1) }
        case .failed(let attempts):
            json.member("attempts", each: attempts) { json, attempt in
                json.beginObject()
                json.member("message", attempt.message)
                json.member("reason", attempt.reason.rawValue)
                json.member("attempt", attempt.attempt)
                json.member("nextAt", attempt.nextAt)
                json.endObject()
            }
        case .died(let dead):
            json.member("messages", each: dead) { json, one in
                json.beginObject()
                json.member("message", one.message)
                json.member("reason", one.reason.rawValue)
                json.endObject()
            }
        case .retried(let number): json.member("message", number)
        case .rulesSet(let deployment, let rules):
            json.member("deployment", deployment)
            json.key("rules")
            rules.write(into: &json)
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        switch name {
        case "messages.queued.v1":
            guard let batch = MessageBatch(from: &fields) else { return nil }
            self = .queued(batch)
        case "messages.withdrawn.v1", "messages.held.v1", "messages.rung.v1":
            guard let numbers = fields.numbers() else { return nil }
            switch name {
            case "messages.held.v1": self = .held(numbers)
            case "messages.rung.v1": self = .rung(numbers)
            default: self = .withdrawn(numbers)
            }
        case "messages.sent.v1":
            let way = fields.code("by", isNeeded: true, of: MessageWay.self)
            guard let numbers = fields.numbers(), let way else { return nil }
            self = .sent(way, numbers)
        case "messages.failed.v1":
            let attempts = fields.list(
                "attempts", isNeeded: true, limit: MessageBatch.journalLimit
            ) { FailedAttempt(from: &$0) }
            guard let attempts else { return nil }
            self = .failed(attempts)
        case "messages.died.v1":
            let dead = fields.list("messages", isNeeded: true, limit: MessageBatch.journalLimit) {
                DeadMessage(from: &$0)
            }
            guard let dead else { return nil }
            self = .died(dead)
        case "messages.retried.v1":
            guard let number = fields.integer("message", isNeeded: true, in: 1...Int64.max) else {
                return nil
            }
            self = .retried(number)
        case "messages.rules_set.v1":
            let id = fields.identifier("deployment", isNeeded: true, of: Deployment.self)
            let rules = fields.nested("rules", isNeeded: true) { MessageRules(from: &$0) }
            guard let id, let rules else { return nil }
            self = .rulesSet(id, rules)
        default: return nil
        }
    }
}

extension MessageBatch {
    /// What is read back at the most: a mission that asked many waves releases all of them at once.
    fileprivate static let journalLimit = 1_000_000

    fileprivate func write(into json: inout JSONWriter) {
        json.member("id", id)
        json.member("number", number)
        json.member("kind", kind.rawValue)
        json.member("mission", mission)
        json.member("missionNumber", missionNumber)
        if let deployment { json.member("deployment", deployment) }
        json.member("desk", desk.text)
        json.member("need", about.need.rawValue)
        json.member("place", about.place.text)
        if let until { json.member("until", until) }
        if let dueAt { json.member("dueAt", dueAt) }
        if let clock { json.member("clockMinutes", clock.milliseconds / 60_000) }
        if isHeld { json.member("held", true) }
        json.member("to", each: recipients) { json, one in
            json.beginObject()
            json.member("volunteer", one.volunteer)
            json.member("solicitation", one.solicitation)
            json.member("language", one.language.rawValue)
            json.endObject()
        }
    }

    fileprivate init?(from fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: Message.self)
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let kind = fields.code("kind", isNeeded: true, of: MessageKind.self)
        let mission = fields.identifier("mission", isNeeded: true, of: Mission.self)
        let missionNumber = fields.integer("missionNumber", isNeeded: true, in: 1...Int64.max)
        let deployment = fields.identifier("deployment", of: Deployment.self)
        let desk = fields.territory("desk", isNeeded: true)
        let need = fields.need("need", isNeeded: true)
        let place = fields.territory("place", isNeeded: true)
        let until = fields.instant("until")
        let dueAt = fields.instant("dueAt")
        let clock = fields.integer("clockMinutes", in: -1_440...1_440)
        let isHeld = fields.flag("held") ?? false
        let recipients = fields.list("to", isNeeded: true, limit: Self.limit) {
            MessageRecipient(from: &$0)
        }
        guard let id, let number, let kind, let mission, let missionNumber, let desk, let need,
            let place, let recipients
        else { return nil }
        self.init(
            id: id, number: number, kind: kind, mission: mission, missionNumber: missionNumber,
            deployment: deployment, desk: desk, about: MessageSubject(need: need, place: place),
            until: until,
            dueAt: dueAt, clock: clock.map { .minutes($0) }, isHeld: isHeld,
            recipients: recipients)
    }
}

extension MessageRecipient {
    fileprivate init?(from fields: inout JSONFields) {
        let volunteer = fields.identifier("volunteer", isNeeded: true, of: Volunteer.self)
        let asked = fields.identifier("solicitation", isNeeded: true, of: Solicitation.self)
        let language = fields.code("language", isNeeded: true, of: PublicationLanguage.self)
        guard let volunteer, let asked, let language else { return nil }
        self.init(volunteer: volunteer, solicitation: asked, language: language)
    }
}

extension FailedAttempt {
    fileprivate init?(from fields: inout JSONFields) {
        let message = fields.integer("message", isNeeded: true, in: 1...Int64.max)
        let reason = fields.code("reason", isNeeded: true, of: MessageFailure.self)
        let attempt = fields.integer("attempt", isNeeded: true, in: 1...Int64.max)
        let nextAt = fields.instant("nextAt", isNeeded: true)
        guard let message, let reason, let attempt, let nextAt else { return nil }
        self.init(message: message, reason: reason, attempt: attempt, nextAt: nextAt)
    }
}

extension DeadMessage {
    fileprivate init?(from fields: inout JSONFields) {
        let message = fields.integer("message", isNeeded: true, in: 1...Int64.max)
        let reason = fields.code("reason", isNeeded: true, of: MessageFailure.self)
        guard let message, let reason else { return nil }
        self.init(message: message, reason: reason)
    }
}

extension JSONFields {
    fileprivate mutating func numbers() -> [Int64]? {
        elements("messages", isNeeded: true, limit: MessageBatch.journalLimit) {
            value throws(FieldProblem.Failure) in
            guard case .number(let number) = value, let whole = number.whole, whole > 0 else {
                throw FieldProblem.Failure(.wrongType(expected: .integer))
            }
            return whole
        }
    }
}
