import OpsCore

/// What the house answers.
extension Schemas {
    static let general: [(name: String, schema: String)] = [
        ("Any", "{}"),
        ("Health", object(["status": text(20)], needed: ["status"])),
        (
            "Readiness",
            object(
                ["status": text(20), "position": count, "country": optionalText],
                needed: ["status"])
        ),
        ("Problem", problem),
    ]

    private static let problem = object(
        [
            "type": #"{"type":"string","format":"uri"}"#, "title": #"{"type":"string"}"#,
            "status": #"{"type":"integer"}"#, "detail": #"{"type":"string"}"#,
            "code": #"{"type":"string"}"#,
            "errors": array(
                object(
                    [
                        "pointer": #"{"type":"string"}"#, "code": #"{"type":"string"}"#,
                        "detail": #"{"type":"string"}"#,
                    ], needed: ["pointer", "code", "detail"])),
            "danger": component("Danger"),
        ], needed: ["type", "title", "status", "code"])

    static let things: [(name: String, schema: String)] = [
        ("Danger", danger), ("Contact", contact), ("Candidates", candidates),
        ("PersonCopy", personCopy), ("Erasure", erasure), ("Hold", hold), ("Consents", consents),
        ("PersonHistory", personHistory), ("Request", request), ("Mission", mission),
        ("Proposal", proposal),
        ("CrewProposal", crewProposal),
        ("Volunteer", volunteer), ("Territory", open(["id": text(32)])),
        ("Entry", open(["id": text(80), "slug": text(80), "version": number])),
        ("Deployment", open(["id": uuid, "entry": text(80), "territory": territoryCode])),
        ("Impact", impact),
        (
            "UncoveredNeed",
            open(["id": text(80), "territory": territoryCode, "need": needKind, "requests": count])
        ), ("Need", need), ("Token", open(["id": uuid])), ("VisitCode", visitCode),
        ("VisitCodeState", visitCodeState),
        ("VisitCheck", visitCheck), ("MissionSheet", missionSheet),
        ("NotedVisitCheck", notedVisitCheck),
        ("JournalEntry", journalEntry), ("Figures", figures),
        ("Fairness", fairness),
    ]

    private static func open(_ members: KeyValuePairs<String, String>) -> String {
        object(members, needed: members.map(\.key), isOpen: true)
    }

    private static let need = object(
        [
            "id": needKind, "kind": needKind, "name": localizedText,
            "inPerson": #"{"type":"boolean"}"#, "conversation": #"{"type":"boolean"}"#,
            "added": #"{"type":"boolean"}"#,
        ], needed: ["id", "kind", "name", "inPerson", "conversation", "added"])

    private static let figures = object(
        [
            "from": day, "until": day, "by": array(codes(of: FigureDimension.self)),
            "smallest": count, "total": countOrHidden, "hidden": count,
            "items": array(
                object(["requests": countOrHidden], needed: ["requests"], isOpen: true)),
        ], needed: ["from", "until", "by", "smallest", "total", "hidden", "items"])

    private static let fairness = object(
        [
            "from": instant, "until": instant, "territory": territoryCode, "volunteers": count,
            "asked": spread, "accepted": spread,
            "mostAsked": array(
                object(
                    ["number": number, "asked": count, "accepted": count],
                    needed: ["number", "asked", "accepted"])),
            "noes": array(
                object(["reason": optionalText, "count": count], needed: ["reason", "count"])),
        ], needed: ["from", "until", "volunteers", "asked", "accepted", "mostAsked", "noes"])
    private static let spread = object(
        [
            "sum": count, "meanHundredths": count, "median": count, "most": count, "none": count,
            "busiestTenthPerMille": #"{"type":"integer","minimum":0,"maximum":1000}"#,
        ], needed: ["sum", "meanHundredths", "median", "most", "none"])

    /// Null where it is hidden.
    private static let countOrHidden = #"{"type":["integer","null"],"minimum":0}"#

    private static let owner =
        #"{"type":["object","null"],"properties":{"kind":"#
        + #"{"type":"string","enum":["desk","crew"]},"territory":{"type":"string"},"#
        + #""mission":{"type":"string","format":"uuid"}},"required":["kind"]}"#

    static let localizedText = object(
        ["fr": text(500), "es": text(500), "en": text(500)], needed: ["fr", "es", "en"])

    private static let danger = object(
        [
            "id": uuid, "number": number, "contact": optionalUUID,
            "contactNumber": #"{"type":["integer","null"],"minimum":1}"#,
            "state": codes(of: DangerState.self), "territory": optionalText,
            "owner": #"{"type":["object","null"],"properties":{"kind":"#
                + #"{"type":"string","enum":["desk","supervisor"]},"#
                + #""territory":{"type":["string","null"]},"#
                + #""token":{"type":"string","format":"uuid"},"label":{"type":["string","null"]}},"#
                + #""required":["kind"]}"#,
            "openedAt": instant, "dueAt": optionalInstant, "overdue": #"{"type":"boolean"}"#,
            "takenAt": optionalInstant, "closedAt": optionalInstant, "escalations": count,
            "outcome": optionalText, "version": number,
            "calls": array(
                object(
                    [
                        "id": uuid, "service": text(6), "calledAt": instant,
                        "reference": optionalText,
                    ], needed: ["id", "service", "calledAt"])),
            "notes": array(#"{"type":"string"}"#), "country": optionalText,
            "emergencyNumbers": array(
                object(
                    ["number": text(6), "service": localizedText], needed: ["number", "service"])),
            "errors": array(#"{"type":"object"}"#),
        ],
        needed: [
            "id", "number", "state", "owner", "openedAt", "dueAt", "overdue", "escalations",
            "version",
        ])

    private static let contact = object(
        [
            "id": uuid, "number": number, "kind": codes(of: ContactKind.self), "loggedAt": instant,
            "occurredAt": optionalInstant, "language": text(35),
            "anonymous": #"{"type":"boolean"}"#,
            "person": #"{"type":["object","null"]}"#, "caller": #"{"type":["object","null"]}"#,
            "postcode": optionalText, "territory": territoryCode, "referral": origin,
            "foodUntil": day, "medicineUntil": day,
            "anonymityLifted": #"{"type":"object"}"#, "noteShortened": #"{"type":"boolean"}"#,
            "requests": array(#"{"type":"object"}"#), "notes": array(#"{"type":"string"}"#),
            "danger": component("Danger"), "repeatCaller": repeatCaller,
            "carePlan": carePlanInBrief,
        ], needed: ["id", "number", "kind", "loggedAt", "language", "anonymous", "territory"])

    private static let request = object(
        [
            "id": uuid, "number": number, "contact": uuid, "need": needKind,
            "status": requestStatus, "territory": territoryCode, "deployment": optionalUUID,
            "entry": optionalText, "language": text(35), "postcode": optionalText, "owner": owner,
            "crew": number, "openedAt": instant, "lastsUntil": optionalDay,
            "dueAt": optionalInstant, "promisedAt": instant, "overdue": #"{"type":"boolean"}"#,
            "escalations": count,
            "closedAt": optionalInstant,
            "outcome": optionalText, "mission": optionalUUID, "version": number,
            "person": #"{"type":["object","null"]}"#, "caller": #"{"type":["object","null"]}"#,
            "notes": array(#"{"type":"string"}"#), "missions": array(component("Mission")),
            "lastingSolutionNeeded": #"{"type":"boolean"}"#, "ruleCheck": ruleCheck,
            "refusal": ruleCheck, "unanswered": unanswered, "solicitation": solicitation,
            "likelySame": likelySame,
            "consentWithdrawn": consentWithdrawn, "visitAt": instant,
        ],
        needed: [
            "id", "number", "contact", "need", "status", "territory", "owner", "openedAt", "dueAt",
            "overdue", "version",
        ])

    private static let mission = object(
        [
            "id": uuid, "number": number, "request": uuid, "requestNumber": number,
            "stage": codes(of: MissionStage.self), "crew": number, "openedAt": instant,
            "startedAt": optionalInstant, "arrivedAt": optionalInstant,
            "closedAt": optionalInstant, "failureReason": optionalText,
            "notes": array(#"{"type":"string"}"#), "version": number,
            "packet": packet, "money": missionMoney, "slot": slot, "crewWatch": crewWatch,
            "means": array(missionMeans),
            "booked": array(
                object(
                    [
                        "asset": number, "tag": text(80), "kind": codes(of: AssetKind.self),
                        "from": instant, "until": instant,
                    ], needed: ["asset", "tag", "kind", "from", "until"])),
            "visitCode": #"{"type":["object","null"],"properties":{"expiresAt":"#
                + "\(instant)" + #","toldAt":"# + "\(optionalInstant)"
                + #"},"required":["expiresAt","toldAt"],"additionalProperties":false}"#,
            "solicitations": array(
                object(
                    [
                        "id": uuid, "volunteer": uuid, "volunteerNumber": number,
                        "name": optionalText, "note": optionalText,
                        "state": codes(of: SolicitationState.self),
                        "askedAt": instant, "expiresAt": instant, "answeredAt": optionalInstant,
                        "wave": #"{"type":["integer","null"]}"#, "remindedAt": optionalInstant,
                        "way": codes(of: AnswerWay.self), "reserve": #"{"type":"boolean"}"#,
                        "reason": codes(of: DeclineReason.self), "until": day,
                        "takesOver": #"{"type":"boolean"}"#, "takenBackAt": instant,
                        "byTelephoneOnly": #"{"type":"boolean"}"#,
                        "message": codes(of: MessageState.self),
                        "messageReason": codes(of: MessageFailure.self),
                    ], needed: ["id", "volunteer", "state", "expiresAt"])),
        ], needed: ["id", "number", "request", "stage", "crew", "solicitations", "version"])

    private static let reason = object(
        ["code": text(60), "text": text(500), "points": #"{"type":"integer"}"#],
        needed: ["code", "text"])

    private static let proposal = object(
        [
            "id": uuid, "number": number, "name": optionalText, "note": optionalText,
            "fits": #"{"type":"boolean"}"#, "askedElsewhere": #"{"type":"boolean"}"#,
            "byTelephoneOnly": #"{"type":"boolean"}"#,
            "score": #"{"type":"integer"}"#, "distanceMetres": #"{"type":["integer","null"]}"#,
            "reasonsFor": array(reason), "reasonsAgainst": array(reason),
        ], needed: ["id", "number", "fits", "score", "reasonsFor", "reasonsAgainst"])

    private static let crewProposal = object(
        ["score": #"{"type":"integer"}"#, "members": array(proposal)],
        needed: ["score", "members"])

    private static let volunteer = object(
        ["id": uuid, "number": number, "name": optionalText, "available": #"{"type":"boolean"}"#],
        needed: ["id", "number", "available"], isOpen: true)

    private static let impact = open([
        "id": text(80), "requests": count, "people": count, "anonymous": count, "open": count,
        "outcomes": #"{"type":"object"}"#, "confirmed": #"{"type":"object"}"#,
        "missionsFailed": #"{"type":"object"}"#,
        "delays": #"{"type":"object"}"#, "deployments": array(#"{"type":"object"}"#),
    ])

    private static let journalEntry = open([
        "id": text(20), "position": number, "at": instant, "actor": text(100), "cause": uuid,
        "name": text(100), "payload": #"{"type":"object"}"#, "digest": text(64),
    ])
}
