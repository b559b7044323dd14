import OpsTesting
import Testing

@testable import OpsCore

/// What becomes of a round that has taken on more: its vehicle, its crew, its end.
extension RoundExtendingTests {
    @Test func `the vehicle is kept longer, unless somebody else has it by then`() throws {
        var world = try Self.world(van: true)
        let slot = AssetSlot(
            from: world.round(1).plan.backAt, until: world.round(1).plan.backAt + .hours(1))
        try world.given.carryOut(.asset(.book(world.van, slot, mission: nil)))
        world.given.when(world.wish(Self.more(world)))
            .thenRefuses(.asset(.slotTaken(number: 1, until: slot.until)))
        // In the time that it has nothing is booked anew.
        let back = world.round(1).plan.backAt
        let within = Self.more(world) { plan in
            plan.backAt = back
            plan.stops[2].arrival = plan.stops[1].departure
            plan.stops[2].departure = plan.stops[1].departure
        }
        let events = try Self.extend(&world, within)
        #expect(!events.contains { if case .asset = $0 { true } else { false } })
        #expect(world.given.operation.assets[world.van]?.bookings.count == 2)
        #expect(world.round(1).booking == 1)
    }

    @Test func `another round of the crew or the vehicle is not driven over`() throws {
        var world = try Self.world(deliveries: 4, van: true)
        let end = world.round(1).plan.backAt
        try world.draft(world.plan([4], from: end + .minutes(10)))
        world.given.when(world.wish(Self.more(world)))
            .thenRefuses(.rounds(.crewTaken(number: 1, round: 2)))
    }

    @Test func `what was added is taken back with the rest, and ends with it`() throws {
        var world = try Self.world(van: true)
        _ = try Self.extend(&world, Self.more(world))
        let added = try #require(
            world.given.operation.plannedCalls.values.first { $0.request == world.request(3) })
        try world.given.carryOut(
            .followUp(.cancel(added.id, .reached, note: nil)), at: added.callAt)
        try world.given.carryOut(.rounds(.withdraw(world.round(1).id)), at: added.callAt)
        let operation = world.given.operation
        #expect(operation.rounds.live.isEmpty)
        #expect(operation.assets[world.van]?.bookings.isEmpty == true)
        #expect(operation.requests[world.request(3)]?.status == .open)
        #expect(operation.plannedCalls.values.map(\.purpose) == [.calledOff])
        #expect(operation.plannedCalls.values.map(\.request) == [world.request(3)])
        var ended = try Self.world()
        _ = try Self.extend(&ended, Self.more(ended))
        for number in [1, 2, 3] as [Int64] {
            #expect(!ended.given.operation.rounds.live.isEmpty)
            try ended.given.carryOut(
                .hotline(.cancelRequest(ended.request(number), .noLongerNeeded)))
        }
        #expect(ended.given.operation.rounds.live.isEmpty)
    }

    @Test func `whoever was told before hears that what was added does not come either`() throws {
        var world = try RoundWorld()
        let people = [1, 3].compactMap { world.given.operation.requests[world.request($0)]?.person }
        try world.given.carryOut(.hotline(.mergePeople(kept: people[0], merged: people[1])))
        world = try Self.world(day: world)
        let call = try #require(
            world.given.operation.plannedCalls.values.first { $0.request == world.request(1) })
        try world.given.carryOut(
            .followUp(.cancel(call.id, .reached, note: nil)), at: call.callAt)
        _ = try Self.extend(&world, Self.more(world), at: call.callAt)
        try world.given.carryOut(.hotline(.cancelRequest(world.request(1), .noLongerNeeded)))
        try world.given.carryOut(.rounds(.withdraw(world.round(1).id)), at: call.callAt)
        let owed = world.given.operation.plannedCalls.values
        #expect(owed.map(\.purpose) == [.calledOff])
        #expect(owed.map(\.request) == [world.request(3)])
    }

    @Test func `a crew that is looked after hears of it once, and confirms its round once`() throws
    {
        var day = try RoundWorld(deliveries: 0)
        try day.given.carryOut(
            .catalogue(
                .openDeployment(
                    Samples.openService(
                        in: Samples.unit, crewRules: .standard, messages: .standard))))
        for _ in 0..<4 { try day.given.carryOut(Samples.logContact(.food)) }
        var world = try Self.world(day: day)
        let events = try Self.extend(&world, Self.more(world, [3, 4]))
        let watches = (Int64(1)...4).compactMap {
            world.given.operation.crews.watches[world.given.mission($0)]
        }
        #expect(watches.map { $0.confirmDue == nil } == [false, true, true, true])
        #expect(watches.map { $0.slot?.from } == world.round(1).plan.stops.map { $0.window?.from })
        let told = events.compactMap { event -> MessageBatch? in
            guard case .messages(.queued(let batch)) = event else { return nil }
            return batch
        }
        #expect(told.map(\.kind) == [.accepted])
        #expect(told.map(\.missionNumber) == [3])
    }

    @Test func `a round that is late may take on more, and its crew is not in two places`() throws {
        var world = try Self.world()
        let back = world.round(1).plan.backAt
        try world.given.carryOut(
            .dispatching(.start(world.given.mission(1))), at: RoundWorld.ten)
        let wish = Self.more(world) { plan in
            plan.stops[2].arrival = back + .minutes(20)
            plan.stops[2].departure = back + .minutes(25)
            plan.backAt = back + .minutes(40)
            plan.shift = RoundWindow(from: plan.shift.from, until: plan.backAt)
        }
        #expect(world.given.when(world.wish(wish), at: back + .minutes(5)).refusal == nil)
    }

    @Test func `the day tells what published rounds have left, and for what somebody is out`()
        throws
    {
        var world = try Self.world(deliveries: 4)
        try world.given.carryOut(
            .dispatching(.start(world.given.mission(1))), at: RoundWorld.ten)
        let day = try world.given.operation.roundProblem(
            of: Samples.department, on: RoundWorld.date, crews: [], at: RoundWorld.ten)
        #expect(day.deliveries.map(\.number) == [3, 4])
        #expect(day.promised.map(\.delivery.number) == [1, 2])
        #expect(day.promised.map(\.isOut) == [true, false])
        #expect(day.promised.map(\.delivery.window) == world.round(1).plan.stops.map(\.window))
        #expect(day.promised.allSatisfy { $0.delivery.position != nil && $0.parcels == 1 })
        var json = JSONWriter()
        json.beginObject()
        day.write(into: &json)
        json.endObject()
        let value = try JSONParser.value(of: json.bytes)
        #expect(try JSONFields.read(value) { RoundProblem(from: &$0) } == day)
    }
}
