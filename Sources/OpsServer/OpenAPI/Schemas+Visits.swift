import OpsCore

/// What is known at a person's door.
extension Schemas {
    static let visitCodeState = object(
        [
            "mission": uuid, "missionNumber": number, "expiresAt": instant,
            "toldAt": optionalInstant,
        ], needed: ["mission", "missionNumber", "expiresAt", "toldAt"])

    static let visitCode = object(
        [
            "mission": uuid, "missionNumber": number, "expiresAt": instant,
            "toldAt": optionalInstant, "language": text(35), "code": text(100),
            "words": object(
                ["fr": text(100), "es": text(100), "en": text(100)], needed: ["fr", "es", "en"]),
        ], needed: ["mission", "missionNumber", "expiresAt", "toldAt", "language", "code", "words"])

    static let visitCheck = object(
        [
            "expected": #"{"type":"boolean"}"#,
            "visits": array(
                object(
                    ["need": needKind, "territory": territoryCode], needed: ["need", "territory"])),
        ], needed: ["expected", "visits"])

    /// The call that nobody answered, after which somebody goes and sees.
    static let unanswered = object(
        ["call": number, "attempts": count], needed: ["call", "attempts"])

    /// What is not told at a stage is not there at all.
    static let missionSheet = object(
        [
            "mission": uuid, "number": number, "stage": codes(of: MissionStage.self),
            "need": needKind, "territory": territoryCode, "promisedAt": instant,
            "unanswered": unanswered,
            "closedAt": optionalInstant, "language": text(35),
            "person": #"{"type":["object","null"]}"#, "task": optionalText, "packet": packet,
            "visitCode": #"{"type":["object","null"]}"#, "slot": slot,
            "money": missionMoney,
        ], needed: ["mission", "number", "stage", "need", "territory"])

    static let notedVisitCheck = object(
        [
            "number": number, "at": instant, "token": uuid, "label": optionalText,
            "expected": #"{"type":"boolean"}"#,
        ],
        needed: ["number", "at", "token", "expected"])
}
