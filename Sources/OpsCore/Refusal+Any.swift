extension Refusal {
    /// Wraps the refusal of one area.
    init(_ error: any Error) {
        switch error {
        case let refusal as TerritoryRefusal: self = .territory(refusal)
        case let refusal as CatalogueRefusal: self = .catalogue(refusal)
        case let refusal as RosterRefusal: self = .roster(refusal)
        case let refusal as HotlineRefusal: self = .hotline(refusal)
        case let refusal as DispatchingRefusal: self = .dispatching(refusal)
        case let refusal as AccessRefusal: self = .access(refusal)
        case let refusal as DangerRefusal: self = .danger(refusal)
        case let refusal as PrivacyRefusal: self = .privacy(refusal)
        case let refusal as VisitRefusal: self = .visit(refusal)
        case let refusal as MedicineRefusal: self = .medicine(refusal)
        case let refusal as FollowUpRefusal: self = .followUp(refusal)
        case let refusal as SafeguardingRefusal: self = .safeguarding(refusal)
        case let refusal as CareRefusal: self = .care(refusal)
        case let refusal as PartnerRefusal: self = .partner(refusal)
        case let refusal as LineRefusal: self = .line(refusal)
        case let refusal as AssetRefusal: self = .asset(refusal)
        case let refusal as VisitsRefusal: self = .visits(refusal)
        case let refusal as RulesRefusal: self = .rules(refusal)
        case let refusal as MoneyRefusal: self = .money(refusal)
        case let refusal as WavesRefusal: self = .waves(refusal)
        case let refusal as OperationsRefusal: self = .operations(refusal)
        case let refusal as CrewRefusal: self = .crew(refusal)
        case let refusal as MessagesRefusal: self = .messages(refusal)
        case let refusal as AnswersRefusal: self = .answers(refusal)
        case let refusal as CandidateRefusal: self = .candidate(refusal)
        case let refusal as RoundsRefusal: self = .rounds(refusal)
        // An area that asks another hears its no.
        case let refusal as Refusal: self = refusal
        default: preconditionFailure("decide refused with something that is not a refusal")
        }
    }
}
