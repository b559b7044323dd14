/// What was noted of nobody who is known: a contact without a person, or an alert that names no contact.
///
/// A court asks for it as it asks for what is held on somebody, and there is no person to hold.
package enum Nameless: Hashable, Sendable {
    case contact(Identifier<Contact>)
    case danger(Identifier<DangerAlert>)
}

/// What of it must be kept for now.
extension Operation {
    func hold(
        _ thing: Nameless, isNameless: Bool, _ reason: HoldReason
    ) throws(PrivacyRefusal) -> [PrivacyEvent] {
        guard isNameless else { throw .notNameless }
        guard heldNameless[thing] == nil else { throw .alreadyOnHold }
        return [.namelessHoldSet(thing, reason)]
    }

    func release(_ thing: Nameless) throws(PrivacyRefusal) -> [PrivacyEvent] {
        guard heldNameless[thing] != nil else { throw .notOnHold }
        return [.namelessHoldLifted(thing)]
    }

    /// A contact that must be kept becomes somebody's: she is kept from now on.
    func holds(after events: [HotlineEvent]) -> [Event] {
        guard !heldNameless.isEmpty else { return [] }
        return events.flatMap { event -> [Event] in
            guard case .contactCompleted(let completed) = event, let person = completed.person,
                let reason = heldNameless[.contact(completed.id)]
            else { return [] }
            return [
                .privacy(.holdSet(person, reason)),
                .privacy(.namelessHoldLifted(.contact(completed.id))),
            ]
        }
    }

    func packNameless(into bytes: inout ByteWriter) {
        var contacts: [(key: Identifier<Contact>, value: HoldReason)] = []
        var dangers: [(key: Identifier<DangerAlert>, value: HoldReason)] = []
        for (thing, reason) in heldNameless {
            switch thing {
            case .contact(let id): contacts.append((id, reason))
            case .danger(let id): dangers.append((id, reason))
            }
        }
        bytes.list(contacts.sorted { $0.key < $1.key }) {
            $0.identifier($1.key)
            $0.text($1.value.rawValue)
        }
        bytes.list(dangers.sorted { $0.key < $1.key }) {
            $0.identifier($1.key)
            $0.text($1.value.rawValue)
        }
    }

    mutating func readNameless(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        for _ in 0..<(try bytes.count()) {
            heldNameless[.contact(try bytes.identifier())] = try bytes.code()
        }
        for _ in 0..<(try bytes.count()) {
            heldNameless[.danger(try bytes.identifier())] = try bytes.code()
        }
    }
}

extension Nameless {
    func write(into json: inout JSONWriter) {
        switch self {
        case .contact(let id): json.member("contact", id)
        case .danger(let id): json.member("danger", id)
        }
    }

    init?(from fields: inout JSONFields) {
        if let id = fields.identifier("contact", of: Contact.self) {
            self = .contact(id)
        } else if let id = fields.identifier("danger", isNeeded: true, of: DangerAlert.self) {
            self = .danger(id)
        } else {
            return nil
        }
    }
}
