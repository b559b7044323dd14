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
        let desk = try session.frontDesk()
        let added = try await desk.post("/v1/volunteers", document)
        try session.answer(added) { try session.output.volunteer($0) }
        try await session.warnOfUnknownWords(in: added, desk)
        try await session.warnOfVolunteers(like: added, desk)
        return .done
    }

    /// `more` is what is said besides.
    static func volunteerDocument(
        _ arguments: Arguments, _ more: (inout JSONWriter) -> Void = { _ in }
    ) throws -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        more(&json)
        try arguments.writeProfile(into: &json)
        if arguments.isSet(.skill) {
            json.member("skills", each: arguments.texts(.skill)) { json, word in json.skill(word) }
        }
        try arguments.writeConditions(into: &json)
        json.endObject()
        return json.bytes
    }
}

extension JSONWriter {
    /// `first_aid`, or `first_aid=2028-06-30` when it ends.
    mutating func skill(_ word: String) {
        let parts = word.split(separator: "=", maxSplits: 1)
        beginObject()
        member("code", (parts.first.map(String.init) ?? word).asSkill)
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
