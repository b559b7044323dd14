import OpsCore

/// Messages: what the house answers, and how a deployment tells its volunteers.
extension Schemas {
    static let messageRules = body(
        ["on": #"{"type":"boolean"}"#, "held": #"{"type":"boolean","default":false}"#],
        needed: ["on"])

    static let messages: [(name: String, schema: String)] = [
        ("MessageRules", messageRules),
        (
            "Message",
            object(
                [
                    "id": uuid, "number": number, "kind": codes(of: MessageKind.self),
                    "state": codes(of: MessageState.self), "mission": uuid,
                    "missionNumber": number, "volunteer": uuid, "volunteerNumber": number,
                    "solicitation": uuid, "language": codes(of: PublicationLanguage.self),
                    "attempts": count, "queuedAt": instant, "nextAt": optionalInstant,
                    "until": optionalInstant, "settledAt": optionalInstant,
                    "reason": optionalText, "by": optionalText, "version": number,
                ],
                needed: [
                    "id", "number", "kind", "state", "mission", "missionNumber", "volunteer",
                    "volunteerNumber", "solicitation", "language", "attempts", "queuedAt",
                    "version",
                ])
        ),
    ]
}
