import OpsCore
import Testing

struct ScenarioReportTests {
    @Test func `an expectation is met or missed`() throws {
        let met = ScenarioReport(of: try ScenarioRun.played(try SmallScenario.make()))
        let outcome = try #require(met.expectations.first)
        #expect(outcome.counted > 5)
        let strict = try SmallScenario.make(
            (
                #""withinMinutes": 720, "sharePerMille": 500"#,
                #""withinMinutes": 1, "sharePerMille": 1000"#
            ))
        let missed = ScenarioReport(of: try ScenarioRun.played(strict))
        #expect(missed.expectations.first?.isMet == false)
    }

    @Test func `an expectation that nothing put to the test is neither`() throws {
        let scenario = try SmallScenario.make(
            (#""Shopping"}, "need": "food""#, #""Shopping"}, "need": "hygiene""#))
        let report = ScenarioReport(of: try ScenarioRun.played(scenario))
        #expect(report.expectations.first?.isMet == nil)
    }

    @Test(arguments: Policies.all.map(\.name))
    func `every request is in one place of the report, and every mission too`(
        name: String
    ) throws {
        let run = try ScenarioRun.played(
            try SmallScenario.make(), policy: try Policies.named(name))
        let report = ScenarioReport(of: run)
        for need in report.needs {
            #expect(need.opened == need.done + need.cancelled + need.open)
            #expect(need.untilDone.count == need.done)
        }
        let unmet = report.unmet.reduce(0) { $0 + $1.open + $1.uncovered + $1.cancelled }
        #expect(unmet == report.needs.reduce(0) { $0 + $1.opened - $1.done })
        #expect(
            report.load.first?.missions.sum
                == report.load.dropFirst().reduce(0) { $0 + $1.missions.sum })
        let offers = report.offers
        #expect(offers.accepted + offers.declined + offers.expired > 0)
        #expect(report.journal.position == Int64(run.entries.count))
    }

    @Test func `asking three at once finds somebody sooner and disturbs more people`() throws {
        let scenario = try SmallScenario.make()
        let one = ScenarioReport(
            of: try ScenarioRun.played(scenario, policy: try Policies.named("best-fit")))
        let three = ScenarioReport(
            of: try ScenarioRun.played(scenario, policy: try Policies.named("wave")))
        #expect(three.offers.sent > one.offers.sent)
        #expect(three.offers.withdrawn > 0)
        #expect(one.offers.withdrawn == 0)
    }

    @Test func `a report is written with its digest, seed and policy on top`() throws {
        let run = try ScenarioRun.played(try SmallScenario.make(), seed: .max)
        var json = JSONWriter()
        ScenarioReport(of: run).write(into: &json)
        guard case .object(let object) = try JSONParser.value(of: json.bytes, limits: .file) else {
            Issue.record("a report is an object")
            return
        }
        #expect(object["digest"] == .string(run.desk.records.head.digest.hexadecimal))
        #expect(object["seed"] == .string("18446744073709551615"))
        #expect(object["policy"] == .string("best-fit"))
    }
}
