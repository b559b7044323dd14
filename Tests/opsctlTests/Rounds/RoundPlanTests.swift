import OpsCore
import OpsTesting
import Testing

@testable import opsctl

/// Rounds planned at the terminal: what is shown, what is sent, what is changed by hand.
struct RoundPlanTests {
    static let day = RoundWindow(
        from: Samples.start + .hours(16), until: Samples.start + .hours(40))
    static let nine = Samples.start + .hours(25)

    static func delivery(_ number: Int64, pickedUp: Bool = false) -> RoundDelivery {
        RoundDelivery(
            request: Samples.id(UInt64(number)), number: number,
            need: pickedUp ? .medicine : .food, place: Samples.unit,
            position: number == 9 ? nil : Samples.position(48_816, 2_300 + Int32(number) * 5),
            dueAt: day.until, crew: 1, window: day, isPickedUp: pickedUp)
    }

    /// Two drafts: request 1 and 2 in round 4, request 3 in round 5.
    static var drafts: [Round] {
        [(Int64(4), UInt64(61), [Int64(1), 2]), (5, 62, [3])].map { number, crew, requests in
            let stops = requests.enumerated().map { place, request in
                let at = nine + .minutes(Int64(10 + place * 20))
                return RoundStop(
                    .delivery, of: Samples.id(UInt64(request)), arrival: at,
                    departure: at + .minutes(10),
                    window: RoundWindow(from: at - .minutes(30), until: at + .hours(1)))
            }
            return Round(
                id: Samples.id(UInt64(70 + number)), number: number, territory: Samples.unit,
                date: Samples.day("2020-03-24"),
                plan: RoundPlan(
                    capacity: 5, crew: [Samples.id(crew)], leavesAt: nine,
                    backAt: nine + .hours(1),
                    shift: RoundWindow(from: nine, until: nine + .hours(3)),
                    start: Samples.unitPosition, stops: stops))
        }
    }

    static func problem(
        _ deliveries: [RoundDelivery], rounds: [Round] = [], crews: [RoundCrew] = [],
        taken: [RoundWindow] = [], zone: ZoneRule? = nil, at: Instant? = nil,
        promised: [PromisedDelivery] = [], fault: AssetFault? = nil
    ) -> FakeDoor.Reply {
        var json = JSONWriter()
        json.beginObject()
        RoundProblem(
            territory: Samples.unit, date: Samples.day("2020-03-24"), day: day, offset: 0,
            zone: zone, at: at, deliveries: deliveries, promised: promised,
            vehicles: [
                RoundVehicle(
                    asset: Samples.id(41), number: 3, tag: Samples.slug("van-3"), taken: taken,
                    fault: fault)
            ], crews: crews, rounds: rounds
        ).write(into: &json)
        json.endObject()
        return .json(200, String(decoding: json.bytes, as: UTF8.self))
    }

    static let plan = [
        "round", "plan", "--territory", "92-montrouge", "--date", "2020-03-24", "--iterations",
        "100",
    ]
    static let kept = FakeDoor.Reply.json(200, #"{"rounds":[]}"#)

    @Test func `rounds are shown first, with what is left out and what would change it`() async {
        let desk = TestDesk(Self.problem([1, 2, 9].map { Self.delivery($0) }))
        #expect(await desk.run(Self.plan + ["--vehicle", "capacity=1,asset=3"]) == .done)
        let text = desk.data.text
        #expect(text.contains("van-3"))
        #expect(text.contains("straight line, lengthened"))
        #expect(text.contains("9: nobody knows where that is"))
        #expect(text.contains("→ a capacity of 2 for van-3"))
        #expect(text.contains("→ one more vehicle (1 parcels)"))
        #expect(desk.messages.text.contains("--save"))
        #expect(desk.door.questions.map(\.method) == ["GET"])
    }

    @Test func `what is kept is sent in one order, medicine picked up before it is brought`()
        async throws
    {
        let desk = TestDesk(
            Self.problem([Self.delivery(1), Self.delivery(2, pickedUp: true)]), Self.kept)
        let words = Self.plan + ["--vehicle", "capacity=5,from=09:00,until=11:00", "--save"]
        #expect(await desk.run(words) == .done)
        #expect(desk.door.questions.map(\.target).last == "/v1/rounds")
        let body = try JSONParser.value(of: Array((desk.bodies.last ?? "").utf8))
        let stops = body["rounds"]?.items.first?["stops"]?.items ?? []
        let works = stops.filter { $0["request"]?.integer == 2 }.map { $0["work"]?.text }
        #expect(works == ["pick_up", "delivery"])
        #expect(stops.allSatisfy { ($0["arrival"]?.text ?? "") >= "2020-03-24T09:00" })
    }

    @Test func `as JSON it is one document, codes and all`() async throws {
        let desk = TestDesk(Self.problem([1, 2, 9].map { Self.delivery($0) }))
        #expect(await desk.run(Self.plan + ["--vehicle", "capacity=1", "--json"]) == .done)
        let value = try JSONParser.value(of: Array(desk.data.text.utf8))
        #expect(value["unplaced"]?.items.map(\.integer) == [9])
        #expect(value["unserved"]?.items.count == 1)
        #expect(value["rounds"]?.items.first?["stops"]?.items.count == 1)
    }

    @Test func `without a vehicle nothing can be planned, and it says which`() async {
        let desk = TestDesk(Self.problem([Self.delivery(1)]))
        #expect(await desk.run(Self.plan) == .usage)
        #expect(desk.messages.text.contains("--vehicle capacity=20"))
        let unknown = TestDesk(Self.problem([Self.delivery(1)]))
        #expect(await unknown.run(Self.plan + ["--vehicle", "asset=7"]) == .failed)
    }

    @Test func `of a day that has begun what is left is planned, and of one that is over nothing`()
        async throws
    {
        let noon = Self.nine + .hours(4)
        let desk = TestDesk(Self.problem([Self.delivery(1)], at: noon), Self.kept)
        #expect(await desk.run(Self.plan + ["--vehicle", "asset=3", "--save"]) == .done)
        let body = try JSONParser.value(of: Array((desk.bodies.last ?? "").utf8))
        let leaves = body["rounds"]?.items.first?["leavesAt"]?.text ?? ""
        #expect(leaves >= "2020-03-24T13:15")
        #expect(desk.messages.text.contains("van-3: taken the rest of the time"))
        let over = TestDesk(Self.problem([Self.delivery(1)], at: Self.day.until))
        #expect(await over.run(Self.plan + ["--vehicle", "asset=3", "--save"]) == .failed)
        #expect(over.messages.text.contains("2020-03-24"))
        #expect(over.door.questions.count == 1)
    }

    @Test func `what a draft held whose hours are over goes with others`() async throws {
        let noon = Self.nine + .hours(4)
        let desk = TestDesk(
            Self.problem([1, 2, 3].map { Self.delivery($0) }, rounds: Self.drafts, at: noon),
            Self.kept)
        #expect(await desk.run(Self.plan + ["--vehicle", "asset=3", "--save"]) == .done)
        let body = try JSONParser.value(of: Array((desk.bodies.last ?? "").utf8))
        let counts = (body["rounds"]?.items ?? []).map { round in
            (round["round"]?.integer, round["stops"]?.items.count ?? 0)
        }
        #expect(counts.map(\.0) == [4, 5, nil] && counts.map(\.1) == [0, 0, 3])
        // Whoever was to drive them may be nobody any more: they are not asked for.
        #expect(body["rounds"]?.items.prefix(2).allSatisfy { $0["crew"]?.items == [] } == true)
    }

    @Test func `typed hours are those of the zone, and without one it is said which clock counts`()
        async throws
    {
        let zone = try #require(ZoneRule("CET-1CEST,M3.5.0,M10.5.0/3"))
        let words = Self.plan + ["--vehicle", "from=00:30,until=11:00", "--save"]
        let told = TestDesk(Self.problem([Self.delivery(1)], zone: zone), Self.kept)
        #expect(await told.run(words) == .done)
        let body = try JSONParser.value(of: Array((told.bodies.last ?? "").utf8))
        let from = body["rounds"]?.items.first?["shiftFrom"]?.text ?? ""
        #expect(from.hasPrefix("2020-03-23T23:30"))
        #expect(!told.messages.text.contains("UTC"))
        let untold = TestDesk(Self.problem([Self.delivery(1)]), Self.kept)
        #expect(await untold.run(words) == .done)
        #expect(untold.messages.text.contains("hours are read as UTC+00:00"))
    }

    @Test func `what cannot be planned is said in words, with what helps`() async {
        let desk = TestDesk(Self.problem([Self.delivery(1), Self.delivery(2)]))
        let words = Self.plan + ["--vehicle", "capacity=5", "--circuity", "1e308"]
        #expect(await desk.run(words) == .failed)
        #expect(desk.messages.text.contains("that cannot be planned"))
        #expect(desk.messages.text.contains("--circuity"))
        #expect(!desk.messages.text.contains("PlanningFault"))
    }

    @Test func `a crew that is on a draft already is that draft, as it is said now`() async throws {
        let crew = RoundCrew(volunteers: [Samples.id(61)], numbers: [12], obstacles: [])
        let desk = TestDesk(
            Self.problem([1, 2, 3].map { Self.delivery($0) }, rounds: Self.drafts, crews: [crew]),
            Self.kept)
        let words = Self.plan + ["--vehicle", "capacity=9,crew=12", "--save"]
        #expect(await desk.run(words) == .done)
        let body = try JSONParser.value(of: Array((desk.bodies.last ?? "").utf8))
        let rounds = body["rounds"]?.items ?? []
        #expect(rounds.map { $0["round"]?.integer } == [4, 5])
        #expect(rounds.first?["capacity"]?.integer == 9)
    }

    @Test func `a delivery is moved to another round, and both are sent`() async throws {
        let shown = FakeDoor.Reply.json(
            200, #"{"territory":"92-montrouge","date":"2020-03-24"}"#)
        let problem = Self.problem([1, 2, 3].map { Self.delivery($0) }, rounds: Self.drafts)
        let desk = TestDesk(shown, problem, Self.kept)
        #expect(await desk.run("round", "move", "2", "--to", "5", "--position", "1") == .done)
        #expect(try Self.orders(desk) == [5: [2, 3], 4: [1]])
        let free = TestDesk(shown, problem, Self.kept)
        #expect(await free.run("round", "move", "2", "--to", "5") == .done)
        #expect(try Self.orders(free)[4] == [1])
        let nowhere = TestDesk(shown, problem, Self.kept)
        #expect(await nowhere.run("round", "move", "77", "--to", "5") == .failed)
    }

    @Test func `two deliveries are swapped, within a round or between two`() async throws {
        let problem = Self.problem([1, 2, 3].map { Self.delivery($0) }, rounds: Self.drafts)
        let day = ["--territory", "92-montrouge", "--date", "2020-03-24"]
        let between = TestDesk(problem, Self.kept)
        #expect(await between.run(["round", "swap", "2", "3"] + day) == .done)
        #expect(try Self.orders(between) == [4: [1, 3], 5: [2]])
        let within = TestDesk(problem, Self.kept)
        #expect(await within.run(["round", "swap", "2", "1"] + day) == .done)
        #expect(try Self.orders(within) == [4: [2, 1]])
    }

    static func orders(_ desk: TestDesk) throws -> [Int64: [Int64]] {
        let body = try JSONParser.value(of: Array((desk.bodies.last ?? "").utf8))
        var orders: [Int64: [Int64]] = [:]
        for round in body["rounds"]?.items ?? [] {
            guard let number = round["round"]?.integer else { continue }
            orders[number] = (round["stops"]?.items ?? []).compactMap { $0["request"]?.integer }
        }
        return orders
    }
}
