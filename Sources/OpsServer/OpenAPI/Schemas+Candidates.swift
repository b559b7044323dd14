import OpsCore

/// Those who offer to help: what clients send, and what the house answers.
extension Schemas {
    static let candidateBodies: [(name: String, schema: String)] = [
        (
            "NewCandidate",
            body(
                listed: candidateProfile + [("contact", reference)],
                rules: #""allOf":[{\#(wholePosition)},{\#(namedOrContact)}]"#)
        ),
        (
            "CandidateChange",
            body(
                listed: candidateProfile
                    + [
                        (
                            "remove",
                            array(
                                codes(of: VolunteerField.self),
                                limit: VolunteerField.allCases.count)
                        )
                    ], rules: wholePosition)
        ),
        (
            "CandidateStage",
            body([
                "stage": codes(of: CandidateStage.self), "vettedUntil": day,
                "vettingScope": codes(of: VettingScope.self), "skills": heldSkills,
                "note": words(ContactBody.noteLimit),
            ])
        ),
        (
            "CandidateStepBack",
            body(
                ["stage": codes(of: CandidateStage.self), "note": words(ContactBody.noteLimit)],
                needed: ["stage"])
        ),
        (
            "CandidateAdmission",
            body(["accompaniedUntil": day, "note": words(ContactBody.noteLimit)])
        ),
        (
            "CandidateClosure",
            body(
                [
                    "reason": #"{"type":"string","enum":[\#(closures)]}"#,
                    "note": words(ContactBody.noteLimit),
                ], needed: ["reason"])
        ),
        (
            "CandidateTwin",
            body(["candidate": reference, "volunteer": reference], rules: oneTwin)
        ),
        (
            "NewOnboardingRules",
            body(
                [
                    "territory": territoryCode,
                    "stages": array(requiredStage, limit: CandidateStage.possible.count),
                    "stepDays": stepDays,
                ], needed: ["territory", "stages", "stepDays"])
        ),
    ]

    static let candidateThings: [(name: String, schema: String)] = [
        ("Candidate", candidate),
        ("RosterLikenesses", object(["items": array(likeness)], needed: ["items"])),
        (
            "OnboardingRules",
            object(
                [
                    "territory": optionalText, "stages": array(requiredStage),
                    "stepDays": stepDays,
                    "set": array(
                        object(
                            [
                                "territory": territoryCode, "version": number,
                                "stages": array(requiredStage), "stepDays": stepDays,
                                "at": instant, "by": text(100),
                            ], needed: ["territory", "version", "stages", "stepDays", "at", "by"])),
                ], needed: ["territory", "stages", "stepDays", "set"])
        ),
        (
            "CandidateFigures",
            object(
                [
                    "from": instant, "until": instant, "territory": territoryCode,
                    "smallest": number, "total": optionalCount, "hidden": count,
                    "medianDays": optionalCount,
                    "items": array(
                        object(
                            [
                                "territory": territoryCode,
                                "state": codes(of: CandidateState.self),
                                "candidates": optionalCount,
                            ], needed: ["territory", "state", "candidates"])),
                ], needed: ["from", "until", "smallest", "total", "hidden", "medianDays", "items"])
        ),
    ]

    /// What a volunteer's profile says, but what is the roster's and a check's.
    private static let candidateProfile = profile.filter {
        !["available", "vettedUntil", "vettingScope"].contains($0.0)
    }

    private static let optionalCount = #"{"type":["integer","null"],"minimum":0}"#
    private static let stepDays =
        #"{"type":"integer","minimum":\#(OnboardingRules.dayRange.lowerBound),"#
        + #""maximum":\#(OnboardingRules.dayRange.upperBound)}"#
    private static let requiredStage =
        #"{"type":"string","enum":[\#(CandidateStage.possible.map { "\"\($0.rawValue)\"" }.joined(separator: ","))]}"#
    private static let closures = CandidateClosure.words.map { "\"\($0)\"" }
        .joined(separator: ",")
    private static let heldSkills = array(
        body(["code": skill, "until": day], needed: ["code"]), limit: 50)

    private static let namedOrContact =
        #""anyOf":[{"properties":{"contact":{"not":{"type":"null"}}},"required":["contact"]},"#
        + #"{"properties":{"name":{"type":"string"},"territory":{"type":"string"}},"#
        + #""required":["name","territory"]}]"#
    private static let oneTwin =
        #""anyOf":[{"properties":{"volunteer":{"not":{"type":"null"}}},"required":["volunteer"]},"#
        + #"{"properties":{"candidate":{"not":{"type":"null"}}},"required":["candidate"]}]"#

    private static let likeness = object(
        [
            "kind": #"{"type":"string","enum":["candidate","volunteer"]}"#, "id": uuid,
            "number": number, "name": text(VolunteerChange.nameLimit),
            "territory": territoryCode, "score": count,
            "likely": yesOrNo,
            "reasons": array(
                object(
                    ["code": text(60), "points": #"{"type":"integer"}"#, "text": text(500)],
                    needed: ["code", "points", "text"])),
        ], needed: ["kind", "id", "number", "name", "territory", "score", "likely", "reasons"])

    /// Open: it holds the members of the profile as well.
    private static let candidate = object(
        [
            "id": uuid, "number": number, "state": codes(of: CandidateState.self),
            "stage": codes(of: CandidateStage.self), "name": optionalText, "phone": optionalText,
            "email": optionalText, "owner": #"{"type":["object","null"]}"#, "offeredAt": instant,
            "movedAt": instant, "dueAt": optionalInstant, "overdue": yesOrNo,
            "escalations": count, "contact": optionalUUID, "volunteer": optionalUUID,
            "volunteerNumber": optionalCount, "mergedInto": optionalUUID,
            "mergedIntoNumber": optionalCount, "reason": optionalText,
            "closedAt": optionalInstant, "erasedAt": instant, "version": number,
            "steps": array(
                object(
                    ["state": codes(of: CandidateState.self), "at": instant, "by": text(100)],
                    needed: ["state", "at", "by"])),
            "notes": array(#"{"type":"string"}"#), "merged": array(number),
            "likenesses": array(likeness),
        ],
        needed: [
            "id", "number", "state", "stage", "name", "owner", "offeredAt", "dueAt", "overdue",
            "version",
        ], isOpen: true)
}
