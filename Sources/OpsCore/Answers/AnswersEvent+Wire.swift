extension AnswersEvent {
    var name: String {
        switch self {
        case .answerCame: "answers.answer_came.v1"
        case .replyKept: "answers.reply_kept.v1"
        case .replyContinued: "answers.reply_continued.v1"
        case .replyEscalated: "answers.reply_escalated.v1"
        case .replySettled: "answers.reply_settled.v1"
        case .messagesStopped: "answers.messages_stopped.v1"
        case .messagesResumed: "answers.messages_resumed.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .answerCame(let id, let way):
            json.member("solicitation", id)
            json.member("way", way.rawValue)
        case .replyKept(let reply): reply.write(into: &json)
        case .replyEscalated(let id, let desk, let dueAt):
            json.member("id", id)
            json.member("desk", desk.text)
            json.member("dueAt", dueAt)
        case .replyContinued(let reply):
            json.member("id", reply.id)
            json.member("reason", reply.reason.rawValue)
            json.member("messages", reply.messages)
        case .replySettled(let id): json.member("id", id)
        case .messagesStopped(let id, let reply):
            json.member("volunteer", id)
            if let reply { json.member("reply", reply) }
        case .messagesResumed(let id): json.member("volunteer", id)
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        switch name {
        case "answers.answer_came.v1":
            let id = fields.identifier("solicitation", isNeeded: true, of: Solicitation.self)
            let way = fields.code("way", isNeeded: true, of: AnswerWay.self)
            guard let id, let way else { return nil }
            self = .answerCame(id, way)
        case "answers.reply_kept.v1":
            guard let reply = WrittenReply(from: &fields) else { return nil }
            self = .replyKept(reply)
        case "answers.reply_escalated.v1":
            let id = fields.identifier("id", isNeeded: true, of: WrittenReply.self)
            let desk = fields.territory("desk", isNeeded: true)
            let dueAt = fields.instant("dueAt", isNeeded: true)
            guard let id, let desk, let dueAt else { return nil }
            self = .replyEscalated(id, desk: desk, dueAt: dueAt)
        case "answers.reply_settled.v1":
            guard let id = fields.identifier("id", isNeeded: true, of: WrittenReply.self) else {
                return nil
            }
            self = .replySettled(id)
        case "answers.reply_continued.v1":
            let id = fields.identifier("id", isNeeded: true, of: WrittenReply.self)
            let reason = fields.code("reason", isNeeded: true, of: ReplyReason.self)
            let messages = fields.integer("messages", isNeeded: true, in: 2...Int64.max)
            guard let id, let reason, let messages else { return nil }
            self = .replyContinued(ContinuedReply(id: id, reason: reason, messages: messages))
        case "answers.messages_stopped.v1", "answers.messages_resumed.v1":
            let id = fields.identifier("volunteer", isNeeded: true, of: Volunteer.self)
            let reply = fields.identifier("reply", of: WrittenReply.self)
            guard let id else { return nil }
            self =
                name == "answers.messages_stopped.v1"
                ? .messagesStopped(id, by: reply) : .messagesResumed(id)
        default: return nil
        }
    }
}

extension WrittenReply {
    fileprivate func write(into json: inout JSONWriter) {
        json.member("id", id)
        json.member("number", number)
        json.member("reason", reason.rawValue)
        json.member("volunteer", volunteer)
        if let mission { json.member("mission", mission) }
        json.member("withinMinutes", within.milliseconds / 60_000)
        json.member("desk", desk.text)
        json.member("dueAt", dueAt)
    }

    fileprivate init?(from fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: WrittenReply.self)
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let reason = fields.code("reason", isNeeded: true, of: ReplyReason.self)
        let volunteer = fields.identifier("volunteer", isNeeded: true, of: Volunteer.self)
        let mission = fields.identifier("mission", of: Mission.self)
        let within = fields.integer("withinMinutes", isNeeded: true, in: 1...240)
        let desk = fields.territory("desk", isNeeded: true)
        let dueAt = fields.instant("dueAt", isNeeded: true)
        guard let id, let number, let reason, let volunteer, let within, let desk, let dueAt
        else { return nil }
        self.init(
            id: id, number: number, reason: reason, volunteer: volunteer, mission: mission,
            within: .minutes(within), desk: desk, dueAt: dueAt, escalations: 0)
    }
}
