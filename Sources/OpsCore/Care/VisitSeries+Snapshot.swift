extension VisitSeries {
    func pack(into bytes: inout ByteWriter) {
        bytes.identifier(id)
        bytes.number(number)
        bytes.identifier(person)
        bytes.identifier(contact)
        bytes.text(language.text)
        bytes.text(place.text)
        bytes.optional(position) { $1.pack(into: &$0) }
        bytes.number(everyDays)
        bytes.optional(agreedFor) { $0.number($1.milliseconds) }
        bytes.text(step.rawValue)
        bytes.optional(request) { $0.identifier($1) }
        bytes.optional(mission) { $0.identifier($1) }
        bytes.text(desk.text)
        bytes.number(dueAt.milliseconds)
        bytes.number(escalations)
    }

    init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        self.init(
            id: try bytes.identifier(), number: try bytes.number(),
            person: try bytes.identifier(), contact: try bytes.identifier(),
            language: try bytes.made(LanguageTag.init), place: try bytes.made(TerritoryCode.init),
            position: try bytes.optional(Coordinate.init(from:)), everyDays: try bytes.number(),
            agreedFor: try bytes.optional { bytes throws(ByteReader.Damaged) in
                Instant(milliseconds: try bytes.number())
            },
            step: try bytes.code(),
            request: try bytes.optional { bytes throws(ByteReader.Damaged) in
                try bytes.identifier()
            },
            mission: try bytes.optional { bytes throws(ByteReader.Damaged) in
                try bytes.identifier()
            },
            desk: try bytes.made(TerritoryCode.init),
            dueAt: Instant(milliseconds: try bytes.number()), escalations: try bytes.number())
    }
}
