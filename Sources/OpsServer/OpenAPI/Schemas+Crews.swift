import OpsCore

/// Crews: what clients send, and what the house answers.
extension Schemas {
    static let crewBodies: [(name: String, schema: String)] = [
        (
            "CrewMember",
            body(["volunteer": reference, "reason": words(ContactBody.noteLimit)])
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
            body(["name": words(ContactBody.nameLimit), "phone": phone])
        ),
    ]

    static let crewRules = object(
        [
            "watched": codes(of: WatchedCrews.self),
            "checkInMinutes": #"{"type":"integer","minimum":5,"maximum":720}"#,
            "lateHours": #"{"type":"integer","minimum":0,"maximum":168}"#,
            "alarmMinutes": #"{"type":"integer","minimum":1,"maximum":240}"#,
            "confirmHours": #"{"type":"integer","minimum":1,"maximum":72}"#,
        ],
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
                    "desk": optionalText, "openedAt": instant, "dueAt": instant,
                    "overdue": #"{"type":"boolean"}"#, "escalations": count,
                    "closedAt": optionalInstant, "ending": optionalText, "version": number,
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
                    "missionNumber": number, "days": number, "alarm": uuid, "alarmNumber": number,
                    "meetings": array(
                        object(
                            [
                                "missionNumber": number, "requestNumber": number, "at": instant,
                                "volunteer": uuid, "volunteerNumber": number,
                                "person": optionalUUID,
                            ],
                            needed: [
                                "missionNumber", "requestNumber", "at", "volunteer",
                                "volunteerNumber",
                            ])),
                ], needed: ["missionNumber", "days", "alarm", "alarmNumber", "meetings"])
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
                                "name": optionalText, "phone": optionalText,
                            ], needed: ["volunteerNumber"])),
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
