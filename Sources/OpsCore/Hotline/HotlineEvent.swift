/// What happened on the hotline.
///
/// It names nobody.
package enum HotlineEvent: Hashable, Sendable {
    case contactLogged(Contact)
    case contactCompleted(ContactCompleted)
    case requestOpened(RequestOpened)
    case requestCovered(RequestCovered)
    case requestEscalated(RequestEscalated)
    /// It was said meanwhile for how long the person has what is needed.
    case requestHastened(RequestHastened)
    /// Its deployment has closed: another serves it from now on, or a desk answers for it.
    case requestHandedOver(RequestHandedOver)
    case requestCancelled(Identifier<HelpRequest>, CancellationReason)
    /// What is lacking is known: requests of their own say it.
    case requestQualified(Identifier<HelpRequest>)
    /// Two identities are one person; the second keeps all that it has.
    case peopleMerged(kept: Identifier<PersonHelped>, merged: Identifier<PersonHelped>)
    /// Taken back: nothing of it remains but these two entries of the journal.
    case peopleSeparated(kept: Identifier<PersonHelped>, merged: Identifier<PersonHelped>)
    /// It is known, or was put right, where somebody is: what she is owed is there from now on.
    case personMoved(PersonMoved)
}

/// Calls, visits and plans go where the person is; requests learn it with their contact.
package struct PersonMoved: Hashable, Sendable {
    /// Her identities.
    package let people: [Identifier<PersonHelped>]
    package let place: TerritoryCode
    package let position: Coordinate?
}

/// A need became a request.
package struct RequestOpened: Hashable, Sendable {
    package let id: Identifier<HelpRequest>
    package let number: Int64
    package let contact: Identifier<Contact>
    package let person: Identifier<PersonHelped>?
    package let need: NeedKind
    package let language: LanguageTag
    package let place: TerritoryCode
    package let position: Coordinate?
    package let deployment: Identifier<Deployment>?
    package let desk: TerritoryCode
    package let crew: Int64
    package let skill: SkillCode?
    package let lastsUntil: CivilDate?
    package let dueAt: Instant

    /// How it begins: what waits to be qualified is no need that a deployment could cover.
    package var status: RequestStatus {
        deployment == nil && need != .qualification ? .uncovered : .open
    }
}

extension RequestOpened {
    /// The same, due no later.
    func due(by latest: Instant) -> RequestOpened { due(at: min(dueAt, latest)) }

    /// The same, due at the hour that was agreed.
    func due(at moment: Instant) -> RequestOpened {
        RequestOpened(
            id: id, number: number, contact: contact, person: person, need: need,
            language: language, place: place, position: position, deployment: deployment,
            desk: desk, crew: crew, skill: skill, lastsUntil: lastsUntil,
            dueAt: moment)
    }
}

/// What was waiting under a deployment that has closed.
package struct RequestHandedOver: Hashable, Sendable {
    package let id: Identifier<HelpRequest>
    /// Nil where no other covers the need.
    package let deployment: Identifier<Deployment>?
    package let desk: TerritoryCode
    package let crew: Int64
    package let skill: SkillCode?
    package let dueAt: Instant
}

/// It is known now until when the person has what is needed, and so when help is due.
package struct RequestHastened: Hashable, Sendable {
    package let id: Identifier<HelpRequest>
    package let lastsUntil: CivilDate
    package let dueAt: Instant
}

/// Nobody acted in time: the next desk up owns the request now.
package struct RequestEscalated: Hashable, Sendable {
    package let id: Identifier<HelpRequest>
    package let desk: TerritoryCode
    package let dueAt: Instant
}

/// A deployment now covers what none covered before.
package struct RequestCovered: Hashable, Sendable {
    package let id: Identifier<HelpRequest>
    package let deployment: Identifier<Deployment>
    package let desk: TerritoryCode
    package let crew: Int64
    package let skill: SkillCode?
    package let dueAt: Instant
}
