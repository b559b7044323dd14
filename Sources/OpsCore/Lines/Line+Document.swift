/// Lines as JSON: in the journal, in the tables.
extension LineDetails {
    package static let nameLimit = 200
    package static let textLimit = 1_000

    /// `readHours` knows what the clocks of a zone show, or reads what was recorded.
    package init?(
        from fields: inout JSONFields, readHours: (inout JSONFields) -> OpeningHours?
    ) {
        let name = fields.words("name", isNeeded: true, limit: Self.nameLimit)
        let phone = fields.dialledNumber("phone", isNeeded: true)
        let change = ChangeLine(rest: &fields, readHours: readHours)
        guard let name, let phone else { return nil }
        self.init(
            name: name, phone: phone, hours: change.hours, needs: change.needs ?? [],
            priority: change.priority ?? [], queue: change.queue,
            announcement: change.announcement)
    }

    package func write(into json: inout JSONWriter) {
        json.member("name", name)
        json.member("phone", phone.text)
        if let hours {
            json.key("hours")
            hours.write(into: &json)
        }
        if !needs.isEmpty { json.member("needs", needs.map(\.rawValue)) }
        if !priority.isEmpty { json.member("priority", priority.map(\.rawValue)) }
        if let queue { json.member("queue", queue) }
        if let announcement { json.member("announcement", announcement) }
    }
}

extension ChangeLine {
    package init(
        from fields: inout JSONFields, readHours: (inout JSONFields) -> OpeningHours?
    ) {
        let name = fields.words("name", limit: LineDetails.nameLimit)
        let phone = fields.dialledNumber("phone")
        self.init(rest: &fields, readHours: readHours)
        self.name = name
        self.phone = phone
    }

    fileprivate init(
        rest fields: inout JSONFields, readHours: (inout JSONFields) -> OpeningHours?
    ) {
        self.init()
        hours = fields.nested("hours", isNeeded: false, readHours)
        needs = fields.needList("needs")
        priority = fields.needList("priority")
        queue = fields.words("queue", limit: LineDetails.textLimit)
        announcement = fields.announcement("announcement")
    }
}

extension LineVersion {
    func write(into json: inout JSONWriter) {
        json.member("from", from)
        details.write(into: &json)
    }

    init?(from fields: inout JSONFields) {
        let from = fields.instant("from", isNeeded: true)
        let details = LineDetails(from: &fields) { OpeningHours(recorded: &$0) }
        guard let from, let details else { return nil }
        self.init(from: from, details: details)
    }
}

extension Line {
    package init?(from fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: Line.self)
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let territory = fields.territory("territory", isNeeded: true)
        let versions = fields.list("versions", isNeeded: true, limit: 10_000) {
            LineVersion(from: &$0)
        }
        let closedAt = fields.instant("closedAt")
        guard let id, let number, let territory, let versions, !versions.isEmpty else {
            return nil
        }
        self.init(
            id: id, number: number, territory: territory, versions: versions, closedAt: closedAt)
    }

    package func write(into json: inout JSONWriter) {
        json.member("id", id)
        json.member("number", number)
        json.member("territory", territory.text)
        json.member("versions", each: versions) { json, version in
            json.beginObject()
            version.write(into: &json)
            json.endObject()
        }
        if let closedAt { json.member("closedAt", closedAt) }
    }
}

extension JSONFields {
    /// What is said while a line is closed, in all three languages.
    package mutating func announcement(_ name: String) -> LocalizedText? {
        nested(name, isNeeded: false) { fields in
            let fr = fields.words("fr", isNeeded: true, limit: LineDetails.textLimit)
            let es = fields.words("es", isNeeded: true, limit: LineDetails.textLimit)
            let en = fields.words("en", isNeeded: true, limit: LineDetails.textLimit)
            guard let fr, let es, let en else { return nil }
            return LocalizedText(fr: fr, es: es, en: en)
        }
    }
}
