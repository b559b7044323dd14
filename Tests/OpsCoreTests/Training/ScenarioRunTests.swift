import OpsCore
import Testing

struct ScenarioRunTests {
    @Test func `the same seed twice gives the same journal, another seed another`() throws {
        let scenario = try SmallScenario.make()
        let first = try ScenarioRun.played(scenario)
        let second = try ScenarioRun.played(scenario)
        let other = try ScenarioRun.played(scenario, seed: 8)
        #expect(first.entries == second.entries)
        #expect(first.desk.records.head.digest != other.desk.records.head.digest)
    }

    @Test func `playing in steps gives the same journal as playing at once`() throws {
        let scenario = try SmallScenario.make()
        var run = ScenarioRun(scenario)
        var at = scenario.startsAt
        while at < scenario.endsAt {
            at = at + .minutes(97)
            try run.advance(to: at)
        }
        #expect(run.entries == (try ScenarioRun.played(scenario)).entries)
        #expect(run.now == scenario.endsAt)
    }

    @Test(arguments: Policies.all.map(\.name))
    func `under every policy the journal holds and folds back`(name: String) throws {
        let run = try ScenarioRun.played(
            try SmallScenario.make(), policy: try Policies.named(name))
        var journal = run.desk.records.journal
        #expect(try journal.verify() == run.desk.records.head)
        try journal.append([])
        var folded = Operation()
        for entry in run.entries {
            let event = try #require(Event(name: entry.name, payload: entry.payload))
            #expect(event.payload == entry.payload)
            folded.evolve(event, at: entry.at)
        }
        #expect(folded.requests == run.desk.operation.requests)
        #expect(folded.missions == run.desk.operation.missions)
        #expect(folded.volunteers == run.desk.operation.volunteers)
        #expect(folded.deployments == run.desk.operation.deployments)
    }

    @Test func `another policy meets the same callers and writes another journal`() throws {
        let scenario = try SmallScenario.make()
        let runs = try Policies.all.map { try ScenarioRun.played(scenario, policy: $0) }
        let demand = runs.map(\.contacts)
        #expect(demand.allSatisfy { $0 == demand[0] })
        #expect(demand[0].count > 20)
        #expect(Set(runs.map { $0.desk.records.head.digest }).count == runs.count)
    }

    @Test func `the journal of a run names nobody`() throws {
        let run = try ScenarioRun.played(try SmallScenario.make())
        for entry in run.entries {
            let text = String(decoding: entry.payload, as: UTF8.self)
            #expect(!text.contains("+336399"))
            #expect(!text.contains("EXERCISE"))
        }
    }

    @Test func `the roster shrinks as its curve says`() throws {
        let run = try ScenarioRun.played(try SmallScenario.make())
        #expect(run.tally.roster.mostAvailable == 34)
        #expect(run.tally.roster.available == 22)  // 400 of a thousand of thirty stand down
    }

    @Test func `what no deployment covers waits until one is opened`() throws {
        let run = try ScenarioRun.played(try SmallScenario.make())
        let opening = try #require(Instant(rfc3339: "2020-03-21T07:00:00Z"))
        let early = run.tally.requests.filter { $0.need == .food && $0.openedAt < opening }
        #expect(!early.isEmpty)
        #expect(early.allSatisfy { !$0.wasCovered })
        #expect(early.contains { $0.isCovered })
        #expect(early.compactMap(\.assignedAt).allSatisfy { $0 >= opening })
    }

    @Test func `listening is answered from afar, shopping is not`() throws {
        let run = try ScenarioRun.played(try SmallScenario.make())
        let report = ScenarioReport(of: run)
        let listening = try #require(report.needs.first { $0.need == .listening })
        #expect(listening.done * 10 > listening.opened * 6)
        let far = try #require(report.load.first { $0.group == "far" })
        #expect(far.missions.sum == listening.done)
    }

    @Test func `a question that a scenario asks word by word is asked`() throws {
        let run = try ScenarioRun.played(try SmallScenario.make())
        let at = try #require(Instant(rfc3339: "2020-03-20T09:00:00Z"))
        #expect(run.tally.requests.filter { $0.openedAt == at }.map(\.need) == [.medicine, .food])
    }
}
