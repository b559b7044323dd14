/// Anything that can be asked of the operation.
package enum Command: Sendable {
    case territory(TerritoryCommand)
    case catalogue(CatalogueCommand)
    case roster(RosterCommand)
    case hotline(HotlineCommand)
    case dispatching(DispatchingCommand)
    case access(AccessCommand)
    case danger(DangerCommand)
    case privacy(PrivacyCommand)
    case visit(VisitCommand)
    case medicine(MedicineCommand)
    case followUp(FollowUpCommand)
    case safeguarding(SafeguardingCommand)
    case care(CareCommand)
    case partner(PartnerCommand)
    case line(LineCommand)
    case visits(VisitsCommand)
    case rules(RulesCommand)
    case money(MoneyCommand)
    case waves(WavesCommand)
    case operations(OperationsCommand)
    case asset(AssetCommand)
    case crew(CrewCommand)
    case answers(AnswersCommand)
    case messages(MessagesCommand)
    case candidate(CandidateCommand)
    case rounds(RoundsCommand)
}

extension Command {
    /// Whether volunteers may have to be told: a call that comes in concerns none of them.
    var mayTell: Bool {
        switch self {
        case .hotline(.logContact), .messages: false
        default: true
        }
    }
}

/// Anything that happened to the operation.
package enum Event: Hashable, Sendable {
    case territory(TerritoryEvent)
    case catalogue(CatalogueEvent)
    case roster(RosterEvent)
    case hotline(HotlineEvent)
    case dispatching(DispatchingEvent)
    case access(AccessEvent)
    case danger(DangerEvent)
    case privacy(PrivacyEvent)
    case visit(VisitEvent)
    case medicine(MedicineEvent)
    case followUp(FollowUpEvent)
    case safeguarding(SafeguardingEvent)
    case care(CareEvent)
    case partner(PartnerEvent)
    case line(LineEvent)
    case visits(VisitsEvent)
    case rules(RulesEvent)
    case money(MoneyEvent)
    case waves(WavesEvent)
    case operations(OperationsEvent)
    case asset(AssetEvent)
    case crew(CrewEvent)
    case answers(AnswersEvent)
    case messages(MessagesEvent)
    case candidate(CandidateEvent)
    case rounds(RoundsEvent)
}

/// Any reason why the operation says no.
package enum Refusal: Error, Hashable, Sendable {
    case territory(TerritoryRefusal)
    case catalogue(CatalogueRefusal)
    case roster(RosterRefusal)
    case hotline(HotlineRefusal)
    case dispatching(DispatchingRefusal)
    case access(AccessRefusal)
    case danger(DangerRefusal)
    case privacy(PrivacyRefusal)
    case visit(VisitRefusal)
    case medicine(MedicineRefusal)
    case followUp(FollowUpRefusal)
    case safeguarding(SafeguardingRefusal)
    case care(CareRefusal)
    case partner(PartnerRefusal)
    case line(LineRefusal)
    case visits(VisitsRefusal)
    case rules(RulesRefusal)
    case money(MoneyRefusal)
    case waves(WavesRefusal)
    case operations(OperationsRefusal)
    case asset(AssetRefusal)
    case crew(CrewRefusal)
    case answers(AnswersRefusal)
    case messages(MessagesRefusal)
    case candidate(CandidateRefusal)
    case rounds(RoundsRefusal)
}

/// What a command makes happen: events for the journal, and apart from them what names people.
package struct Decision: Sendable {
    package let events: [Event]
    package let vault: [VaultWrite]

    init(_ events: [Event], _ vault: [VaultWrite] = []) {
        self.events = events
        self.vault = vault
    }
}

/// Something that names people, or a secret: it is kept in the vault under an identifier, never in
/// the journal, so that erasing it leaves the journal whole.
package enum VaultWrite: Sendable {
    case person(Identifier<PersonHelped>, PersonDetails)
    case caller(Identifier<Caller>, PersonDetails)
    /// Only what was not known is kept.
    /// More is known by which a person is found again: of her, of who calls for her, or where.
    case foundAnew(Identifier<PersonHelped>)
    case addToPerson(Identifier<PersonHelped>, PersonDetails)
    case addToCaller(Identifier<Caller>, PersonDetails)
    case volunteer(Identifier<Volunteer>, VolunteerDetails)
    /// What is not said stays as it was.
    case changeVolunteer(Identifier<Volunteer>, VolunteerChange)
    case contactNote(Identifier<Contact>, String)
    case missionNote(Identifier<Mission>, String)
    /// Why somebody does not go, in words: what is said of a volunteer is theirs, and not the person's who is helped.
    case answerNote(Identifier<Solicitation>, String)
    /// What was said when a request was refused: where exactly the person was sent.
    case requestNote(Identifier<HelpRequest>, String)
    case dangerNote(Identifier<DangerAlert>, String)
    /// What an emergency service calls the case.
    case serviceReference(Identifier<ServiceCall>, String)
    /// What volunteers are to do, for who has accepted alone.
    case task(Identifier<HelpRequest>, String)
    /// The pharmacy that the person named for a mission's packet.
    case pharmacy(Identifier<Mission>, String)
    /// The code of a mission: a secret until it ends.
    case visitCode(Identifier<Mission>, VisitCode)
    case eraseVisitCode(Identifier<Mission>)
    case callNote(Identifier<PlannedCall>, String)
    /// Another number to call, and who may be asked when nobody answers.
    case plannedCall(
        Identifier<PlannedCall>, of: Identifier<PersonHelped>, phone: PhoneNumber?,
        neighbour: PersonDetails)
    case concernWords(
        ConcernWords, String, at: Identifier<ConcernStep>, of: Identifier<SafeguardingConcern>)
    /// What was agreed in a care plan; what is not said stays as it was.
    case carePlan(
        Identifier<CarePlan>, of: Identifier<PersonHelped>, limits: String?, agreedWith: String?)
    case carePlanNote(Identifier<CarePlan>, String)
    case visitsNote(Identifier<VisitSeries>, String)
    /// How somebody was when a crew came: kept here alone.
    case visitReport(Identifier<VisitReport>, of: Identifier<PersonHelped>, VisitTold)
    case candidate(Identifier<Candidate>, VolunteerDetails)
    /// What is not said stays as it was.
    case changeCandidate(Identifier<Candidate>, VolunteerChange)
    case candidateNote(Identifier<Candidate>, String)
    /// What was known of a candidate is a volunteer's from then on.
    case admission(Identifier<Candidate>, as: Identifier<Volunteer>)
    /// Whom to call should a volunteer not come back; empty for nobody any more.
    case emergencyContact(Identifier<Volunteer>, PersonDetails)
    /// What a volunteer wrote, until somebody has settled it.
    case reply(Identifier<WrittenReply>, about: Identifier<Mission>?, String)
    case eraseReply(Identifier<WrittenReply>)
    case token(Identifier<AccessToken>, Digest, label: String?)
    case eraseToken(Identifier<AccessToken>)
    case partner(Identifier<Partner>, PartnerDetails)
    /// Whom to ask for at a partner; empty where nobody is named any more.
    case partnerContact(Identifier<Partner>, PersonDetails)
    /// What an event of the operations log is called: it may name a place, or somebody.
    case eventTitle(Identifier<OperationEvent>, String)
    case teamName(Identifier<Team>, String)
    case eventNote(Identifier<EventNote>, String)
    case correction(CorrectPerson)
    /// All that names the person.
    case erasure(KnownPerson)
}
