/// What may be asked of somebody to see whether a service is for them: this list and nothing else.
///
/// There is no place for an illness or a diagnosis: whoever says one is not asked to have it written down.
package enum EligibilityFact: String, CaseIterable, Sendable {
    /// From an age on, which the rule says.
    case ageFrom = "age_from"
    /// Nobody near who could help.
    case isolated
    case cannotGoOut = "cannot_go_out"
    /// Neither family, neighbours nor the shop itself brings it.
    case noOtherWay = "no_other_way"
    case notSelfSufficient = "not_self_sufficient"
    case fever
    case quarantine
    /// Asked for through the number of the service and by no other door.
    case throughNumber = "through_number"
    case withPrescription = "with_prescription"
    case prescriptionAtPharmacy = "prescription_at_pharmacy"
    case prescriptionAtDoctor = "prescription_at_doctor"

    /// Those that are answered by yes or no; the age is a number.
    package static let asked = allCases.filter { $0 != .ageFrom }

    /// The member that answers it: `cannotGoOut`.
    package var member: String {
        let words = rawValue.split(separator: "_")
        return words.dropFirst().reduce(String(words[0])) {
            $0 + $1.prefix(1).uppercased() + $1.dropFirst()
        }
    }
}

/// What somebody answered; what is in neither was not asked, or is not known.
package struct EligibilityFacts: Hashable, Sendable {
    package var answers: [EligibilityFact: Bool]
    package var age: Int64?

    package init(_ answers: [EligibilityFact: Bool] = [:], age: Int64? = nil) {
        self.answers = answers
        self.age = age
    }

    /// Nil when it is not known.
    func holds(_ condition: ServiceRule.Condition) -> Bool? {
        condition.fact == .ageFrom
            ? age.map { $0 >= condition.years } : answers[condition.fact]
    }
}

/// What a rule says about somebody.
package enum RuleVerdict: String, CaseIterable, Sendable {
    case speaksFor = "for"
    case against
    /// It depends on something that is not known.
    case unknown
}

extension ServiceRule {
    /// One condition is enough; it speaks against somebody only when none can hold any more.
    package func verdict(on facts: EligibilityFacts) -> RuleVerdict {
        let held = anyOf.map(facts.holds)
        if anyOf.isEmpty || held.contains(true) { return .speaksFor }
        return held.contains(nil) ? .unknown : .against
    }

    /// What should still be asked.
    package func questions(after facts: EligibilityFacts) -> [Condition] {
        verdict(on: facts) == .unknown ? anyOf.filter { facts.holds($0) == nil } : []
    }
}

extension RuleVerdict {
    /// What all rules come to together: one against is against, one unknown leaves it unknown.
    package static func all(_ verdicts: some Sequence<RuleVerdict>) -> RuleVerdict {
        verdicts.reduce(.speaksFor) { sum, next in
            if sum == .against || next == .against { return .against }
            return next == .unknown ? .unknown : sum
        }
    }
}

/// Where somebody was sent who is not served here.
package enum SentTo: String, CaseIterable, Sendable {
    case pharmacy
    case doctor
    case nurse
    /// The town hall, with its social service.
    case townHall = "town_hall"
    case foodBank = "food_bank"
    case shopDelivery = "shop_delivery"
    case familyOrNeighbour = "family_or_neighbour"
    /// The number of the service, for who came by another door.
    case serviceNumber = "service_number"
    case otherAssociation = "other_association"
    case emergencyServices = "emergency_services"
    /// Nothing was found.
    case nowhere
    case other
}
