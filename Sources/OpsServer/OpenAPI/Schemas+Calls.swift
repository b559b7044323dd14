import OpsCore

/// Planned calls: what clients send, and what the house answers.
extension Schemas {
    static let callBodies: [(name: String, schema: String)] = [
        ("NewCall", newCall),
        (
            "CallReport",
            body(
                [
                    "result": codes(of: CallResult.self), "note": words(ContactBody.noteLimit),
                    "answer": body(
                        [
                            "help": codes(of: HelpAnswer.self),
                            "reason": codes(of: ClosingReason.self),
                            "unmet": array(
                                codes(of: UnmetNeedCode.self),
                                limit: UnmetNeedCode.allCases.count),
                        ], needed: ["help", "reason"]),
                ], needed: ["result"])
        ),
        (
            "CallCancellation",
            body(
                ["reason": cancellation, "note": words(ContactBody.noteLimit)],
                needed: ["reason"])
        ),
        ("CallAlert", body(["note": words(ContactBody.noteLimit)])),
        ("NewCallRules", newCallRules),
    ]

    static let calls: [(name: String, schema: String)] = [
        ("Call", plannedCall),
        ("CallRules", object(["of": text(20)], needed: ["of"], isOpen: true)),
    ]

    private static let cancellation: String = {
        let list = CallEnding.cancellations.map { "\"\($0.rawValue)\"" }.joined(separator: ",")
        return #"{"type":"string","enum":[\#(list)]}"#
    }()

    static let dayWindow =
        #"{"type":"string","description":"14:00-16:30, over midnight where it must be; never from a time to itself","#
        + #""pattern":"^\#(partOfDay)$"}"#
    static let partOfDay =
        "(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)"
    static let utcOffset = #"{"type":"integer","minimum":-720,"maximum":840}"#
    static let yesOrNo = #"{"type":"boolean"}"#

    /// Whom: the person, or the one of a contact or of a request.
    private static let somebody =
        #""anyOf":["#
        + [("person", "string"), ("contact", ""), ("request", "")].map { name, type in
            let isThere = type.isEmpty ? #"{"not":{"type":"null"}}"# : #"{"type":"\#(type)"}"#
            return #"{"properties":{"\#(name)":\#(isThere)},"required":["\#(name)"]}"#
        }.joined(separator: ",") + "]"

    private static let newCall = body(
        [
            "person": uuid, "contact": reference, "request": reference,
            "purpose": codes(of: CallPurpose.self), "at": instant, "preferred": dayWindow,
            "safe": dayWindow, "utcOffsetMinutes": utcOffset, "voicemail": yesOrNo,
            "everyDays":
                #"{"type":"integer","minimum":1,"maximum":\#(PlannedCallBody.longestInterval)}"#,
            "until": instant, "phone": phone,
            "neighbour": body(["name": words(ContactBody.nameLimit), "phone": phone]),
            "note": words(ContactBody.noteLimit), "askedFor": yesOrNo,
        ], needed: ["purpose"], rules: somebody)

    private static func ladder(_ kinds: [LadderKind]) -> String {
        let list = kinds.map { "\"\($0.rawValue)\"" }.joined(separator: ",")
        let step = body(
            [
                "kind": #"{"type":"string","enum":[\#(list)]}"#,
                "afterMinutes": #"{"type":"integer","minimum":0,"maximum":43200}"#,
                "withinMinutes": #"{"type":"integer","minimum":1,"maximum":43200}"#,
            ], needed: ["kind", "withinMinutes"])
        return array(step, limit: CallRules.stepLimit, least: 1)
    }

    private static let newCallRules = body(
        [
            "ladder": ladder(LadderKind.allCases), "questions": ladder([.call, .voicemail]),
            "lockMinutes": #"{"type":"integer","minimum":1,"maximum":1440}"#,
            "graceMinutes": #"{"type":"integer","minimum":1,"maximum":10080}"#,
            "hours": dayWindow, "utcOffsetMinutes": utcOffset, "zone": zone,
        ],
        needed: [
            "ladder", "questions", "lockMinutes", "graceMinutes", "hours", "utcOffsetMinutes",
        ])

    static let optionalNumber = #"{"type":["integer","null"]}"#

    private static let plannedCall = object(
        [
            "id": uuid, "number": number, "purpose": codes(of: CallPurpose.self),
            "state": codes(of: PlannedCallState.self), "step": optionalText,
            "person": #"{"type":"object"}"#, "contact": uuid, "contactNumber": optionalNumber,
            "requestNumber": optionalNumber, "visitNumber": optionalNumber,
            "territory": territoryCode, "language": text(35),
            "owner": #"{"type":["object","null"],"properties":{"kind":"#
                + #"{"type":"string","enum":["desk","taker"]},"#
                + #""territory":{"type":["string","null"]},"#
                + #""token":{"type":"string","format":"uuid"}},"required":["kind"]}"#,
            "slot": object(["from": instant, "until": instant], needed: ["from", "until"]),
            "callAt": instant, "dueAt": optionalInstant, "overdue": yesOrNo,
            "preferred": optionalText, "safe": optionalText, "utcOffsetMinutes": optionalNumber,
            "voicemail": yesOrNo, "everyDays": optionalNumber, "until": optionalInstant,
            "plannedAt": instant, "closedAt": optionalInstant, "attempts": count,
            "escalations": count, "ending": optionalText, "version": number,
            "neighbour": #"{"type":"object"}"#, "tries": array(#"{"type":"object"}"#),
            "notes": array(#"{"type":"string"}"#), "answer": #"{"type":["object","null"]}"#,
            "carePlan": carePlanInBrief, "consentWithdrawn": consentWithdrawn,
            "alsoCalled": array(number),
        ],
        needed: [
            "id", "number", "purpose", "state", "owner", "callAt", "dueAt", "overdue", "version",
        ])
}
