import OpsCore

/// Visits to people: what clients send, and what the house answers.
extension Schemas {
    static let visitBodies: [(name: String, schema: String)] = [
        (
            "VisitWish",
            body(
                [
                    "wants": codes(of: VisitWants.self), "everyDays": days, "from": instant,
                    "by": codes(of: ConsentSpeaker.self), "means": codes(of: ConsentMeans.self),
                    "preferred": dayWindow, "safe": dayWindow, "utcOffsetMinutes": utcOffset,
                    "note": words(ContactBody.noteLimit),
                ], needed: ["wants"])
        ),
        (
            "VisitReport",
            body([
                "health": list(of: HealthSignal.self), "housing": list(of: HousingSignal.self),
                "needs": someNeeds, "concern": yesOrNo,
                "note": words(ContactBody.noteLimit), "nextVisitAt": instant,
                "nextCallAt": instant,
            ])
        ),
        ("NextVisit", body(["at": instant], needed: ["at"])),
        (
            "VisitsClosure",
            body(
                ["reason": codes(of: VisitEnding.self), "note": words(ContactBody.noteLimit)],
                needed: ["reason"])
        ),
        (
            "NewSlot",
            body(
                [
                    "from": instant,
                    "minutes":
                        #"{"type":"integer","minimum":\#(SlotBody.minutes.lowerBound),"#
                        + #""maximum":\#(SlotBody.minutes.upperBound),"default":\#(SlotBody.standard)}"#,
                ], needed: ["from"])
        ),
    ]

    static let visitSeries: [(name: String, schema: String)] = [
        ("VisitSeries", series),
        (
            "MissionSlot",
            object(
                ["mission": uuid, "missionNumber": number, "slot": slot],
                needed: ["mission", "missionNumber", "slot"])
        ),
    ]

    private static let days = #"{"type":"integer","minimum":1,"maximum":366}"#

    private static func list<Code: CaseIterable & RawRepresentable>(
        of kind: Code.Type
    ) -> String where Code.RawValue == String {
        array(codes(of: kind), limit: kind.allCases.count)
    }

    static let slot =
        #"{"type":["object","null"],"properties":{"from":\#(instant),"until":\#(instant)},"#
        + #""required":["from","until"]}"#

    static let visitsInBrief =
        #"{"type":["object","null"],"properties":{"number":\#(number),"step":\#(codes(of: VisitStep.self)),"#
        + #""everyDays":\#(number),"nextAt":\#(optionalInstant),"requestNumber":\#(optionalNumber),"#
        + #""dueAt":\#(instant)},"required":["number","step","everyDays","dueAt"]}"#

    private static let told = object(
        [
            "toldAt": instant, "missionNumber": optionalNumber,
            "health": array(codes(of: HealthSignal.self)),
            "housing": array(codes(of: HousingSignal.self)), "concern": yesOrNo,
            "note": optionalText,
        ], needed: ["toldAt", "health", "housing", "concern"])

    static let copiedVisits = object(
        [
            "number": number, "step": codes(of: VisitStep.self), "everyDays": number,
            "nextAt": optionalInstant,
            "openedAt": instant, "closedAt": optionalInstant, "ending": optionalText,
            "reports": array(told), "notes": numberedNotes,
        ], needed: ["number", "step", "openedAt", "reports", "notes"])

    private static let series = object(
        [
            "id": uuid, "number": number, "step": codes(of: VisitStep.self),
            "person": #"{"type":"object"}"#, "wants": optionalText, "everyDays": number,
            "territory": territoryCode,
            "owner": #"{"type":["object","null"],"properties":{"kind":"#
                + #"{"type":"string","enum":["desk","request"]},"territory":{"type":"string"}},"#
                + #""required":["kind","territory"]}"#,
            "requestNumber": optionalNumber, "missionNumber": optionalNumber,
            "nextAt": optionalInstant, "dueAt": optionalInstant, "overdue": yesOrNo,
            "visits": count, "escalations": count, "openedAt": instant,
            "closedAt": optionalInstant, "ending": optionalText, "version": number,
            "notes": array(#"{"type":"string"}"#), "reports": array(told),
        ],
        needed: [
            "id", "number", "step", "person", "everyDays", "owner", "dueAt", "overdue", "version",
        ])
}
