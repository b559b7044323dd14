import OpsCore
import Testing

struct InjectTests {
    @Test func `an inject that only tells changes nothing`() throws {
        let told = try ScenarioRun.played(try scenario(with: "null", kind: "informational"))
        let plain = try ScenarioRun.played(try SmallScenario.make())
        #expect(told.playedInjects == [1])
        #expect(told.entries == plain.entries)
    }

    @Test func `a flood brings more contacts, and leaves the others as they were`() throws {
        let effect = #"{"kind": "demand", "percent": 400, "hours": 24, "needs": ["food"]}"#
        let flooded = try ScenarioRun.played(try scenario(with: effect))
        let plain = try ScenarioRun.played(try SmallScenario.make())
        #expect(flooded.tally.contacts > plain.tally.contacts + 5)
        let times = Set(flooded.tally.requests.map(\.openedAt))
        #expect(plain.tally.requests.allSatisfy { times.contains($0.openedAt) })
    }

    @Test func `a lull brings fewer`() throws {
        let effect = #"{"kind": "demand", "percent": 0, "hours": 24}"#
        let quiet = try ScenarioRun.played(try scenario(with: effect))
        let start = try #require(Instant(rfc3339: "2020-03-21T10:00:00Z"))
        let during = quiet.tally.requests.filter {
            $0.openedAt >= start && $0.openedAt < start + .hours(24)
        }
        #expect(during.isEmpty)
        #expect(quiet.tally.contacts > 0)
    }

    @Test func `a quarantine takes volunteers away and gives them back`() throws {
        let effect = #"{"kind": "stand_down", "perMille": 1000, "group": "far", "hours": 10}"#
        var run = ScenarioRun(try scenario(with: effect))
        try run.advance(to: try #require(Instant(rfc3339: "2020-03-21T10:00:00Z")))
        let before = run.tally.roster.available
        try run.advance(to: try #require(Instant(rfc3339: "2020-03-21T11:00:00Z")))
        #expect(run.tally.roster.available == before - 4)
        try run.advance(to: try #require(Instant(rfc3339: "2020-03-21T21:00:00Z")))
        #expect(run.tally.roster.available == before)
    }

    @Test func `missions fail while the pharmacy is shut`() throws {
        let effect = #"""
            {"kind": "missions_fail", "perMille": 1000, "hours": 48, "needs": ["food"],
             "reason": "not_ready"}
            """#
        let failed = try ScenarioRun.played(try scenario(with: effect))
        let plain = try ScenarioRun.played(try SmallScenario.make())
        #expect(failed.tally.missions.failed > plain.tally.missions.failed)
    }

    @Test func `a deployment in reserve is opened, and what waited for it is covered`() throws {
        let effect = #"{"kind": "deployment_opened", "deployment": "reserve"}"#
        let opened = try ScenarioRun.played(try scenario(with: effect))
        let plain = try ScenarioRun.played(try SmallScenario.make())
        #expect(plain.tally.requests.allSatisfy { $0.need != .medicine || !$0.isCovered })
        #expect(opened.tally.requests.contains { $0.need == .medicine && $0.doneAt != nil })
    }

    @Test func `a deployment is closed, and later needs are uncovered`() throws {
        let effect = #"{"kind": "deployment_closed", "deployment": "line"}"#
        let run = try ScenarioRun.played(try scenario(with: effect))
        let at = try #require(Instant(rfc3339: "2020-03-21T10:00:00Z"))
        let later = run.tally.requests.filter { $0.need == .listening && $0.openedAt >= at }
        #expect(!later.isEmpty)
        #expect(later.allSatisfy { !$0.wasCovered })
    }

    @Test func `an inject can be a call`() throws {
        let effect = #"{"kind": "contact", "needs": ["hygiene"], "postcode": "92120"}"#
        let run = try ScenarioRun.played(try scenario(with: effect))
        #expect(run.tally.requests.count { $0.need == .hygiene } == 1)
    }

    @Test func `a contingency stays in reserve while too few are waiting`() throws {
        let rare = try ScenarioRun.played(
            try scenario(with: "null", kind: "contingency", more: #""waitingAtLeast": 9999,"#))
        let likely = try ScenarioRun.played(
            try scenario(with: "null", kind: "contingency", more: #""waitingAtLeast": 1,"#))
        #expect(rare.playedInjects.isEmpty)
        #expect(likely.playedInjects == [1])
    }

    private func scenario(
        with effect: String, kind: String = "event", more: String = ""
    ) throws -> Scenario {
        let text = #"{"fr": "a", "es": "b", "en": "c"}"#
        return try SmallScenario.make(
            (
                #""injects": []"#,
                """
                "injects": [{"number": 1, "at": "2020-03-21T10:00:00Z", "kind": "\(kind)", \(more)
                 "from": \(text), "to": \(text), "description": \(text),
                 "expectedAction": \(text), "objective": \(text), "effect": \(effect)}]
                """
            ))
    }
}
