import OpsTesting
import Testing

@testable import OpsCore

/// What a crew counts on may be lost between their yes and the door: the desk is told at once.
struct CrewVehicleTests {
    private static let driving = NeedRule(
        kind: .food, dueWithin: .hours(8), crew: 1, skill: nil, needsVehicle: true)

    /// Somebody who has a car where `hasCar`, and a request for food.
    private static func asked(hasCar: Bool, _ rule: NeedRule = driving) throws -> Given {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        try given.carryOut(
            .catalogue(.openDeployment(Samples.openService(needs: [rule], crewRules: .standard))))
        var profile = Samples.profile()
        profile.conditions.travel = hasCar ? [.car] : []
        try given.carryOut(Samples.addVolunteer(profile))
        try given.carryOut(Samples.logContact(.food))
        return given
    }

    private static func accepted(hasCar: Bool, _ rule: NeedRule = driving) throws -> Given {
        var given = try asked(hasCar: hasCar, rule)
        if !hasCar { try keepVan(&given, request: given.request(1)) }
        try given.carryOut(.dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        try given.carryOut(
            .dispatching(.accept(given.mission(1), .volunteer(given.volunteer(1)))))
        return given
    }

    private static func keepVan(
        _ given: inout Given, from: Instant = Samples.start,
        mission: Identifier<Mission>? = nil, request: Identifier<HelpRequest>? = nil
    ) throws {
        if given.operation.assets.isEmpty {
            try given.carryOut(.asset(.add(.vehicle, tag: Samples.slug("van-3"), Samples.unit)))
        }
        let slot = AssetSlot(from: from, until: from + .hours(2))
        try given.carryOut(.asset(.book(van(given), slot, mission: mission, request: request)))
    }

    private static func van(_ given: Given) -> Identifier<Asset> {
        Samples.known(given.operation.assets.keys.first)
    }

    private static func proposals(_ given: Given) throws -> [Proposal] {
        try given.operation.proposals(for: given.request(1), at: Samples.start)
    }

    private static func alarms(_ given: Given) -> [CrewAlarm] {
        Array(given.operation.crews.alarms.values)
    }

    @discardableResult
    private static func change(
        _ given: inout Given, _ edit: (inout VolunteerChange) -> Void
    ) throws -> [Event] {
        var change = VolunteerChange()
        edit(&change)
        return try given.carryOut(.roster(.change(given.volunteer(1), change)))
    }

    @Test func `who is at risk themselves since their yes is told of, and may go all the same`()
        throws
    {
        var given = try Self.accepted(hasCar: true)
        try Self.change(&given) { $0.isAtHealthRisk = true }
        #expect(Self.alarms(given).map(\.kind) == [.mayNotGo])
        #expect(Self.alarms(given).map(\.volunteer) == [given.volunteer(1)])
        // Somebody weighs it: another change opens no second alarm, and closes none.
        try Self.change(&given) { $0.weeklyMissions = 3 }
        #expect(Self.alarms(given).count == 1)
        var weighed = given
        let alarm = try #require(Self.alarms(given).first).id
        try weighed.carryOut(.crew(.close(alarm, .handled)))
        try Self.change(&weighed) { $0.weeklyMissions = 4 }
        #expect(Self.alarms(weighed).isEmpty)
        try weighed.carryOut(.dispatching(.start(weighed.mission(1))))
        try Self.change(&given) { $0.isAtHealthRisk = false }
        #expect(Self.alarms(given).isEmpty)
    }

    @Test func `a vehicle that somebody has no longer is told of until there is one`() throws {
        var given = try Self.accepted(hasCar: true)
        try Self.change(&given) { $0.removed = [.travel] }
        #expect(Self.alarms(given).map(\.volunteer) == [given.volunteer(1)])
        var again = given
        try Self.change(&again) { $0.travel = [.car] }
        #expect(Self.alarms(again).isEmpty)
        given.when(.dispatching(.start(given.mission(1))))
            .thenRefuses(.dispatching(.crewLacksVehicle(number: 1)))
    }

    @Test func `a vehicle of the house is kept for a request before anybody is asked`() throws {
        var given = try Self.asked(hasCar: false)
        #expect(try Self.proposals(given).first?.reasonsAgainst.map(\.code) == ["no_vehicle"])
        try Self.keepVan(&given, request: given.request(1))
        #expect(try Self.proposals(given).first?.reasonsAgainst.isEmpty == true)
        try given.carryOut(.dispatching(.offer(given.request(1), to: [given.volunteer(1)])))
        try given.carryOut(
            .dispatching(.accept(given.mission(1), .volunteer(given.volunteer(1)))))
        // Whoever takes it takes it for the mission.
        let out = try given.carryOut(
            .asset(
                .checkOut(
                    Self.van(given), volunteer: given.volunteer(1), mission: nil,
                    backBy: Samples.start + .hours(2), booking: 1)))
        #expect(given.operation.assets.values.first?.loan?.mission == given.mission(1))
        #expect(out.count == 2)
        try given.carryOut(.dispatching(.start(given.mission(1))))
    }

    @Test func `what is kept for a request ends with it, and is for one that waits`() throws {
        var given = try Self.asked(hasCar: false)
        try Self.keepVan(&given, request: given.request(1))
        let request = given.request(1)
        let ended = try given.carryOut(.hotline(.cancelRequest(request, .duplicate)))
        #expect(ended.contains(.asset(.bookingCancelled(Self.van(given), booking: 1))))
        let slot = AssetSlot(from: Samples.start, until: Samples.start + .hours(2))
        given.when(.asset(.book(Self.van(given), slot, mission: nil, request: request)))
            .thenRefuses(.asset(.unknownRequest(request)))
    }

    @Test func `a booking names a mission or its request, not another's`() throws {
        var given = try Self.accepted(hasCar: true)
        try given.carryOut(Samples.logContact(.food))
        try Self.keepVan(&given, from: Samples.start + .hours(9))
        let slot = AssetSlot(from: Samples.start, until: Samples.start + .hours(2))
        given.when(
            .asset(
                .book(
                    Self.van(given), slot, mission: given.mission(1), request: given.request(2)))
        ).thenRefuses(.asset(.otherRequest(mission: 1, request: 2)))
        try Self.keepVan(&given, request: given.request(1))
        #expect(given.operation.assets.values.first?.bookings.first?.mission == given.mission(1))
    }

    @Test func `a vehicle that is kept for another time is none`() throws {
        var given = try Self.accepted(hasCar: false)
        given.when(.dispatching(.start(given.mission(1))), at: Samples.start + .hours(3))
            .thenRefuses(.dispatching(.crewLacksVehicle(number: 1)))
        // Awaited at another time than that for which it is kept.
        let moved = Samples.start + .hours(4)
        try given.carryOut(.visits(.agreeSlot(given.mission(1), from: moved, minutes: 60)))
        #expect(Self.alarms(given).map(\.kind) == [.mayNotGo])
        #expect(Self.alarms(given).map(\.volunteer) == [nil])
        #expect(Self.alarms(given).first?.dueAt ?? moved < moved)
        var kept = given
        try Self.keepVan(&kept, from: moved, mission: kept.mission(1))
        #expect(Self.alarms(kept).isEmpty)
        try given.carryOut(
            .visits(.agreeSlot(given.mission(1), from: Samples.start + .hours(1), minutes: 60)))
        #expect(Self.alarms(given).isEmpty)
    }

    @Test func `a crew whose vehicle is broken, or kept no longer, is told of`() throws {
        var given = try Self.accepted(hasCar: false)
        var unbooked = given
        try given.carryOut(.asset(.reportFault(Self.van(given), .damaged)))
        #expect(Self.alarms(given).map(\.kind) == [.mayNotGo])
        try given.carryOut(.asset(.reportFault(Self.van(given), .empty)))
        #expect(Self.alarms(given).count == 1)
        var fetched = given
        try Self.change(&fetched) { $0.travel = [.car] }
        #expect(Self.alarms(fetched).isEmpty)
        try given.carryOut(.asset(.repair(Self.van(given))))
        #expect(Self.alarms(given).isEmpty)
        try unbooked.carryOut(.asset(.cancelBooking(Self.van(unbooked), booking: 1)))
        #expect(Self.alarms(unbooked).map(\.kind) == [.mayNotGo])
        try unbooked.carryOut(
            .crew(.leave(unbooked.mission(1), unbooked.volunteer(1), .stepBack)))
        try unbooked.carryOut(.hotline(.cancelRequest(unbooked.request(1), .duplicate)))
        #expect(Self.alarms(unbooked).isEmpty)
    }

    @Test func `nobody leaves with a vehicle that others have`() throws {
        var given = try Self.accepted(hasCar: false)
        try given.carryOut(.asset(.cancelBooking(Self.van(given), booking: 1)))
        try given.carryOut(Samples.addVolunteer())
        try given.carryOut(
            .asset(
                .checkOut(
                    Self.van(given), volunteer: given.volunteer(2), mission: nil,
                    backBy: Samples.start + .minutes(30))))
        try Self.keepVan(&given, from: Samples.start + .hours(1), mission: given.mission(1))
        #expect(Self.alarms(given).isEmpty)
        given.when(.dispatching(.start(given.mission(1))), at: Samples.start + .hours(1))
            .thenRefuses(.dispatching(.crewLacksVehicle(number: 1)))
        try given.carryOut(.asset(.checkIn(Self.van(given), nil)))
        try given.carryOut(
            .dispatching(.start(given.mission(1))), at: Samples.start + .hours(1))
    }

    @Test func `who counts on a van that is not back is told of, until it is`() throws {
        var given = try Self.accepted(hasCar: false)
        try given.carryOut(.asset(.cancelBooking(Self.van(given), booking: 1)))
        try given.carryOut(Samples.addVolunteer())
        let backBy = Samples.start + .minutes(30)
        try given.carryOut(
            .asset(
                .checkOut(
                    Self.van(given), volunteer: given.volunteer(2), mission: nil, backBy: backBy)))
        var later = given
        try Self.keepVan(&given, from: Samples.start + .hours(1), mission: given.mission(1))
        #expect(Self.alarms(given).isEmpty)
        try given.carryOut(.asset(.remindOfLoan(Self.van(given))), at: backBy)
        #expect(Self.alarms(given).map(\.kind) == [.mayNotGo])
        #expect(Self.alarms(given).map(\.volunteer) == [nil])
        let again = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(again == given.operation)
        try given.carryOut(.asset(.checkIn(Self.van(given), nil)), at: backBy + .minutes(5))
        #expect(Self.alarms(given).isEmpty)
        try given.carryOut(
            .dispatching(.start(given.mission(1))), at: Samples.start + .hours(1))
        // It is looked for again before whoever needs it later goes: they are told of then.
        try Self.keepVan(&later, from: Samples.start + .hours(4), mission: later.mission(1))
        try later.carryOut(.asset(.remindOfLoan(Self.van(later))), at: backBy)
        #expect(Self.alarms(later).isEmpty)
        for hours in [2, 4] as [Int64] {
            try later.carryOut(.asset(.remindOfLoan(Self.van(later))), at: backBy + .hours(hours))
        }
        #expect(Self.alarms(later).map(\.kind) == [.mayNotGo])
    }

    @Test func `whoever steps back with the keys leaves a crew without its vehicle`() throws {
        var given = try Self.accepted(hasCar: false)
        try given.carryOut(
            .asset(
                .checkOut(
                    Self.van(given), volunteer: given.volunteer(1), mission: given.mission(1),
                    backBy: Samples.start + .hours(2), booking: 1)))
        try given.carryOut(Samples.addVolunteer())
        try given.carryOut(.crew(.leave(given.mission(1), given.volunteer(1), .stepBack)))
        given.when(.dispatching(.offer(given.request(1), to: [given.volunteer(2)])))
            .thenRefuses(.dispatching(.crewLacksVehicle(number: 1)))
    }

    @Test func `the crew of a round goes with its van`() throws {
        var world = try RoundWorld(deliveries: 1, needs: [Self.driving])
        let round = try world.draft(world.plan([1], van: world.van))
        try world.given.carryOut(.rounds(.publish(round.id)))
        let leaves = round.plan.leavesAt
        var taken = world.given
        try taken.carryOut(
            .asset(
                .checkOut(
                    world.van, volunteer: taken.volunteer(1), mission: nil,
                    backBy: round.plan.backAt, booking: 1)), at: leaves)
        try taken.carryOut(.dispatching(.start(taken.mission(1))), at: leaves)
        try world.given.carryOut(.dispatching(.start(world.given.mission(1))), at: leaves)
    }

    @Test func `a van that is kept later goes in place of the car that somebody has no longer`()
        throws
    {
        var given = try Self.accepted(hasCar: true)
        var awaited = given
        try Self.change(&given) { $0.removed = [.travel] }
        #expect(Self.alarms(given).map(\.volunteer) == [given.volunteer(1)])
        try Self.keepVan(&given, request: given.request(1))
        #expect(Self.alarms(given).isEmpty)
        try given.carryOut(.asset(.cancelBooking(Self.van(given), booking: 1)))
        #expect(Self.alarms(given).map(\.volunteer) == [nil])
        // Who is awaited at an hour needs it then.
        let noon = Samples.start + .hours(4)
        try awaited.carryOut(.visits(.agreeSlot(awaited.mission(1), from: noon, minutes: 60)))
        try Self.change(&awaited) { $0.removed = [.travel] }
        try Self.keepVan(&awaited, from: noon + .days(1), request: awaited.request(1))
        #expect(Self.alarms(awaited).map(\.volunteer).contains(awaited.volunteer(1)))
        try Self.keepVan(&awaited, from: noon, request: awaited.request(1))
        #expect(Self.alarms(awaited).isEmpty)
        try awaited.carryOut(
            .visits(.agreeSlot(awaited.mission(1), from: noon + .hours(3), minutes: 60)))
        #expect(Self.alarms(awaited).map(\.volunteer) == [nil])
    }

    @Test func `what one of a crew has no longer, another may have: a car, a skill`() throws {
        let aid = Samples.skill("first_aid")
        let rule = NeedRule(
            kind: .food, dueWithin: .hours(8), crew: 2, skill: nil, crewSkills: [aid],
            needsVehicle: true)
        var given = try Given.service(needs: [rule], crewRules: .standard)
        for number in 0...2 {
            var profile = Samples.profile(
                skills: number == 0 ? [Skill(code: aid, until: nil)] : [])
            if number == 0 { profile.conditions.travel = [.car] }
            try given.carryOut(Samples.addVolunteer(profile))
        }
        try given.offer(.food, to: [1, 2])
        for number in [1, 2] as [Int64] {
            try given.carryOut(
                .dispatching(.accept(given.mission(1), .volunteer(given.volunteer(number)))))
        }
        try Self.change(&given) { change in
            change.removed = [.travel]
            change.skills = []
        }
        #expect(Self.alarms(given).map(\.volunteer) == [given.volunteer(1)])
        var change = VolunteerChange()
        change.skills = [Skill(code: aid, until: nil)]
        try given.carryOut(.roster(.change(given.volunteer(2), change)))
        #expect(Self.alarms(given).map(\.volunteer) == [given.volunteer(1)])
        change = VolunteerChange()
        change.travel = [.car]
        try given.carryOut(.roster(.change(given.volunteer(2), change)))
        #expect(Self.alarms(given).isEmpty)
        try given.carryOut(.dispatching(.start(given.mission(1))))
    }

    @Test func `who joins with a car ends the alarm about the one that was lost`() throws {
        let rule = NeedRule(
            kind: .food, dueWithin: .hours(8), crew: 2, skill: nil, needsVehicle: true)
        var given = try Self.asked(hasCar: true, rule)
        for hasCar in [false, true] {
            var profile = Samples.profile()
            profile.conditions.travel = hasCar ? [.car] : []
            try given.carryOut(Samples.addVolunteer(profile))
        }
        try given.carryOut(
            .dispatching(
                .offer(given.request(1), to: [1, 2, 3].map { given.volunteer($0) })))
        for number in [1, 2] as [Int64] {
            try given.carryOut(
                .dispatching(.accept(given.mission(1), .volunteer(given.volunteer(number)))))
        }
        try Self.change(&given) { $0.removed = [.travel] }
        #expect(Self.alarms(given).map(\.volunteer) == [given.volunteer(1)])
        try given.carryOut(.crew(.leave(given.mission(1), given.volunteer(2), .stepBack)))
        try given.carryOut(
            .dispatching(.accept(given.mission(1), .volunteer(given.volunteer(3)))))
        #expect(!Self.alarms(given).map(\.kind).contains(.mayNotGo))
    }

    // MARK: Who has the van in hand

    private static func takeVan(_ given: inout Given) throws {
        try given.carryOut(
            .asset(
                .checkOut(
                    van(given), volunteer: given.volunteer(1), mission: given.mission(1),
                    backBy: Samples.start + .hours(2), booking: 1)))
    }

    @Test func `others who take over need a vehicle of their own where the first have the van`()
        throws
    {
        var given = try Self.accepted(hasCar: false)
        try given.carryOut(Samples.addVolunteer())
        let take = Command.crew(.handOver(given.mission(1), to: [given.volunteer(2)]))
        var out = given
        try Self.takeVan(&out)
        out.when(take).thenRefuses(.dispatching(.crewLacksVehicle(number: 1)))
        // While they were asked the first crew took it.
        try given.carryOut(take)
        try Self.takeVan(&given)
        let yes = Command.dispatching(
            .accept(given.mission(1), .volunteer(given.volunteer(2))))
        try given.carryOut(yes)
        #expect(Self.alarms(given).map(\.kind) == [.mayNotGo])
        #expect(Self.alarms(given).map(\.volunteer) == [nil])
    }

    @Test func `who came for nothing with the van in hand may try again`() throws {
        var given = try Self.accepted(hasCar: false)
        let (request, id) = (given.request(1), given.mission(1))
        try Self.takeVan(&given)
        try given.carryOut(Samples.addVolunteer())
        try given.carryOut(.dispatching(.start(id)))
        try given.carryOut(.dispatching(.fail(id, .notHome)))
        func again(_ number: Int64) -> [Int64]? {
            given.operation.nextTry(
                after: request, by: [given.volunteer(number)], at: Samples.start
            ).again?.volunteers
        }
        #expect(again(1) == [1] && again(2) == [])
        given.when(.dispatching(.offer(request, to: [given.volunteer(2)])))
            .thenRefuses(.dispatching(.crewLacksVehicle(number: 1)))
        let found = given.operation.fitting(
            for: try #require(given.operation.requests[request]), limit: 5, at: Samples.start)
        #expect(found.map(\.number) == [1])
        let kept = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(kept == given.operation)
        try given.carryOut(.dispatching(.offer(request, to: [given.volunteer(1)])))
        try given.carryOut(.dispatching(.accept(given.mission(2), .onlyOneAsked)))
        try given.carryOut(.dispatching(.start(given.mission(2))))
    }
}
