import OpsTesting
import Testing

@testable import OpsCore

/// Urgency comes from days of food left and from the day medicine runs out (must-do 5).
struct UrgencyTests {
    /// The service in Paris time.
    ///
    /// Open on working days from eight to eight; food is owed within two days
    /// of it, or within three hours where nothing is left. It is Monday, nine o'clock.
    private static func service(hours: OpeningHours? = Samples.parisHours) throws -> Given {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        let needs = [NeedKind.food, .medicine, .listening].map {
            NeedRule(
                kind: $0, dueWithin: .hours(24), urgentWithin: .hours(3), crew: 1, skill: nil)
        }
        try given.carryOut(
            .catalogue(.openDeployment(Samples.openService(needs: needs, hours: hours))))
        return given
    }

    private static func logged(_ needs: [NeedKind], _ supplies: Supplies) -> Command {
        var wish = LogContact(needs: needs, postcode: "92120")
        wish.supplies = supplies
        return .hotline(.logContact(wish))
    }

    /// Days of food left, when it is said, until when food lasts, when help is due.
    private static let food: [(Int64?, String, String?, String)] = [
        // 24 hours of service are two days of it.
        (nil, "2020-03-23T08:00:00Z", nil, "2020-03-25T08:00:00.000Z"),
        (0, "2020-03-23T08:00:00Z", "2020-03-22", "2020-03-23T11:00:00.000Z"),
        // Enough for today: before the service closes this evening.
        (1, "2020-03-23T08:00:00Z", "2020-03-23", "2020-03-23T19:00:00.000Z"),
        (2, "2020-03-23T08:00:00Z", "2020-03-24", "2020-03-24T19:00:00.000Z"),
        (3, "2020-03-23T08:00:00Z", "2020-03-25", "2020-03-25T08:00:00.000Z"),
        (60, "2020-03-23T08:00:00Z", "2020-05-21", "2020-03-25T08:00:00.000Z"),
        // It closes in half an hour: nobody is owed help sooner than what is urgent.
        (1, "2020-03-23T18:30:00Z", "2020-03-23", "2020-03-23T21:30:00.000Z"),
        // In the night before Sunday, which is another day in Paris: the clock counts, not the hours.
        (0, "2020-03-28T23:30:00Z", "2020-03-28", "2020-03-29T02:30:00.000Z"),
        (1, "2020-03-28T23:30:00Z", "2020-03-29", "2020-03-29T02:30:00.000Z"),
        (2, "2020-03-28T12:00:00Z", "2020-03-29", "2020-03-28T15:00:00.000Z"),
    ]

    @Test(arguments: food)
    func `help with food is due before there is none left`(
        _ days: Int64?, _ saidAt: String, _ lastsUntil: String?, _ dueAt: String
    ) throws {
        var given = try Self.service()
        try given.carryOut(
            Self.logged([.food], Supplies(foodDays: days)), at: Samples.instant(saidAt))
        let request = try #require(given.operation.requests[given.request(1)])
        #expect(request.lastsUntil?.iso8601 == lastsUntil)
        #expect(request.dueAt.rfc3339 == dueAt)
    }

    @Test func `each need has its own supplies, and listening none`() throws {
        var given = try Self.service()
        try given.carryOut(
            Self.logged(
                [.food, .medicine, .listening],
                Supplies(foodDays: 1, medicineUntil: Samples.day("2020-03-24"))))
        let requests = given.operation.requests.values.sorted { $0.number < $1.number }
        #expect(requests.map { $0.lastsUntil?.iso8601 } == ["2020-03-23", "2020-03-24", nil])
    }

    @Test func `a need that no deployment covers is due sooner too`() throws {
        var given = try Given.country()
        try given.carryOut(Self.logged([.food], Supplies(foodDays: 0)))
        let request = try #require(given.operation.requests[given.request(1)])
        #expect(request.status == .uncovered)
        #expect(request.dueAt == Samples.start + .hours(4))
    }

    @Test func `a service that opens later keeps to the day on which supplies end`() throws {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        try given.carryOut(Self.logged([.food], Supplies(foodDays: 2)))
        try given.carryOut(
            .catalogue(
                .openDeployment(
                    Samples.openService(
                        needs: [
                            NeedRule(kind: .food, dueWithin: .days(7), crew: 1, skill: nil)
                        ], hours: Samples.parisHours))), at: Samples.start + .hours(1))
        let request = try #require(given.operation.requests[given.request(1)])
        #expect(request.status == .open)
        #expect(request.dueAt.rfc3339 == "2020-03-24T19:00:00.000Z")
    }

    private static func added(_ given: Given, _ supplies: Supplies) -> Command {
        var wish = CompleteContact(known: given.contact(1))
        wish.supplies = supplies
        return .hotline(.completeContact(wish))
    }

    @Test func `what is said while talking makes a request due sooner, never later`() throws {
        var given = try Self.service()
        try given.carryOut(Self.logged([.food, .listening], Supplies()))
        let events = try given.carryOut(
            Self.added(given, Supplies(foodDays: 1)), at: Samples.start + .minutes(1))
        #expect(
            events.map(\.name)
                == ["hotline.contact_completed.v1", "hotline.request_hastened.v1"])
        let due = { given.operation.requests[given.request(1)]?.dueAt.rfc3339 }
        #expect(due() == "2020-03-23T19:00:00.000Z")
        try given.carryOut(
            Self.added(given, Supplies(foodDays: 2)), at: Samples.start + .minutes(2))
        #expect(due() == "2020-03-23T19:00:00.000Z")
        #expect(
            given.operation.requests[given.request(1)]?.lastsUntil == Samples.day("2020-03-24"))
        given.when(Self.added(given, Supplies(foodDays: 2)))
            .thenRefuses(.hotline(.nothingNew))
        // Nobody needs medicine yet: it is kept for when somebody does.
        let medicine = Supplies(medicineUntil: Samples.day("2020-03-24"))
        try given.carryOut(Self.added(given, medicine), at: Samples.start + .minutes(3))
        given.when(Self.added(given, medicine)).thenRefuses(.hotline(.nothingNew))
        var needed = CompleteContact(known: given.contact(1), needs: [.medicine])
        needed.note = Marked.note
        try given.carryOut(.hotline(.completeContact(needed)), at: Samples.start + .minutes(4))
        #expect(
            given.operation.requests[given.request(3)]?.lastsUntil == Samples.day("2020-03-24"))
    }

    @Test func `no food left is as urgent when it is told together with where she is`() throws {
        for isAtOnce in [true, false] {
            var given = try Self.service(hours: nil)
            try given.carryOut(.hotline(.logContact(LogContact(needs: [.food]))))
            #expect(given.operation.requests[given.request(1)]?.status == .uncovered)
            var place = CompleteContact(known: given.contact(1))
            place.postcode = "92120"
            if isAtOnce { place.supplies = Supplies(foodDays: 0) }
            try given.carryOut(.hotline(.completeContact(place)))
            if !isAtOnce { try given.carryOut(Self.added(given, Supplies(foodDays: 0))) }
            let request = try #require(given.operation.requests[given.request(1)])
            #expect(request.status == .open && request.lastsUntil != nil)
            #expect(request.dueAt == Samples.start + .hours(3), "at once: \(isAtOnce)")
            #expect(request.promisedAt == request.dueAt)
        }
    }

    @Test func `to be covered puts off nothing that is urgent`() throws {
        var given = try Self.service(hours: nil)
        var wish = LogContact(needs: [.food])
        wish.supplies = Supplies(foodDays: 0)
        try given.carryOut(.hotline(.logContact(wish)))
        #expect(
            given.operation.requests[given.request(1)]?.dueAt == Samples.start + .hours(4))
        var place = CompleteContact(known: given.contact(1))
        place.postcode = "92120"
        try given.carryOut(.hotline(.completeContact(place)), at: Samples.start + .hours(2))
        let request = try #require(given.operation.requests[given.request(1)])
        #expect(request.status == .open && request.dueAt == Samples.start + .hours(4))
    }

    @Test func `what was said of food before the need was makes it urgent once it is`() throws {
        var given = try Self.service()
        // Qualified on the telephone: there is nothing to eat, and nobody has said of what kind the need is.
        let logged = try given.carryOut(Self.logged([], Supplies(foodDays: 1)))
        #expect(logged.map(\.name).last == "hotline.request_opened.v1")
        #expect(given.operation.requests[given.request(1)]?.need == .qualification)
        #expect(given.contact(1).supplies.foodUntil == Samples.day("2020-03-23"))
        let next = Samples.start + .hours(20)
        try given.carryOut(
            .hotline(.completeContact(CompleteContact(known: given.contact(1), needs: [.food]))),
            at: next)
        let request = try #require(given.operation.requests[given.request(2)])
        #expect(
            request.lastsUntil == Samples.day("2020-03-23"), "the day, not so many days from now")
        #expect(request.dueAt == next + .hours(3))
    }

    @Test func `what is said last of supplies counts`() throws {
        var given = try Self.service()
        try given.carryOut(Self.logged([], Supplies(foodDays: 0)))
        var needed = CompleteContact(known: given.contact(1), needs: [.food])
        needed.supplies = Supplies(foodDays: 3)
        try given.carryOut(.hotline(.completeContact(needed)))
        #expect(
            given.operation.requests[given.request(2)]?.lastsUntil == Samples.day("2020-03-25"))
        #expect(given.contact(1).supplies.foodUntil == Samples.day("2020-03-25"))
    }

    @Test func `alarms of what can wait rest at night, others do not`() throws {
        var given = try Self.service()
        try given.carryOut(Self.logged([.food], Supplies()))
        try given.carryOut(Self.logged([.food], Supplies(foodDays: 0)))
        let evening = Samples.instant("2020-03-25T18:00:00Z")
        for number: Int64 in 1...2 {
            try given.carryOut(.hotline(.escalate(given.request(number))), at: evening)
        }
        let dues = [1, 2].map { given.operation.requests[given.request($0)]?.dueAt.rfc3339 }
        #expect(dues == ["2020-03-26T18:00:00.000Z", "2020-03-26T06:00:00.000Z"])
    }

    @Test func `a service without hours counts days in Greenwich`() throws {
        var given = try Self.service(hours: nil)
        try given.carryOut(Self.logged([.food], Supplies(foodDays: 1)))
        #expect(
            given.operation.requests[given.request(1)]?.dueAt.rfc3339 == "2020-03-24T00:00:00.000Z")
    }
}
