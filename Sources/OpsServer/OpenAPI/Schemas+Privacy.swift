import OpsCore

/// What people may ask of what is held on them, as it goes through the door.
extension Schemas {
    static let personCorrection = body([
        "name": words(ContactBody.nameLimit), "phone": phone,
        "address": words(ContactBody.addressLimit), "postcode": postcode,
        "entryCode": words(ContactBody.entryCodeLimit), "safePhone": phone, "safeHours": dayWindow,
        "remove": array(
            #"{"type":"string","enum":[\#(removable)]}"#, limit: PersonCorrection.removable.count),
        "notes": array(
            body(
                [
                    "number": #"{"type":"integer","minimum":1,"maximum":9007199254740991}"#,
                    "text": words(ContactBody.noteLimit),
                ],
                needed: ["number"]), limit: PersonCorrection.noteLimit),
    ])

    private static let removable = PersonCorrection.removable.map { "\"\($0.rawValue)\"" }
        .joined(separator: ",")

    static let numberedNotes = array(
        object(["number": number, "text": #"{"type":"string"}"#], needed: ["number", "text"]))

    private static let copiedMission = object(
        [
            "number": number, "stage": codes(of: MissionStage.self), "openedAt": instant,
            "startedAt": optionalInstant, "arrivedAt": optionalInstant,
            "closedAt": optionalInstant, "failureReason": optionalText,
            "pharmacy": optionalText, "coldChain": yesOrNo, "urgent": yesOrNo,
            "money": #"{"type":["object","null"]}"#,
            "slot": object(["from": instant, "until": instant], needed: ["from", "until"]),
            "notes": numberedNotes,
        ], needed: ["number", "stage", "openedAt", "notes"])

    private static let copiedRequest = object(
        [
            "number": number, "need": needKind, "status": requestStatus, "openedAt": instant,
            "closedAt": optionalInstant, "outcome": optionalText, "task": optionalText,
            "lastsUntil": optionalDay, "ruleCheck": ruleCheck, "refusedByRule": optionalText,
            "refusedBecause": localizedText,
            "sentTo": optionalText, "notes": numberedNotes, "missions": array(copiedMission),
        ], needed: ["number", "need", "status", "openedAt", "notes", "missions"])

    private static let copiedDanger = object(
        [
            "number": number, "state": codes(of: DangerState.self), "openedAt": instant,
            "closedAt": optionalInstant, "outcome": optionalText,
            "calls": array(
                object(
                    ["service": text(6), "calledAt": instant, "reference": optionalText],
                    needed: ["service", "calledAt"])),
            "notes": numberedNotes,
        ], needed: ["number", "state", "openedAt", "calls", "notes"])

    private static let copiedContact = object(
        [
            "number": number, "kind": codes(of: ContactKind.self), "loggedAt": instant,
            "occurredAt": optionalInstant, "language": text(35), "postcode": optionalText,
            "territory": territoryCode, "foodUntil": day, "medicineUntil": day,
            "caller": object(
                ["relation": optionalText, "nameIsHeld": #"{"type":"boolean"}"#],
                needed: ["nameIsHeld"]),
            "referral": origin,
            "anonymityLifted": object(
                [
                    "at": instant, "by": text(100), "consentBy": optionalText, "reason": text(40),
                    "recipient": text(40),
                ], needed: ["at", "by", "reason", "recipient"]),
            "notes": numberedNotes, "requests": array(copiedRequest),
            "dangers": array(copiedDanger),
        ],
        needed: [
            "number", "kind", "loggedAt", "language", "territory", "notes", "requests", "dangers",
        ])

    private static let copiedIdentity = object(
        [
            "id": uuid, "name": optionalText, "phone": optionalText, "address": optionalText,
            "postcode": optionalText, "safePhone": optionalText, "safeHours": optionalText,
            "entryCode": optionalText,
            "erasedAt": optionalInstant,
            "hold": hold, "callsRefusedAt": instant,
            "visitWish": object(
                ["wants": codes(of: VisitWants.self), "wishedAt": instant],
                needed: ["wants", "wishedAt"]),
            "corrections": array(
                object(
                    ["at": instant, "fields": array(codes(of: PersonField.self))],
                    needed: ["at", "fields"])),
        ], needed: ["id", "corrections"])

    private static let copiedCall = object(
        [
            "number": number, "purpose": text(40), "state": text(40), "plannedAt": instant,
            "callAt": instant, "phone": optionalText, "neighbourIsHeld": #"{"type":"boolean"}"#,
            "requestNumber": optionalNumber, "visitNumber": optionalNumber,
            "preferred": optionalText, "safe": optionalText, "utcOffsetMinutes": optionalNumber,
            "voicemail": yesOrNo, "everyDays": optionalNumber, "until": optionalInstant,
            "closedAt": optionalInstant, "ending": optionalText,
            "tries": array(
                object(
                    ["step": text(40), "result": text(40), "triedAt": instant],
                    needed: ["step", "result", "triedAt"])),
            "answer": copiedAnswer, "notes": numberedNotes,
        ],
        needed: [
            "number", "purpose", "state", "plannedAt", "callAt", "neighbourIsHeld", "voicemail",
            "tries", "notes",
        ])

    /// What she told of whether help came; null while she did not.
    private static let copiedAnswer =
        #"{"type":["object","null"],"properties":{"help":{"type":"string"},"#
        + #""reason":{"type":"string"},"unmet":{"type":"array","items":{"type":"string"}}},"#
        + #""required":["help","reason","unmet"],"additionalProperties":false}"#

    static let personCopy = object(
        [
            "id": uuid, "madeAt": instant, "identities": array(copiedIdentity),
            "mayBeHerToo": mayBeHerToo,
            "contacts": array(copiedContact), "calls": array(copiedCall),
            "concerns": array(#"{"type":"object"}"#),
            "carePlans": array(copiedPlan), "visits": array(copiedVisits),
            "candidates": array(component("Candidate")),
            "consents": array(saidConsent),
            "searchKeys": count, "keptAnswers": count,
        ],
        needed: ["id", "madeAt", "identities", "contacts", "consents", "searchKeys", "keptAnswers"])

    static let consentPurposes = array(
        codes(of: ConsentPurpose.self), limit: ConsentPurpose.allCases.count)

    static let consentWithdrawn = consentPurposes

    static let newConsent = body(
        [
            "purpose": codes(of: ConsentPurpose.self), "by": codes(of: ConsentSpeaker.self),
            "means": codes(of: ConsentMeans.self), "saidAt": instant, "partner": reference,
        ], needed: ["purpose"],
        rules: #""anyOf":[{"properties":{"purpose":{"const":"partner"}}},"#
            + #"{"properties":{"partner":{"type":"null"}}}]"#)

    private static let saidConsent = object(
        [
            "purpose": codes(of: ConsentPurpose.self), "given": #"{"type":"boolean"}"#,
            "by": codes(of: ConsentSpeaker.self), "means": codes(of: ConsentMeans.self),
            "saidAt": instant, "notedAt": instant, "notedBy": text(100), "partner": uuid,
            "partnerNumber": number,
        ], needed: ["purpose", "given", "by", "means", "saidAt", "notedAt", "notedBy"])

    static let consents = object(
        [
            "person": uuid,
            "purposes": array(
                object(
                    [
                        "purpose": codes(of: ConsentPurpose.self),
                        "state": codes(of: ConsentState.self),
                        "by": codes(of: ConsentSpeaker.self),
                        "means": codes(of: ConsentMeans.self), "saidAt": instant,
                        "notedAt": instant, "notedBy": text(100), "partner": uuid,
                        "partnerNumber": number,
                    ], needed: ["purpose", "state"])),
            "partners": array(
                object(
                    [
                        "state": codes(of: ConsentState.self),
                        "by": codes(of: ConsentSpeaker.self),
                        "means": codes(of: ConsentMeans.self), "saidAt": instant,
                        "notedAt": instant, "notedBy": text(100), "partner": uuid,
                        "partnerNumber": number,
                    ], needed: ["state", "partner"])),
            "said": array(saidConsent),
        ], needed: ["person", "purposes", "partners", "said"])

    static let hold = object(
        ["reason": codes(of: HoldReason.self), "since": instant], needed: ["reason", "since"])

    static let erasure = object(
        [
            "people": array(uuid), "contact": uuid, "danger": uuid, "candidate": uuid,
            "volunteers": array(uuid), "erasedAt": instant,
            "by": text(100),
            "reason": codes(of: ErasureReason.self),
            "rows": #"{"type":"object","additionalProperties":{"type":"integer","minimum":0}}"#,
            "position": number, "digest": text(64),
        ], needed: ["people", "erasedAt", "by", "reason", "rows", "position", "digest"])
}
