import OpsCore

/// What clients send.
extension Schemas {
    static let bodies: [(name: String, schema: String)] = [
        ("NewContact", newContact), ("MoreOfContact", moreOfContact),
        ("NewDanger", newDanger),
        (
            "NewServiceCall",
            body(
                [
                    "service": service, "reference": words(ServiceCallBody.referenceLimit),
                    "calledAt": instant, "note": words(ContactBody.noteLimit),
                ], needed: ["service"])
        ),
        ("DangerContact", body(["contact": reference], needed: ["contact"])),
        (
            "DangerClosure",
            body(
                ["outcome": codes(of: DangerOutcome.self), "note": words(ContactBody.noteLimit)],
                needed: ["outcome"])
        ),
        ("PersonSearch", personSearch), ("VolunteerSearch", volunteerSearch),
        ("PersonCorrection", personCorrection), ("NewConsent", newConsent),
        (
            "ErasureWish",
            body(
                ["reason": codes(of: ErasureReason.self), "theseOnly": #"{"type":"boolean"}"#],
                needed: ["reason"])
        ),
        ("HoldWish", body(["reason": codes(of: HoldReason.self)], needed: ["reason"])),
        ("OtherPerson", body(["other": uuid], needed: ["other"])),
        ("Cancellation", body(["reason": cancellationByHand], needed: ["reason"])),
        (
            "NewOffer",
            body(
                [
                    "volunteers": array(
                        reference, limit: Operation.offerLimit, least: 1),
                    "task": words(ContactBody.taskLimit),
                ],
                needed: ["volunteers"])
        ),
        (
            "Answer",
            body(
                [
                    "volunteer": reference, "solicitation": uuid,
                    "reason": words(ContactBody.noteLimit),
                ], rules: notBoth("volunteer", "solicitation"))
        ),
        (
            "NoAnswer",
            body(
                [
                    "volunteer": reference, "solicitation": uuid,
                    "reason": words(ContactBody.noteLimit), "until": day,
                ], rules: notBoth("volunteer", "solicitation"))
        ),
        ("NewVisitCheck", body(["code": words(VisitCheckBody.limit)], needed: ["code"])),
        ("VisitTelling", body(["code": words(VisitCheckBody.limit)], needed: ["code"])),
        ("NewPacket", newPacket), ("PacketCollection", packetCollection),
        ("Report", body(["reason": words(ContactBody.noteLimit)])),
        ("Nothing", body([:])),
        ("NewVolunteer", newVolunteer), ("VolunteerChange", volunteerChange),
        ("NewSkill", newSkill), ("Skill", skillOfHouse),
        ("NewTerritory", newTerritory),
        ("NewDeployment", newDeployment), ("DeploymentHours", body(["hours": hours])),
        (
            "NewToken",
            body(
                [
                    "role": codes(of: Role.self), "label": words(100), "partner": reference,
                    "territory": territoryCode,
                ],
                needed: ["role"])
        ),
    ]

    private static func notBoth(_ one: String, _ other: String) -> String {
        #""anyOf":[{"properties":{"\#(one)":{"type":"null"}}},"#
            + #"{"properties":{"\#(other)":{"type":"null"}}}]"#
    }

    /// `latitude` and `longitude`: both or neither.
    static let wholePosition = together("latitude", "longitude", as: "number")

    /// Both or neither of two members of one type.
    static func together(_ one: String, _ other: String, as type: String) -> String {
        #""anyOf":[{"properties":{"\#(one)":{"type":"null"},"\#(other)":{"type":"null"}}},"#
            + #"{"properties":{"\#(one)":{"type":"\#(type)"},"\#(other)":{"type":"\#(type)"}},"#
            + #""required":["\#(one)","\#(other)"]}]"#
    }

    /// Who wants to stay anonymous is named nowhere.
    ///
    /// Who was listened to may have said a name or a number all the same: they are dropped.
    private static let anonymousOrNamed =
        #"{"anyOf":[{"properties":{"anonymous":{"enum":[false,null]}}},"#
        + #"{"properties":{"kind":{"const":"listening"}},"required":["kind"]},{"properties":{"#
        + #""person":{"properties":{"name":{"type":"null"},"phone":{"type":"null"},"#
        + #""address":{"type":"null"},"entryCode":{"type":"null"},"#
        + #""safePhone":{"type":"null"},"safeHours":{"type":"null"}}},"#
        + #""caller":{"properties":{"name":{"type":"null"},"phone":{"type":"null"}}}}}]}"#

    /// What a contact was, or what is lacking.
    private static let kindOrNeeds =
        #"{"anyOf":[{"properties":{"kind":{"type":"string"}},"required":["kind"]},"#
        + #"{"properties":{"needs":{"type":"array"}},"required":["needs"]},"#
        + #"{"properties":{"danger":{"const":true}},"required":["danger"]}]}"#

    /// Anything at all opens an alert; what cannot be read is told beside it.
    private static let newDanger =
        #"{"description":"An object: `contact` (a UUID or a number), `note`. Whatever is wrong in it "#
        + #"is told in `errors` of the answer and never keeps the alert from being opened."}"#

    static let saidNeeds = needs(
        body(["kind": spokenNeed], needed: ["kind"]), limit: LogContact.needLimit)

    static let supplies = body([
        "foodDays": #"{"type":"integer","minimum":0,"maximum":60}"#, "medicineUntil": day,
    ])

    static let hours = body(
        [
            "zone": zone,
            "schedules": array(
                body(
                    [
                        "byday": array(codes(of: Weekday.self), limit: 7, least: 1),
                        "opensAt": timeOfDay, "closesAt": timeOfDay,
                    ], needed: ["byday", "opensAt", "closesAt"]),
                limit: OpeningHours.scheduleLimit, least: 1),
            "exceptions": array(
                body(
                    [
                        "date": day,
                        "spans": array(
                            body(
                                ["opensAt": timeOfDay, "closesAt": timeOfDay],
                                needed: ["opensAt", "closesAt"]), limit: OpeningHours.spanLimit),
                    ], needed: ["date"]), limit: OpeningHours.exceptionLimit),
        ], needed: ["zone", "schedules"])

    private static let caller = body([
        "relation": codes(of: CallerRelation.self), "name": words(ContactBody.nameLimit),
        "phone": phone,
    ])

    static let saidPerson = body(
        [
            "name": words(ContactBody.nameLimit), "phone": phone,
            "address": words(ContactBody.addressLimit),
            "entryCode": words(ContactBody.entryCodeLimit), "postcode": postcode,
            "safePhone": phone, "safeHours": dayWindow, "latitude": latitude,
            "longitude": longitude,
        ], rules: wholePosition)

    private static let newContact = body(
        [
            "kind": codes(of: ContactKind.self), "needs": saidNeeds,
            "danger": #"{"type":"boolean","default":false}"#,
            "person": saidPerson,
            "caller": caller, "supplies": supplies,
            "language": language, "anonymous": #"{"type":"boolean","default":false}"#,
            "occurredAt": instant, "note": words(ContactBody.noteLimit),
            "consents": consentPurposes,
        ], rules: #""allOf":[\#(kindOrNeeds),\#(anonymousOrNamed)]"#)

    private static let moreOfContact = body([
        "kind": codes(of: ContactKind.self), "needs": saidNeeds,
        "person": body([
            "name": words(ContactBody.nameLimit), "phone": phone,
            "address": words(ContactBody.addressLimit),
            "entryCode": words(ContactBody.entryCodeLimit), "postcode": postcode,
            "safePhone": phone, "safeHours": dayWindow,
        ]),
        "caller": caller, "supplies": supplies, "language": language,
        "note": words(ContactBody.noteLimit), "consents": consentPurposes,
    ])

    /// A postcode alone is a crowd: something of the person must be said.
    private static func oneSaid(_ names: String...) -> String {
        #""anyOf":["#
            + names.map { name in
                #"{"properties":{"\#(name)":{"type":"string"}},"required":["\#(name)"]}"#
            }.joined(separator: ",") + "]"
    }

    private static let searchLimit =
        #"{"type":"integer","minimum":1,"maximum":\#(PersonSearch.most),"default":10}"#

    private static let volunteerSearch = body(
        [
            "name": words(VolunteerChange.nameLimit), "phone": phone,
            "ref": words(VolunteerChange.refLimit), "limit": searchLimit,
        ], rules: oneSaid("name", "phone", "ref"))

    private static let personSearch = body(
        [
            "name": words(ContactBody.nameLimit), "phone": phone,
            "address": words(ContactBody.addressLimit), "postcode": postcode,
            "limit": searchLimit,
        ], rules: oneSaid("name", "phone", "address"))

    private static let newTerritory = body(
        [
            "code": territoryCode, "kind": codes(of: TerritoryKind.self), "parent": territoryCode,
            "name": body(
                ["fr": words(200), "es": words(200), "en": words(200)], needed: ["fr", "es", "en"]),
            "postcodePrefixes": array(words(10), limit: 200),
            "postcodes": array(
                body(
                    ["postcode": postcode, "latitude": latitude, "longitude": longitude],
                    needed: ["postcode", "latitude", "longitude"]), limit: postcodeLimit),
        ], needed: ["code", "kind", "name"])

    /// How many postcodes come with a territory: what surely fits into a body.
    static let postcodeLimit = 500

    private static let newDeployment = body(
        [
            "entry": slug, "territory": territoryCode,
            "needs": needs(
                body(
                    [
                        "kind": spokenNeed,
                        "dueWithinMinutes": #"{"type":"integer","minimum":1,"maximum":525600}"#,
                        "urgentWithinMinutes":
                            #"{"type":"integer","minimum":1,"maximum":525600}"#,
                        "crew": #"{"type":"integer","minimum":1,"maximum":20}"#,
                        "skill": skill, "sealedPacket": #"{"type":"boolean"}"#,
                        "name": body(
                            [
                                "fr": words(NeedRule.nameLimit), "es": words(NeedRule.nameLimit),
                                "en": words(NeedRule.nameLimit),
                            ], needed: ["fr", "es", "en"]),
                        "crewSkills": array(skill, limit: 20),
                        "liftingKilograms": lifting, "vehicle": #"{"type":"boolean"}"#,
                        "protectiveGear": #"{"type":"boolean","default":false}"#,
                    ], needed: ["kind", "dueWithinMinutes"]), limit: 50),
            "from": instant, "until": instant, "hours": hours,
            "offerMinutes": #"{"type":"integer","minimum":1,"maximum":525600,"default":30}"#,
            "visitCodeMinutes": #"{"type":"integer","minimum":1,"maximum":525600}"#,
            "outcomeAfterDays": #"{"type":"integer","minimum":0,"maximum":3650,"default":30}"#,
            "waves": body(waveRules, needed: []),
            "crews": crewRules, "messages": messageRules,
        ], needed: ["entry", "territory", "needs"])
}
