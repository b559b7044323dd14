/// What can be asked about a concern.
///
/// There is none that changes or takes back what was raised.
package enum SafeguardingCommand: Sendable {
    case raise(RaiseConcern)
    /// An adviser was asked, or has answered.
    case advise(
        Identifier<SafeguardingConcern>, adviser: String, advice: String?,
        by: Identifier<AccessToken>?)
    case decide(
        Identifier<SafeguardingConcern>, ConcernDecision, reasons: String?,
        by: Identifier<AccessToken>?, place: TerritoryCode? = nil)
    case act(Identifier<SafeguardingConcern>, SetAction, by: Identifier<AccessToken>?)
    case finish(
        Identifier<SafeguardingConcern>, action: Int64, result: String?,
        by: Identifier<AccessToken>?)
    /// Time has come for a concern that nobody worked on.
    case escalate(Identifier<SafeguardingConcern>)
    case close(Identifier<SafeguardingConcern>, ConcernEnding, reasons: String?)
    case setRules(ConcernRules)
}

/// A concern as somebody raises it.
package struct RaiseConcern: Sendable {
    /// The contact it comes from, or the last one of the person.
    package var contact: Identifier<Contact>
    package var person: Identifier<PersonHelped>?
    package var facts: String
    /// What the person said, as she said it.
    package var words: String?

    package init(
        contact: Identifier<Contact>, person: Identifier<PersonHelped>?, facts: String,
        words: String? = nil
    ) {
        self.contact = contact
        self.person = person
        self.facts = facts
        self.words = words
    }
}

/// Something that somebody is to do, by a deadline.
package struct SetAction: Sendable {
    package var task: String
    package var owner: String
    package var deadline: Instant

    package init(task: String, owner: String, deadline: Instant) {
        self.task = task
        self.owner = owner
        self.deadline = deadline
    }
}

/// What happened to a concern.
///
/// It holds no word of what was said, and names nobody.
package enum SafeguardingEvent: Hashable, Sendable {
    case concernRaised(ConcernRaised)
    case concernAdvised(ConcernMoved)
    /// With the danger alert that an emergency opened.
    case concernDecided(
        ConcernMoved, ConcernDecision, danger: Identifier<DangerAlert>? = nil)
    case actionSet(ConcernMoved, number: Int64, deadline: Instant)
    case actionDone(ConcernMoved, number: Int64)
    case concernEscalated(Identifier<SafeguardingConcern>, desk: TerritoryCode?, dueAt: Instant)
    case concernClosed(
        Identifier<SafeguardingConcern>, step: Identifier<ConcernStep>, ConcernEnding)
    case rulesSet(ConcernRules)
}

package struct ConcernRaised: Hashable, Sendable {
    package let id: Identifier<SafeguardingConcern>
    package let number: Int64
    package let step: Identifier<ConcernStep>
    package let contact: Identifier<Contact>
    package let person: Identifier<PersonHelped>?
    package let desk: TerritoryCode?
    package let dueAt: Instant
}

/// Somebody worked on a concern, and answers for it until the next due time.
package struct ConcernMoved: Hashable, Sendable {
    package let id: Identifier<SafeguardingConcern>
    package let step: Identifier<ConcernStep>
    package let supervisor: Identifier<AccessToken>?
    package let dueAt: Instant
}

/// Why a concern cannot do what was asked.
package enum SafeguardingRefusal: Error, Hashable, Sendable {
    case unknownConcern(Identifier<SafeguardingConcern>)
    /// Neither a contact nor a person was named.
    case nobodyConcerned
    case undecided(number: Int64)
    case actionsOpen(number: Int64, count: Int64)
    case unknownAction(number: Int64, action: Int64)
    case deadlinePassed(number: Int64)
    case notYetDue(number: Int64)
}
