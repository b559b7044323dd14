extension Volunteer {
    func pack(into bytes: inout ByteWriter) {
        bytes.identifier(id)
        bytes.number(number)
        profile.pack(into: &bytes)
        bytes.flag(isAvailable)
        bytes.list(acceptedAt) { $0.number($1.milliseconds) }
        bytes.list(askedAt) { $0.number($1.milliseconds) }
        bytes.list(inHand) {
            $0.identifier($1.mission)
            $0.number($1.acceptedAt.milliseconds)
        }
        bytes.optional(endedAt) { $0.number($1.milliseconds) }
    }

    init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        self.init(
            id: try bytes.identifier(), number: try bytes.number(),
            profile: try VolunteerProfile(from: &bytes), isAvailable: try bytes.flag(),
            acceptedAt: try bytes.list { bytes throws(ByteReader.Damaged) in
                Instant(milliseconds: try bytes.number())
            },
            askedAt: try bytes.list { bytes throws(ByteReader.Damaged) in
                Instant(milliseconds: try bytes.number())
            },
            inHand: try bytes.list { bytes throws(ByteReader.Damaged) in
                MissionInHand(
                    mission: try bytes.identifier(),
                    acceptedAt: Instant(milliseconds: try bytes.number()))
            },
            endedAt: try bytes.optional { bytes throws(ByteReader.Damaged) in
                Instant(milliseconds: try bytes.number())
            })
    }
}

extension VolunteerProfile {
    func pack(into bytes: inout ByteWriter) {
        bytes.text(territory.text)
        bytes.optional(position) { $1.pack(into: &$0) }
        bytes.list(skills) { bytes, skill in
            bytes.text(skill.code.text)
            bytes.optional(skill.until) { $0.number(Int64($1.daysSince1970)) }
        }
        bytes.list(languages) { $0.text($1.text) }
        bytes.optional(vettedUntil) { $0.number(Int64($1.daysSince1970)) }
        bytes.number(weeklyMissions)
        bytes.number(Int64(radius.count))
        bytes.flag(isAtHealthRisk)
        bytes.optional(hasConditions ? conditions : nil) { bytes, conditions in
            bytes.document { conditions.write(into: &$0) }
        }
    }

    init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        let territory = try bytes.made(TerritoryCode.init)
        let position = try bytes.optional(Coordinate.init(from:))
        let skills = try bytes.list { bytes throws(ByteReader.Damaged) in
            Skill(
                code: try bytes.made(SkillCode.init),
                until: try bytes.optional(CivilDate.init(from:)))
        }
        let languages = try bytes.list { bytes throws(ByteReader.Damaged) in
            try bytes.made(LanguageTag.init)
        }
        self.init(
            territory: territory, position: position, skills: skills, languages: languages,
            vettedUntil: try bytes.optional(CivilDate.init(from:)),
            weeklyMissions: try bytes.number(),
            radius: Metres(count: Int32(truncatingIfNeeded: try bytes.number())),
            isAtHealthRisk: try bytes.flag(),
            conditions: try bytes.optional { bytes throws(ByteReader.Damaged) in
                try bytes.document { Conditions(recorded: &$0) }
            } ?? Conditions())
    }
}

extension CivilDate {
    fileprivate init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        let day = try bytes.number()
        guard (-1_000_000...4_000_000).contains(day) else { throw ByteReader.Damaged() }
        self.init(daysSince1970: Int(day))
    }
}
