import OpsCore

/// What clients send.
extension Schemas {
    static let bodies: [(name: String, schema: String)] = [
        ("NewContact", newContact),
        (
            "Cancellation",
            object(["reason": codes(of: CancellationReason.self)], needed: ["reason"])
        ),
        (
            "NewOffer",
            object(
                ["volunteers": array(reference, limit: Operation.offerLimit, least: 1)],
                needed: ["volunteers"])
        ),
        (
            "Answer",
            object([
                "volunteer": reference, "solicitation": uuid, "reason": text(ContactBody.noteLimit),
            ])
        ),
        ("Report", object(["reason": text(ContactBody.noteLimit)])),
        ("Nothing", object([:])),
        ("NewVolunteer", newVolunteer),
        ("Availability", object(["available": #"{"type":"boolean"}"#], needed: ["available"])),
        ("NewTerritory", newTerritory),
        ("NewDeployment", newDeployment),
        (
            "NewToken",
            object(["role": codes(of: Role.self), "label": text(100)], needed: ["role"])
        ),
    ]

    /// A UUID, or the number that people say aloud.
    private static let reference =
        #"{"oneOf":[\#(uuid),\#(number),{"type":"string","pattern":"^[1-9][0-9]{0,17}$"}]}"#
    private static let latitude = #"{"type":"number","minimum":-90,"maximum":90}"#
    private static let longitude = #"{"type":"number","minimum":-180,"maximum":180}"#
    private static let postcode =
        #"{"type":"string","pattern":"^[A-Za-z0-9 -]{2,10}$","description":"92120"}"#
    private static let phone =
        #"{"type":"string","maxLength":64,"description":"What people write: 06 39 98 12 34."}"#
    private static let language =
        #"{"type":"string","description":"A BCP 47 tag: fr, pt-br.","maxLength":35}"#
    private static let skill = #"{"type":["string","null"],"pattern":"^[a-z0-9_]{1,40}$"}"#
    private static let day = #"{"type":["string","null"],"format":"date"}"#

    private static let newContact = object(
        [
            "needs": array(
                object(["kind": spokenNeed], needed: ["kind"]), limit: LogContact.needLimit,
                least: 1),
            "person": object([
                "name": text(ContactBody.nameLimit), "phone": phone,
                "address": text(ContactBody.addressLimit),
                "postcode": postcode, "latitude": latitude,
                "longitude": longitude,
            ]),
            "caller": object([
                "relation": codes(of: CallerRelation.self), "name": text(ContactBody.nameLimit),
                "phone": phone,
            ]),
            "language": language,
            "anonymous": #"{"type":"boolean","default":false}"#,
            "occurredAt": instant,
            "note": text(ContactBody.noteLimit),
        ], needed: ["needs"])

    private static let spokenNeed: String = {
        let words = NeedKind.allCases.map(\.rawValue) + ["psychological_support", "visit"]
        return #"{"type":"string","enum":[\#(words.map { "\"\($0)\"" }.joined(separator: ","))]}"#
    }()

    private static let newVolunteer = object(
        [
            "name": text(ContactBody.nameLimit), "phone": phone, "email": text(254),
            "territory": territoryCode, "postcode": postcode,
            "latitude": latitude, "longitude": longitude,
            "skills": array(object(["code": skill, "until": day], needed: ["code"]), limit: 50),
            "languages": array(language, limit: 20), "vettedUntil": day,
            "weeklyMissions": #"{"type":"integer","minimum":0,"maximum":100,"default":5}"#,
            "radiusKilometres": #"{"type":"integer","minimum":0,"maximum":20000,"default":5}"#,
            "healthRisk": #"{"type":"boolean","default":false}"#,
            "available": #"{"type":"boolean","default":true}"#,
        ], needed: ["name", "territory"])

    private static let newTerritory = object(
        [
            "code": territoryCode, "kind": codes(of: TerritoryKind.self),
            "parent": #"{"type":["string","null"]}"#, "name": component("LocalizedText"),
            "postcodePrefixes": array(text(10), limit: 200),
            "postcodes": array(
                object(
                    ["postcode": text(10), "latitude": latitude, "longitude": longitude],
                    needed: ["postcode", "latitude", "longitude"]), limit: 5_000),
        ], needed: ["code", "kind", "name"])

    private static let newDeployment = object(
        [
            "entry": text(80), "territory": territoryCode,
            "needs": array(
                object(
                    [
                        "kind": spokenNeed,
                        "dueWithinMinutes": #"{"type":"integer","minimum":1,"maximum":525600}"#,
                        "crew": #"{"type":"integer","minimum":1,"maximum":20,"default":1}"#,
                        "skill": skill,
                    ], needed: ["kind", "dueWithinMinutes"]), limit: 50, least: 1),
            "from": instant, "until": optionalInstant,
            "offerMinutes": #"{"type":"integer","minimum":1,"maximum":525600,"default":30}"#,
        ], needed: ["entry", "territory", "needs"])
}
