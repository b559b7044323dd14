import OpsCore

/// Care plans and who calls often: what clients send, and what the house answers.
extension Schemas {
    static let careBodies: [(name: String, schema: String)] = [
        (
            "NewCarePlan",
            body(
                [
                    "person": uuid, "contact": reference, "supporter": reference,
                    "calls": setTimes, "limits": words(CarePlanBody.termLimit),
                    "agreedWith": words(CarePlanBody.termLimit), "reviewAt": instant,
                    "note": words(ContactBody.noteLimit),
                ], needed: ["supporter"], rules: personOrContact)
        ),
        (
            "CarePlanReview",
            body([
                "supporter": reference, "calls": setTimes,
                "limits": words(CarePlanBody.termLimit),
                "agreedWith": words(CarePlanBody.termLimit), "reviewAt": instant,
                "note": words(ContactBody.noteLimit),
            ])
        ),
        (
            "CarePlanClosure",
            body(
                [
                    "reason": codes(of: CarePlanEnding.self), "keepCalls": yesOrNo,
                    "note": words(ContactBody.noteLimit),
                ], needed: ["reason"])
        ),
        ("NewCareRules", careRules { body($0, needed: $1) }),
    ]

    static let care: [(name: String, schema: String)] = [
        ("CarePlan", carePlan),
        (
            "CareRules",
            object(
                [
                    "of": text(20), "repeatContacts": number, "repeatDays": number,
                    "reviewDays": number, "visitLeadHours": number, "visitReportHours": number,
                ], needed: ["of", "repeatContacts", "repeatDays", "reviewDays"])
        ),
    ]

    private static func careRules(
        _ make: (KeyValuePairs<String, String>, [String]) -> String
    ) -> String {
        func whole(_ range: ClosedRange<Int64>) -> String {
            #"{"type":"integer","minimum":\#(range.lowerBound),"maximum":\#(range.upperBound)}"#
        }
        return make(
            [
                "repeatContacts": whole(CareRules.contactRange),
                "repeatDays": whole(CareRules.dayRange), "reviewDays": whole(CareRules.reviewRange),
                "visitLeadHours": whole(CareRules.hourRange),
                "visitReportHours": whole(CareRules.hourRange),
            ], ["repeatContacts", "repeatDays", "reviewDays"])
    }

    /// Whom: the person, or the one of a contact.
    static let personOrContact =
        #""anyOf":[{"properties":{"person":{"type":"string"}},"required":["person"]},"#
        + #"{"properties":{"contact":{"not":{"type":"null"}}},"required":["contact"]}]"#

    static let setTimes = body(
        [
            "at": instant, "everyDays": #"{"type":"integer","minimum":1,"maximum":366}"#,
            "preferred": dayWindow, "safe": dayWindow, "utcOffsetMinutes": utcOffset,
            "voicemail": yesOrNo, "until": instant, "askedFor": yesOrNo,
        ], needed: ["everyDays"])

    private static let supporter = object(
        [
            "id": uuid, "number": optionalNumber, "name": optionalText, "available": yesOrNo,
        ], needed: ["id", "available"])

    private static let timesToCome =
        #"{"type":["object","null"],"properties":{"number":\#(number),"callAt":\#(instant),"#
        + #""everyDays":\#(optionalNumber),"preferred":\#(optionalText),"safe":\#(optionalText),"#
        + #""utcOffsetMinutes":\#(optionalNumber)},"required":["number","callAt"]}"#

    static let repeatCaller =
        #"{"type":["object","null"],"properties":{"contacts":\#(count),"days":\#(number),"#
        + #""threshold":\#(number),"othersWithNumber":\#(count),"atLeast":\#(yesOrNo),"#
        + #""kinds":\#(array(frequentKind))},"#
        + #""required":["contacts","days","threshold","kinds"]}"#

    private static let frequentKind = object(
        ["kind": codes(of: ContactKind.self), "contacts": count], needed: ["kind", "contacts"])

    static let carePlanInBrief =
        #"{"type":["object","null"],"properties":{"id":\#(uuid),"number":\#(number),"#
        + #""supporter":\#(supporter),"calls":\#(timesToCome),"limits":\#(optionalText),"#
        + #""agreedWith":\#(optionalText),"reviewAt":\#(instant),"overdue":\#(yesOrNo)},"#
        + #""required":["id","number","supporter","reviewAt","overdue"]}"#

    static let copiedPlan = object(
        [
            "number": number, "state": codes(of: CarePlanState.self), "openedAt": instant,
            "reviewAt": instant, "closedAt": optionalInstant, "ending": optionalText,
            "supporter": optionalNumber, "callNumber": optionalNumber,
            "limits": optionalText, "agreedWith": optionalText, "notes": numberedNotes,
        ], needed: ["number", "state", "openedAt", "notes"])

    private static let carePlan = object(
        [
            "id": uuid, "number": number, "state": codes(of: CarePlanState.self),
            "person": #"{"type":"object"}"#, "supporter": supporter, "calls": timesToCome,
            "limits": optionalText, "agreedWith": optionalText, "territory": territoryCode,
            "owner": #"{"type":["object","null"],"properties":{"kind":"#
                + #"{"type":"string","enum":["desk"]},"territory":{"type":"string"}},"#
                + #""required":["kind","territory"]}"#,
            "openedAt": instant, "reviewAt": optionalInstant, "dueAt": optionalInstant,
            "overdue": yesOrNo, "reviews": count, "reviewedAt": optionalInstant,
            "escalations": count, "closedAt": optionalInstant, "ending": optionalText,
            "notes": array(#"{"type":"string"}"#), "version": number,
        ],
        needed: [
            "id", "number", "state", "person", "supporter", "owner", "dueAt", "overdue", "version",
        ])
}
