import OpsTesting
import Testing

@testable import OpsCore

/// Things that are used up: nothing goes off unseen, nothing is lost on paper (must-do 31).
struct StockTests {
    private static let lastDay = Samples.day("2020-04-30")

    private static func world(
        _ quantity: Int64 = 10, expiresOn: CivilDate? = lastDay
    ) throws -> (given: Given, id: Identifier<StockLot>) {
        var given = try Given.service(volunteers: 1)
        try given.carryOut(
            .asset(
                .receive(
                    ReceiveLot(
                        item: Samples.slug("basket-standard"), territory: Samples.unit,
                        quantity: quantity, expiresOn: expiresOn))))
        return (given, Samples.known(given.operation.lots.keys.first))
    }

    private static func lot(_ given: Given) -> StockLot {
        Samples.known(given.operation.lots.values.first)
    }

    @Test func `no more is taken than is there, and no more given back than was taken`() throws {
        var (given, id) = try Self.world(3)
        given.when(.asset(.take(id, 4, mission: nil)))
            .thenRefuses(.asset(.notSoMany(lot: 1, remaining: 3)))
        try given.carryOut(.asset(.take(id, 3, mission: nil)))
        given.when(.asset(.writeOff(id, 1, .lost)))
            .thenRefuses(.asset(.notSoMany(lot: 1, remaining: 0)))
        given.when(.asset(.giveBack(id, 4))).thenRefuses(.asset(.notTaken(lot: 1, taken: 3)))
        given.when(.asset(.giveBack(id, 3, had: 2)))
            .thenRefuses(.asset(.notTaken(lot: 1, taken: 2)))
        try given.carryOut(.asset(.giveBack(id, 1)))
        try given.carryOut(.asset(.writeOff(id, 1, .damaged)))
        let lot = Self.lot(given)
        #expect((lot.remaining, lot.taken, lot.writtenOff) == (0, 2, 1))
    }

    @Test func `what has gone off is handed to nobody, and can be written off`() throws {
        let (given, id) = try Self.world()
        let last = Samples.instant("2020-04-30T23:59:59Z")
        #expect(given.when(.asset(.take(id, 1, mission: nil)), at: last).refusal == nil)
        let after = Samples.instant("2020-05-01T00:00:00Z")
        given.when(.asset(.take(id, 1, mission: nil)), at: after)
            .thenRefuses(.asset(.hasExpired(lot: 1, Self.lastDay)))
        #expect(given.when(.asset(.writeOff(id, 10, .expired)), at: after).refusal == nil)
    }

    @Test func `the desk is told a week before it goes off, every day, until nothing is left`()
        throws
    {
        var (given, id) = try Self.world()
        let warning = Samples.instant("2020-04-23T00:00:00Z")
        #expect(Self.lot(given).dueAt == warning)
        given.when(.asset(.remindOfLot(id)), at: warning)
            .then([.asset(.lotExpiring(id, desk: Samples.unit, dueAt: warning + .days(1)))])
        try given.carryOut(.asset(.remindOfLot(id)), at: warning)
        given.when(.asset(.remindOfLot(id)), at: warning + .days(1))
            .then([.asset(.lotExpiring(id, desk: Samples.department, dueAt: warning + .days(2)))])
        try given.carryOut(.asset(.take(id, 10, mission: nil)), at: warning + .hours(1))
        #expect(Self.lot(given).dueAt == nil)
        var quiet = given.operation
        let left = quiet.takeDue(at: warning + .days(60), limit: 1_000)
        #expect(!left.contains { if case .asset = $0 { true } else { false } })
        // What comes back is looked after again.
        try given.carryOut(.asset(.giveBack(id, 1)), at: warning + .hours(2))
        #expect(Self.lot(given).dueAt == warning + .hours(2))
    }

    @Test func `whatever is asked, nothing is booked twice and every basket is accounted for`()
        throws
    {
        var chance = SeededGenerator(seed: Seeds.next(for: "assets"))
        var given = try Given.service(volunteers: 3)
        try given.offer(.food, to: [1])
        var now = Samples.start
        for _ in 0..<3_000 {
            now = now + .minutes(Int64(chance.below(40)))
            let command =
                chance.below(9) == 0 ? nil : chance.anyAsset(of: given.operation, at: now)
            if let command, given.when(.asset(command), at: now).refusal == nil {
                try given.carryOut(.asset(command), at: now)
            }
            for lot in given.operation.lots.values {
                #expect(lot.remaining + lot.taken + lot.writtenOff == lot.received)
                #expect(lot.remaining >= 0 && lot.taken >= 0)
                #expect(lot.remaining == 0 || lot.expiresOn == nil || lot.dueAt != nil)
            }
            for asset in given.operation.assets.values {
                #expect((asset.state == .out) == (asset.loan != nil))
                let slots = asset.bookings.map(\.slot)
                for (one, other) in zip(slots, slots.dropFirst()) {
                    #expect(one.until <= other.from)
                }
            }
        }
        let restored = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(restored == given.operation)
        #expect(given.operation.assets.count > 3 && given.operation.lots.count > 20)
    }
}
