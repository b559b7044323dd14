import OpsCore

/// The operations log and the board: what clients send, and what the house answers.
extension Schemas {
    private static let loggedName = words(OperationsLogBody.nameLimit)
    private static let reportMinutes =
        #"{"type":"integer","minimum":\#(OpenOperationEvent.reportRange.lowerBound),"#
        + #""maximum":\#(OpenOperationEvent.reportRange.upperBound)}"#
    private static let members = array(reference, limit: AddTeam.memberLimit)
    private static let settableStatus: String = {
        let list = OperationEventStatus.settable.map { "\"\($0.rawValue)\"" }
        return #"{"type":"string","enum":[\#(list.joined(separator: ","))]}"#
    }()

    static let operationsBodies: [(name: String, schema: String)] = [
        (
            "NewOperationEvent",
            body(
                [
                    "title": loggedName, "kind": codes(of: OperationEventKind.self),
                    "territory": territoryCode, "status": settableStatus,
                    "reportMinutes": reportMinutes,
                ], needed: ["title", "kind", "territory"])
        ),
        (
            "OperationEventChange",
            body(["status": settableStatus, "reportMinutes": reportMinutes])
        ),
        (
            "NewTeam",
            body(
                [
                    "event": reference, "name": loggedName, "kind": codes(of: TeamKind.self),
                    "territory": territoryCode, "status": codes(of: TeamStatus.self),
                    "members": members,
                ], needed: ["event", "name", "kind"])
        ),
        ("TeamStatusWish", body(["status": codes(of: TeamStatus.self)], needed: ["status"])),
        ("TeamMembers", body(["members": members], needed: ["members"])),
        (
            "NewEventNote",
            body(
                [
                    "text": words(ContactBody.noteLimit), "happenedAt": instant,
                    "team": reference, "request": reference, "mission": reference,
                    "danger": reference,
                    "corrects": #"{"type":"integer","minimum":1,"#
                        + #""maximum":\#(RouteTable.lastPosition)}"#,
                    "fromTeam": yesOrNo,
                ], needed: ["text"])
        ),
    ]

    static let operationsThings: [(name: String, schema: String)] = [
        ("OperationEvent", operationEvent), ("Team", team), ("EventNote", eventNote),
        ("SituationReport", situationReport), ("Board", boardThing),
    ]

    private static let emsi = #"{"type":["string","null"],"description":"EMSI, ISO 22351"}"#

    private static let operationEvent = object(
        [
            "id": uuid, "number": number, "title": optionalText,
            "kind": codes(of: OperationEventKind.self), "territory": territoryCode,
            "status": codes(of: OperationEventStatus.self), "emsi": emsi, "reportMinutes": number,
            "teams": count, "silentTeams": count, "notes": count, "openedAt": instant,
            "closedAt": optionalInstant, "version": number,
        ], needed: ["id", "number", "kind", "territory", "status", "emsi", "openedAt", "version"])

    private static let team = object(
        [
            "id": uuid, "number": number, "name": optionalText, "event": number,
            "kind": codes(of: TeamKind.self), "territory": territoryCode,
            "status": codes(of: TeamStatus.self), "emsi": emsi, "since": instant,
            "heardAt": instant, "dueAt": optionalInstant, "silent": yesOrNo, "silences": count,
            "desk": text(32), "members": count, "version": number,
            "people": array(
                object(
                    ["id": uuid, "number": optionalNumber, "name": optionalText], needed: ["id"])),
            "reports": array(
                object(
                    [
                        "status": codes(of: TeamStatus.self), "silence": yesOrNo, "at": instant,
                        "by": text(80), "byLabel": text(100),
                    ], needed: ["status", "silence", "at", "by"])),
        ], needed: ["id", "number", "event", "kind", "territory", "status", "silent", "version"])

    private static let eventNote = object(
        [
            "id": uuid, "event": number, "number": number, "happenedAt": instant,
            "writtenAt": instant, "by": text(80), "byLabel": text(100), "text": optionalText,
            "team": optionalNumber,
            "request": optionalNumber, "mission": optionalNumber, "danger": optionalNumber,
            "corrects": optionalNumber, "fromTeam": yesOrNo,
        ], needed: ["id", "event", "number", "happenedAt", "writtenAt", "by", "fromTeam"])

    private static let ages = array(
        object(["underMinutes": optionalNumber, "requests": count], needed: ["requests"]))

    private static let silentTerritories = array(
        object(
            ["territory": text(32), "requests": number, "since": instant],
            needed: ["territory", "requests", "since"]))

    private static let matters = array(
        object(
            [
                "number": number, "need": optionalText, "stage": optionalText,
                "territory": optionalText, "since": instant,
            ], needed: ["number", "since"]))

    private static let troubledAssets = array(
        object(
            [
                "number": number, "kind": codes(of: AssetKind.self), "tag": text(80),
                "territory": text(32),
                "what": #"{"type":"string","enum":["late","booked_faulty"]}"#,
                "since": optionalInstant,
            ], needed: ["number", "kind", "tag", "territory", "what"]))

    private static let expiringLots = array(
        object(
            [
                "number": number, "item": text(80), "territory": text(32),
                "remaining": count, "expiresOn": optionalText, "expired": yesOrNo,
            ], needed: ["number", "item", "territory", "remaining", "expired"]))

    private static let situationReport = object(
        [
            "at": instant,
            "event": object(
                [
                    "number": number, "title": optionalText,
                    "kind": codes(of: OperationEventKind.self), "territory": text(32),
                    "status": codes(of: OperationEventStatus.self), "emsi": emsi,
                    "openedAt": instant, "closedAt": optionalInstant,
                ], needed: ["number", "kind", "territory", "status", "openedAt"]),
            "text": #"{"type":"string"}"#, "dangers": matters, "dangerTotal": count,
            "crewAlarms": array(
                object(
                    [
                        "number": number, "kind": codes(of: CrewAlarmKind.self),
                        "missionNumber": number, "desk": text(32), "since": instant,
                    ], needed: ["number", "kind", "missionNumber", "desk", "since"])),
            "crewAlarmTotal": count,
            "teams": array(
                object(
                    [
                        "number": number, "name": optionalText, "kind": codes(of: TeamKind.self),
                        "status": codes(of: TeamStatus.self), "emsi": emsi, "since": instant,
                        "heardAt": instant, "silent": yesOrNo, "members": count,
                    ], needed: ["number", "kind", "status", "since", "heardAt", "silent"])),
            "silentTeams": count, "waiting": count,
            "waitingByNeed": array(
                object(
                    ["need": needKind, "requests": count, "ages": ages],
                    needed: ["need", "requests", "ages"])),
            "overdue": count, "longestLate": matters, "silentTerritories": silentTerritories,
            "missions": matters, "missionTotal": count, "missionsReady": count,
            "assets": array(
                object(
                    [
                        "kind": codes(of: AssetKind.self), "available": count, "out": count,
                        "faulty": count,
                    ], needed: ["kind", "available", "out", "faulty"])),
            "troubledAssets": troubledAssets,
            "stock": array(
                object(["item": text(64), "remaining": count], needed: ["item", "remaining"])),
            "expiringLots": expiringLots,
            "notes": array(
                object(
                    [
                        "number": number, "happenedAt": instant, "writtenAt": instant,
                        "text": optionalText, "team": optionalNumber, "corrects": optionalNumber,
                    ], needed: ["number", "happenedAt", "writtenAt"])),
            "figures": object(
                ["requests": count, "helped": count, "cancelled": count, "notes": count],
                needed: ["requests", "helped", "cancelled", "notes"]),
        ], needed: ["at", "event", "text", "teams", "waiting", "overdue", "missions", "notes"])

    private static let boardRequests = array(
        object(
            [
                "number": number, "need": needKind, "status": requestStatus,
                "territory": text(32), "desk": optionalText, "openedAt": instant,
                "dueAt": instant, "promisedAt": instant, "overdue": yesOrNo,
                "escalations": count,
            ], needed: ["number", "need", "status", "territory", "openedAt", "dueAt"]))

    private static let boardThing = object(
        [
            "at": instant, "territory": optionalText,
            "dangers": array(
                object(
                    [
                        "number": number, "state": codes(of: DangerState.self),
                        "territory": optionalText, "openedAt": instant, "dueAt": instant,
                        "overdue": yesOrNo,
                    ], needed: ["number", "state", "openedAt", "dueAt", "overdue"])),
            "dangerTotal": count,
            "crewAlarms": array(
                object(
                    [
                        "number": number, "kind": codes(of: CrewAlarmKind.self),
                        "missionNumber": number, "desk": text(32), "territory": optionalText,
                        "openedAt": instant, "dueAt": instant, "overdue": yesOrNo,
                        "escalations": count,
                    ], needed: ["number", "kind", "missionNumber", "desk", "openedAt", "dueAt"])),
            "crewAlarmTotal": count,
            "waiting": object(["requests": count, "ages": ages], needed: ["requests", "ages"]),
            "overdue": count, "due": boardRequests, "lateUnderway": boardRequests,
            "assets": troubledAssets,
            "lots": expiringLots,
            "silentTerritories": silentTerritories,
            "candidates": array(
                object(
                    ["territory": text(32), "overdue": number, "since": instant],
                    needed: ["territory", "overdue", "since"])),
            "replies": array(
                object(
                    ["desk": text(32), "overdue": number, "since": instant],
                    needed: ["desk", "overdue", "since"])),
            "teams": array(
                object(
                    [
                        "number": number, "event": number, "kind": codes(of: TeamKind.self),
                        "territory": text(32), "status": codes(of: TeamStatus.self), "emsi": emsi,
                        "since": instant, "heardAt": instant, "dueAt": optionalInstant,
                        "silent": yesOrNo, "silences": count, "desk": text(32), "members": count,
                    ], needed: ["number", "event", "kind", "status", "since", "silent"])),
        ], needed: ["at", "dangers", "waiting", "overdue", "due", "silentTerritories", "teams"])
}
