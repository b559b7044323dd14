/// What can be asked when somebody is in danger.
package enum DangerCommand: Sendable {
    case open(OpenDanger)
    case recordCall(Identifier<DangerAlert>, RecordServiceCall)
    case take(Identifier<DangerAlert>, by: Identifier<AccessToken>)
    /// Time has come for an alert that nobody took, or that whoever took it left alone.
    case escalate(Identifier<DangerAlert>)
    case close(Identifier<DangerAlert>, DangerOutcome, note: String?)
    /// The contact that the alert is about, logged once the alert was open.
    case about(Identifier<DangerAlert>, AlertAbout)
}

/// Danger as somebody tells it: nothing of it is needed.
package struct OpenDanger: Sendable {
    package var contact: Identifier<Contact>?
    package var place: TerritoryCode?
    package var note: String?
    /// Where the person is, where no place is said.
    package var postcode: String?

    package init(
        contact: Identifier<Contact>? = nil, place: TerritoryCode? = nil, note: String? = nil
    ) {
        self.contact = contact
        self.place = place
        self.note = note
    }
}

/// Whom an alert is about, as the tables know the two: an alert that is closed, and a contact, are not in memory.
package struct AlertAbout: Sendable {
    package var contact: Identifier<Contact>
    package var person: Identifier<PersonHelped>?
    package var place: TerritoryCode
    /// The number of the alert.
    package var number: Int64
    /// The contact that the alert has already.
    package var named: Identifier<Contact>?
    /// What was held on the contact was erased.
    package var isErased: Bool

    package init(
        _ contact: Identifier<Contact>, of person: Identifier<PersonHelped>?,
        at place: TerritoryCode, number: Int64, named: Identifier<Contact>? = nil,
        isErased: Bool = false
    ) {
        self.contact = contact
        self.person = person
        self.place = place
        self.number = number
        self.named = named
        self.isErased = isErased
    }
}

/// An emergency service was called.
package struct RecordServiceCall: Sendable {
    package var service: ServiceNumber
    /// What the service calls the case, to be quoted when it is called again.
    package var reference: String?
    /// When, where that is not now.
    package var calledAt: Instant?
    package var note: String?
    /// When the alert was opened, as the tables know it: one that is closed is not kept in memory, and what is noted
    /// in the quiet after a call belongs to it still.
    package var openedAt: Instant?

    package init(
        service: ServiceNumber, reference: String? = nil, calledAt: Instant? = nil,
        note: String? = nil
    ) {
        self.service = service
        self.reference = reference
        self.calledAt = calledAt
        self.note = note
    }
}

/// What happened around a danger.
///
/// It names nobody.
package enum DangerEvent: Hashable, Sendable {
    case alertOpened(AlertOpened)
    case serviceCalled(ServiceCalled)
    case alertTaken(Identifier<DangerAlert>, by: Identifier<AccessToken>, dueAt: Instant)
    case alertEscalated(Identifier<DangerAlert>, desk: TerritoryCode?, dueAt: Instant)
    case alertClosed(Identifier<DangerAlert>, DangerOutcome)
    /// It is known now which contact it is about, and where that is.
    case alertAbout(Identifier<DangerAlert>, contact: Identifier<Contact>, place: TerritoryCode)
}

package struct AlertOpened: Hashable, Sendable {
    package let id: Identifier<DangerAlert>
    package let number: Int64
    package let contact: Identifier<Contact>?
    package let place: TerritoryCode?
    package let desk: TerritoryCode?
    package let dueAt: Instant
}

package struct ServiceCalled: Hashable, Sendable {
    package let id: Identifier<ServiceCall>
    package let alert: Identifier<DangerAlert>
    package let service: ServiceNumber
    package let calledAt: Instant?
}

/// Why an alert cannot do what was asked.
///
/// Nothing refuses to open one.
package enum DangerRefusal: Error, Hashable, Sendable {
    case unknownAlert(Identifier<DangerAlert>)
    case alreadyTaken(number: Int64)
    case notYetDue(number: Int64)
    /// It has a contact, which stays.
    case alreadyAbout(number: Int64)
    /// What is noted of the alert would stand with somebody of whom nothing is held any more.
    case contactErased(number: Int64)
}
