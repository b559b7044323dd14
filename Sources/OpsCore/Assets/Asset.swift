/// Something that volunteers work with and that comes back: a vehicle, a telephone, a kit.
///
/// At every moment it is known where it is, who has it and until when; what does not come back in time
/// raises an alarm as a request would (must-do 31). Its tag names a thing and never a person.
package struct Asset: Hashable, Sendable {
    package let id: Identifier<Asset>
    /// Runs from 1; what people say aloud: asset 3.
    package let number: Int64
    package let kind: AssetKind
    /// What is written on it, once in the house: `van-3`.
    package let tag: Slug
    /// The desk that lends it.
    package let territory: TerritoryCode
    package var state: AssetState = .available
    package var fault: AssetFault?
    /// Nil while nobody has it.
    package var loan: AssetLoan?
    /// Slots that are not over, in the order of time; no two of them meet.
    package var bookings: [AssetBooking] = []
    /// How many there have been, which numbers the next one.
    package var bookingCount: Int64 = 0

    package init(
        id: Identifier<Asset>, number: Int64, kind: AssetKind, tag: Slug, territory: TerritoryCode
    ) {
        self.id = id
        self.number = number
        self.kind = kind
        self.tag = tag
        self.territory = territory
    }

    /// Whether somebody waits for it: it is not back in time, or is booked and cannot go.
    package func isTroubled(at instant: Instant) -> Bool {
        switch state {
        case .out: loan.map { $0.backBy < instant } ?? false
        case .faulty: bookings.contains { $0.slot.until > instant }
        case .available, .withdrawn: false
        }
    }

    /// The booking that a stretch of time would meet, but for the one that it would take the place of.
    func booking(meeting slot: AssetSlot, besides own: Int64? = nil) -> AssetBooking? {
        bookings.first { $0.slot.meets(slot) && $0.number != own }
    }
}

extension Asset {
    /// What one event makes of it; those of other things say nothing here.
    mutating func take(_ event: AssetEvent, at instant: Instant) {
        switch event {
        case .booked(_, let booking):
            bookings.removeAll { $0.slot.until <= instant }
            bookings.append(booking)
            bookings.sort { $0.slot.from < $1.slot.from }
            bookingCount = booking.number
        case .bookingCancelled(_, let number): bookings.removeAll { $0.number == number }
        case .checkedOut(_, let taken):
            state = .out
            loan = taken
        case .checkedIn(_, let found):
            loan = nil
            fault = found
            state = found == nil ? .available : .faulty
        case .faultReported(_, let found):
            fault = found
            state = .faulty
        case .repaired:
            fault = nil
            state = .available
        case .withdrawn:
            state = .withdrawn
            bookings = []
        case .loanOverdue(_, let desk, let dueAt):
            loan?.desk = desk
            loan?.dueAt = dueAt
            loan?.escalations += 1
        case .added, .lotReceived, .lotTaken, .lotGivenBack, .lotWrittenOff, .lotExpiring: break
        }
    }
}

package enum AssetKind: String, CaseIterable, Sendable {
    case vehicle
    case phone
    /// A bag of gloves, masks, gel, forms; a first-aid bag.
    case kit
    /// Anything else that comes back.
    case equipment
}

package enum AssetState: String, CaseIterable, Sendable {
    case available
    /// Somebody has it.
    case out
    /// Back, and not to be lent before it is repaired.
    case faulty
    /// For good.
    case withdrawn
}

/// What is wrong with it; the words of whoever says so are not kept: a tag and a reason are enough to act.
package enum AssetFault: String, CaseIterable, Sendable {
    case damaged
    case lost
    /// A tank, a battery, a kit.
    case empty
    case dirty
    /// A paper or an inspection that has run out.
    case expired
}

/// From an instant until another, which does not belong to it.
package struct AssetSlot: Hashable, Sendable {
    package let from: Instant
    package let until: Instant

    package init(from: Instant, until: Instant) {
        self.from = from
        self.until = until
    }

    func meets(_ other: AssetSlot) -> Bool {
        from < other.until && other.from < until
    }
}

/// A stretch of time that is kept for a mission, for a request that has none yet, or for the desk itself.
package struct AssetBooking: Hashable, Sendable {
    /// Runs from 1 for each asset.
    package let number: Int64
    package let slot: AssetSlot
    package let mission: Identifier<Mission>?
    /// Kept before anybody was asked: a request has no mission yet.
    package let request: Identifier<HelpRequest>?
    /// The round that drives it, for all of its doors.
    package let round: Identifier<Round>?

    package init(
        number: Int64, slot: AssetSlot, mission: Identifier<Mission>? = nil,
        request: Identifier<HelpRequest>? = nil, round: Identifier<Round>? = nil
    ) {
        self.number = number
        self.slot = slot
        self.mission = mission
        self.request = request
        self.round = round
    }
}

/// Who has it, for which mission, and when it is to be back.
package struct AssetLoan: Hashable, Sendable {
    package let volunteer: Identifier<Volunteer>
    package let mission: Identifier<Mission>?
    package let since: Instant
    package let backBy: Instant
    /// Whose work it is that it comes back.
    package var desk: TerritoryCode
    /// When somebody must look next.
    package var dueAt: Instant
    /// How often silence has raised the alarm.
    package var escalations: Int64 = 0
    /// What it was taken for, whichever mission brings it; nil for nothing, and in loans of before.
    package var request: Identifier<HelpRequest>? = nil
}
