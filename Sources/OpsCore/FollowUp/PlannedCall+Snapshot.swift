extension PlannedCall {
    func pack(into bytes: inout ByteWriter) {
        bytes.identifier(id)
        bytes.number(number)
        bytes.text(purpose.rawValue)
        bytes.identifier(person)
        bytes.identifier(contact)
        bytes.optional(request) { $0.identifier($1) }
        bytes.optional(need) { $0.text($1.rawValue) }
        bytes.optional(deployment) { $0.identifier($1) }
        bytes.text(language.text)
        bytes.text(place.text)
        bytes.optional(position) { $1.pack(into: &$0) }
        hours.pack(into: &bytes)
        bytes.flag(allowsVoicemail)
        bytes.optional(everyDays) { $0.number($1) }
        bytes.optional(until) { $0.number($1.milliseconds) }
        bytes.number(appointment.milliseconds)
        bytes.text(state.rawValue)
        bytes.text(step.rawValue)
        bytes.number(rung)
        bytes.text(desk.text)
        bytes.optional(taker) { $0.identifier($1) }
        bytes.number(callAt.milliseconds)
        bytes.number(dueAt.milliseconds)
        bytes.number(stepDueAt.milliseconds)
        bytes.number(escalations)
        bytes.optional(visit) { $0.identifier($1) }
        bytes.flag(isVoicemailLeft)
    }

    init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        func optionalNumber(_ bytes: inout ByteReader) throws(ByteReader.Damaged) -> Int64? {
            try bytes.optional { bytes throws(ByteReader.Damaged) in try bytes.number() }
        }
        func instant(_ bytes: inout ByteReader) throws(ByteReader.Damaged) -> Instant {
            Instant(milliseconds: try bytes.number())
        }
        self.init(
            id: try bytes.identifier(), number: try bytes.number(), purpose: try bytes.code(),
            person: try bytes.identifier(), contact: try bytes.identifier(),
            request: try bytes.optionalIdentifier(),
            need: try bytes.optional { bytes throws(ByteReader.Damaged) in try bytes.code() },
            deployment: try bytes.optionalIdentifier(),
            language: try bytes.made(LanguageTag.init), place: try bytes.made(TerritoryCode.init),
            position: try bytes.optional(Coordinate.init(from:)),
            hours: try CallHours(from: &bytes), allowsVoicemail: try bytes.flag(),
            everyDays: try optionalNumber(&bytes),
            until: try optionalNumber(&bytes).map(Instant.init(milliseconds:)),
            appointment: try instant(&bytes), state: try bytes.code(), step: try bytes.code(),
            rung: try bytes.number(), desk: try bytes.made(TerritoryCode.init),
            taker: try bytes.optionalIdentifier(), callAt: try instant(&bytes),
            dueAt: try instant(&bytes), stepDueAt: try instant(&bytes),
            escalations: try bytes.number(), visit: try bytes.optionalIdentifier(),
            isVoicemailLeft: try bytes.flag())
    }
}

extension CallHours {
    fileprivate func pack(into bytes: inout ByteWriter) {
        bytes.optional(preferred) { $0.text($1.text) }
        bytes.optional(safe) { $0.text($1.text) }
        bytes.optional(offset) { $0.number($1) }
    }

    fileprivate init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        func window(_ bytes: inout ByteReader) throws(ByteReader.Damaged) -> DayWindow? {
            try bytes.optional { bytes throws(ByteReader.Damaged) in
                try bytes.made(DayWindow.init)
            }
        }
        self.init(
            preferred: try window(&bytes), safe: try window(&bytes),
            offset: try bytes.optional { bytes throws(ByteReader.Damaged) in try bytes.number() })
    }
}

extension ByteReader {
    mutating func optionalIdentifier<Subject>() throws(Damaged) -> Identifier<Subject>? {
        try optional { bytes throws(Damaged) in try bytes.identifier() }
    }
}
