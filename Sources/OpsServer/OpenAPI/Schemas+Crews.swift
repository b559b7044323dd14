import OpsCore

/// Crews: what clients send, and what the house answers.
extension Schemas {
    static let crewBodies: [(name: String, schema: String)] = [
        (
            "CrewMember",
            body(["volunteer": reference, "reason": words(ContactBody.noteLimit)])
        ),
        (
            "AnswerTakenBack",
            body(
                [
                    "volunteer": reference, "reason": codes(of: TakingBackReason.self),
                    "note": words(ContactBody.noteLimit),
                ], needed: ["volunteer", "reason"])
        ),
        ("CrewConfirmation", body(["volunteer": reference])),
        (
            "NewCrew",
            body(
                [
                    "volunteers": array(reference, limit: Operation.offerLimit, least: 1),
                    "reason": words(ContactBody.noteLimit),
                ], needed: ["volunteers"])
        ),
        (
            "NewExposure",
            body([
                "days": #"{"type":"integer","minimum":1,"maximum":60,"default":14}"#,
                "reason": words(ContactBody.noteLimit),
            ])
        ),
        (
            "CrewAlarmClosure",
            body(
                [
                    "ending": codes(of: CrewAlarmClosing.self),
                    "note": words(ContactBody.noteLimit),
                ], needed: ["ending"])
        ),
        (
            "EmergencyContact",
            body([
                "name": words(ContactBody.nameLimit), "phone": phone,
                "nobody": #"{"type":"boolean"}"#,
            ])
        ),
        ("CrewRulesChange", body(crewRuleMembers)),
    ]

    private static let crewRuleMembers: KeyValuePairs<String, String> = [
        "watched": codes(of: WatchedCrews.self),
        "checkInMinutes": #"{"type":"integer","minimum":5,"maximum":720}"#,
        "lateHours": #"{"type":"integer","minimum":0,"maximum":168}"#,
        "alarmMinutes": #"{"type":"integer","minimum":1,"maximum":240}"#,
        "confirmHours": #"{"type":"integer","minimum":1,"maximum":72}"#,
        "graceMinutes": #"{"type":"integer","minimum":0,"maximum":240}"#,
    ]

    static let crewRules = object(
        crewRuleMembers,
        needed: ["watched", "checkInMinutes", "lateHours", "alarmMinutes", "confirmHours"])

    static let crewThings: [(name: String, schema: String)] = [
        ("CrewRules", crewRules),
        (
            "CrewAlarm",
            object(
                [
                    "id": uuid, "number": number, "kind": codes(of: CrewAlarmKind.self),
                    "mission": uuid, "missionNumber": number, "volunteer": optionalUUID,
                    "volunteerNumber": #"{"type":["integer","null"]}"#, "next": optionalText,
                    "reason": object(
                        ["code": text(60), "text": text(500)], needed: ["code", "text"]),
                    "desk": optionalText, "openedAt": instant, "dueAt": instant,
                    "overdue": #"{"type":"boolean"}"#, "escalations": count,
                    "closedAt": optionalInstant, "ending": optionalText, "version": number,
                    "missing": array(
                        object(
                            ["volunteer": uuid, "volunteerNumber": number],
                            needed: ["volunteer", "volunteerNumber"])),
                    "toRing": array(
                        object(
                            [
                                "message": number, "kind": codes(of: MessageKind.self),
                                "volunteer": uuid, "volunteerNumber": number,
                            ], needed: ["message", "kind", "volunteer", "volunteerNumber"])),
                ],
                needed: [
                    "id", "number", "kind", "mission", "missionNumber", "openedAt", "dueAt",
                    "overdue", "escalations", "version",
                ])
        ),
        (
            "Exposure",
            object(
                [
                    "missionNumber": number, "days": number, "alarm": optionalUUID,
                    "alarmNumber": #"{"type":["integer","null"]}"#,
                    "truncated": #"{"type":"boolean"}"#,
                    "meetings": array(
                        object(
                            [
                                "missionNumber": number, "requestNumber": number, "at": instant,
                                "volunteer": uuid, "volunteerNumber": number,
                                "person": optionalUUID, "arrived": #"{"type":"boolean"}"#,
                            ],
                            needed: [
                                "missionNumber", "requestNumber", "at", "volunteer",
                                "volunteerNumber", "arrived",
                            ])),
                ], needed: ["missionNumber", "days", "meetings", "truncated"])
        ),
        (
            "EmergencyContacts",
            object(
                [
                    "missionNumber": number,
                    "contacts": array(
                        object(
                            [
                                "volunteerNumber": number, "volunteerName": optionalText,
                                "volunteerPhone": optionalText,
                                "noted": #"{"type":"boolean"}"#,
                                "name": optionalText, "phone": optionalText,
                            ], needed: ["volunteerNumber", "noted"])),
                ], needed: ["missionNumber", "contacts"])
        ),
    ]

    static let crewWatch =
        #"{"type":["object","null"],"properties":{"checkInDueAt":"# + optionalInstant
        + #","overdue":{"type":"boolean"},"gearConfirmed":{"type":"boolean"},"confirmation":"#
        + codes(of: CrewConfirmation.self) + #","confirmDueAt":"# + optionalInstant
        + #","confirmed":"# + count + #","arrivalDueAt":"# + optionalInstant
        + #","handingOver":{"type":"boolean"}},"required":["overdue","confirmation"],"#
        + #""additionalProperties":false}"#
}
