import OpsCore

/// The numbers that people call.
extension Schemas {
    private static let dialled =
        #"{"type":"string","maxLength":\#(DialledNumber.limit),"description":"0 800 858 858, 1520","#
        + #""pattern":"^[+]?[0-9]([ .-]?[0-9]){1,14}$"}"#
    private static let lineName = words(LineDetails.nameLimit)
    private static let lineText = words(LineDetails.textLimit)
    private static let announcement = body(
        ["fr": lineText, "es": lineText, "en": lineText], needed: ["fr", "es", "en"])
    /// Needs as somebody may say them, those that deployments added among them.
    static let someNeeds = array(spokenNeed, limit: LogContact.needLimit)

    static let lineBodies: [(name: String, schema: String)] = [
        (
            "NewLine",
            body(
                [
                    "territory": territoryCode, "name": lineName, "phone": dialled,
                    "hours": hours, "needs": someNeeds, "priority": someNeeds, "queue": lineText,
                    "announcement": announcement, "from": instant,
                ], needed: ["territory", "name", "phone"])
        ),
        (
            "LineChange",
            body([
                "name": lineName, "phone": dialled, "hours": hours, "needs": someNeeds,
                "priority": someNeeds, "queue": lineText, "announcement": announcement,
                "from": instant,
            ])
        ),
        ("LineClosure", body(["at": instant, "announcement": announcement])),
    ]

    static let lineThings: [(name: String, schema: String)] = [
        (
            "Line",
            object(
                [
                    "id": uuid, "number": number, "territory": territoryCode,
                    "open": #"{"type":"boolean"}"#, "changesAt": optionalInstant,
                    "closedAt": optionalInstant, "from": instant, "name": text(200),
                    "phone": text(DialledNumber.limit), "hours": #"{"type":["object","null"]}"#,
                    "needs": array(needKind), "priority": array(needKind), "queue": optionalText,
                    "announcement": #"{"type":["object","null"]}"#,
                    "versions": array(#"{"type":"object"}"#),
                ],
                needed: [
                    "id", "number", "territory", "open", "from", "name", "phone", "versions",
                ])
        )
    ]
}
