import OpsCore
import OpsStore

/// Things that volunteers work with as the API shows them: numbers beside identities.
extension JSONWriter {
    mutating func asset(_ asset: Asset, in room: ReadingRoom) throws {
        beginObject()
        member("id", asset.id)
        member("number", asset.number)
        member("kind", asset.kind.rawValue)
        member("tag", asset.tag.text)
        member("territory", asset.territory.text)
        member("state", asset.state.rawValue)
        member("fault", asset.fault?.rawValue)
        key("loan")
        if let loan = asset.loan { try self.loan(loan, in: room) } else { null() }
        key("bookings")
        beginArray()
        for booking in asset.bookings {
            beginObject()
            member("number", booking.number)
            member("from", booking.slot.from)
            member("until", booking.slot.until)
            try missionNumber(booking.mission, in: room)
            member(
                "request", try booking.request.flatMap { try room.request(.id($0)) { $0.number } })
            member("round", try booking.round.flatMap { try room.round(.id($0)) }?.number)
            endObject()
        }
        endArray()
        endObject()
    }

    private mutating func loan(_ loan: AssetLoan, in room: ReadingRoom) throws {
        beginObject()
        member("volunteer", loan.volunteer)
        member("volunteerNumber", try room.volunteer(.id(loan.volunteer))?.number)
        member("volunteerName", try room.name(of: loan.volunteer))
        try missionNumber(loan.mission, in: room)
        member("since", loan.since)
        member("backBy", loan.backBy)
        member("desk", loan.desk.text)
        member("dueAt", loan.dueAt)
        member("escalations", loan.escalations)
        endObject()
    }

    private mutating func missionNumber(
        _ id: Identifier<Mission>?, in room: ReadingRoom
    ) throws {
        member("mission", try id.flatMap { try room.mission(.id($0)) }?.number)
    }

    mutating func lot(_ lot: StockLot, at instant: Instant) {
        beginObject()
        lot.write(into: &self)
        member("expired", lot.hasExpired(at: instant))
        endObject()
    }

    /// What is kept for a mission.
    mutating func booked(_ booked: [(asset: Asset, booking: AssetBooking)]) {
        guard !booked.isEmpty else { return }
        member("booked", each: booked) { json, one in
            json.beginObject()
            json.member("asset", one.asset.number)
            json.member("tag", one.asset.tag.text)
            json.member("kind", one.asset.kind.rawValue)
            json.member("from", one.booking.slot.from)
            json.member("until", one.booking.slot.until)
            json.endObject()
        }
    }

    /// What a mission had with it.
    mutating func means(_ means: [MissionMeans]) {
        member("means", each: means) { json, thing in
            json.beginObject()
            json.member("asset", thing.asset)
            json.member("lot", thing.lot)
            json.member("quantity", thing.quantity)
            json.endObject()
        }
    }
}
