/// A contact that was anonymous may be given a name from now on (must-do 4).
///
/// It is an act of its own, with its reason and whom the details go to: never a side effect of typing a
/// name.
package struct LiftAnonymity: Hashable, Sendable {
    /// Who agreed; nil where nobody was asked, for danger or by law.
    package let consent: ConsentSpeaker?
    package let reason: LiftReason
    package let recipient: LiftRecipient

    package init(consent: ConsentSpeaker?, reason: LiftReason, recipient: LiftRecipient) {
        self.consent = consent
        self.reason = reason
        self.recipient = recipient
    }
}

/// Why anonymity is lifted.
package enum LiftReason: String, CaseIterable, Sendable {
    case personsWish = "persons_wish"
    case dangerToLife = "danger_to_life"
    case law
}

/// Whom the details are for.
package enum LiftRecipient: String, CaseIterable, Sendable {
    /// The emergency medical service and its psychological unit.
    case emergencyMedical = "emergency_medical"
    case police
    case socialService = "social_service"
    /// The local unit that helps.
    case unit
    case other
}

/// It happened, and to which contact; it names nobody.
package struct AnonymityLifted: Hashable, Sendable {
    package let contact: Identifier<Contact>
    package let lift: LiftAnonymity
}

extension AnonymityLifted {
    func write(into json: inout JSONWriter) {
        json.member("contact", contact)
        if let consent = lift.consent { json.member("consentBy", consent.rawValue) }
        json.member("reason", lift.reason.rawValue)
        json.member("recipient", lift.recipient.rawValue)
    }

    init?(from fields: inout JSONFields) {
        let contact = fields.identifier("contact", isNeeded: true, of: Contact.self)
        guard let lift = LiftAnonymity(from: &fields), let contact else { return nil }
        self.init(contact: contact, lift: lift)
    }
}

extension LiftAnonymity {
    package init?(from fields: inout JSONFields) {
        let consent: ConsentSpeaker? = fields.code("consentBy")
        let reason: LiftReason? = fields.code("reason", isNeeded: true)
        let recipient: LiftRecipient? = fields.code("recipient", isNeeded: true)
        guard let reason, let recipient else { return nil }
        self.init(consent: consent, reason: reason, recipient: recipient)
    }
}

extension LiftReason {
    package var text: LocalizedText {
        switch self {
        case .personsWish:
            LocalizedText(
                fr: "la personne le souhaite", es: "la persona lo desea",
                en: "the person wishes it")
        case .dangerToLife:
            LocalizedText(fr: "danger de mort", es: "peligro de muerte", en: "danger to life")
        case .law: LocalizedText(fr: "la loi l'exige", es: "la ley lo exige", en: "the law")
        }
    }
}

extension LiftRecipient {
    package var text: LocalizedText {
        switch self {
        case .emergencyMedical:
            LocalizedText(
                fr: "Samu, cellule d'urgence médico-psychologique",
                es: "urgencias médicas y psicológicas",
                en: "emergency medical and psychological service")
        case .police: LocalizedText(fr: "police", es: "policía", en: "police")
        case .socialService:
            LocalizedText(fr: "service social", es: "servicios sociales", en: "social service")
        case .unit: LocalizedText(fr: "unité locale", es: "asamblea local", en: "local unit")
        case .other: LocalizedText(fr: "autre", es: "otro", en: "somebody else")
        }
    }
}
