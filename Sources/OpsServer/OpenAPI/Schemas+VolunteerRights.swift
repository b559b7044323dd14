import OpsCore

/// What volunteers may ask of what is held on them, as it goes through the door.
extension Schemas {
    static let volunteerRights: [(name: String, schema: String)] = [
        ("VolunteerCopy", volunteerCopy),
        (
            "WholeErasureWish",
            body(["reason": codes(of: ErasureReason.self)], needed: ["reason"])
        ),
    ]

    private static let volunteerCopy = object(
        [
            "id": uuid, "madeAt": instant, "volunteer": component("Volunteer"),
            "hold": hold,
            "questions": array(copiedQuestion), "leavings": array(copiedLeaving),
            "notes": numberedNotes,
            "messages": array(copiedMessage), "replies": array(copiedReply),
            "teams": array(copiedThing), "rounds": array(copiedThing),
            "carePlans": array(copiedThing), "loans": array(copiedThing),
            "crewAlarms": array(copiedThing), "candidates": array(component("Candidate")),
            "searchKeys": count, "keptAnswers": count,
        ],
        needed: [
            "id", "madeAt", "volunteer", "questions", "leavings", "messages", "replies", "teams",
            "rounds", "carePlans", "loans", "crewAlarms", "candidates", "searchKeys", "keptAnswers",
        ])

    private static let copiedQuestion = object(
        [
            "mission": number, "need": needKind, "territory": territoryCode,
            "state": codes(of: SolicitationState.self), "askedAt": instant,
            "answeredAt": optionalInstant, "wave": optionalNumber, "way": optionalText,
            "reason": optionalText, "awayUntil": optionalText, "served": servedMission,
        ], needed: ["mission", "need", "territory", "state", "askedAt"])

    private static let servedMission = object(
        [
            "stage": codes(of: MissionStage.self), "startedAt": optionalInstant,
            "arrivedAt": optionalInstant, "closedAt": optionalInstant,
            "minutes": #"{"type":["integer","null"],"minimum":0}"#,
            "failureReason": optionalText, "money": #"{"type":["object","null"]}"#,
        ], needed: ["stage"])

    private static let copiedLeaving = object(
        [
            "mission": optionalNumber, "how": codes(of: CrewLeaving.self),
            "late": #"{"type":"boolean"}"#, "leftAt": instant, "takenBackAt": optionalInstant,
        ], needed: ["how", "late", "leftAt"])

    private static let copiedMessage = object(
        [
            "number": number, "kind": codes(of: MessageKind.self), "mission": number,
            "state": codes(of: MessageState.self), "queuedAt": instant,
            "settledAt": optionalInstant, "way": optionalText, "reason": optionalText,
        ], needed: ["number", "kind", "mission", "state", "queuedAt"])

    private static let copiedReply = object(
        [
            "number": number, "reason": codes(of: ReplyReason.self), "mission": optionalNumber,
            "keptAt": instant, "settledAt": optionalInstant, "text": optionalText,
        ], needed: ["number", "reason", "keptAt"])

    private static let copiedThing = object(
        [
            "number": number, "kind": text(40), "territory": optionalText, "state": optionalText,
            "name": optionalText, "from": optionalInstant, "until": optionalInstant,
        ], needed: ["number", "kind"])
}
