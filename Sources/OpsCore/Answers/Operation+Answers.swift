/// Answers that come without the desk, and what of them somebody must look at.
extension Operation {
    func decide(
        _ command: AnswersCommand, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws -> Decision {
        switch command {
        case .answer(let answer, let code):
            let who = Answerer.solicitation(answer.solicitation)
            let asked: DispatchingCommand =
                answer.isYes
                ? .accept(answer.mission, who, code: code) : .decline(answer.mission, who)
            // What the desk's own yes or no does, whole: the way stands beside it.
            let answered = try decided(.dispatching(asked), at: instant, identifiers: &identifiers)
            let came = Event.answers(.answerCame(answer.solicitation, answer.way))
            return Decision(answered.events + [came], answered.vault)
        case .keep(let wish):
            return try kept(wish, at: instant, identifiers: &identifiers)
        case .settle(let id, let resumesMessages):
            guard let reply = answers.replies[id] else { throw AnswersRefusal.unknownReply(id) }
            var events: [Event] = [.answers(.replySettled(id))]
            if resumesMessages, answers.stopped.contains(reply.volunteer) {
                events.append(.answers(.messagesResumed(reply.volunteer)))
            }
            return Decision(events, [.eraseReply(id)])
        case .escalate(let id):
            return Decision([.answers(try climbed(id, at: instant))])
        }
    }

    private func kept(
        _ wish: KeepReply, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws(AnswersRefusal) -> Decision {
        let known = wish.volunteers.compactMap { volunteers[$0] }
        guard let writer = known.first else {
            throw .unknownVolunteer(
                wish.volunteers.first ?? identifiers.next(Volunteer.self, at: instant))
        }
        let mission = wish.mission.flatMap { missions[$0] }
        let request = mission.flatMap { requests[$0.request] }
        let within = mission.map { crewRules(of: $0).alarm } ?? CrewRules.standard.alarm
        let reply = WrittenReply(
            id: identifiers.next(at: instant), number: answers.count + 1, reason: wish.reason,
            volunteer: writer.id, mission: wish.mission, within: within,
            // Of what is over, or about nothing, the writer's own desk knows most.
            desk: request.map { callDesk(of: $0.deployment, at: $0.place) }
                ?? writer.profile.territory,
            dueAt: instant + within, escalations: 0)
        var events: [Event] = [.answers(.replyKept(reply))]
        if wish.reason == .stop {
            events += known.filter { !answers.stopped.contains($0.id) }.map {
                .answers(.messagesStopped($0.id))
            }
        }
        return Decision(events, [.reply(reply.id, about: wish.mission, wish.text)])
    }

    /// Nobody settled it: the next desk up has it, and comes to hear of it again in twice the time.
    private func climbed(
        _ id: Identifier<WrittenReply>, at instant: Instant
    ) throws(AnswersRefusal) -> AnswersEvent {
        guard let reply = answers.replies[id] else { throw .unknownReply(id) }
        guard reply.dueAt <= instant else { throw .notYetDue(number: reply.number) }
        let doubled = reply.within.milliseconds << min(reply.escalations + 1, 12)
        let span = max(reply.within, min(TimeSpan(milliseconds: doubled), .hours(1)))
        let desk = territories[reply.desk]?.parent ?? reply.desk
        return .replyEscalated(id, desk: desk, dueAt: instant + span)
    }

    mutating func evolve(_ event: AnswersEvent) {
        switch event {
        case .answerCame: return
        case .replyKept(let reply):
            answers.count = reply.number
            answers.replies[reply.id] = reply
            watch.insert(Watched(dueAt: reply.dueAt, subject: .reply(reply.id)))
        case .replyEscalated(let id, let desk, let dueAt):
            answers.replies[id]?.desk = desk
            answers.replies[id]?.dueAt = dueAt
            answers.replies[id]?.escalations += 1
            watch.insert(Watched(dueAt: dueAt, subject: .reply(id)))
        case .replySettled(let id): answers.replies[id] = nil
        case .messagesStopped(let id): answers.stopped.insert(id)
        case .messagesResumed(let id): answers.stopped.remove(id)
        }
    }

    /// Whether a volunteer has said that nothing is to be sent to them: a coordinator asks them.
    package func wantsNoMessages(_ volunteer: Identifier<Volunteer>) -> Bool {
        answers.stopped.contains(volunteer)
    }

    /// After a snapshot was read.
    mutating func watchReplies() {
        for reply in answers.replies.values {
            watch.insert(Watched(dueAt: reply.dueAt, subject: .reply(reply.id)))
        }
    }
}

/// Replies that somebody must look at, and who wants no messages.
package struct AnswerBook: Hashable, Sendable {
    /// How many there have been.
    var count: Int64 = 0
    package internal(set) var replies: [Identifier<WrittenReply>: WrittenReply] = [:]
    package internal(set) var stopped: Set<Identifier<Volunteer>> = []
}

extension AnswerBook {
    func pack(into bytes: inout ByteWriter) {
        bytes.number(count)
        bytes.list(replies.values.sorted { $0.number < $1.number }) { bytes, reply in
            bytes.identifier(reply.id)
            bytes.number(reply.number)
            bytes.text(reply.reason.rawValue)
            bytes.identifier(reply.volunteer)
            bytes.optional(reply.mission) { $0.identifier($1) }
            bytes.number(reply.within.milliseconds)
            bytes.text(reply.desk.text)
            bytes.number(reply.dueAt.milliseconds)
            bytes.number(reply.escalations)
        }
        bytes.list(stopped.sorted()) { $0.identifier($1) }
    }

    init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        count = try bytes.number()
        for _ in 0..<(try bytes.count()) {
            let reply = WrittenReply(
                id: try bytes.identifier(), number: try bytes.number(), reason: try bytes.code(),
                volunteer: try bytes.identifier(), mission: try bytes.optionalIdentifier(),
                within: TimeSpan(milliseconds: try bytes.number()),
                desk: try bytes.made(TerritoryCode.init),
                dueAt: Instant(milliseconds: try bytes.number()), escalations: try bytes.number())
            replies[reply.id] = reply
        }
        for _ in 0..<(try bytes.count()) { stopped.insert(try bytes.identifier()) }
    }
}
