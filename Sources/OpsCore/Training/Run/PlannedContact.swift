/// A contact that is going to come: everything about it is drawn before anybody acts.
struct PlannedContact: Sendable {
    let at: Instant
    let wish: LogContact
    /// When the person no longer needs it if nobody was found until then; nil for never.
    let givesUpAfter: TimeSpan?
    /// From what its identities are drawn: they are the same under every policy.
    let key: UInt64
}

extension LogContact {
    /// A contact told word by word.
    init(_ contact: ScenarioContact, using generator: inout SeededGenerator) {
        self.init(
            needs: contact.needs,
            person: PersonDetails(phone: contact.isAnonymous ? nil : .fictional(&generator)),
            caller: contact.relation.map { _ in PersonDetails(phone: .fictional(&generator)) },
            relation: contact.relation, language: contact.language, postcode: contact.postcode,
            position: contact.position, note: contact.note)
    }
}

extension PhoneNumber {
    /// One of the ten thousand French numbers that nobody will ever have (ARCEP: 06 39 98).
    static func fictional(_ generator: inout SeededGenerator) -> PhoneNumber? {
        PhoneNumber("+336399" + String(80_000 + generator.below(10_000)))
    }
}
