/// Answers that come without the desk, and what of them somebody must look at.
extension Operation {
    func decide(
        _ command: AnswersCommand, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws -> Decision {
        switch command {
        case .answer(let answer, let code):
            return try answered(answer, code, at: instant, identifiers: &identifiers)
        case .keep(let wish):
            return try kept(wish, at: instant, identifiers: &identifiers)
        case .settle(let id, let resumesMessages):
            guard let reply = answers.replies[id] else { throw AnswersRefusal.unknownReply(id) }
            let stopped = resumesMessages ? stopped(by: reply) : []
            return Decision(
                [.answers(.replySettled(id))] + stopped.map { .answers(.messagesResumed($0)) },
                [.eraseReply(id)])
        case .resumeMessages(let id):
            guard let volunteer = volunteers[id] else {
                throw AnswersRefusal.unknownVolunteer(id)
            }
            guard wantsNoMessages(id) else {
                throw AnswersRefusal.notStopped(number: volunteer.number)
            }
            return Decision([.answers(.messagesResumed(id))])
        case .escalate(let id):
            return Decision([.answers(try climbed(id, at: instant))])
        }
    }

    /// What the desk's own yes or no does, whole: the way stands beside it.
    private func answered(
        _ answer: AnswerFromOutside, _ code: VisitCode?, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) throws -> Decision {
        let asked = missions[answer.mission]?.solicitations[answer.solicitation]
        // A link outlives whom it was sent to: nobody is there to be read or rung.
        if let asked, goneVolunteers[asked.volunteer] != nil { return Decision([]) }
        let who = Answerer.solicitation(answer.solicitation)
        var command = Command.dispatching(
            answer.isYes
                ? .accept(answer.mission, who, code: code)
                : .decline(
                    answer.mission, who,
                    why: answer.why?.taken(
                        on: day(of: answer.solicitation, in: answer.mission, at: instant))))
        if let asked, asked.state == .accepted, answer.isYes {
            guard owesConfirmation(asked, of: answer.mission) else { return Decision([]) }
            command = .crew(.confirm(answer.mission, asked.volunteer))
        }
        do throws(Refusal) {
            let answered = try decided(command, at: instant, identifiers: &identifiers)
            let came = Event.answers(.answerCame(answer.solicitation, answer.way))
            return Decision(answered.events + [came], answered.vault)
        } catch {
            guard let asked else { throw error }
            guard let reason = AnswerOutcome(error, to: asked.state).keptFor else {
                return Decision([])
            }
            let wish = KeepReply(
                reason, from: [asked.volunteer], about: answer.mission, text: answer.text)
            return try kept(wish, at: instant, identifiers: &identifiers)
        }
    }

    /// Whether they were asked if they still come, and have not said so yet.
    private func owesConfirmation(_ asked: Solicitation, of id: Identifier<Mission>) -> Bool {
        guard let watch = crews.watches[id], !watch.confirmed.contains(asked.volunteer) else {
            return false
        }
        return watch.confirmation == .asked || watch.confirmation == .silent
    }

    /// Whom a reply has stopped: several may share one telephone.
    private func stopped(by reply: WrittenReply) -> [Identifier<Volunteer>] {
        answers.stopped.filter { $0.key == reply.volunteer || $0.value == reply.id }
            .map(\.key).sorted()
    }

    private func kept(
        _ wish: KeepReply, at instant: Instant, identifiers: inout some IdentifierSource
    ) throws(AnswersRefusal) -> Decision {
        let known = wish.volunteers.filter { goneVolunteers[$0] == nil }
            .compactMap { volunteers[$0] }
        guard let writer = known.first else {
            // A link outlives whom it was sent to.
            if wish.volunteers.contains(where: { goneVolunteers[$0] != nil }) {
                return Decision([])
            }
            throw .unknownVolunteer(
                wish.volunteers.first ?? identifiers.next(Volunteer.self, at: instant))
        }
        if let waiting = waiting(like: wish, from: writer.id) {
            return continued(waiting, wish, from: known)
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
        return Decision(
            [.answers(.replyKept(reply))] + stops(wish, known, by: reply.id),
            words(of: wish, in: reply.id))
    }

    /// What somebody of a desk has not read yet of the same volunteer about the same thing.
    private func waiting(
        like wish: KeepReply, from writer: Identifier<Volunteer>
    ) -> WrittenReply? {
        answers.replies.values.filter {
            $0.volunteer == writer && $0.reason == wish.reason && $0.mission == wish.mission
        }.min { $0.number < $1.number }
    }

    /// One number and one due time, however often a machine answers.
    private func continued(
        _ reply: WrittenReply, _ wish: KeepReply, from known: [Volunteer]
    ) -> Decision {
        let more = ContinuedReply(
            id: reply.id, reason: reply.reason, messages: reply.messages + 1)
        return Decision(
            [.answers(.replyContinued(more))]
                + stops(wish, known, by: reply.id), words(of: wish, in: reply.id))
    }

    private func stops(
        _ wish: KeepReply, _ known: [Volunteer], by reply: Identifier<WrittenReply>
    ) -> [Event] {
        guard wish.reason == .stop else { return [] }
        return known.filter { !wantsNoMessages($0.id) }.map {
            .answers(.messagesStopped($0.id, by: reply))
        }
    }

    private func words(of wish: KeepReply, in reply: Identifier<WrittenReply>) -> [VaultWrite] {
        wish.text.map { [.reply(reply, about: wish.mission, $0)] } ?? []
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
        case .replyContinued(let more): answers.replies[more.id]?.messages = more.messages
        case .replyEscalated(let id, let desk, let dueAt):
            answers.replies[id]?.desk = desk
            answers.replies[id]?.dueAt = dueAt
            answers.replies[id]?.escalations += 1
            watch.insert(Watched(dueAt: dueAt, subject: .reply(id)))
        case .replySettled(let id): answers.replies[id] = nil
        case .messagesStopped(let id, let reply): answers.stopped[id] = .some(reply)
        case .messagesResumed(let id): answers.stopped[id] = nil
        }
    }

    /// The day on the clocks of who was asked; in Greenwich where nobody knows these.
    private func day(
        of solicitation: Identifier<Solicitation>, in mission: Identifier<Mission>,
        at instant: Instant
    ) -> CivilDate {
        let mission = missions[mission]
        let volunteer = mission?.solicitations[solicitation].flatMap { volunteers[$0.volunteer] }
        let deployment = mission.flatMap { requests[$0.request]?.deployment }
        let rule = deployment.flatMap { deployments[$0]?.hours?.rule }
        return volunteer?.profile.day(at: instant) ?? ClockTime(instant, rule: rule).day
    }

    /// Whether a volunteer has said that nothing is to be sent to them: a coordinator asks them.
    package func wantsNoMessages(_ volunteer: Identifier<Volunteer>) -> Bool {
        answers.stopped.keys.contains(volunteer)
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
    /// Who wants no messages, and by which reply they have said so where that is known.
    package internal(set) var stopped: [Identifier<Volunteer>: Identifier<WrittenReply>?] = [:]
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
            bytes.number(reply.messages)
        }
        bytes.list(stopped.sorted { $0.key < $1.key }) { bytes, one in
            bytes.identifier(one.key)
            bytes.optional(one.value) { $0.identifier($1) }
        }
    }

    init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        count = try bytes.number()
        for _ in 0..<(try bytes.count()) {
            let reply = WrittenReply(
                id: try bytes.identifier(), number: try bytes.number(), reason: try bytes.code(),
                volunteer: try bytes.identifier(), mission: try bytes.optionalIdentifier(),
                within: TimeSpan(milliseconds: try bytes.number()),
                desk: try bytes.made(TerritoryCode.init),
                dueAt: Instant(milliseconds: try bytes.number()), escalations: try bytes.number(),
                messages: try bytes.number())
            replies[reply.id] = reply
        }
        for _ in 0..<(try bytes.count()) {
            let volunteer: Identifier<Volunteer> = try bytes.identifier()
            stopped[volunteer] = .some(try bytes.optionalIdentifier())
        }
    }
}
