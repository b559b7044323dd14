import OpsTesting
import Testing

@testable import OpsCore

/// Things that are lent: where each is, who has it, until when (must-do 31).
struct AssetTests {
    private static let van = Samples.slug("van-3")
    private static let noon = Samples.start + .hours(4)
    private static let slot = AssetSlot(from: noon, until: noon + .hours(2))

    private static func world() throws -> (given: Given, id: Identifier<Asset>) {
        var given = try Given.service(volunteers: 2)
        try given.carryOut(.asset(.add(.vehicle, tag: van, Samples.unit)))
        try given.offer(.food, to: [1])
        return (given, Samples.known(given.operation.assets.keys.first))
    }

    private static func asset(_ given: Given) -> Asset {
        Samples.known(given.operation.assets.values.first)
    }

    @Test func `two bookings of one thing never meet, whatever their ends`() throws {
        var (given, id) = try Self.world()
        try given.carryOut(.asset(.book(id, Self.slot, mission: nil)))
        let taken = Refusal.asset(.slotTaken(number: 1, until: Self.slot.until))
        for (from, until, isRefused) in [
            (-2, 0, false), (-2, 1, true), (0, 2, true), (1, 3, true), (-1, 3, true), (2, 4, false),
        ] {
            let other = AssetSlot(
                from: Self.noon + .hours(Int64(from)), until: Self.noon + .hours(Int64(until)))
            let outcome = given.when(.asset(.book(id, other, mission: nil)))
            #expect(outcome.refusal == (isRefused ? taken : nil), "\(from) to \(until)")
        }
        try given.carryOut(.asset(.cancelBooking(id, booking: 1)))
        #expect(given.when(.asset(.book(id, Self.slot, mission: nil))).refusal == nil)
    }

    @Test func `what is booked for a mission is taken by that mission alone`() throws {
        var (given, id) = try Self.world()
        let mission = given.mission(1)
        try given.carryOut(.dispatching(.accept(mission, .volunteer(given.volunteer(1)))))
        try given.carryOut(.asset(.book(id, Self.slot, mission: mission)))
        func take(_ mission: Identifier<Mission>?) -> Command {
            .asset(
                .checkOut(
                    id, volunteer: given.volunteer(1), mission: mission,
                    backBy: Self.noon + .hours(1)))
        }
        given.when(take(nil), at: Self.noon)
            .thenRefuses(.asset(.slotTaken(number: 1, until: Self.slot.until)))
        try given.carryOut(take(mission), at: Self.noon)
        #expect(Self.asset(given).state == .out)
        #expect(Self.asset(given).loan?.volunteer == given.volunteer(1))
        given.when(take(mission), at: Self.noon)
            .thenRefuses(.asset(.notAvailable(number: 1, .out)))
    }

    @Test func `what does not come back is told to the desk, and then to the one above`() throws {
        var (given, id) = try Self.world()
        try given.carryOut(
            .asset(
                .checkOut(id, volunteer: given.volunteer(1), mission: nil, backBy: Self.noon)))
        var operation = given.operation
        let before = operation.takeDue(at: Self.noon - .seconds(1), limit: 100)
        #expect(!before.contains { if case .asset = $0 { true } else { false } })
        var due = Self.noon
        for desk in [Samples.unit, Samples.department, Samples.nation, Samples.nation] {
            var waiting = given.operation
            let commands = waiting.takeDue(at: due, limit: 100)
            #expect(
                commands.contains { if case .asset(.remindOfLoan) = $0 { true } else { false } })
            let next = due + .hours(2)
            given.when(.asset(.remindOfLoan(id)), at: due)
                .then([.asset(.loanOverdue(id, desk: desk, dueAt: next))])
            try given.carryOut(.asset(.remindOfLoan(id)), at: due)
            given.when(.asset(.remindOfLoan(id)), at: due).thenRefuses(.asset(.notYetDue))
            due = next
        }
        try given.carryOut(.asset(.checkIn(id, .empty)), at: due)
        #expect(Self.asset(given).state == .faulty && Self.asset(given).loan == nil)
        var after = given.operation
        let left = after.takeDue(at: due + .days(9), limit: 1_000)
        #expect(!left.contains { if case .asset = $0 { true } else { false } })
    }

    @Test func `every state takes what belongs to it, and refuses the rest`() throws {
        let (given, id) = try Self.world()
        let out = Command.asset(
            .checkOut(id, volunteer: given.volunteer(1), mission: nil, backBy: Self.noon))
        let ways: [(state: AssetState, way: [AssetCommand])] = [
            (.available, []), (.faulty, [.reportFault(id, .damaged)]),
            (.withdrawn, [.withdraw(id)]),
        ]
        let table: [(name: String, command: Command, allowed: Set<AssetState>)] = [
            ("check-out", out, [.available]),
            ("check-in", .asset(.checkIn(id, nil)), [.out]),
            ("fault", .asset(.reportFault(id, .dirty)), [.available, .faulty]),
            ("repair", .asset(.repair(id)), [.faulty]),
            ("withdraw", .asset(.withdraw(id)), [.available, .faulty]),
            (
                "book",
                .asset(
                    .book(
                        id, AssetSlot(from: Self.noon + .days(1), until: Self.noon + .days(2)),
                        mission: nil)), [.available, .out, .faulty]
            ),
        ]
        var worlds = try ways.map { state, way in
            var world = given
            for command in way { try world.carryOut(.asset(command)) }
            return (state, world)
        }
        var lent = given
        try lent.carryOut(out)
        worlds.append((.out, lent))
        #expect(Set(worlds.map(\.0)) == Set(AssetState.allCases))
        for (state, world) in worlds {
            #expect(Self.asset(world).state == state)
            for (name, command, allowed) in table {
                let isAllowed = world.when(command).refusal == nil
                #expect(isAllowed == allowed.contains(state), "\(name) when \(state)")
            }
        }
    }

    @Test func `a tag is on one thing at a time, and on another once it is withdrawn`() throws {
        var (given, id) = try Self.world()
        let same = Command.asset(.add(.kit, tag: Self.van, Samples.unit))
        given.when(same).thenRefuses(.asset(.tagTaken(Self.van, number: 1)))
        try given.carryOut(.asset(.withdraw(id)))
        #expect(given.when(same).refusal == nil)
    }
}
