/// What can be asked about answers that come from outside: by link, by text message.
package enum AnswersCommand: Sendable {
    /// A volunteer answers alone. `code` is the visit code, should this yes complete the crew.
    ///
    /// What the rules do not take is kept for a desk, unless it changes nothing.
    case answer(AnswerFromOutside, code: VisitCode? = nil)
    /// Words that only a person understands, or that a person must act on.
    case keep(KeepReply)
    /// Somebody has read it and done what was to be done; its words go with it.
    case settle(Identifier<WrittenReply>, resumesMessages: Bool = false)
    /// A coordinator has spoken with them: messages are sent again.
    case resumeMessages(Identifier<Volunteer>)
    case escalate(Identifier<WrittenReply>)
}

/// A yes or a no that came without the desk.
package struct AnswerFromOutside: Hashable, Sendable {
    package let solicitation: Identifier<Solicitation>
    package let mission: Identifier<Mission>
    package let isYes: Bool
    package let way: AnswerWay
    /// What was written; nil for a link.
    package let text: String?
    /// Why not, where a no says it.
    package let why: WhyNot?

    package init(
        to solicitation: Identifier<Solicitation>, of mission: Identifier<Mission>, isYes: Bool,
        by way: AnswerWay, text: String? = nil, why: WhyNot? = nil
    ) {
        self.solicitation = solicitation
        self.mission = mission
        self.isYes = isYes
        self.way = way
        self.text = text
        self.why = isYes ? nil : why
    }
}

/// How an answer came; what the desk notes itself has no way.
package enum AnswerWay: String, CaseIterable, Sendable {
    case link
    case sms
}

/// What a volunteer wrote that somebody must look at.
package struct KeepReply: Sendable {
    package let reason: ReplyReason
    /// Whose telephone it came from; several may share one.
    package let volunteers: [Identifier<Volunteer>]
    /// The mission that it seems to be about, where one is known.
    package let mission: Identifier<Mission>?
    /// Nil where nothing was written: a link was followed.
    package let text: String?

    package init(
        _ reason: ReplyReason, from volunteers: [Identifier<Volunteer>],
        about mission: Identifier<Mission>?, text: String?
    ) {
        self.reason = reason
        self.volunteers = volunteers
        self.mission = mission
        self.text = text
    }
}

/// Why somebody must look at a reply.
package enum ReplyReason: String, CaseIterable, Sendable {
    /// Neither a yes nor a no: "yes, but only at three".
    case notUnderstood = "not_understood"
    /// Another answer than the one given before: somebody who said yes may not come.
    case otherAnswer = "other_answer"
    /// A yes that the rules do not take: they are on another mission.
    case notPossible = "not_possible"
    /// They want no messages by this way any more.
    case stop
}

/// A reply that somebody must look at; the words are in the vault, until it is settled.
///
/// At every moment it has a desk and a due time; silence takes it to the next desk up.
package struct WrittenReply: Hashable, Sendable {
    package let id: Identifier<WrittenReply>
    /// Runs from 1; what people say aloud: reply 4.
    package let number: Int64
    package let reason: ReplyReason
    package let volunteer: Identifier<Volunteer>
    package let mission: Identifier<Mission>?
    /// How long a desk has for it.
    package let within: TimeSpan
    package var desk: TerritoryCode
    package var dueAt: Instant
    /// How often silence has raised the alarm.
    package var escalations: Int64
    /// How many messages it is: what is written while it waits is added to it.
    package var messages: Int64 = 1
}

/// A reply that is so many messages by now.
package struct ContinuedReply: Hashable, Sendable {
    package let id: Identifier<WrittenReply>
    package let reason: ReplyReason
    package let messages: Int64
}

/// What happened to answers from outside.
///
/// It names nobody.
package enum AnswersEvent: Hashable, Sendable {
    /// Stands beside the answer itself, which is the dispatchers'.
    case answerCame(Identifier<Solicitation>, AnswerWay)
    case replyKept(WrittenReply)
    /// The same volunteer wrote again about the same thing: so many messages it is now.
    case replyContinued(ContinuedReply)
    case replyEscalated(Identifier<WrittenReply>, desk: TerritoryCode, dueAt: Instant)
    case replySettled(Identifier<WrittenReply>)
    /// Nothing is sent to them any more: a coordinator asks them. Older entries do not say which reply it was.
    case messagesStopped(Identifier<Volunteer>, by: Identifier<WrittenReply>?)
    case messagesResumed(Identifier<Volunteer>)
}

/// Why nothing can be done about a reply.
package enum AnswersRefusal: Error, Hashable, Sendable {
    case unknownReply(Identifier<WrittenReply>)
    case unknownVolunteer(Identifier<Volunteer>)
    case notYetDue(number: Int64)
    /// The volunteer with this number gets messages.
    case notStopped(number: Int64)
}
