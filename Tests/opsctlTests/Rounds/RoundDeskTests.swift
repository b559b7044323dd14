import OpsCore
import OpsTesting
import Testing

@testable import opsctl

/// Rounds in hand: what a move leaves alone, what is said of days and doors, what goes on paper.
struct RoundDeskTests {
    private typealias Sample = RoundPlanTests
    private static let shown = FakeDoor.Reply.json(
        200, #"{"territory":"92-montrouge","date":"2020-03-24"}"#)
    private static let parkPharmacy = Samples.position(48_900, 2_100)

    /// Round 4 carries 1 and 2; round 5 fetches 3, a packet, at a pharmacy of its own.
    private static var drafts: [Round] {
        var drafts = Sample.drafts
        let at = drafts[1].plan.stops[0].arrival
        drafts[1].plan.stops.insert(
            RoundStop(
                .pickUp, of: Samples.id(3), arrival: at - .minutes(10), departure: at,
                position: parkPharmacy), at: 0)
        return drafts
    }

    private static func rounds(_ desk: TestDesk) throws -> [JSONValue] {
        try JSONParser.value(of: Array((desk.bodies.last ?? "").utf8))["rounds"]?.items ?? []
    }

    private static func pickUps(_ desk: TestDesk) throws -> [String] {
        try rounds(desk).flatMap { $0["stops"]?.items ?? [] }
            .filter { $0["work"]?.text == "pick_up" }
            .map {
                [$0["request"], $0["latitude"]].compactMap { $0?.scalar }.joined(separator: " at ")
            }
    }

    private static var deliveries: [RoundDelivery] {
        [Sample.delivery(1), Sample.delivery(2), Sample.delivery(3, pickedUp: true)]
    }

    @Test func `moving food leaves the pharmacy of another round where it is`() async throws {
        var drafts = Self.drafts
        let at = Sample.nine + .minutes(5)
        drafts[0].plan.stops.insert(
            RoundStop(
                .pickUp, of: Samples.id(4), arrival: at, departure: at,
                position: Samples.position(48_700, 2_400)), at: 0)
        drafts[0].plan.stops.append(
            RoundStop(
                .delivery, of: Samples.id(4), arrival: Sample.nine + .minutes(50),
                departure: Sample.nine + .hours(1), window: Sample.day))
        for index in drafts.indices {
            drafts[index].plan.backAt = Sample.nine + .hours(2)
            drafts[index].plan.shift = RoundWindow(
                from: Sample.nine - .hours(2), until: Sample.nine + .hours(6))
        }
        let problem = Sample.problem(
            Self.deliveries + [Sample.delivery(4, pickedUp: true)], rounds: drafts)
        let desk = TestDesk(Self.shown, problem, Sample.kept)
        #expect(await desk.run("round", "move", "2", "--to", "5") == .done)
        let moved = try Self.pickUps(desk).sorted()
        #expect(moved == ["3 at 48.900", "4 at 48.700"])
        let anew = TestDesk(problem, Sample.kept)
        #expect(await anew.run(Sample.plan + ["--save"]) == .done)
        let planned = try Self.pickUps(anew).sorted()
        #expect(planned == ["3 at 48.900", "4 at 48.700"])
    }

    @Test func `who asks to keep a day of which nothing fits hears that nothing does`() async {
        let desk = TestDesk(Sample.problem([Sample.delivery(9)]))
        let words = Sample.plan + ["--start", "48.817,2.319", "--vehicle", "capacity=5", "--save"]
        #expect(await desk.run(words) == .done)
        #expect(!desk.messages.text.contains("add --save"))
        #expect(desk.messages.text.contains("nothing to keep"))
    }

    @Test func `the sheet leaves out what is over, and is by the clocks of the round, named`() async
    {
        let round = FakeDoor.Reply.json(
            200,
            #"{"number":4,"date":"2020-03-24","territory":"92","state":"published","#
                + #""zone":"CET-1CEST,M3.5.0,M10.5.0/3","utcOffset":60,"#
                + #""leavesAt":"2020-03-24T08:50:00Z","backAt":"2020-03-24T11:00:00Z","stops":["#
                + #"{"request":2,"work":"delivery","arrival":"2020-03-24T09:00:00Z","parcels":1,"#
                + #""closed":true,"sheet":null},"#
                + #"{"request":3,"work":"delivery","arrival":"2020-03-24T09:30:00Z","parcels":3,"#
                + #""from":"2020-03-24T09:00:00Z","until":"2020-03-24T10:30:00Z","#
                + #""closed":false,"sheet":{"number":7}}]}"#)
        var desk = TestDesk(round)
        desk.clock = WallClock { _ in .hours(-5) }
        #expect(await desk.run("round", "sheet", "4") == .done)
        #expect(!desk.data.text.contains("delivery 2"))
        #expect(desk.data.text.contains("2. 10:30  (10:00–11:30)  delivery 3"))
        #expect(desk.data.text.contains("09:50") && desk.data.text.contains("UTC+01:00"))
    }

    @Test func `a delivery is taken out of a draft, and one that is put in says its parcels`()
        async throws
    {
        let problem = Sample.problem(
            [1, 2, 3, 7].map { Sample.delivery($0) }, rounds: Sample.drafts)
        let out = TestDesk(Self.shown, problem, Sample.kept)
        #expect(await out.run("round", "remove", "4", "--request", "2") == .done)
        #expect(try Sample.orders(out) == [4: [1]])
        let last = TestDesk(Self.shown, problem, Sample.kept)
        #expect(await last.run("round", "remove", "5", "--request", "3") == .done)
        #expect(try Sample.orders(last) == [5: []])
        let other = TestDesk(Self.shown, problem, Sample.kept)
        #expect(await other.run("round", "remove", "4", "--request", "3") == .failed)
        let more = TestDesk(Self.shown, problem, Sample.kept)
        #expect(await more.run("round", "move", "7", "--to", "4", "--parcels", "3") == .done)
        let stops = try Self.rounds(more).flatMap { $0["stops"]?.items ?? [] }
        let sent = stops.map { [$0["request"]?.integer, $0["parcels"]?.integer] }
        #expect(Set(sent) == [[1, 1], [2, 1], [7, 3]])
        let full = TestDesk(Self.shown, problem, Sample.kept)
        #expect(await full.run("round", "move", "7", "--to", "4", "--parcels", "4") == .failed)
        #expect(full.messages.text.contains("full"))
    }

    @Test func `what goes to one door goes in the window that was promised there`() async throws {
        var drafts = Sample.drafts
        drafts[0].plan.stops[0].isPinned = true
        let told = try #require(drafts[0].plan.stops[0].window)
        func hers(_ number: Int64) -> RoundDelivery {
            let known = Sample.delivery(number)
            return RoundDelivery(
                request: known.request, number: number, need: .food, place: known.place,
                position: known.position, dueAt: known.dueAt, together: 1, crew: 1,
                window: known.window, isPickedUp: false)
        }
        let problem = Sample.problem(
            [hers(1), Sample.delivery(2), Sample.delivery(3), hers(7)], rounds: drafts)
        for words in [["round", "move", "7", "--to", "4"], Sample.plan + ["--save"]] {
            let desk = TestDesk(
                replies: (words[1] == "move" ? [Self.shown] : []) + [problem, Sample.kept])
            #expect(await desk.run(words) == .done)
            let round = try #require(try Self.rounds(desk).first { $0["round"]?.integer == 4 })
            let stop = round["stops"]?.items.first { $0["request"]?.integer == 7 }
            #expect(stop?["from"]?.text == told.from.rfc3339)
            #expect(stop?["until"]?.text == told.until.rfc3339)
        }
    }

    @Test func `who waits longer than was promised is named, and a faulty van`() async throws {
        let late = Sample.nine - .hours(12)
        let known = Sample.delivery(1)
        let delivery = RoundDelivery(
            request: known.request, number: 1, need: .food, place: known.place,
            position: known.position, dueAt: known.dueAt, promisedAt: late, crew: 1,
            window: known.window, isPickedUp: false)
        let desk = TestDesk(Sample.problem([delivery, Sample.delivery(2)], fault: .damaged))
        #expect(await desk.run(Sample.plan + ["--vehicle", "asset=3"]) == .done)
        #expect(desk.messages.text.contains("earlier than the round comes: 1 (2020-03-23 21:00)"))
        #expect(desk.messages.text.contains("van-3 is faulty (damaged)"))
        #expect(desk.data.text.contains("LATE"))
        let answer = FakeDoor.Reply.json(
            200,
            #"{"number":4,"state":"published","vehicleTag":"van-3","vehicleFault":"damaged","#
                + #""stops":[{"request":7,"work":"delivery","late":true,"#
                + #""promisedAt":"2020-03-23T18:00:00Z","arrival":"2020-03-24T09:00:00Z"}]}"#)
        let published = TestDesk(answer)
        #expect(await published.run("round", "publish", "4") == .done)
        #expect(published.messages.text.contains("comes: 7 (2020-03-23 18:00)"))
        #expect(published.messages.text.contains("van-3 is faulty"))
    }
}
