import OpsCore
import OpsTesting
import Testing

@testable import opsctl

/// One more delivery while vans are out: where it would fit, and put where it fits.
struct RoundMoveTests {
    private typealias Sample = RoundPlanTests
    private static let shown = FakeDoor.Reply.json(
        200, #"{"territory":"92-montrouge","date":"2020-03-24"}"#)
    private static let listed = FakeDoor.Reply.json(
        200, #"{"items":[{"territory":"92-montrouge"}],"next":null}"#)
    private static let none = FakeDoor.Reply.json(200, #"{"items":[],"next":null}"#)

    /// Round 4 is published with 1, 2 and 6; 3 is on paper with round 5; 7 has just been asked for.
    private static func rounds(
        _ change: (inout Round) -> Void = { _ in }
    ) -> [Round] {
        var rounds = Sample.drafts
        rounds[0].state = .published
        let at = Sample.nine + .minutes(50)
        rounds[0].plan.stops.append(
            RoundStop(
                .delivery, of: Samples.id(6), arrival: at, departure: at + .minutes(10),
                window: RoundWindow(from: at - .minutes(30), until: at + .hours(1)), parcels: 2))
        rounds[0].plan.backAt = at + .minutes(30)
        for index in rounds[0].plan.stops.indices {
            let number = rounds[0].plan.stops[index].request == Samples.id(6) ? 6 : index + 1
            rounds[0].plan.stops[index].position = Samples.position(
                48_816, 2_300 + Int32(number) * 5)
        }
        change(&rounds[0])
        return rounds
    }

    private static func day(
        _ rounds: [Round], out: Set<Int64> = [], at: Instant? = nil,
        crews: [RoundCrew] = []
    ) -> FakeDoor.Reply {
        let promised = rounds[0].plan.stops.filter { !$0.isClosed }.map { stop in
            let number = (Int64(1)...9).first { Samples.id(UInt64($0)) == stop.request } ?? 0
            let known = Sample.delivery(number)
            let told = RoundDelivery(
                request: known.request, number: number, need: .food, place: known.place,
                position: known.position, dueAt: known.dueAt, crew: 1,
                window: stop.window ?? Sample.day, isPickedUp: false)
            return PromisedDelivery(
                told, of: rounds[0].id, parcels: stop.parcels, isOut: out.contains(number))
        }
        return Sample.problem(
            [3, 7].map { Sample.delivery($0) }, rounds: rounds, crews: crews, at: at,
            promised: promised)
    }

    private static func sent(_ desk: TestDesk) throws -> [JSONValue] {
        try JSONParser.value(of: Array((desk.bodies.last ?? "").utf8))["rounds"]?.items ?? []
    }

    @Test func `a van that is out takes on more behind the door that it has begun`() async throws {
        let now = Sample.nine + .minutes(12)
        let desk = TestDesk(
            Self.shown, Self.day(Self.rounds(), out: [1], at: now), Sample.kept)
        #expect(await desk.run("round", "move", "7", "--to", "4") == .done)
        let round = try #require(try Self.sent(desk).first)
        #expect(round["round"]?.integer == 4 && round["revision"]?.integer == 1)
        #expect(round["leavesAt"]?.text == Sample.nine.rfc3339)
        let stops = round["stops"]?.items ?? []
        #expect(Set(stops.compactMap { $0["request"]?.integer }) == [1, 2, 6, 7])
        #expect(stops.first?["request"]?.integer == 1)
        #expect(stops.first?["arrival"]?.text == (Sample.nine + .minutes(10)).rfc3339)
        let known = Self.rounds()[0].plan.stops
        for stop in stops {
            guard let number = stop["request"]?.integer, number != 7,
                let before = known.first(where: { $0.request == Samples.id(UInt64(number)) })
            else { continue }
            #expect(stop["from"]?.text == before.window?.from.rfc3339)
            #expect(stop["until"]?.text == before.window?.until.rfc3339)
        }
        let new = try #require(stops.first { $0["request"]?.integer == 7 })
        #expect((new["arrival"]?.text ?? "") > (now + .minutes(5)).rfc3339)
        // Nobody is told that somebody came an hour ago.
        #expect((new["from"]?.text ?? "") >= now.rfc3339)
        #expect(round["shiftUntil"]?.text == (Sample.nine + .hours(3)).rfc3339)
    }

    @Test func `a place is counted among the doors that are not begun`() async throws {
        let now = Sample.nine + .minutes(12)
        let day = Self.day(Self.rounds(), out: [1], at: now)
        for (place, order) in [("1", [1, 7, 2, 6]), ("2", [1, 2, 7, 6]), ("9", [1, 2, 6, 7])]
            as [(String, [Int64])]
        {
            let desk = TestDesk(Self.shown, day, Sample.kept)
            #expect(
                await desk.run("round", "move", "7", "--to", "4", "--position", place) == .done)
            #expect(try Sample.orders(desk)[4] == order)
        }
    }

    @Test func `before it leaves it may leave earlier, and what is over is not sent`() async throws
    {
        let before = TestDesk(
            Self.shown, Self.day(Self.rounds(), at: Sample.nine - .hours(3)), Sample.kept)
        #expect(await before.run("round", "move", "7", "--to", "4") == .done)
        #expect(try Self.sent(before).first?["stops"]?.items.count == 4)
        let rounds = Self.rounds { $0.plan.stops[0].isClosed = true }
        let after = TestDesk(
            Self.shown, Self.day(rounds, at: Sample.nine + .minutes(15)), Sample.kept)
        #expect(await after.run("round", "move", "7", "--to", "4") == .done)
        #expect(try Set(Sample.orders(after)[4] ?? []) == [2, 6, 7])
        #expect(try Self.sent(after).first?["leavesAt"]?.text == Sample.nine.rfc3339)
    }

    @Test func `what was promised to others leaves no room, and it says which room`() async {
        let full = Self.day(Self.rounds { $0.plan.capacity = 4 }, at: Sample.nine - .hours(3))
        let desk = TestDesk(Self.shown, full, Sample.kept)
        #expect(await desk.run("round", "move", "7", "--to", "4") == .failed)
        #expect(desk.messages.text.contains("the vehicle of round 4 is full"))
        let tight = Self.rounds { round in
            for index in round.plan.stops.indices {
                let at = round.plan.stops[index].arrival
                round.plan.stops[index].window = RoundWindow(from: at, until: at)
            }
            round.plan.shift = RoundWindow(
                from: Sample.nine, until: Sample.nine + .minutes(65))
        }
        let late = TestDesk(Self.shown, Self.day(tight, at: Sample.nine - .hours(3)), Sample.kept)
        #expect(await late.run("round", "move", "7", "--to", "4") == .failed)
        #expect(late.messages.text.contains("there is no time in round 4"))
        #expect(late.door.questions.allSatisfy { $0.method == "GET" })
    }

    @Test func `a delivery goes from paper to a van that is out, both in one order`() async throws {
        let now = Sample.nine + .minutes(12)
        let desk = TestDesk(
            Self.shown, Self.day(Self.rounds(), out: [1], at: now), Sample.kept)
        #expect(await desk.run("round", "move", "3", "--to", "4") == .done)
        let orders = try Sample.orders(desk)
        #expect(orders[5] == [])
        #expect(Set(orders[4] ?? []) == [1, 2, 3, 6])
    }

    @Test
    func `without a round it is told where it would fit, the cheapest first, and nothing is kept`()
        async throws
    {
        let crews = [
            RoundCrew(volunteers: [Samples.id(61)], numbers: [12], obstacles: []),
            RoundCrew(volunteers: [Samples.id(62)], numbers: [13], obstacles: []),
        ]
        let now = Sample.nine + .minutes(12)
        let day = Self.day(Self.rounds(), out: [1], at: now, crews: crews)
        let words = ["round", "move", "7", "--date", "2020-03-24"]
        let desk = TestDesk(Self.listed, Self.listed, day)
        #expect(await desk.run(words + ["--json"]) == .done)
        #expect(desk.door.questions.allSatisfy { $0.method == "GET" })
        let value = try JSONParser.value(of: Array(desk.data.text.utf8))
        let offers = value["rounds"]?.items ?? []
        #expect(offers.count == 2)
        let lengths = offers.compactMap { $0["metres"]?.integer }
        #expect(lengths.count == 2 && lengths == lengths.sorted())
        for offer in offers {
            #expect((offer["arrival"]?.text ?? "") > now.rfc3339)
            #expect(offer["backAt"]?.text != nil && offer["laterSeconds"]?.integer != nil)
        }
        let shown = TestDesk(Self.listed, Self.none, day)
        #expect(await shown.run(words) == .done)
        #expect(shown.data.text.contains("DETOUR") && shown.data.text.contains("published"))
    }

    @Test func `a round into which it does not go says why, in words and as a code`() async throws {
        let crews = [
            RoundCrew(
                volunteers: [Samples.id(61)], numbers: [12],
                obstacles: [
                    RoundObstacle(
                        request: Samples.id(7), code: "dispatching.does_not_fit",
                        text: LocalizedText(fr: "f", es: "e", en: "not vetted"))
                ])
        ]
        var rounds = Self.rounds()
        rounds[1].plan.capacity = 1
        let day = Self.day(rounds, out: [1], at: Sample.nine - .hours(2), crews: crews)
        let desk = TestDesk(Self.listed, Self.none, day)
        #expect(
            await desk.run("round", "move", "7", "--date", "2020-03-24", "--json") == .done)
        let value = try JSONParser.value(of: Array(desk.data.text.utf8))
        let offers = value["rounds"]?.items ?? []
        #expect(offers.map { $0["code"]?.text } == ["rounds.crew_unfit", "rounds.full"])
        #expect(offers.first?["text"]?.text?.contains("not vetted") == true)
        let nobody = TestDesk(Self.none, Self.none)
        #expect(await nobody.run("round", "move", "7", "--date", "2020-03-24") == .failed)
        #expect(nobody.messages.text.contains("2020-03-24"))
        let place = TestDesk()
        #expect(await place.run("round", "move", "7", "--position", "2") == .usage)
        let unknown = TestDesk(Self.listed, Self.none, day)
        #expect(await unknown.run("round", "move", "77", "--date", "2020-03-24") == .failed)
    }

    @Test func `whom nobody calls before is told with the answer`() async {
        let answer = FakeDoor.Reply.json(
            200, #"{"rounds":[{"number":4,"state":"published","stops":[],"uncalled":[7]}]}"#)
        let desk = TestDesk(
            Self.shown, Self.day(Self.rounds(), at: Sample.nine - .hours(3)), answer)
        #expect(await desk.run("round", "move", "7", "--to", "4") == .done)
        #expect(desk.messages.text.contains("nobody is called before somebody comes for: 7"))
    }
}
