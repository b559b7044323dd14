/// What can be asked about messages.
package enum MessagesCommand: Sendable {
    /// What became of messages that were in the hands of the gateway; what is known of those that
    /// were withdrawn meanwhile comes with them.
    case report(MessageWay, [MessageOutcome], late: [LateMessage] = [])
    /// A dead one is tried again, at once.
    case retry(Int64)
    /// Somebody has told them by telephone; `isDead` is what the tables say of one that has left memory.
    case noteRung(Int64, isDead: Bool = false)
    /// `told` are those whose last word, as the tables have it, was that they go.
    case setRules(Identifier<Deployment>, MessageRules, told: [LateMessage] = [])
}

/// What became of one attempt.
package struct MessageOutcome: Hashable, Sendable {
    package enum Result: Hashable, Sendable {
        case sent
        /// Nil where it is not tried again.
        case failed(MessageFailure, retryIn: TimeSpan?)
    }

    package let message: Int64
    package let result: Result

    package init(_ message: Int64, _ result: Result) {
        self.message = message
        self.result = result
    }
}

/// A message that arrived although it had been withdrawn: the gateway had it in hand.
package struct LateMessage: Hashable, Sendable {
    package let number: Int64
    package let kind: MessageKind
    package let mission: Identifier<Mission>
    package let missionNumber: Int64
    package let deployment: Identifier<Deployment>?
    package let desk: TerritoryCode
    package let about: MessageSubject
    package let recipient: MessageRecipient
    /// What had become of the question in the tables.
    package let answer: SolicitationState
    /// What they were told of the end before this one arrived; nil where nothing was sent.
    package let end: MessageKind?

    package init(
        number: Int64, kind: MessageKind, mission: Identifier<Mission>, missionNumber: Int64,
        deployment: Identifier<Deployment>?, desk: TerritoryCode, about: MessageSubject,
        recipient: MessageRecipient, answer: SolicitationState, end: MessageKind? = nil
    ) {
        self.number = number
        self.kind = kind
        self.mission = mission
        self.missionNumber = missionNumber
        self.deployment = deployment
        self.desk = desk
        self.about = about
        self.recipient = recipient
        self.answer = answer
        self.end = end
    }
}

/// What happened to messages.
///
/// It names nobody.
package enum MessagesEvent: Hashable, Sendable {
    case queued(MessageBatch)
    case withdrawn([Int64])
    /// They stay in the house: an exercise has begun.
    case held([Int64])
    case sent(MessageWay, [Int64])
    case failed([FailedAttempt])
    case died([DeadMessage])
    case retried(Int64)
    /// They were told by telephone, or need not be told any more.
    case rung([Int64])
    case rulesSet(Identifier<Deployment>, MessageRules)
}

/// Messages that say the same to many: one event for a wave to a thousand.
package struct MessageBatch: Hashable, Sendable {
    /// The identity of the first; those of the others follow it.
    package let id: Identifier<Message>
    /// The number of the first; those of the others follow it.
    package let number: Int64
    package let kind: MessageKind
    package let mission: Identifier<Mission>
    package let missionNumber: Int64
    /// By whose rules they leave the house; nil where an older entry does not say it.
    package let deployment: Identifier<Deployment>?
    package let desk: TerritoryCode
    package let about: MessageSubject
    package let until: Instant?
    /// When help is due, or the visit is.
    package let dueAt: Instant?
    /// How far the clocks of the place are ahead then; nil where nobody has said which they are.
    ///
    /// Words go by the rule of the deployment, which knows each hour; this is for entries that name none.
    package let clock: TimeSpan?
    package let isHeld: Bool
    package let recipients: [MessageRecipient]

    /// The identity of the message at a place.
    package func id(at place: Int) -> Identifier<Message> { id.following(place) }

    /// Like every list in a journal it has an end; a larger batch is several.
    static let limit = Operation.offerLimit
}

/// What the mission is about, as far as a message may say.
package struct MessageSubject: Hashable, Sendable {
    package let need: NeedKind
    package let place: TerritoryCode

    package init(need: NeedKind, place: TerritoryCode) {
        self.need = need
        self.place = place
    }
}

/// Who is told, and in which language.
package struct MessageRecipient: Hashable, Sendable {
    package let volunteer: Identifier<Volunteer>
    package let solicitation: Identifier<Solicitation>
    package let language: PublicationLanguage

    package init(
        volunteer: Identifier<Volunteer>, solicitation: Identifier<Solicitation>,
        language: PublicationLanguage
    ) {
        self.volunteer = volunteer
        self.solicitation = solicitation
        self.language = language
    }
}

/// An attempt that failed and is made again.
package struct FailedAttempt: Hashable, Sendable {
    package let message: Int64
    package let reason: MessageFailure
    /// Runs from 1.
    package let attempt: Int64
    package let nextAt: Instant
}

/// A message that is not tried any more.
package struct DeadMessage: Hashable, Sendable {
    package let message: Int64
    package let reason: MessageFailure
}

/// Why nothing can be done about a message.
package enum MessagesRefusal: Error, Hashable, Sendable {
    case unknownDeployment(Identifier<Deployment>)
    /// It is pending, sent or withdrawn, or its mission is over.
    case notDead(number: Int64)
    /// Nobody has to ring about it: it has arrived, waits for its first try, or is not needed any more.
    case notToRing(number: Int64)
    case tooLate(number: Int64)
    /// Its deployment sends nothing: an exercise, or messages are off.
    case notSending(number: Int64)
}

extension Identifier {
    /// The identity so many after this one: as random as the first, and in its order.
    package func following(_ count: Int) -> Identifier {
        Identifier(high: high, low: low &+ UInt64(count))
    }

    /// How many after the first it is; nil unless it is one of so many.
    package func place(after first: Identifier, in count: Int) -> Int? {
        guard high == first.high, low >= first.low, low - first.low < UInt64(count) else {
            return nil
        }
        return Int(low - first.low)
    }
}

extension IdentifierSource {
    /// An identity after which there is room for those of a whole batch.
    mutating func nextBatch(at instant: Instant) -> Identifier<Message> {
        let id: Identifier<Message> = next(at: instant)
        return Identifier(high: id.high, low: id.low & ~0x2000_0000_0000_0000)
    }
}
