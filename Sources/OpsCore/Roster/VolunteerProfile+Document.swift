/// A profile as a JSON document: in the journal, in demonstration files, in the API.
extension VolunteerProfile {
    /// Reads the members of a profile; what is left out has a cautious default.
    package init?(from fields: inout JSONFields) {
        let territory = fields.territory("territory", isNeeded: true)
        let position = fields.position()
        let skills = fields.list("skills", isNeeded: false, limit: 50) { Skill(from: &$0) }
        let languages = fields.elements("languages", limit: 20) {
            value throws(FieldProblem.Failure) in
            guard let language = LanguageTag(try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.impossibleLanguage)
            }
            return language
        }
        let vettedUntil = fields.day("vettedUntil")
        let weekly = fields.integer("weeklyMissions", in: 0...100) ?? 5
        let kilometres = fields.integer("radiusKilometres", in: 0...20_000) ?? 5
        let isAtHealthRisk = fields.flag("healthRisk") ?? false
        let conditions = Conditions(recorded: &fields)
        guard let territory else { return nil }
        self.init(
            territory: territory, position: position, skills: skills ?? [],
            languages: languages ?? [.french], vettedUntil: vettedUntil, weeklyMissions: weekly,
            radius: Metres(count: Int32(kilometres) * 1_000), isAtHealthRisk: isAtHealthRisk,
            conditions: conditions)
    }

    /// The same members, in the same order.
    package func write(into json: inout JSONWriter) {
        json.member("territory", territory.text)
        if let position { position.writeMembers(into: &json) }
        json.member("skills", each: skills) { json, skill in
            json.beginObject()
            json.member("code", skill.code.text)
            json.member("until", skill.until?.iso8601)
            json.endObject()
        }
        json.member("languages", languages.map(\.text))
        json.member("vettedUntil", vettedUntil?.iso8601)
        json.member("weeklyMissions", weeklyMissions)
        json.member("radiusKilometres", Int64(radius.count / 1_000))
        json.member("healthRisk", isAtHealthRisk)
        if hasConditions { conditions.write(into: &json) }
    }
}

extension Skill {
    init?(from fields: inout JSONFields) {
        let code = fields.skill("code", isNeeded: true)
        let until = fields.day("until")
        guard let code else { return nil }
        self.init(code: code, until: until)
    }
}

extension CivilDate {
    /// `2028-06-30`.
    package var iso8601: String {
        var bytes: [UInt8] = []
        bytes.appendDigits(year, width: 4)
        bytes.append(UInt8(ascii: "-"))
        bytes.appendDigits(month, width: 2)
        bytes.append(UInt8(ascii: "-"))
        bytes.appendDigits(day, width: 2)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Nil unless the text is a day that exists, written `yyyy-mm-dd`.
    package init?(iso8601 text: String) {
        var reader = DigitReader(text)
        guard let date = reader.date(), reader.isAtEnd else { return nil }
        self = date
    }
}

extension Instant {
    /// The day in Greenwich.
    package var dayUTC: CivilDate {
        CivilDate(daysSince1970: Int(milliseconds.flooredDivision(by: 86_400_000).quotient))
    }
}

extension JSONFields {
    package mutating func skill(_ name: String, isNeeded: Bool = false) -> SkillCode? {
        member(name, isNeeded: isNeeded) { value throws(FieldProblem.Failure) in
            guard let skill = SkillCode(try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.malformedCode(example: "first_aid"))
            }
            return skill
        }
    }

    package mutating func day(_ name: String, isNeeded: Bool = false) -> CivilDate? {
        member(name, isNeeded: isNeeded) { value throws(FieldProblem.Failure) in
            guard let day = CivilDate(iso8601: try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.malformedCode(example: "2028-06-30"))
            }
            return day
        }
    }
}
