import OpsCore

/// The one table from what the operation refuses to what the door answers.
extension Problem {
    init(_ refusal: OpsCore.Refusal) {
        self.init(status: Self.status(of: refusal), code: refusal.code, title: refusal.text)
    }

    static func status(of refusal: OpsCore.Refusal) -> Int {
        switch refusal {
        case .territory(let refusal): status(of: refusal)
        case .catalogue(let refusal): status(of: refusal)
        case .roster(let refusal): status(of: refusal)
        case .hotline(let refusal): status(of: refusal)
        case .dispatching(let refusal): status(of: refusal)
        case .access(let refusal): status(of: refusal)
        }
    }

    private static func status(of refusal: TerritoryRefusal) -> Int {
        switch refusal {
        case .alreadyRegistered, .secondRoot, .postcodeTaken: 409
        case .unknownParent: 422
        }
    }

    private static func status(of refusal: CatalogueRefusal) -> Int {
        switch refusal {
        case .unknownEntry, .unknownTerritory, .noNeeds, .repeatedNeed, .endsBeforeItStarts,
            .unknownRelatedSource:
            422
        case .unknownDeployment: 404
        case .deploymentAlreadyClosed: 409
        }
    }

    private static func status(of refusal: RosterRefusal) -> Int {
        switch refusal {
        case .unknownTerritory: 422
        case .unknownVolunteer: 404
        case .availabilityUnchanged: 409
        }
    }

    private static func status(of refusal: HotlineRefusal) -> Int {
        switch refusal {
        case .noTerritory, .requestUnderway, .notYetDue: 409
        case .noNeeds, .impossiblePostcode, .repeatedNeed: 422
        case .unknownRequest: 404
        }
    }

    private static func status(of refusal: DispatchingRefusal) -> Int {
        switch refusal {
        case .unknownRequest, .unknownMission: 404
        case .unknownVolunteer, .nobodyNamed, .repeatedVolunteer, .tooManyVolunteers: 422
        case .uncovered, .alreadyAssigned, .doesNotFit, .crewComplete, .severalAsked,
            .nobodyAsked, .notAsked, .alreadyAnswered, .notYetExpired, .wrongStage:
            409
        }
    }

    private static func status(of refusal: AccessRefusal) -> Int {
        switch refusal {
        case .unknownToken: 404
        case .lastAdministrator: 409
        }
    }
}
