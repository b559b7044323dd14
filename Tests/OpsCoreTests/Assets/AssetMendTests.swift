import OpsTesting
import Testing

@testable import OpsCore

/// Things and lots: what is promised to a mission or to a desk is not lost on the way.
struct AssetMendTests {
    private static let noon = Samples.start + .hours(4)
    private static let slot = AssetSlot(from: noon, until: noon + .hours(2))

    private static func world() throws -> (
        given: Given, id: Identifier<Asset>, mission: Identifier<Mission>
    ) {
        var given = try Given.service(volunteers: 2)
        try given.carryOut(.asset(.add(.vehicle, tag: Samples.slug("van-3"), Samples.unit)))
        try given.offer(.food, to: [1])
        try given.carryOut(
            .dispatching(.accept(given.mission(1), .volunteer(given.volunteer(1)))))
        return (given, Samples.known(given.operation.assets.keys.first), given.mission(1))
    }

    @Test func `who takes something for a mission is of its crew`() throws {
        let (given, id, mission) = try Self.world()
        func take(_ number: Int64) -> Command {
            .asset(
                .checkOut(
                    id, volunteer: given.volunteer(number), mission: mission, backBy: Self.noon))
        }
        #expect(given.when(take(2)).refusal?.code == "asset.not_in_crew")
        #expect(given.when(take(1)).refusal == nil)
    }

    @Test func `what was booked for a mission is free again when it ends`() throws {
        for isCancelled in [false, true] {
            var (given, id, mission) = try Self.world()
            try given.carryOut(.asset(.book(id, Self.slot, mission: mission)))
            if isCancelled {
                try given.carryOut(
                    .hotline(.cancelRequest(given.request(1), .noLongerNeeded)))
            } else {
                try given.carryOut(.dispatching(.start(mission)))
                try given.carryOut(.dispatching(.complete(mission)))
            }
            #expect(given.operation.assets[id]?.bookings == [])
        }
    }

    @Test func `what is overdue is promised to nobody until it is back`() throws {
        var (given, id, _) = try Self.world()
        try given.carryOut(
            .asset(
                .checkOut(
                    id, volunteer: given.volunteer(2), mission: nil,
                    backBy: Samples.start + .hours(1))))
        let late = Samples.start + .hours(3)
        let now = AssetSlot(from: late, until: late + .hours(1))
        #expect(
            given.when(.asset(.book(id, now, mission: nil)), at: late).refusal?.code
                == "asset.not_available")
        // Before it is overdue, what comes after it may be promised.
        #expect(given.when(.asset(.book(id, now, mission: nil))).refusal == nil)
        try given.carryOut(.asset(.checkIn(id, nil)), at: late)
        #expect(given.when(.asset(.book(id, now, mission: nil)), at: late).refusal == nil)
    }

    @Test func `what is booked is not withdrawn, and what is lost is not booked`() throws {
        var (given, id, _) = try Self.world()
        try given.carryOut(.asset(.book(id, Self.slot, mission: nil)))
        #expect(given.when(.asset(.withdraw(id))).refusal?.code == "asset.is_booked")
        #expect(given.when(.asset(.withdraw(id)), at: Self.slot.until).refusal == nil)
        try given.carryOut(.asset(.reportFault(id, .lost)))
        let later = AssetSlot(from: Self.noon + .days(1), until: Self.noon + .days(2))
        #expect(
            given.when(.asset(.book(id, later, mission: nil))).refusal
                == .asset(.notAvailable(number: 1, .faulty)))
    }

    @Test func `what comes back is warned of so long before its last day as was said`() throws {
        var given = try Given.service(volunteers: 1)
        try given.carryOut(
            .asset(
                .receive(
                    ReceiveLot(
                        item: Samples.slug("basket-standard"), territory: Samples.unit,
                        quantity: 4, expiresOn: Samples.day("2020-04-30"), warnDays: 10))))
        let id = Samples.known(given.operation.lots.keys.first)
        let warning = Samples.instant("2020-04-20T00:00:00Z")
        try given.carryOut(.asset(.remindOfLot(id)), at: warning)
        try given.carryOut(.asset(.remindOfLot(id)), at: warning + .days(1))
        try given.carryOut(.asset(.take(id, 4, mission: nil)), at: warning + .days(1))
        try given.carryOut(.asset(.giveBack(id, 2)), at: warning + .days(2))
        let lot = try #require(given.operation.lots[id])
        #expect(lot.dueAt == warning + .days(2))
        #expect(lot.desk == Samples.unit)
        #expect(lot.escalations == 0)
        var early = try Given.service(volunteers: 1)
        try early.carryOut(
            .asset(
                .receive(
                    ReceiveLot(
                        item: Samples.slug("basket-standard"), territory: Samples.unit,
                        quantity: 4, expiresOn: Samples.day("2020-04-30"), warnDays: 10))))
        let other = Samples.known(early.operation.lots.keys.first)
        try early.carryOut(.asset(.take(other, 4, mission: nil)))
        try early.carryOut(.asset(.giveBack(other, 1)))
        #expect(early.operation.lots[other]?.dueAt == warning)
    }
}
