import OpsCore

/// Delivery rounds.
extension Schemas {
    private static let parcels =
        #"{"type":"integer","minimum":0,"maximum":\#(RoundPlan.capacityLimit)}"#
    private static let flag = #"{"type":"boolean"}"#
    private static let place = body(
        ["latitude": latitude, "longitude": longitude], needed: ["latitude", "longitude"])

    private static let sentStop = body(
        [
            "request": reference, "work": codes(of: RoundWork.self), "arrival": instant,
            "departure": instant, "from": instant, "until": instant, "parcels": parcels,
            "latitude": latitude, "longitude": longitude, "pinned": flag,
        ], needed: ["request", "arrival", "departure"],
        rules: #""allOf":[{\#(wholePosition)},{\#(together("from", "until", as: "string"))}]"#)

    private static let sentRound = body(
        [
            "round": reference,
            "revision": #"{"type":"integer","minimum":1,"maximum":1000000000}"#,
            "vehicle": reference, "crew": list(of: reference, limit: 20), "capacity": parcels,
            "leavesAt": instant, "backAt": instant, "shiftFrom": instant, "shiftUntil": instant,
            "start": place,
            "roads": codes(of: RoadSource.self),
            "metres": #"{"type":"integer","minimum":0,"maximum":1000000000}"#,
            "stops": list(of: sentStop, limit: 1_000),
        ], needed: ["capacity", "leavesAt", "backAt", "stops"])

    private static func list(of item: String, limit: Int) -> String {
        #"{"type":"array","maxItems":\#(limit),"items":\#(item)}"#
    }

    static let roundBodies: [(name: String, schema: String)] = [
        (
            "RoundPlans",
            body(
                [
                    "territory": territoryCode, "date": day,
                    "rounds": list(of: sentRound, limit: PlanRounds.roundLimit),
                ], needed: ["territory", "date", "rounds"])
        ),
        ("RoundStopName", body(["request": reference], needed: ["request"])),
    ]

    private static let shownStart = #"{"type":["object","null"]}"#

    private static func stop(_ more: [(String, String)] = []) -> String {
        let members: [(String, String)] =
            [
                ("request", optionalNumber), ("work", codes(of: RoundWork.self)),
                ("need", optionalText), ("territory", optionalText), ("arrival", instant),
                ("departure", instant), ("from", optionalInstant), ("until", optionalInstant),
                ("promisedAt", optionalInstant), ("late", flag),
                ("parcels", count), ("latitude", latitude), ("longitude", longitude),
                ("pinned", flag), ("closed", flag), ("mission", optionalNumber),
                ("stage", optionalText),
            ] + more
        return shown(members, needed: ["work", "arrival", "departure", "parcels", "pinned"])
    }

    private static func shown(_ members: [(String, String)], needed: [String]) -> String {
        let list = members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",")
        let required = needed.map { "\"\($0)\"" }.joined(separator: ",")
        return #"{"type":"object","properties":{\#(list)},"required":[\#(required)],"#
            + #""additionalProperties":false}"#
    }

    private static func round(_ stop: String, _ more: [(String, String)] = []) -> String {
        let members: [(String, String)] =
            [
                ("id", uuid), ("number", number), ("territory", territoryCode), ("date", day),
                ("state", codes(of: RoundState.self)), ("revision", number),
                ("vehicle", optionalNumber), ("vehicleTag", optionalText),
                ("vehicleFault", optionalText), ("capacity", count),
                ("load", count), ("crew", array(number)), ("leavesAt", instant),
                ("backAt", instant), ("shiftFrom", instant), ("shiftUntil", instant),
                ("start", shownStart), ("roads", codes(of: RoadSource.self)),
                ("metres", count), ("stops", array(stop)),
            ] + more
        return shown(
            members,
            needed: ["id", "number", "territory", "date", "state", "revision", "crew", "stops"])
    }

    private static let taken = object(
        ["from": instant, "until": instant], needed: ["from", "until"])

    static let roundThings: [(name: String, schema: String)] = [
        // Told when it is published, and when it takes on more.
        ("Round", round(stop(), [("uncalled", array(number))])),
        (
            "RoundsLaidOut",
            object(
                ["rounds": array(##"{"$ref":"#/components/schemas/Round"}"##)],
                needed: ["rounds"])
        ),
        (
            "RoundSheet",
            round(
                stop([("sheet", #"{"type":["object","null"]}"#)]),
                [
                    ("zone", optionalText), ("utcOffset", #"{"type":"integer"}"#),
                    (
                        "people",
                        array(
                            object(
                                ["number": optionalNumber, "name": optionalText],
                                needed: ["number"]))
                    ),
                ])
        ),
        ("RoundProblem", problem),
    ]

    private static let delivery: [(String, String)] = [
        ("request", uuid), ("number", number), ("need", needKind), ("territory", territoryCode),
        ("latitude", latitude), ("longitude", longitude), ("dueAt", instant),
        ("promisedAt", optionalInstant), ("together", optionalNumber), ("crew", count),
        ("from", instant), ("until", instant), ("pickedUp", flag),
    ]

    private static let problem = object(
        [
            "territory": territoryCode, "date": day, "from": instant, "until": instant,
            "utcOffset": #"{"type":"integer"}"#, "zone": optionalText, "at": optionalInstant,
            "deliveries": array(
                shown(
                    delivery, needed: ["request", "number", "need", "from", "until", "pickedUp"])),
            "promised": array(
                shown(
                    delivery + [("round", uuid), ("parcels", count), ("out", flag)],
                    needed: [
                        "request", "number", "need", "from", "until", "pickedUp", "round",
                        "parcels", "out",
                    ])),
            "vehicles": array(
                object(
                    [
                        "id": uuid, "number": number, "tag": text(80), "fault": optionalText,
                        "taken": array(taken),
                    ],
                    needed: ["id", "number", "tag", "taken"])),
            "crews": array(
                object(
                    [
                        "volunteers": array(uuid), "numbers": array(number),
                        "obstacles": array(
                            object(
                                [
                                    "request": uuid, "code": text(100),
                                    "text": #"{"type":"object"}"#, "withoutVehicle": flag,
                                ],
                                needed: ["request", "code", "text", "withoutVehicle"])),
                        "taken": array(taken),
                    ], needed: ["volunteers", "numbers", "obstacles", "taken"])),
            "rounds": array(#"{"type":"object"}"#),
        ],
        needed: [
            "territory", "date", "from", "until", "utcOffset", "at", "deliveries", "promised",
            "vehicles", "crews", "rounds",
        ])
}
