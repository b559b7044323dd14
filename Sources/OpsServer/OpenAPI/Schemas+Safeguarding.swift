import OpsCore

/// Safeguarding concerns, as they are sent and shown.
extension Schemas {
    static let safeguarding: [(name: String, schema: String)] = [
        (
            "NewConcern",
            body(
                [
                    "contact": reference, "person": uuid, "facts": words(ConcernBody.wordsLimit),
                    "words": words(ConcernBody.wordsLimit),
                ], needed: ["facts"])
        ),
        (
            "NewAdvice",
            body(
                [
                    "adviser": words(ContactBody.nameLimit),
                    "advice": words(ConcernBody.wordsLimit),
                ], needed: ["adviser"])
        ),
        (
            "ConcernDecision",
            body(
                [
                    "decision": codes(of: ConcernDecision.self),
                    "reasons": words(ConcernBody.wordsLimit),
                ], needed: ["decision"])
        ),
        (
            "NewAction",
            body(
                [
                    "task": words(ContactBody.noteLimit), "owner": words(ContactBody.nameLimit),
                    "deadline": instant,
                ], needed: ["task", "owner", "deadline"])
        ),
        (
            "ActionResult",
            body(
                [
                    "action": #"{"type":"integer","minimum":1,"maximum":1000000}"#,
                    "result": words(ConcernBody.wordsLimit),
                ], needed: ["action"])
        ),
        (
            "ConcernClosure",
            body(
                [
                    "reason": codes(of: ConcernEnding.self), "note": words(ConcernBody.wordsLimit),
                ],
                needed: ["reason"])
        ),
        (
            "NewConcernRules",
            body(
                ruleMembers,
                needed: [
                    "workingDays", "decideUntil", "utcOffsetMinutes", "reviewDays",
                    "alarmMinutes", "inCopy",
                ])
        ),
        ("ConcernRules", object(ruleMembers)),
        (
            "ConcernReceipt",
            object(
                ["id": uuid, "number": number, "raisedAt": instant],
                needed: ["id", "number", "raisedAt"])
        ),
        ("Concern", concern),
        (
            "NewLifting",
            body(
                [
                    "consentBy": codes(of: ConsentSpeaker.self),
                    "reason": codes(of: LiftReason.self),
                    "recipient": codes(of: LiftRecipient.self),
                ], needed: ["reason", "recipient"])
        ),
        ("NewRetention", body(retentionMembers, needed: retentionNames)),
        (
            "Retention",
            object(retentionMembers, needed: retentionNames, isOpen: true)
        ),
        (
            "RetentionWish", body(["limit": #"{"type":"integer","minimum":1,"maximum":1000}"#])
        ),
        (
            "RetentionReport",
            object(
                [
                    "people": count, "contacts": count, "candidates": count,
                    "volunteers": count,
                    "accessRows": count, "kept": count,
                    "hasMore": #"{"type":"boolean"}"#,
                ], needed: ["people", "contacts", "accessRows", "kept", "hasMore"])
        ),
        (
            "RetentionPlan",
            object(
                [
                    "rules": array(#"{"type":"object"}"#), "items": array(#"{"type":"object"}"#),
                    "more": count,
                ], needed: ["rules", "items", "more"])
        ),
        (
            "Access",
            object(
                [
                    "number": number, "at": instant, "by": optionalUUID, "person": uuid,
                    "route": text(80), "subject": optionalText, "reason": optionalText,
                    "digest": text(64),
                ], needed: ["number", "at", "by", "person", "route", "digest"])
        ),
        (
            "AccessVerification",
            object(
                [
                    "rows": count, "last": count, "digest": text(64), "anchors": count,
                    "isWhole": #"{"type":"boolean"}"#, "brokenAt": #"{"type":["integer","null"]}"#,
                ], needed: ["rows", "last", "digest", "isWhole"])
        ),
    ]

    private static let ruleMembers: KeyValuePairs<String, String> = [
        "workingDays": array(codes(of: Weekday.self), limit: 7, least: 1),
        "decideUntil": timeOfDay,
        "utcOffsetMinutes": #"{"type":"integer","minimum":-720,"maximum":840}"#,
        "reviewDays": #"{"type":"integer","minimum":1,"maximum":90}"#,
        "alarmMinutes": #"{"type":"integer","minimum":5,"maximum":1440}"#,
        "inCopy": #"{"type":"boolean"}"#,
    ]

    private static let months = #"{"type":"integer","minimum":1,"maximum":600}"#

    private static let retentionMembers: KeyValuePairs<String, String> = [
        "personMonths": months, "refusedMonths": months, "anonymousMonths": months,
        "candidateMonths": months, "volunteerMonths": months,
        "accessLogMonths": #"{"type":"integer","minimum":6,"maximum":12}"#,
        "daily": #"{"type":"boolean"}"#, "time": timeOfDay,
        "utcOffsetMinutes": #"{"type":"integer","minimum":-720,"maximum":840}"#,
    ]

    private static let retentionNames = [
        "personMonths", "refusedMonths", "anonymousMonths", "accessLogMonths", "daily", "time",
        "utcOffsetMinutes",
    ]

    private static let concern = object(
        [
            "id": uuid, "number": number, "state": codes(of: ConcernState.self),
            "decision": optionalText, "contact": uuid,
            "contactNumber": #"{"type":["integer","null"]}"#, "person": optionalUUID,
            "owner": #"{"type":["object","null"]}"#, "raisedBy": text(80),
            "raisedByLabel": optionalText, "raisedAt": instant,
            "dueAt": optionalInstant, "overdue": #"{"type":"boolean"}"#,
            "closedAt": optionalInstant, "escalations": count, "openActions": count,
            "ending": optionalText, "version": number,
            "actions": array(#"{"type":"object"}"#), "steps": array(#"{"type":"object"}"#),
            "danger": #"{"anyOf":[\#(component("Danger")),{"type":"null"}]}"#,
        ], needed: ["id", "number", "state", "owner", "dueAt", "overdue", "version"])
}
