import OpsCore
import OpsTesting

/// One of each refusal.
enum RefusalSamples {
    static let all: [Refusal] =
        territory.map(Refusal.territory) + catalogue.map(Refusal.catalogue)
        + roster.map(Refusal.roster) + hotline.map(Refusal.hotline)
        + dispatching.map(Refusal.dispatching) + access.map(Refusal.access)
        + danger.map(Refusal.danger) + privacy.map(Refusal.privacy) + visit.map(Refusal.visit)
        + medicine.map(Refusal.medicine) + followUp.map(Refusal.followUp)
        + GuardSamples.concernRefusals.map(Refusal.safeguarding)
        + CareSamples.refusals.map(Refusal.care)
        + partner.map(Refusal.partner) + line.map(Refusal.line)
        + asset.map(Refusal.asset)
        + VisitsSamples.refusals.map(Refusal.visits)
        + RuleSamples.refusals
        + OperationsSamples.refusals.map(Refusal.operations)
        + CrewSamples.refusals.map(Refusal.crew) + WaveSamples.refusals.map(Refusal.waves)
        + AnswerSamples.refusals.map(Refusal.answers)
        + MessageSamples.refusals.map(Refusal.messages)
        + CandidateSamples.refusals.map(Refusal.candidate)
        + RoundSamples.refusals.map(Refusal.rounds)

    private static let territory: [TerritoryRefusal] = [
        .alreadyRegistered(Samples.unit), .unknownParent(Samples.code("33")),
        .secondRoot(existing: Samples.nation),
        .postcodeTaken(postcode: "92120", by: Samples.unit),
    ]

    private static let catalogue: [CatalogueRefusal] = [
        .unknownEntry(Samples.service), .unknownTerritory(Samples.unit),
        .unknownDeployment(Samples.id(2)), .deploymentAlreadyClosed(Samples.id(2)), .noNeeds,
        .repeatedNeed(.food), .endsBeforeItStarts, .unknownRelatedSource("S99"),
        .unknownZone("Europe/Nowhere"), .quietAllDay, .needWithoutName(Samples.ownNeed),
        .needNamedOtherwise(
            .own(Samples.ownNeed), LocalizedText(fr: "animaux", es: "mascotas", en: "pets")),
    ]

    private static let roster: [RosterRefusal] = [
        .unknownTerritory(Samples.unit), .unknownVolunteer(Samples.id(3)),
        .availabilityUnchanged(number: 12, isAvailable: true),
        .availabilityUnchanged(number: 12, isAvailable: false),
        .nothingToChange(number: 12), .emptySpan, .notVetted, .scopeUnsaid(number: 12),
        .skillTaken(Samples.skill("psc1"), by: Samples.skill("first_aid")),
        .skillCircle(Samples.skill("nursing")),
        .unknownParent(Samples.skill("frist_aid"), known: [Samples.skill("first_aid")]),
        .refTaken(by: 12),
        .calendar(CalendarProblem(.malformedTime, line: 7)), .erased(number: 12),
    ]

    private static let hotline: [HotlineRefusal] =
        [
            .noTerritory, .impossiblePostcode, .repeatedNeed(.listening), .qualificationIsNoNeed,
            .nothingNew, .staysAnonymous, .personErased, .nobodyConsents, .impossibleTime,
            .unknownRequest(Samples.id(7)),
            .requestUnderway(number: 417), .notYetDue(number: 417), .samePersonTwice,
            .unknownPerson(Samples.id(5)), .alreadyMerged, .chainOfMerges, .notMerged,
            .unknownNeed(Samples.ownNeed),
        ] + ContactDetail.allCases.map { .alreadyKnown($0) }

    private static let dispatching: [DispatchingRefusal] =
        [
            .unknownRequest(Samples.id(7)), .unknownVolunteer(Samples.id(3)),
            .unknownMission(Samples.id(8)), .nobodyNamed, .repeatedVolunteer(number: 12),
            .tooManyVolunteers(limit: 1_000), .uncovered(number: 417), .toBeQualified(number: 417),
            .alreadyAssigned(number: 417),
            .crewComplete(mission: 52), .crewLacks(number: 417, Samples.skill("first_aid")),
            .crewLacksVehicle(number: 417), .crewUnaccompanied(number: 417),
            .severalAsked(mission: 52), .nobodyAsked(mission: 52),
            .notAsked(mission: 52), .notYetExpired(mission: 52), .impossibleDay(mission: 52),
            .cannotGo(number: 12, .notVetted),
        ] + reasonsAgainst.map { .doesNotFit(number: 12, $0) }
        + SolicitationState.allCases.map { .alreadyAnswered(mission: 52, $0) }
        + MissionStage.allCases.map { .wrongStage(mission: 52, $0) }

    private static let access: [AccessRefusal] = [
        .unknownToken(Samples.id(10)), .lastAdministrator, .partnerNeeded, .partnerUnwanted,
        .territoryUnwanted(.reviewer), .unknownTerritory(Samples.unit),
        .outsideTerritory(Samples.unit),
        .wholeHouse(Samples.unit),
    ]

    private static let asset: [AssetRefusal] =
        [
            .unknownAsset(Samples.id(1)), .unknownLot(Samples.id(1)),
            .unknownTerritory(Samples.unit), .unknownVolunteer(Samples.id(1)),
            .unknownMission(Samples.id(1)), .tagTaken(Samples.slug("van-3"), number: 3),
            .unknownRequest(Samples.id(1)), .otherRequest(mission: 52, request: 417),
            .slotEndsTooSoon, .slotIsOver, .slotTaken(number: 3, until: Samples.start),
            .unknownBooking(number: 3, booking: 2),
        ] + AssetState.allCases.map { .notAvailable(number: 3, $0) } + [
            .notOut(number: 3), .notFaulty(number: 3),
            .isBooked(number: 3, booking: 2, until: Samples.start), .notInCrew(mission: 52),
            .backTooSoon,
            .notSoMany(lot: 12, remaining: 2), .notTaken(lot: 12, taken: 1),
            .hasExpired(lot: 12, Samples.day("2020-04-30")), .notYetDue,
        ]

    private static let line: [LineRefusal] = [
        .unknownLine(Samples.id(17)), .unknownTerritory(Samples.unit), .repeatedNeed(.food),
        .nothingToChange, .inPast, .alreadyClosed(number: 2),
    ]

    private static let partner: [PartnerRefusal] = [
        .unknownPartner(Samples.id(15)), .unknownTerritory(Samples.unit), .nothingToChange,
        .alreadySuspended(number: 3), .notSuspended(number: 3), .noPartner, .suspended,
        .noConsent, .consentInFuture, .nobodyReferred, .outsideTerritory(Samples.unit),
        .tooManyReferrals(limit: 50, hours: 24),
    ]

    private static let followUp: [FollowUpRefusal] = [
        .unknownCall(Samples.id(13)), .takenByOther(number: 7, until: Samples.start),
        .notTaken(number: 7), .outsideSafeHours(number: 7, Samples.window("14:00-16:00")),
        .voicemailNotAllowed(number: 7), .notYetDue(number: 7), .callsRefused, .hoursNeverMeet,
        .otherSafeHours(Samples.window("14:00-16:00")), .otherSafePhone,
        .oneRefusesCalls([7, 9]),
        .equalEnds(Samples.window("14:00-14:00")),
        .endsBeforeItStarts, .tooFarAhead, .questionsDoNotRepeat, .outcomeNeedsRequest,
        .nobodyToCall,
        .answerNeeded(number: 7), .nothingWasAsked(number: 7),
        .unmetNeedUnclear(number: 7),
        .unknownDeployment(Samples.id(2)), .ladderStartsWithoutCall, .ladderWithoutSupervisor,
        .questionsOnlyCall,
    ]

    private static let danger: [DangerRefusal] = [
        .unknownAlert(Samples.id(11)), .alreadyTaken(number: 7), .notYetDue(number: 7),
        .alreadyAbout(number: 7), .contactErased(number: 7),
    ]

    private static let privacy: [PrivacyRefusal] = [
        .nothingToCorrect, .unknownNote(number: 12), .alreadyErased, .noWordsOfErased,
        .othersMayBeHer(count: 4),
        .requestLive(number: 417),
        .dangerLive(number: 7), .callLive(number: 3), .concernLive(number: 3),
        .moneyOpen(mission: 52), .onHold,
        .alreadyOnHold, .notOnHold, .notNameless, .volunteerOnMission(mission: 52),
        .volunteerInTeam(team: 7),
        .volunteerHasAsset(asset: 3), .volunteerHasMoney(mission: 52), .volunteerSupports(plan: 3),
        .volunteerInAlarm(alarm: 4), .candidateIsVolunteer(number: 12),
        .consentWithdrawnAlready, .consentInFuture, .retentionNotDue, .notAnonymous,
        .consentNeeded,
    ]

    private static let visit: [VisitRefusal] = [
        .unknownMission(Samples.id(8)), .nobodyComes(mission: 52, .offered),
        .notInPerson(mission: 52), .noCode(mission: 52), .codeExpired(mission: 52),
        .otherCode(mission: 52),
        .tooManyChecks(minutes: 11),
    ]

    private static let medicine: [MedicineRefusal] =
        [
            .unknownMission(Samples.id(8)), .noMedicine(mission: 52), .canGoOut(mission: 52),
            .hasOtherWay(mission: 52), .prescriptionElsewhere(mission: 52),
            .notEstablished(mission: 52), .notSealed(mission: 52),
            .crewNotUnderway(mission: 52, .accepted), .stillInHand(mission: 52),
            .handedOver(mission: 52), .notArrived(mission: 52),
        ] + PacketState.allCases.map { .wrongState(mission: 52, $0) }
        + PacketState.allCases.map { .notHandedOver(mission: 52, $0) }

    static let reasonsAgainst: [ReasonAgainst] = [
        .erased, .unavailable, .notVetted, .vettingExpired(Samples.day("2020-03-22")),
        .skillMissing(Samples.skill("driving")),
        .skillExpired(Samples.skill("driving"), Samples.day("2020-03-22")),
        .doesNotCompleteCrew(Samples.skill("first_aid")), .alreadyAsked,
        .declined, .onAnotherMission(from: nil),
        .onAnotherMission(from: ClockTime(Samples.start, rule: nil)), .inATeam(number: 7),
        .atHealthRisk,
        .languageNotShared(Samples.language("pt-br")),
        .tooFar(Metres(count: 12_340), limit: Metres(count: 5_000)), .distanceUnknown,
        .weeklyLoadReached(limit: 5), .notAtThisHour(next: nil),
        .notAtThisHour(next: ClockTime(Samples.start, rule: Samples.paris)),
        .away(until: ClockTime(Samples.start, rule: nil)),
        .resting(until: ClockTime(Samples.start, rule: Samples.paris)),
        .liftingLimit(10, needed: 25), .noVehicle, .vettedForTelephone,
        .onlyAccompanied, .neverThisKind(.food),
    ]

    static let reasonsFor: [ReasonFor] = [
        .near(Metres(count: 1_234), points: 750), .speaks(.french),
        .restedLoad(missions: 2, points: 166), .seldomAsked(times: 1, points: 50),
        .holds(Samples.skill("first_aid")), .knowsPerson(last: Samples.day("2020-03-22")),
        .prefersPerson, .prefersArea(Samples.unit),
    ]
}
