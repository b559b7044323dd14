import OpsCore

/// The one table from what the operation refuses to what the door answers.
extension Problem {
    init(_ refusal: OpsCore.Refusal) {
        self.init(status: Self.status(of: refusal), code: refusal.code, title: refusal.text)
    }

    /// 422 is about what was said, whatever the state; 409 about how it meets the state as it is.
    ///
    /// So a body that the description allows is never told 422, and one that names what is not
    /// there may be right tomorrow.
    static func status(of refusal: OpsCore.Refusal) -> Int {
        switch refusal {
        case .territory(let refusal): status(of: refusal)
        case .catalogue(let refusal): status(of: refusal)
        case .roster(let refusal): status(of: refusal)
        case .hotline(let refusal): status(of: refusal)
        case .dispatching(let refusal): status(of: refusal)
        case .access(let refusal): status(of: refusal)
        case .danger(let refusal): status(of: refusal)
        case .privacy(let refusal): status(of: refusal)
        case .visit(let refusal): status(of: refusal)
        case .medicine(let refusal): status(of: refusal)
        case .followUp(let refusal): status(of: refusal)
        case .safeguarding(let refusal): status(of: refusal)
        case .care(let refusal): status(of: refusal)
        case .partner(let refusal): status(of: refusal)
        case .line(let refusal): status(of: refusal)
        case .asset(let refusal): status(of: refusal)
        case .visits(let refusal): status(of: refusal)
        case .rules(let refusal): status(of: refusal)
        case .money(let refusal): status(of: refusal)
        case .waves(let refusal): status(of: refusal)
        case .operations(let refusal): status(of: refusal)
        case .crew(let refusal): status(of: refusal)
        case .answers(let refusal): status(of: refusal)
        case .messages(let refusal): status(of: refusal)
        case .candidate(let refusal): status(of: refusal)
        case .rounds(let refusal): status(of: refusal)
        }
    }

    private static func status(of refusal: CandidateRefusal) -> Int {
        switch refusal {
        case .unknownCandidate: 404
        // What a candidate may pass next is a matter of the territory's rules and of what was done.
        case .unknownTerritory, .stageMissing, .notAhead, .notBehind, .nothingLeft, .checkUnsaid,
            .checkOver,
            .vettedByCheckAlone, .accompaniedTooLong, .nothingToChange, .merged, .admitted,
            .notMerged, .chainOfMerges, .unknownTwin, .notYetDue, .notAnOffer, .contactTaken,
            .nameless,
            .refTaken, .live:
            409
        }
    }

    /// What a plan may hold depends on what is live, on days and on people: no description can say it.
    private static func status(of refusal: RoundsRefusal) -> Int {
        switch refusal {
        case .unknownRound: 404
        case .unknownTerritory, .unknownRequest, .unknownVolunteer, .unknownVehicle, .dayIsOver,
            .noStops, .tooManyStops, .otherDay, .notDraft, .changedMeanwhile, .repeatedRound,
            .notDeliverable, .elsewhere, .notOpen, .inAnotherRound, .repeatedStop,
            .medicineWithoutPickUp, .pickUpTooLate, .pickUpAlone, .timesOutOfOrder,
            .outsideWindow, .outsideAgreedHour, .outsideSafeHours, .windowBeyondDay, .outsideShift,
            .backTooLate,
            .overCapacity, .nobodyDrives, .repeatedVolunteer,
            .crewSize, .crewTaken, .noVehicle, .vehicleTaken, .pinnedElsewhere, .notInRound,
            .leavesTooSoon, .crewUnderway, .staysAsPublished, .staysInRound, .windowWasTold,
            .doorComesFirst, .arrivalIsOver, .hasLeft:
            409
        }
    }

    private static func status(of refusal: MessagesRefusal) -> Int {
        switch refusal {
        case .unknownDeployment: 404
        case .notDead, .notToRing, .tooLate, .notSending: 409
        }
    }

    private static func status(of refusal: TerritoryRefusal) -> Int {
        switch refusal {
        case .alreadyRegistered, .secondRoot, .postcodeTaken, .unknownParent: 409
        }
    }

    private static func status(of refusal: CatalogueRefusal) -> Int {
        switch refusal {
        // Of the kinds that are known the description says that none stands twice; of others it cannot.
        case .repeatedNeed(.own), .needWithoutName, .needNamedOtherwise: 409
        case .noNeeds, .repeatedNeed, .unknownRelatedSource: 422
        case .unknownDeployment: 404
        // Where no beginning is said, the end is held against the clock.
        case .unknownEntry, .unknownTerritory, .endsBeforeItStarts, .deploymentAlreadyClosed,
            .unknownZone, .quietAllDay:
            409
        }
    }

    private static func status(of refusal: RosterRefusal) -> Int {
        switch refusal {
        case .unknownVolunteer: 404
        case .unknownTerritory, .availabilityUnchanged, .nothingToChange, .emptySpan, .notVetted,
            .scopeUnsaid,
            .skillTaken, .skillCircle, .unknownParent, .refTaken, .calendar, .erased:
            409
        }
    }

    private static func status(of refusal: HotlineRefusal) -> Int {
        switch refusal {
        case .noTerritory, .impossibleTime, .alreadyKnown, .nothingNew, .staysAnonymous,
            .personErased,
            .nobodyConsents, .unknownNeed,
            .requestUnderway,
            .notYetDue:
            409
        // What a body may not say depends on the address and on what was merged before.
        case .samePersonTwice, .unknownPerson, .alreadyMerged, .chainOfMerges, .notMerged: 409
        case .impossiblePostcode, .repeatedNeed, .qualificationIsNoNeed: 422
        case .unknownRequest: 404
        }
    }

    /// What is wrong by itself depends on days and on rules as well, which no description can say.
    private static func status(of refusal: FollowUpRefusal) -> Int {
        switch refusal {
        case .unknownCall, .unknownDeployment: 404
        case .takenByOther, .notTaken, .outsideSafeHours, .voicemailNotAllowed, .notYetDue,
            .callsRefused, .hoursNeverMeet, .otherSafeHours, .otherSafePhone, .oneRefusesCalls,
            .equalEnds, .endsBeforeItStarts,
            .tooFarAhead,
            .questionsDoNotRepeat,
            .outcomeNeedsRequest, .nobodyToCall, .answerNeeded, .nothingWasAsked,
            .unmetNeedUnclear, .ladderStartsWithoutCall,
            .ladderWithoutSupervisor, .questionsOnlyCall:
            409
        }
    }

    private static func status(of refusal: SafeguardingRefusal) -> Int {
        switch refusal {
        case .unknownConcern: 404
        case .nobodyConcerned, .undecided, .actionsOpen, .unknownAction, .deadlinePassed,
            .notYetDue:
            409
        }
    }

    private static func status(of refusal: VisitsRefusal) -> Int {
        switch refusal {
        case .unknownSeries, .unknownMission: 404
        case .openAlready, .noCallForHours, .nothingToReport, .notToBePlanned, .inPast,
            .tooFarAhead, .crewUnderway,
            .notYetDue, .bothHaveVisits, .seriesLive, .noDoor, .crewElsewhere:
            409
        }
    }

    private static func status(of refusal: CareRefusal) -> Int {
        switch refusal {
        case .unknownPlan: 404
        // Dates meet the clock, and people what is live of them.
        case .planOpenAlready, .unknownSupporter, .supporterDoesNotFit, .reviewInPast,
            .reviewTooFarAhead,
            .planNotYetDue, .bothHavePlans, .planLive:
            409
        }
    }

    private static func status(of refusal: DispatchingRefusal) -> Int {
        switch refusal {
        case .unknownRequest, .unknownMission: 404
        case .nobodyNamed, .tooManyVolunteers: 422
        // One volunteer under two names: the number here, the identity there.
        case .unknownVolunteer, .repeatedVolunteer, .uncovered, .toBeQualified, .alreadyAssigned,
            .doesNotFit, .cannotGo, .crewComplete, .crewLacks, .crewLacksVehicle,
            .crewUnaccompanied, .severalAsked, .nobodyAsked, .notAsked, .alreadyAnswered,
            .notYetExpired, .wrongStage, .impossibleDay:
            409
        }
    }

    private static func status(of refusal: DangerRefusal) -> Int {
        switch refusal {
        case .unknownAlert: 404
        case .alreadyTaken, .notYetDue, .alreadyAbout, .contactErased: 409
        }
    }

    private static func status(of refusal: PrivacyRefusal) -> Int {
        switch refusal {
        // What a person has, and what is held on her, is a matter of the state.
        case .nothingToCorrect, .unknownNote, .alreadyErased, .noWordsOfErased, .requestLive,
            .othersMayBeHer,
            .dangerLive, .callLive,
            .concernLive, .moneyOpen,
            .onHold,
            .alreadyOnHold, .notOnHold, .notNameless, .consentWithdrawnAlready, .consentInFuture,
            .retentionNotDue, .notAnonymous,
            .consentNeeded, .volunteerOnMission, .volunteerInTeam, .volunteerHasAsset,
            .volunteerHasMoney, .volunteerSupports, .volunteerInAlarm, .candidateIsVolunteer:
            409
        }
    }

    private static func status(of refusal: VisitRefusal) -> Int {
        switch refusal {
        case .unknownMission: 404
        case .nobodyComes, .notInPerson, .noCode, .codeExpired, .otherCode, .tooManyChecks: 409
        }
    }

    private static func status(of refusal: MedicineRefusal) -> Int {
        switch refusal {
        case .unknownMission: 404
        // What the description allows to be said: that the rule of the service says no is no fault of the body.
        case .noMedicine, .canGoOut, .hasOtherWay, .prescriptionElsewhere, .notEstablished,
            .notSealed, .crewNotUnderway, .notArrived, .wrongState, .notHandedOver,
            .stillInHand, .handedOver:
            409
        }
    }

    private static func status(of refusal: RulesRefusal) -> Int {
        switch refusal {
        case .unknownRequest: 404
        case .unknownTerritory, .endsBeforeItStarts, .repeatedRule, .repeatedBasket, .overlaps,
            .currencyChanged, .heldElsewhere, .requestUnderway, .noneInForce, .unknownRule,
            .speaksForRequest:
            409
        }
    }

    private static func status(of refusal: MoneyRefusal) -> Int {
        switch refusal {
        case .unknownMission: 404
        // What is allowed depends on the rules in force, which no description can say.
        case .nothingOpen, .nothingToBuy, .amountNeeded, .unknownBasket, .meansNotAllowed,
            .wrongCurrency, .aboveCeiling, .aboveHousehold, .aboveAgreement, .notAgreed,
            .crewNotUnderway, .notArrived, .noReceipt, .sameReceipt, .wrongState, .nothingAdvanced,
            .missionLive,
            .notRefunded,
            .samePersonTwice, .notPaid, .stillInHand, .paid,
            .notYetDue:
            409
        }
    }

    private static func status(of refusal: WavesRefusal) -> Int {
        switch refusal {
        case .unknownRequest, .unknownMission: 404
        case .uncovered, .toBeQualified, .crewComplete, .alreadyAsking, .notAsking, .nobodySilent,
            .remindedAlready, .notYetDue, .nobodyInReserve:
            409
        }
    }

    private static func status(of refusal: OperationsRefusal) -> Int {
        switch refusal {
        case .unknownEvent, .unknownTeam: 404
        // What a note or a team may say depends on the log as it stands.
        case .unknownTerritory, .unknownVolunteer, .eventClosed, .nothingToChange, .teamStillOut,
            .memberElsewhere, .memberOnMission, .memberUnderWay, .memberMissing,
            .teamOfOtherEvent, .noteInFuture, .unknownNote,
            .saidByNobody,
            .teamNotYetDue:
            409
        }
    }

    private static func status(of refusal: CrewRefusal) -> Int {
        switch refusal {
        case .unknownMission, .unknownVolunteer, .unknownDeployment, .unknownAlarm: 404
        case .notInCrew, .severalGo, .wrongStage, .goodsInHand, .handOverRuns, .crewSize,
            .gearNotConfirmed, .noGearNeeded, .notAskedToConfirm, .notYetDue, .alarmNotYetDue,
            .wordsNeeded, .notOverdue, .contactUnsaid, .nothingToTakeBack, .crewFellApart:
            409
        }
    }

    private static func status(of refusal: AnswersRefusal) -> Int {
        switch refusal {
        case .unknownReply, .unknownVolunteer: 404
        case .notYetDue, .notStopped: 409
        }
    }

    private static func status(of refusal: AccessRefusal) -> Int {
        switch refusal {
        case .unknownToken: 404
        case .outsideTerritory, .wholeHouse: 403
        case .lastAdministrator, .partnerNeeded, .partnerUnwanted, .territoryUnwanted,
            .unknownTerritory:
            409
        }
    }

    private static func status(of refusal: LineRefusal) -> Int {
        switch refusal {
        case .unknownLine: 404
        case .unknownTerritory, .repeatedNeed, .nothingToChange, .inPast, .alreadyClosed: 409
        }
    }

    private static func status(of refusal: AssetRefusal) -> Int {
        switch refusal {
        case .unknownAsset, .unknownLot: 404
        case .unknownTerritory, .unknownVolunteer, .unknownMission, .unknownRequest,
            .otherRequest, .tagTaken, .slotEndsTooSoon,
            .slotIsOver, .slotTaken, .unknownBooking, .notAvailable, .notOut, .notFaulty,
            .isBooked, .notInCrew,
            .backTooSoon, .notSoMany, .notTaken, .hasExpired, .notYetDue:
            409
        }
    }

    private static func status(of refusal: PartnerRefusal) -> Int {
        switch refusal {
        case .unknownPartner: 404
        case .suspended: 403
        // That somebody agreed is no matter of form: a body without it is whole, and is refused.
        case .unknownTerritory, .nothingToChange, .alreadySuspended, .notSuspended, .noPartner,
            .noConsent, .consentInFuture, .nobodyReferred, .outsideTerritory, .tooManyReferrals:
            409
        }
    }
}
