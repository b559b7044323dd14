package import OpsCore

/// What is known of each contact, put together from commands and events as the tables do it.
package struct ContactBook: Sendable {
    /// In the order of their numbers.
    package private(set) var contacts: [KnownContact] = []

    package init() {}

    package mutating func note(_ command: Command, _ events: [Event]) {
        for event in events {
            switch event {
            case .hotline(.contactLogged(let contact)): log(contact)
            case .hotline(.contactCompleted(let completed)): complete(completed)
            case .hotline(.requestOpened(let opened)):
                change(opened.contact) { $0.requests.append(opened.id) }
            case .privacy(.personErased(let erased)): erase(erased.identities)
            case .followUp(.safeHoursSaid(let person, let hours)):
                for index in contacts.indices where contacts[index].person == person {
                    contacts[index].personDetails.safeHours = hours
                }
            case .privacy(.contactErased(let erased)):
                change(erased.contact) { $0.callerDetails = PersonDetails() }
            case .privacy(.anonymityLifted(let lifted)):
                change(lifted.contact) { $0.isAnonymous = false }
            default: continue
            }
        }
        switch command {
        case .hotline(.logContact(let wish)) where !wish.isAnonymous:
            guard let last = contacts.indices.last else { return }
            contacts[last].personDetails = wish.person
            contacts[last].callerDetails = wish.caller ?? PersonDetails()
        case .partner(.refer(let wish, _)):
            guard let last = contacts.indices.last else { return }
            contacts[last].personDetails = wish.contact.person
        case .hotline(.completeContact(let wish)):
            change(wish.known.id) { contact in
                contact.personDetails.add(wish.person)
                contact.callerDetails.add(wish.caller)
            }
        default: return
        }
    }

    private mutating func log(_ contact: Contact) {
        contacts.append(
            KnownContact(
                id: contact.id, kind: contact.kind, isAnonymous: contact.isAnonymous,
                language: contact.language, person: contact.person, caller: contact.caller,
                relation: contact.relation, postcode: contact.postcode, place: contact.place,
                personDetails: PersonDetails(), callerDetails: PersonDetails(), requests: []))
        contacts[contacts.count - 1].supplies = contact.supplies
    }

    private mutating func complete(_ completed: ContactCompleted) {
        change(completed.id) { contact in
            contact.kind = completed.kind ?? contact.kind
            contact.language = completed.language ?? contact.language
            contact.person = completed.person ?? contact.person
            contact.caller = completed.caller ?? contact.caller
            contact.relation = completed.relation ?? contact.relation
            contact.postcode = completed.postcode ?? contact.postcode
            contact.place = completed.place ?? contact.place
            contact.supplies = completed.supplies.or(contact.supplies)
        }
    }

    private mutating func erase(_ people: [Identifier<PersonHelped>]) {
        for index in contacts.indices {
            guard let person = contacts[index].person, people.contains(person) else { continue }
            contacts[index].isErased = true
            contacts[index].personDetails = PersonDetails()
            contacts[index].callerDetails = PersonDetails()
        }
    }

    private mutating func change(
        _ id: Identifier<Contact>, _ body: (inout KnownContact) -> Void
    ) {
        guard let index = contacts.lastIndex(where: { $0.id == id }) else { return }
        body(&contacts[index])
    }
}

extension PersonDetails {
    fileprivate mutating func add(_ more: PersonDetails) {
        name = name ?? more.name
        phone = phone ?? more.phone
        address = address ?? more.address
        entryCode = entryCode ?? more.entryCode
        safePhone = safePhone ?? more.safePhone
        safeHours = safeHours ?? more.safeHours
    }
}
