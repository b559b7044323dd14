import OpsCore

extension Subcommand {
    static let volunteerAdd = Subcommand(
        "volunteer", "add", flags: Flag.volunteerProfile,
        summary: LocalizedText(
            fr: "ajouter un bénévole", es: "añadir un voluntario", en: "add a volunteer"),
        examples: [
            "volunteer add --name \"Jeanne Aubry\" --territory 92-montrouge --postcode 92120 "
                + "--skill first_aid=2028-06-30 --vetted-until 2028-12-31"
        ]
    ) { session in
        let document = try volunteerDocument(session.arguments)
        try session.answer(try await session.frontDesk().post("/v1/volunteers", document)) {
            try session.output.volunteer($0)
        }
        return .done
    }

    private static func volunteerDocument(_ arguments: Arguments) throws -> [UInt8] {
        try arguments.checkTogether(.latitude, .longitude)
        var json = JSONWriter()
        json.beginObject()
        json.known("name", arguments.text(.volunteerName))
        json.known("phone", arguments.text(.volunteerPhone))
        json.known("email", arguments.text(.email))
        json.known("territory", arguments.text(.homeTerritory))
        json.known("postcode", arguments.text(.volunteerPostcode))
        json.numeral("latitude", arguments.text(.volunteerLatitude))
        json.numeral("longitude", arguments.text(.volunteerLongitude))
        if arguments.isSet(.skill) {
            json.member("skills", each: arguments.texts(.skill)) { json, word in json.skill(word) }
        }
        if arguments.isSet(.speaks) { json.member("languages", arguments.texts(.speaks)) }
        json.known("vettedUntil", arguments.text(.vettedUntil))
        json.numeral("weeklyMissions", arguments.text(.weeklyMissions))
        json.numeral("radiusKilometres", arguments.text(.radius))
        if arguments.isSet(.healthRisk) { json.member("healthRisk", true) }
        json.endObject()
        return json.bytes
    }
}

extension JSONWriter {
    /// `first_aid`, or `first_aid=2028-06-30` when it ends.
    fileprivate mutating func skill(_ word: String) {
        let parts = word.split(separator: "=", maxSplits: 1)
        beginObject()
        member("code", parts.first.map(String.init) ?? word)
        if parts.count == 2 { member("until", String(parts[1])) }
        endObject()
    }

    /// A member whose value is a number that was checked when it was typed.
    mutating func numeral(_ name: StaticString, _ text: String?) {
        guard let number = text.flatMap({ Double($0) }) else { return }
        key(name)
        raw((Int64(exactly: number).map { "\($0)" } ?? "\(number)").utf8)
    }
}
