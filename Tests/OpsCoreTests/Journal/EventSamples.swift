import OpsTesting

@testable import OpsCore

/// One of each event, with as much in it as it can hold.
enum EventSamples {
    static let all: [Event] =
        [
            .territory(.registered(Samples.territories[2])),
            .catalogue(.entryPublished(Samples.entry())), .catalogue(.deploymentOpened(deployment)),
            .catalogue(.deploymentClosed(Samples.id(2), at: Samples.start)),
            .roster(
                .volunteerAdded(Samples.id(3), number: 12, Samples.profile(), isAvailable: true)),
            .roster(.skillDefined(ConditionSamples.skill)),
            .roster(.volunteerChanged(Samples.id(3), Samples.profile())),
            .roster(.volunteerChanged(Samples.id(3), ConditionSamples.profile)),
            .roster(.volunteerStoodDown(Samples.id(3))), .roster(.volunteerReturned(Samples.id(3))),
            .hotline(.contactLogged(contact)), .hotline(.contactLogged(anonymousContact)),
            .hotline(.contactLogged(missedCall)), .hotline(.contactCompleted(completed)),
            .hotline(.contactCompleted(noted)), .hotline(.requestOpened(qualification)),
            .hotline(.contactLogged(hungry)), .hotline(.contactCompleted(supplied)),
            .hotline(.requestQualified(Samples.id(7))),
            .hotline(.requestOpened(opened)), .hotline(.requestOpened(uncovered)),
            .hotline(.requestCovered(covered)),
            .hotline(
                .requestEscalated(
                    RequestEscalated(id: Samples.id(7), desk: Samples.nation, dueAt: Samples.start))
            ),
            .hotline(
                .requestHastened(
                    RequestHastened(
                        id: Samples.id(7), lastsUntil: Samples.day("2020-03-24"),
                        dueAt: Samples.start))),
            .hotline(.requestHandedOver(handedOver)),
            .hotline(
                .requestHandedOver(
                    RequestHandedOver(
                        id: Samples.id(7), deployment: nil, desk: Samples.nation, crew: 1,
                        skill: nil,
                        dueAt: Samples.start))),
            .hotline(.requestOpened(urgent)), .catalogue(.deploymentOpened(resting)),
            .hotline(.requestCancelled(Samples.id(7), .refusedByPerson)),
            .hotline(.peopleMerged(kept: Samples.id(5), merged: Samples.id(11))),
            .hotline(.peopleSeparated(kept: Samples.id(5), merged: Samples.id(11))),
            .hotline(
                .personMoved(
                    PersonMoved(
                        people: [Samples.id(5), Samples.id(11)], place: Samples.neighbourUnit,
                        position: Samples.neighbourPosition))),
            .dispatching(
                .missionOpened(Samples.id(8), number: 52, request: Samples.id(7), crew: 2)),
            .dispatching(.missionResized(Samples.id(8), crew: 3)),
            .dispatching(
                .volunteerSolicited(
                    Samples.id(9), mission: Samples.id(8), volunteer: Samples.id(3),
                    expiresAt: Samples.start + .minutes(30))),
            .dispatching(.solicitationAnswered(Samples.id(9), mission: Samples.id(8), .declined)),
            .dispatching(.missionStarted(Samples.id(8))),
            .dispatching(.missionArrived(Samples.id(8))),
            .dispatching(.missionCompleted(Samples.id(8))),
            .dispatching(.missionFailed(Samples.id(8), .notHome)),
            .dispatching(
                .noExplained(
                    Samples.id(9), mission: Samples.id(8),
                    WhyNot(.notNow, until: Samples.day("2020-04-02")))),
            .access(.tokenIssued(Samples.id(10), .coordinator)),
            .access(.tokenConfined(Samples.id(10), Samples.unit)),
            .access(.tokenRevoked(Samples.id(10))),
            .catalogue(.deploymentOpened(askingDeployment)),
        ] + dangers.map(Event.danger) + privacy.map(Event.privacy)
        + GuardSamples.privacy.map(Event.privacy) + visits.map(Event.visit)
        + packets.map(Event.medicine) + followUps.map(Event.followUp) + partners.map(Event.partner)
        + GuardSamples.concerns.map(Event.safeguarding) + CareSamples.events.map(Event.care)
        + CandidateSamples.events.map(Event.candidate)
        + VisitsSamples.events.map(Event.visits) + RuleSamples.events
        + OperationsSamples.events.map(Event.operations) + WaveSamples.events.map(Event.waves)
        + lines.map(Event.line) + assets.map(Event.asset) + [
            .catalogue(.deploymentHoursChanged(Samples.id(2), Samples.parisHours)),
            .catalogue(.deploymentHoursChanged(Samples.id(2), nil)),
            .catalogue(
                .deploymentWavesChanged(
                    Samples.id(2),
                    WaveRules(
                        size: 8, delay: .minutes(15),
                        quiet: QuietHours(time: .closed, exception: .due)))),
        ] + CrewSamples.events.map(Event.crew) + AnswerSamples.events.map(Event.answers)
        + MessageSamples.events.map(Event.messages) + RoundSamples.events.map(Event.rounds)

    private static let slot = AssetSlot(from: Samples.start, until: Samples.start + .hours(2))
    private static let assets: [AssetEvent] = [
        .added(
            Asset(
                id: Samples.id(41), number: 3, kind: .vehicle, tag: Samples.slug("van-3"),
                territory: Samples.unit)),
        .booked(Samples.id(41), AssetBooking(number: 1, slot: slot, mission: Samples.id(6))),
        .booked(Samples.id(41), AssetBooking(number: 2, slot: slot)),
        .booked(Samples.id(41), AssetBooking(number: 3, slot: slot, request: Samples.id(3))),
        .bookingCancelled(Samples.id(41), booking: 2),
        .checkedOut(
            Samples.id(41),
            AssetLoan(
                volunteer: Samples.id(5), mission: Samples.id(6), since: Samples.start,
                backBy: Samples.start + .hours(2), desk: Samples.unit,
                dueAt: Samples.start + .hours(2))),
        .checkedOut(
            Samples.id(41),
            AssetLoan(
                volunteer: Samples.id(5), mission: Samples.id(6), since: Samples.start,
                backBy: Samples.start + .hours(2), desk: Samples.unit,
                dueAt: Samples.start + .hours(2), request: Samples.id(3))),
        .checkedIn(Samples.id(41), nil), .checkedIn(Samples.id(41), .empty),
        .faultReported(Samples.id(41), .damaged), .repaired(Samples.id(41)),
        .withdrawn(Samples.id(41)),
        .loanOverdue(Samples.id(41), desk: Samples.department, dueAt: Samples.start + .hours(4)),
        .lotReceived(
            StockLot(
                id: Samples.id(42), number: 12, item: Samples.slug("basket-standard"),
                territory: Samples.unit, received: 40, expiresOn: Samples.day("2020-04-30"),
                dueAt: Samples.start + .days(30))),
        .lotTaken(Samples.id(42), 2, mission: Samples.id(6)),
        .lotTaken(Samples.id(42), 2, mission: nil), .lotGivenBack(Samples.id(42), 1),
        .lotGivenBack(Samples.id(42), 1, mission: Samples.id(8)),
        .lotWrittenOff(Samples.id(42), 3, .miscounted),
        .lotExpiring(Samples.id(42), desk: Samples.unit, dueAt: Samples.start + .days(31)),
    ]

    private static let lines: [LineEvent] = [
        .opened(
            Line(
                id: Samples.id(17), number: 2, territory: Samples.nation, versions: [version],
                closedAt: nil)),
        .changed(
            Samples.id(17),
            LineVersion(
                from: Samples.start,
                details: LineDetails(
                    name: "Ligne Exemple", phone: Samples.known(DialledNumber("1520"))))),
        .closed(Samples.id(17), at: Samples.start + .days(90)),
    ]

    private static let version = LineVersion(
        from: Samples.start,
        details: LineDetails(
            name: "Ligne Exemple", phone: Samples.known(DialledNumber("0 639 98 00 00")),
            hours: Samples.parisHours, needs: [.food, .medicine], priority: [.medicine],
            queue: "Restez en ligne",
            announcement: LocalizedText(fr: "Fermée", es: "Cerrada", en: "Closed")))

    private static let partners: [PartnerEvent] = [
        .registered(
            Partner(
                id: Samples.id(15), number: 3, kind: .socialCentre, territory: Samples.department,
                dailyReferrals: 50)),
        .changed(Samples.id(15), dailyReferrals: 100, isContactNew: true),
        .changed(Samples.id(15), dailyReferrals: nil, isContactNew: false),
        .changed(Samples.id(15), dailyReferrals: nil, referralHours: 168, isContactNew: false),
        .suspended(Samples.id(15)), .resumed(Samples.id(15)),
        .tokenBound(Samples.id(10), Samples.id(15)),
        .personReferred(
            Referral(
                id: Samples.id(16), number: 12, partner: Samples.id(15), contact: Samples.id(4),
                person: Samples.id(5), requests: [Samples.id(7), Samples.id(8)])),
    ]

    private static let privacy: [PrivacyEvent] = [
        .personCorrected(Samples.id(5), PersonField.allCases),
        .personErased(
            PersonErased(
                identities: [Samples.id(5), Samples.id(11)], reason: .asked, counts: counts)),
        .holdSet(Samples.id(5), .complaint), .holdLifted(Samples.id(5)),
        .consentGiven(
            ConsentSaid(
                person: Samples.id(5), purpose: .passToUnit, by: .caller, means: .inPerson,
                saidAt: Samples.start)),
        .consentWithdrawn(ConsentSaid(person: Samples.id(5), purpose: .visit)),
    ]

    private static let counts = {
        var counts = ErasedCounts()
        for (index, kind) in ErasedKind.allCases.enumerated() { counts[kind] = Int64(index) }
        return counts
    }()

    private static let packets: [MedicineEvent] = [
        .packetEstablished(Samples.id(8), isCold: true, isUrgent: false),
        .packetEstablished(Samples.id(8), isCold: false, isUrgent: true),
        .packetCollected(Samples.id(8)), .packetHandedOver(Samples.id(8)),
        .packetReturned(Samples.id(8)),
    ]

    private static let visits: [VisitEvent] = [
        .codeIssued(Samples.id(8), expiresAt: Samples.start + .hours(24)),
        .codeTold(Samples.id(8)), .checked(by: Samples.id(10), missions: [Samples.id(8)]),
        .checked(by: Samples.id(10), missions: []),
        .codeMoved(Samples.id(8), expiresAt: Samples.start + .hours(48)),
    ]

    private static let dangers: [DangerEvent] = [
        .alertOpened(
            AlertOpened(
                id: Samples.id(11), number: 7, contact: Samples.id(4), place: Samples.unit,
                desk: Samples.nation, dueAt: Samples.start + .minutes(2))),
        .alertOpened(
            AlertOpened(
                id: Samples.id(11), number: 8, contact: nil, place: nil, desk: nil,
                dueAt: Samples.start + .minutes(2))),
        .serviceCalled(
            ServiceCalled(
                id: Samples.id(12), alert: Samples.id(11), service: Samples.service("15"),
                calledAt: Samples.start - .minutes(1))),
        .serviceCalled(
            ServiceCalled(
                id: Samples.id(12), alert: Samples.id(11), service: Samples.service("116123"),
                calledAt: nil)),
        .alertAbout(Samples.id(11), contact: Samples.id(4), place: Samples.unit),
        .alertTaken(Samples.id(11), by: Samples.id(10), dueAt: Samples.start + .minutes(30)),
        .alertEscalated(
            Samples.id(11), desk: Samples.nation, dueAt: Samples.start + .minutes(4)),
        .alertEscalated(Samples.id(11), desk: nil, dueAt: Samples.start + .minutes(4)),
        .alertClosed(Samples.id(11), .serviceTookOver),
    ]

    private static let followUps: [FollowUpEvent] = [
        .callPlanned(
            CallPlanned(
                id: Samples.id(13), number: 7, purpose: .friendlyCall, person: Samples.id(5),
                contact: Samples.id(4), request: Samples.id(7), need: .food,
                deployment: Samples.id(2),
                language: .french, place: Samples.unit, position: Samples.unitPosition,
                desk: Samples.department,
                hours: CallHours(
                    preferred: Samples.window("14:00-16:00"), safe: Samples.window("22:00-06:00"),
                    offset: -60),
                allowsVoicemail: true, everyDays: 3, until: Samples.start + .days(30),
                callAt: Samples.start, dueAt: Samples.start + .hours(2), isAskedFor: true)),
        .callPlanned(
            CallPlanned(
                id: Samples.id(13), number: 8, purpose: .callBack, person: Samples.id(5),
                contact: Samples.id(4), request: nil, need: nil, deployment: nil, language: .french,
                place: Samples.unit, position: nil, desk: Samples.nation, hours: CallHours(),
                allowsVoicemail: false, everyDays: nil, until: nil, callAt: Samples.start,
                dueAt: Samples.start + .days(2), isAskedFor: false)),
        .callTaken(Samples.id(13), by: Samples.id(10), until: Samples.start + .minutes(20)),
        .callTaken(Samples.id(13), by: nil, until: Samples.start + .minutes(20)),
        .callReleased(Samples.id(13), dueAt: Samples.start + .hours(2)),
        .callAttempted(
            CallAttempted(
                id: Samples.id(14), call: Samples.id(13), step: .voicemail,
                result: .voicemailLeft)),
        .callMovedOn(
            CallMovedOn(
                id: Samples.id(13), rung: 3, step: .visit, desk: Samples.department,
                callAt: Samples.start, dueAt: Samples.start + .days(1), visit: Samples.id(7))),
        .callMovedOn(
            CallMovedOn(
                id: Samples.id(13), rung: 1, step: .call, desk: Samples.department,
                callAt: Samples.start, dueAt: Samples.start + .days(1), visit: nil)),
        .callEscalated(Samples.id(13), desk: Samples.nation, dueAt: Samples.start + .hours(1)),
        .callRenewed(
            CallRenewed(
                id: Samples.id(13), desk: Samples.department,
                appointment: Samples.start + .days(3), callAt: Samples.start + .days(3),
                dueAt: Samples.start + .days(4))),
        .outcomeTold(
            OutcomeTold(
                call: Samples.id(13), request: Samples.id(7), deployment: Samples.id(2),
                answer: OutcomeAnswer(
                    help: .partly, reason: .stillNeeded, unmet: [.tooLate, .tooLittle]))),
        .outcomeTold(
            OutcomeTold(
                call: Samples.id(13), request: Samples.id(7), deployment: nil,
                answer: OutcomeAnswer(help: .came, reason: .served))),
        .callEnded(Samples.id(13), .noLongerNeeded), .callsRefused(Samples.id(5)),
        .rulesSet(Samples.rules, for: Samples.id(2)), .rulesSet(.standard, for: nil),
        .safeHoursSaid(Samples.id(5), Samples.window("14:00-16:00")),
        .safeHoursSaid(Samples.id(5), nil),
        .callHoursChanged(
            CallHoursChanged(
                id: Samples.id(13),
                hours: CallHours(safe: Samples.window("14:00-16:00"), offset: 60),
                callAt: Samples.start, dueAt: Samples.start + .hours(2))),
    ]

    private static let deployment = Deployment(
        id: Samples.id(2), entry: Samples.service, entryVersion: 3, territory: Samples.department,
        needs: Samples.needs, from: Samples.start, until: Samples.start + .days(90),
        offerSpan: .minutes(30))

    private static let askingDeployment = Deployment(
        id: Samples.id(2), entry: Samples.service, entryVersion: 3, territory: Samples.department,
        needs: Samples.needs, from: Samples.start, until: nil, offerSpan: .minutes(30),
        outcomeAfter: .days(30))

    private static let contact = Contact(
        id: Samples.id(4), number: 99, occurredAt: Samples.start - .minutes(5),
        language: Samples.language("pt-br"), person: Samples.id(5), caller: Samples.id(6),
        relation: .daughter, postcode: "92120", place: Samples.unit,
        position: Samples.unitPosition)

    private static let anonymousContact = Contact(
        id: Samples.id(4), number: 100, occurredAt: nil, language: .french, person: nil,
        caller: nil, relation: nil, postcode: nil, place: Samples.nation, position: nil)

    private static let missedCall = Contact(
        id: Samples.id(4), number: 101, kind: .missed, isAnonymous: true, occurredAt: nil,
        language: .french, person: nil, caller: nil, relation: nil, postcode: nil,
        place: Samples.nation, position: nil)

    private static let completed = ContactCompleted(
        id: Samples.id(4), kind: .thanks, language: Samples.language("pt-br"),
        person: Samples.id(5), caller: Samples.id(6), relation: .neighbour, postcode: "92120",
        place: Samples.unit, position: Samples.unitPosition,
        requests: [Samples.id(7), Samples.id(8)])

    private static let noted = ContactCompleted(
        id: Samples.id(4), kind: nil, language: nil, person: nil, caller: nil, relation: nil,
        postcode: nil, place: nil, position: nil, requests: [])

    private static let hungry = Contact(
        id: Samples.id(4), number: 102, occurredAt: nil, language: .french, person: nil,
        caller: nil, relation: nil, postcode: nil, place: Samples.nation, position: nil,
        supplies: Supplies(foodUntil: Samples.day("2020-03-22")))

    private static let supplied = ContactCompleted(
        id: Samples.id(4), kind: nil, language: nil, person: nil, caller: nil, relation: nil,
        postcode: nil, place: nil, position: nil, requests: [],
        supplies: Supplies(medicineUntil: Samples.day("2020-03-25")))

    private static let qualification = RequestOpened(
        id: Samples.id(7), number: 419, contact: Samples.id(4), person: nil,
        need: .qualification, language: .french, place: Samples.unit, position: nil,
        deployment: nil, desk: Samples.nation, crew: 1, skill: nil, lastsUntil: nil,
        dueAt: Samples.start + .minutes(15))

    private static let opened = RequestOpened(
        id: Samples.id(7), number: 417, contact: Samples.id(4), person: Samples.id(5),
        need: .courtesyVisit, language: .french, place: Samples.unit,
        position: Samples.unitPosition, deployment: Samples.id(2), desk: Samples.department,
        crew: 2, skill: Samples.skill("first_aid"), lastsUntil: nil,
        dueAt: Samples.start + .days(2))

    private static let handedOver = RequestHandedOver(
        id: Samples.id(7), deployment: Samples.id(2), desk: Samples.department, crew: 2,
        skill: Samples.skill("first_aid"), dueAt: Samples.start + .hours(4))

    private static let urgent = RequestOpened(
        id: Samples.id(7), number: 420, contact: Samples.id(4), person: nil, need: .food,
        language: .french, place: Samples.unit, position: nil, deployment: Samples.id(2),
        desk: Samples.department, crew: 1, skill: nil, lastsUntil: Samples.day("2020-03-22"),
        dueAt: Samples.start + .hours(4))

    private static let resting = Deployment(
        id: Samples.id(2), entry: Samples.service, entryVersion: 3, territory: Samples.department,
        needs: [
            NeedRule(
                kind: .food, dueWithin: .days(1), urgentWithin: .minutes(90), crew: 1, skill: nil),
            NeedRule(
                kind: .own(Samples.ownNeed), dueWithin: .days(1), crew: 1, skill: nil,
                name: LocalizedText(fr: "animaux", es: "mascotas", en: "pets")),
        ], from: Samples.start, until: nil, offerSpan: .minutes(30), hours: Samples.parisHours)

    private static let uncovered = RequestOpened(
        id: Samples.id(7), number: 418, contact: Samples.id(4), person: nil, need: .information,
        language: .french, place: Samples.nation, position: nil, deployment: nil,
        desk: Samples.nation, crew: 1, skill: nil, lastsUntil: nil,
        dueAt: Samples.start + .days(1))

    private static let covered = RequestCovered(
        id: Samples.id(7), deployment: Samples.id(2), desk: Samples.department, crew: 1,
        skill: Samples.skill("driving"), dueAt: Samples.start + .hours(4))

    /// How many kinds of event there are.
    ///
    /// A new case does not compile until it is counted here, and not pass until it has a sample.
    static let kindCount = 210

    static func isCounted(_ event: Event) -> Bool {
        switch event {
        case .territory(.registered): true
        case .rounds(.drafted), .rounds(.redrawn), .rounds(.stopPinned), .rounds(.stopUnpinned),
            .rounds(.published), .rounds(.extended), .rounds(.stopClosed), .rounds(.withdrawn),
            .rounds(.crewChanged):
            true
        case .catalogue(.entryPublished), .catalogue(.deploymentOpened),
            .catalogue(.deploymentClosed):
            true
        case .roster(.skillDefined), .roster(.volunteerChanged), .roster(.volunteerAdded),
            .roster(.volunteerStoodDown),
            .roster(.volunteerReturned):
            true
        case .hotline(.contactLogged), .hotline(.contactCompleted), .hotline(.requestOpened),
            .hotline(.requestCovered), .hotline(.requestEscalated), .hotline(.requestCancelled),
            .hotline(.requestHastened), .hotline(.requestHandedOver),
            .hotline(.requestQualified), .hotline(.peopleMerged), .hotline(.peopleSeparated),
            .hotline(.personMoved):
            true
        case .dispatching(.missionOpened), .dispatching(.missionResized),
            .dispatching(.volunteerSolicited),
            .dispatching(.solicitationAnswered), .dispatching(.missionStarted),
            .dispatching(.missionArrived), .dispatching(.missionCompleted),
            .dispatching(.missionFailed), .dispatching(.noExplained):
            true
        case .access(.tokenIssued), .access(.tokenConfined), .access(.tokenRevoked): true
        case .danger(.alertOpened), .danger(.serviceCalled), .danger(.alertTaken),
            .danger(.alertEscalated), .danger(.alertClosed), .danger(.alertAbout):
            true
        case .privacy(.personCorrected), .privacy(.personErased), .privacy(.holdSet),
            .privacy(.holdLifted), .privacy(.consentGiven), .privacy(.consentWithdrawn),
            .privacy(.retentionSet), .privacy(.retentionBegan), .privacy(.retentionRan),
            .privacy(.contactErased), .privacy(.dangerErased), .privacy(.anonymityLifted),
            .privacy(.accessLogAnchored),
            .privacy(.candidateErased), .privacy(.volunteerErased), .privacy(.volunteerHoldSet),
            .privacy(.volunteerHoldLifted), .privacy(.namelessHoldSet),
            .privacy(.namelessHoldLifted):
            true
        case .visit(.codeIssued), .visit(.codeTold), .visit(.checked),
            .visit(.codeMoved):
            true
        case .medicine(.packetEstablished), .medicine(.packetCollected),
            .medicine(.packetHandedOver), .medicine(.packetReturned):
            true
        case .followUp(.callPlanned), .followUp(.callTaken), .followUp(.callReleased),
            .followUp(.callAttempted), .followUp(.callMovedOn), .followUp(.callEscalated),
            .followUp(.callRenewed), .followUp(.callEnded), .followUp(.callsRefused),
            .followUp(.outcomeTold), .followUp(.safeHoursSaid), .followUp(.callHoursChanged),
            .followUp(.rulesSet):
            true
        case .safeguarding(.concernRaised), .safeguarding(.concernAdvised),
            .safeguarding(.concernDecided), .safeguarding(.actionSet), .safeguarding(.actionDone),
            .safeguarding(.concernEscalated), .safeguarding(.concernClosed),
            .safeguarding(.rulesSet):
            true
        case .candidate(.rulesSet), .candidate(.offered), .candidate(.changed),
            .candidate(.advanced), .candidate(.escalated), .candidate(.admitted),
            .candidate(.ended), .candidate(.merged), .candidate(.separated):
            true
        case .care(.rulesSet), .care(.planOpened), .care(.planReviewed), .care(.planEscalated),
            .care(.planHandedOver),
            .care(.planEnded):
            true
        case .asset(.added), .asset(.booked), .asset(.bookingCancelled), .asset(.checkedOut),
            .asset(.checkedIn), .asset(.faultReported), .asset(.repaired), .asset(.withdrawn),
            .asset(.loanOverdue), .asset(.lotReceived), .asset(.lotTaken), .asset(.lotGivenBack),
            .asset(.lotWrittenOff), .asset(.lotExpiring):
            true
        case .line(.opened), .line(.changed), .line(.closed),
            .catalogue(.deploymentHoursChanged), .catalogue(.deploymentWavesChanged):
            true
        case .partner(.registered), .partner(.changed), .partner(.suspended), .partner(.resumed),
            .partner(.tokenBound), .partner(.personReferred):
            true
        case .visits(.wished), .visits(.opened), .visits(.asked), .visits(.made), .visits(.told),
            .visits(.planned), .visits(.undecided), .visits(.escalated), .visits(.handedOver),
            .visits(.ended),
            .visits(.slotAgreed):
            true
        case .operations(.eventOpened), .operations(.eventChanged), .operations(.eventClosed),
            .operations(.teamAdded), .operations(.statusSet), .operations(.membersSet),
            .operations(.noteWritten), .operations(.teamSilent):
            true
        case .crew(.memberLeft), .crew(.answerTakenBack), .crew(.stepTakenBack),
            .crew(.handOverBegun), .crew(.handedOver),
            .crew(.handOverFell),
            .crew(.checkedIn), .crew(.gearConfirmed), .crew(.askedToConfirm), .crew(.confirmed),
            .crew(.exposureNoted), .crew(.alarmOpened), .crew(.alarmEscalated),
            .crew(.alarmClosed), .crew(.rulesSet), .crew(.emergencyContactSaid):
            true
        case .answers(.answerCame), .answers(.replyKept), .answers(.replyContinued),
            .answers(.replyEscalated),
            .answers(.replySettled), .answers(.messagesStopped), .answers(.messagesResumed):
            true
        case .rules(.setPut), .rules(.requestChecked), .rules(.requestRefused): true
        case .money(.purchaseAgreed), .money(.purchaseBought), .money(.purchasePaid),
            .money(.receiptCorrected),
            .money(.purchaseRefunded), .money(.purchaseReturned), .money(.purchaseCancelled),
            .money(.purchaseCounted), .money(.purchaseReconciled), .money(.discrepancyFound),
            .money(.discrepancySettled), .money(.purchaseEscalated):
            true
        case .waves(.searchBegan), .waves(.waveSent), .waves(.searchWidened),
            .waves(.searchWaits), .waves(.searchSlept), .waves(.searchExhausted),
            .waves(.searchStopped),
            .waves(.silentReminded):
            true
        case .messages(.queued), .messages(.withdrawn), .messages(.held), .messages(.sent),
            .messages(.failed),
            .messages(.died), .messages(.retried), .messages(.rung), .messages(.rulesSet):
            true
        }
    }
}
