/// Things that volunteers work with as JSON: in the journal, in the tables, in a snapshot.
extension Asset {
    package init?(from fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: Asset.self)
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let kind = fields.code("kind", isNeeded: true, of: AssetKind.self)
        let tag = fields.slug("tag", isNeeded: true)
        let territory = fields.territory("territory", isNeeded: true)
        let state = fields.code("state", of: AssetState.self)
        let fault = fields.code("fault", of: AssetFault.self)
        let loan = fields.nested("loan", isNeeded: false) { AssetLoan(from: &$0) }
        let bookings = fields.list("bookings", isNeeded: false, limit: 10_000) {
            AssetBooking(from: &$0)
        }
        let count = fields.integer("bookingCount", in: 0...Int64.max)
        guard let id, let number, let kind, let tag, let territory else { return nil }
        self.init(id: id, number: number, kind: kind, tag: tag, territory: territory)
        self.state = state ?? .available
        self.fault = fault
        self.loan = loan
        self.bookings = bookings ?? []
        bookingCount = count ?? 0
    }

    package func write(into json: inout JSONWriter) {
        json.member("id", id)
        json.member("number", number)
        json.member("kind", kind.rawValue)
        json.member("tag", tag.text)
        json.member("territory", territory.text)
        json.member("state", state.rawValue)
        if let fault { json.member("fault", fault.rawValue) }
        if let loan {
            json.key("loan")
            json.beginObject()
            loan.write(into: &json)
            json.endObject()
        }
        json.member("bookings", each: bookings) { json, booking in
            json.beginObject()
            booking.write(into: &json)
            json.endObject()
        }
        json.member("bookingCount", bookingCount)
    }
}

extension AssetBooking {
    init?(from fields: inout JSONFields) {
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let from = fields.instant("from", isNeeded: true)
        let until = fields.instant("until", isNeeded: true)
        let mission = fields.identifier("mission", of: Mission.self)
        let request = fields.identifier("request", of: HelpRequest.self)
        let round = fields.identifier("round", of: Round.self)
        guard let number, let from, let until else { return nil }
        self.init(
            number: number, slot: AssetSlot(from: from, until: until), mission: mission,
            request: request, round: round)
    }

    func write(into json: inout JSONWriter) {
        json.member("number", number)
        json.member("from", slot.from)
        json.member("until", slot.until)
        if let mission { json.member("mission", mission) }
        if let request { json.member("request", request) }
        if let round { json.member("round", round) }
    }
}

extension AssetLoan {
    init?(from fields: inout JSONFields) {
        let volunteer = fields.identifier("volunteer", isNeeded: true, of: Volunteer.self)
        let mission = fields.identifier("mission", of: Mission.self)
        let since = fields.instant("since", isNeeded: true)
        let backBy = fields.instant("backBy", isNeeded: true)
        let desk = fields.territory("desk", isNeeded: true)
        let dueAt = fields.instant("dueAt", isNeeded: true)
        let escalations = fields.integer("escalations", in: 0...Int64.max)
        guard let volunteer, let since, let backBy, let desk, let dueAt else { return nil }
        self.init(
            volunteer: volunteer, mission: mission, since: since, backBy: backBy, desk: desk,
            dueAt: dueAt, escalations: escalations ?? 0,
            request: fields.identifier("request", of: HelpRequest.self))
    }

    func write(into json: inout JSONWriter) {
        json.member("volunteer", volunteer)
        if let mission { json.member("mission", mission) }
        json.member("since", since)
        json.member("backBy", backBy)
        json.member("desk", desk.text)
        json.member("dueAt", dueAt)
        json.member("escalations", escalations)
        if let request { json.member("request", request) }
    }
}

extension StockLot {
    package init?(from fields: inout JSONFields) {
        let id = fields.identifier("id", isNeeded: true, of: StockLot.self)
        let number = fields.integer("number", isNeeded: true, in: 1...Int64.max)
        let item = fields.slug("item", isNeeded: true)
        let territory = fields.territory("territory", isNeeded: true)
        let received = fields.integer("received", isNeeded: true, in: 1...Int64.max)
        let expiresOn = fields.day("expiresOn")
        let dueAt = fields.instant("dueAt")
        let remaining = fields.integer("remaining", in: 0...Int64.max)
        let taken = fields.integer("taken", in: 0...Int64.max)
        let writtenOff = fields.integer("writtenOff", in: 0...Int64.max)
        let desk = fields.territory("desk")
        let escalations = fields.integer("escalations", in: 0...Int64.max)
        guard let id, let number, let item, let territory, let received else { return nil }
        self.init(
            id: id, number: number, item: item, territory: territory, received: received,
            expiresOn: expiresOn, dueAt: dueAt)
        self.remaining = remaining ?? received
        self.taken = taken ?? 0
        self.writtenOff = writtenOff ?? 0
        self.desk = desk ?? territory
        warnAt = fields.instant("warnAt") ?? dueAt
        self.escalations = escalations ?? 0
    }

    package func write(into json: inout JSONWriter) {
        json.member("id", id)
        json.member("number", number)
        json.member("item", item.text)
        json.member("territory", territory.text)
        json.member("received", received)
        if let expiresOn { json.member("expiresOn", expiresOn.iso8601) }
        json.member("remaining", remaining)
        json.member("taken", taken)
        json.member("writtenOff", writtenOff)
        json.member("desk", desk.text)
        if let dueAt { json.member("dueAt", dueAt) }
        if let warnAt, warnAt != dueAt { json.member("warnAt", warnAt) }
        json.member("escalations", escalations)
    }
}
