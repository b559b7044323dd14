import OpsCore
import OpsTesting
import Testing

@testable import opsctl

/// A day of rounds in hand: where they begin, who is free, what is told to programs.
struct RoundDayTests {
    private typealias Sample = RoundPlanTests
    private static let shown = FakeDoor.Reply.json(
        200, #"{"territory":"92-montrouge","date":"2020-03-24"}"#)
    private static let elsewhere = Samples.position(48_900, 2_100)

    private static func rounds(_ desk: TestDesk) throws -> [JSONValue] {
        try JSONParser.value(of: Array((desk.bodies.last ?? "").utf8))["rounds"]?.items ?? []
    }

    private static func starts(_ desk: TestDesk) throws -> [Int64: String] {
        var starts: [Int64: String] = [:]
        for round in try rounds(desk) {
            guard let number = round["round"]?.integer else { continue }
            starts[number] = round["start"]?["latitude"]?.scalar ?? ""
        }
        return starts
    }

    @Test func `a draft that is changed by hand begins where it did, whatever other rounds do`()
        async throws
    {
        var rounds = Sample.drafts
        var published = rounds[0]
        published = Round(
            id: Samples.id(90), number: 1, territory: published.territory, date: published.date,
            plan: published.plan)
        published.plan.start = Self.elsewhere
        published.plan.stops = []
        published.plan.crew = [Samples.id(69)]
        published.state = .published
        rounds.insert(published, at: 0)
        let problem = Sample.problem([1, 2, 3].map { Sample.delivery($0) }, rounds: rounds)
        let desk = TestDesk(Self.shown, problem, Sample.kept)
        #expect(await desk.run("round", "move", "2", "--to", "5") == .done)
        #expect(try Self.starts(desk) == [4: "48.816", 5: "48.816"])
        // Two drafts that begin apart stay apart.
        rounds[2].plan.start = Self.elsewhere
        let apart = TestDesk(
            Self.shown, Sample.problem([1, 2, 3].map { Sample.delivery($0) }, rounds: rounds),
            Sample.kept)
        #expect(await apart.run("round", "move", "3", "--to", "4") == .done)
        #expect(try Self.starts(apart)[4] == "48.816")
        let anew = TestDesk(
            Sample.problem([1, 2, 3].map { Sample.delivery($0) }, rounds: rounds), Sample.kept)
        #expect(await anew.run(Sample.plan + ["--save"]) == .done)
        let all = try Self.rounds(anew).filter { !($0["stops"]?.items.isEmpty ?? true) }
        #expect(
            all.allSatisfy {
                ($0["round"]?.integer == 5) == ($0["start"]?["latitude"]?.scalar == "48.9")
            })
    }

    @Test func `whoever is taken is planned in the hours that are left, and it says so`()
        async throws
    {
        let taken = RoundWindow(from: Sample.nine - .hours(2), until: Sample.nine + .hours(2))
        let desk = TestDesk(
            Sample.problem([Sample.delivery(1)], taken: [taken]), Sample.kept)
        #expect(await desk.run(Sample.plan + ["--vehicle", "asset=3", "--save"]) == .done)
        let round = try #require(try Self.rounds(desk).first)
        #expect((round["leavesAt"]?.text ?? "") >= "2020-03-24T11:00")
        #expect(desk.messages.text.contains("van-3: taken the rest of the time"))
        let full = TestDesk(Sample.problem([Sample.delivery(1)], taken: [Sample.day]))
        #expect(await full.run(Sample.plan + ["--vehicle", "asset=3"]) == .failed)
        #expect(full.messages.text.contains("van-3 is taken at these hours"))
        // People by what they drive elsewhere, as the server tells it.
        let crew = RoundCrew(
            volunteers: [Samples.id(61), Samples.id(62)], numbers: [12, 13], obstacles: [],
            taken: [taken])
        let people = TestDesk(Sample.problem([Sample.delivery(1)], crews: [crew]), Sample.kept)
        #expect(await people.run(Sample.plan + ["--vehicle", "crew=13+12", "--save"]) == .done)
        let theirs = try #require(try Self.rounds(people).first)
        #expect((theirs["leavesAt"]?.text ?? "") >= "2020-03-24T11:00")
        #expect(theirs["crew"]?.items.count == 2)
    }

    @Test func `people and vehicles are named once for the same hours`() async throws {
        let crew = RoundCrew(volunteers: [Samples.id(61)], numbers: [12], obstacles: [])
        let day = Sample.problem([Sample.delivery(1)], crews: [crew])
        for words in [
            ["--vehicle", "crew=12+12"],
            ["--vehicle", "asset=3", "--vehicle", "asset=3,from=10:00"],
            ["--vehicle", "crew=12", "--vehicle", "crew=12"],
        ] {
            let desk = TestDesk(day, Sample.kept)
            #expect(await desk.run(Sample.plan + ["--save"] + words) == .usage, "\(words)")
            #expect(desk.door.questions.allSatisfy { $0.method == "GET" })
        }
        let twice = TestDesk(day, Sample.kept)
        let words = ["--vehicle", "asset=3,until=12:00", "--vehicle", "asset=3,from=12:00"]
        #expect(await twice.run(Sample.plan + words) == .done)
    }

    @Test func `a crew on a draft is known in whatever order it is named`() async throws {
        var drafts = Sample.drafts
        drafts[0].plan.crew = [Samples.id(61), Samples.id(63)]
        let crew = RoundCrew(
            volunteers: [Samples.id(63), Samples.id(61)], numbers: [14, 12], obstacles: [])
        let desk = TestDesk(
            Sample.problem(
                [1, 2, 3].map { Sample.delivery($0) }, rounds: drafts, crews: [crew]), Sample.kept)
        #expect(
            await desk.run(Sample.plan + ["--vehicle", "capacity=9,crew=14+12", "--save"]) == .done)
        #expect(try Self.rounds(desk).map { $0["round"]?.integer } == [4, 5])
        #expect(try Self.rounds(desk).first?["capacity"]?.integer == 9)
    }

    @Test
    func `what is in no round is told to programs, kept or not, with codes of what would help`()
        async throws
    {
        let day = Sample.problem([1, 2, 9].map { Sample.delivery($0) })
        let desk = TestDesk(day)
        #expect(await desk.run(Sample.plan + ["--vehicle", "capacity=1", "--json"]) == .done)
        let value = try JSONParser.value(of: Array(desk.data.text.utf8))
        let changes = value["unserved"]?.items.first?["changes"]?.items ?? []
        #expect(changes.map { $0["code"]?.text } == ["capacity", "one_more_vehicle"])
        #expect(changes.first?["capacity"]?.integer == 2)
        #expect(changes.first?["text"]?.text == "a capacity of 2 for 1")
        let kept = TestDesk(day, .json(200, #"{"rounds":[{"number":4}]}"#))
        #expect(
            await kept.run(Sample.plan + ["--vehicle", "capacity=1", "--save", "--json"]) == .done)
        let both = try JSONParser.value(of: Array(kept.data.text.utf8))
        #expect(both["rounds"]?.items.first?["number"]?.integer == 4)
        #expect(both["unplaced"]?.items.map(\.integer) == [9])
        #expect(both["unserved"]?.items.count == 1)
    }

    @Test func `what was promised and who may not bring it are told apart from room`() async {
        var drafts = Sample.drafts
        drafts[0].plan.stops[1].isPinned = true
        let crews = [
            RoundCrew(
                volunteers: [Samples.id(62)], numbers: [13],
                obstacles: [
                    RoundObstacle(
                        request: Samples.id(1), code: "dispatching.does_not_fit",
                        text: LocalizedText(fr: "f", es: "e", en: "not vetted"))
                ])
        ]
        let day = Sample.problem(
            [1, 2, 3].map { Sample.delivery($0) }, rounds: drafts, crews: crews)
        let pinned = TestDesk(Self.shown, day, Sample.kept)
        #expect(await pinned.run("round", "move", "2", "--to", "5") == .failed)
        #expect(pinned.messages.text.contains("promised to round 4"))
        let unfit = TestDesk(Self.shown, day, Sample.kept)
        #expect(await unfit.run("round", "move", "1", "--to", "5") == .failed)
        #expect(unfit.messages.text.contains("the crew of round 5 may not bring it: not vetted"))
    }

    @Test func `the sheet tells for whom and where medicine is picked up, and how many parcels`()
        async
    {
        let round = FakeDoor.Reply.json(
            200,
            #"{"number":4,"date":"2020-03-24","territory":"92","state":"published","stops":["#
                + #"{"request":2,"work":"pick_up","arrival":"2020-03-24T09:00:00Z","parcels":1,"#
                + #""latitude":48.76,"longitude":2.29,"sheet":null},"#
                + #"{"request":2,"work":"delivery","arrival":"2020-03-24T09:30:00Z","parcels":3,"#
                + #""sheet":{"number":7,"person":{"name":"Lucie Test"},"#
                + #""packet":{"pharmacy":"Pharmacie du Parc"}}}]}"#)
        let desk = TestDesk(round)
        #expect(await desk.run("round", "sheet", "4") == .done)
        let lines = desk.data.text.split(separator: "\n").map(String.init)
        let first = lines.firstIndex { $0.hasPrefix("1. ") } ?? 0
        let second = lines.firstIndex { $0.hasPrefix("2. ") } ?? 0
        let pickUp = lines[first..<max(first, second)].joined(separator: "\n")
        #expect(pickUp.contains("48.76, 2.29"))
        #expect(pickUp.contains("Pharmacie du Parc") && pickUp.contains("Lucie Test"))
        #expect(lines[second].hasSuffix("delivery 2, parcels: 3"))
    }

    @Test func `roads that are shorter than straight lines are no roads`() async {
        let desk = TestDesk(Sample.problem([Sample.delivery(1)]))
        let words = ["--vehicle", "capacity=1", "--circuity", "0.1"]
        #expect(await desk.run(Sample.plan + words) == .usage)
        let late = TestDesk(Sample.problem([Sample.delivery(1)]))
        #expect(
            await late.run(Sample.plan + ["--vehicle", "capacity=1", "--seconds", "-1"]) == .usage)
    }

    @Test func `a door that no road leads to is named`() async {
        // Start, pharmacy, requests 1 and 2: nothing leads to the last.
        let row = { (last: String) in "[0,5,5,\(last)]" }
        let table = [row("null"), row("null"), row("null"), "[null,null,null,0]"]
            .joined(separator: ",")
        let desk = TestDesk(
            Sample.problem([1, 2].map { Sample.delivery($0) }),
            .json(200, #"{"code":"Ok","distances":[\#(table)],"durations":[\#(table)]}"#))
        let words = ["--vehicle", "capacity=2", "--roads", "http://127.0.0.1:5000"]
        #expect(await desk.run(Sample.plan + words) == .failed)
        #expect(desk.messages.text.contains("knows no way: request 2"))
    }

    /// One crew before and after noon, each on paper.
    private static var twice: FakeDoor.Reply {
        var drafts = Sample.drafts
        drafts[1].plan.crew = drafts[0].plan.crew
        let noon = Sample.nine + .hours(3)
        drafts[1].plan.stops = drafts[1].plan.stops.map { stop in
            var stop = stop
            (stop.arrival, stop.departure) = (noon + .minutes(20), noon + .minutes(30))
            stop.window = RoundWindow(from: noon, until: noon + .hours(1))
            stop.isPinned = true
            return stop
        }
        drafts[0].plan.stops[0].isPinned = true
        (drafts[1].plan.leavesAt, drafts[1].plan.backAt) = (noon, noon + .hours(1))
        drafts[1].plan.shift = RoundWindow(from: noon, until: noon + .hours(3))
        let crew = RoundCrew(volunteers: [Samples.id(61)], numbers: [12], obstacles: [])
        return Sample.problem(
            [1, 2, 3].map { Sample.delivery($0) }, rounds: drafts, crews: [crew])
    }

    @Test func `of two drafts of one crew the one is meant whose hours are typed`() async throws {
        let morning = ["--vehicle", "crew=12,from=09:00,until=12:00,capacity=7"]
        let afternoon = ["--vehicle", "crew=12,from=12:30,until=15:00,capacity=8"]
        func capacities(_ words: [String]) async throws -> [Int64: Int64] {
            let desk = TestDesk(Self.twice, Sample.kept)
            #expect(await desk.run(Sample.plan + words + ["--save"]) == .done, "\(words)")
            var found: [Int64: Int64] = [:]
            for round in try Self.rounds(desk) {
                found[round["round"]?.integer ?? 0] = round["capacity"]?.integer
            }
            return found
        }
        #expect(try await capacities(morning + afternoon) == [4: 7, 5: 8])
        #expect(try await capacities(afternoon + morning) == [4: 7, 5: 8])
        #expect(try await capacities(afternoon)[5] == 8)
        #expect(try await capacities(afternoon)[4] != 8)
    }

    @Test func `a draft whose vehicle is here no more is planned without it, and it says so`()
        async throws
    {
        var drafts = Sample.drafts
        drafts[0].plan.vehicle = Samples.id(49)
        let desk = TestDesk(
            Sample.problem([1, 2, 3].map { Sample.delivery($0) }, rounds: drafts), Sample.kept)
        #expect(await desk.run(Sample.plan + ["--save"]) == .done)
        #expect(try Self.rounds(desk).allSatisfy { $0["vehicle"] == nil })
        #expect(desk.messages.text.contains("round 4: its vehicle is here no more"))
    }

    @Test func `a day that is too large is told so before its roads are reckoned`() async {
        let deliveries = (Int64(1)...12_500).map { number in
            RoundDelivery(
                request: Samples.id(UInt64(number)), number: number, need: .food,
                place: Samples.unit, position: Samples.position(-22_270, 179_900),
                dueAt: Sample.day.until, crew: 1, window: Sample.day, isPickedUp: false)
        }
        let desk = TestDesk(Sample.problem(deliveries))
        #expect(await desk.run(Sample.plan + ["--vehicle", "capacity=1"]) == .failed)
        #expect(desk.messages.text.contains("--territory"))
    }

    @Test func `what would have to change is looked for as long as was said`() async {
        let day = Sample.problem([1, 2].map { Sample.delivery($0) })
        let words = Sample.plan + ["--vehicle", "capacity=1"]
        let desk = TestDesk(day)
        #expect(await desk.run(words + ["--seconds", "0"]) == .done)
        #expect(desk.data.text.contains("In no round") && !desk.data.text.contains("→"))
    }

    @Test func `a draft whose people are away all day keeps no day from being planned`()
        async throws
    {
        let crews = [
            RoundCrew(
                volunteers: [Samples.id(61)], numbers: [12], obstacles: [], taken: [Sample.day])
        ]
        let day = Sample.problem(
            [1, 2, 3].map { Sample.delivery($0) }, rounds: Sample.drafts, crews: crews)
        let desk = TestDesk(day, Sample.kept)
        #expect(await desk.run(Sample.plan + ["--save"]) == .done)
        #expect(desk.messages.text.contains("#4 12: taken all that time"))
        #expect(try Self.rounds(desk).map { $0["stops"]?.items.count } == [0, 3])
        // Whoever says their hours now is told instead.
        let typed = TestDesk(day, Sample.kept)
        #expect(await typed.run(Sample.plan + ["--vehicle", "crew=12", "--save"]) == .failed)
        #expect(typed.messages.text.contains("is taken at these hours"))
    }
}
