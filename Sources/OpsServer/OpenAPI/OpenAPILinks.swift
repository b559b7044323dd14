/// Where an answer leads: which part of it is the address of what can be asked next.
enum OpenAPILinks {
    struct Link: Sendable {
        let operation: String
        var parameter = "id"
        /// Where in the answer the value stands.
        var pointer = "id"
    }

    /// By the operation that answers.
    static let from: [String: [Link]] = [
        "openDanger": onDanger, "recordServiceCall": onDanger, "takeDanger": onDanger,
        "raiseConcern": onConcern, "decideConcern": onConcern, "actOnConcern": onConcern,
        "planCall": onCall, "takeCall": onCall, "releaseCall": onCall, "reportCall": onCall,
        "openCarePlan": onCarePlan, "reviewCarePlan": onCarePlan,
        "logContact": onContact + onRequest("requests/0/id"), "completeContact": onContact,
        "listRequests": onRequest("items/0/id"),
        "cancelRequest": [Link(operation: "showRequest")],
        "offer": onMission, "acceptMission": onMission, "startMission": onMission,
        "arriveOnMission": onMission,
        "addVolunteer": onVolunteer("id"), "listVolunteers": onVolunteer("items/0/id"),
        "openDeployment": onDeployment, "addCandidate": onCandidate,
        "listEntries": ["showEntry", "showImpact"].map {
            Link(operation: $0, parameter: "slug", pointer: "items/0/slug")
        },
        "openOperationEvent": onEvent, "addTeam": onTeam,
        "openLine": onLine, "registerPartner": onPartner,
        "referPerson": [Link(operation: "showReferral")],
        "issueToken": [Link(operation: "revokeToken")],
    ]

    private static let onDanger = [
        "showDanger", "recordServiceCall", "nameDangerContact", "takeDanger", "closeDanger",
    ].map { Link(operation: $0) }

    private static let onCall = [
        "showCall", "takeCall", "releaseCall", "reportCall", "cancelCall", "alertAboutCall",
    ].map { Link(operation: $0) }

    private static let onConcern = [
        "showConcern", "adviseConcern", "decideConcern", "actOnConcern", "finishAction",
        "closeConcern",
    ].map { Link(operation: $0) }
    private static let onCarePlan = ["showCarePlan", "reviewCarePlan", "endCarePlan"].map {
        Link(operation: $0)
    }

    private static let onContact = ["showContact", "completeContact"].map {
        Link(operation: $0)
    }

    private static let onLine = ["showLine", "changeLine", "closeLine"].map {
        Link(operation: $0)
    }

    private static let onEvent = [
        "showOperationEvent", "changeOperationEvent", "writeEventNote", "listEventNotes",
        "reportSituation", "closeOperationEvent",
    ].map { Link(operation: $0) }
    private static let onTeam = ["showTeam", "setTeamStatus", "setTeamMembers"].map {
        Link(operation: $0)
    }

    private static let onPartner = [
        "showPartner", "changePartner", "suspendPartner", "resumePartner",
    ].map { Link(operation: $0) }

    private static let onMission = [
        "showMission", "acceptMission", "declineMission", "startMission", "arriveOnMission",
        "completeMission", "failMission", "establishPacket", "agreePurchase", "showMissionSheet",
        "showVisitCode",
        "renewVisitCode",
        "tellVisitCode", "agreeSlot", "stepBackFromMission", "noteNoShow", "handMissionOver",
        "checkInOnMission", "confirmGear", "confirmMission", "noteExposure", "showExposure",
    ].map { Link(operation: $0) }

    private static let onDeployment = [
        "showDeployment", "closeDeployment", "changeDeploymentHours", "changeDeploymentWaves",
        "setCrewRules",
    ].map {
        Link(operation: $0)
    }

    private static let onCandidate = [
        "showCandidate", "changeCandidate", "advanceCandidate", "stepBackCandidate",
        "admitCandidate", "closeCandidate", "mergeCandidate", "separateCandidate",
    ].map { Link(operation: $0) }

    private static func onRequest(_ pointer: String) -> [Link] {
        ["showRequest", "propose", "offer", "cancelRequest", "checkEligibility"].map {
            Link(operation: $0, pointer: pointer)
        }
    }

    private static func onVolunteer(_ pointer: String) -> [Link] {
        ["showVolunteer", "changeVolunteer", "setEmergencyContact"].map {
            Link(operation: $0, pointer: pointer)
        }
    }
}
