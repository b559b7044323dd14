extension HelpRequest {
    func pack(into bytes: inout ByteWriter) {
        bytes.identifier(id)
        bytes.number(number)
        bytes.identifier(contact)
        bytes.optional(person) { $0.identifier($1) }
        bytes.text(need.rawValue)
        bytes.text(language.text)
        bytes.text(place.text)
        bytes.optional(position) { $1.pack(into: &$0) }
        bytes.optional(deployment) { $0.identifier($1) }
        bytes.number(crew)
        bytes.optional(skill) { $0.text($1.text) }
        bytes.number(openedAt.milliseconds)
        bytes.optional(lastsUntil) { $0.number(Int64($1.daysSince1970)) }
        bytes.text(status.rawValue)
        switch owner {
        case .desk(let code):
            bytes.flag(true)
            bytes.text(code.text)
        case .crew(let mission):
            bytes.flag(false)
            bytes.identifier(mission)
        }
        bytes.number(dueAt.milliseconds)
        bytes.number(promisedAt.milliseconds)
        bytes.number(escalations)
        bytes.optional(mission) { $0.identifier($1) }
        bytes.list(declined) { $0.identifier($1) }
    }

    init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        self.init(
            id: try bytes.identifier(), number: try bytes.number(),
            contact: try bytes.identifier(),
            person: try bytes.optional { bytes throws(ByteReader.Damaged) in
                try bytes.identifier()
            },
            need: try bytes.code(), language: try bytes.made(LanguageTag.init),
            place: try bytes.made(TerritoryCode.init),
            position: try bytes.optional(Coordinate.init(from:)),
            deployment: try bytes.optional { bytes throws(ByteReader.Damaged) in
                try bytes.identifier()
            },
            crew: try bytes.number(),
            skill: try bytes.optional { bytes throws(ByteReader.Damaged) in
                try bytes.made(SkillCode.init)
            },
            openedAt: Instant(milliseconds: try bytes.number()),
            lastsUntil: try bytes.optional { bytes throws(ByteReader.Damaged) in
                CivilDate(daysSince1970: Int(try bytes.number()))
            },
            status: try bytes.code(),
            owner: try RequestOwner(from: &bytes), dueAt: Instant(milliseconds: try bytes.number()),
            promisedAt: Instant(milliseconds: try bytes.number()),
            escalations: try bytes.number(),
            mission: try bytes.optional { bytes throws(ByteReader.Damaged) in
                try bytes.identifier()
            },
            declined: try bytes.list { bytes throws(ByteReader.Damaged) in
                try bytes.identifier()
            })
    }
}

extension RequestOwner {
    fileprivate init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        self =
            try bytes.flag()
            ? .desk(try bytes.made(TerritoryCode.init)) : .crew(try bytes.identifier())
    }
}

extension Coordinate {
    func pack(into bytes: inout ByteWriter) {
        bytes.number(Int64(latitudeMillidegrees))
        bytes.number(Int64(longitudeMillidegrees))
    }

    init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        let latitude = Int32(exactly: try bytes.number())
        let longitude = Int32(exactly: try bytes.number())
        guard let latitude, let longitude,
            let position = Coordinate(
                latitudeMillidegrees: latitude, longitudeMillidegrees: longitude)
        else { throw ByteReader.Damaged() }
        self = position
    }
}
