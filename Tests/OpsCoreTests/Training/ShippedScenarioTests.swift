import Foundation
import OpsCore
import Testing

/// The scenarios that Ops ships with.
///
/// A digest that changes means that yesterday's runs can no longer be made again. When that is
/// meant (another rule, another number in the file), run this test, put the digest that it prints
/// here, and say why in the commit.
struct ShippedScenarioTests {
    static let digest = "ed142162838cf7bc562412c5bdebbf5bd411c1dd08a0f80b61b0fc6862936682"

    @Test func `lockdown in Montrouge gives the same journal on every machine`() throws {
        let scenario = try shipped("lockdown-montrouge-2020")
        var run = ScenarioRun(scenario)
        let report = try run.finish()
        #expect(report.journal.digest.hexadecimal == Self.digest)
        #expect(report.playedInjects == [1, 2])
        #expect(report.refusals == 0)
        #expect(report.roster.mostAvailable == 160)
        let fall = 1_000 - report.roster.fewestAvailable * 1_000 / report.roster.mostAvailable
        #expect((200...400).contains(fall))
    }

    @Test func `medicine is uncovered until its agreement`() throws {
        var run = ScenarioRun(try shipped("lockdown-montrouge-2020"))
        let agreement = try #require(Instant(rfc3339: "2020-03-24T07:00:00Z"))
        try run.advance(to: agreement)
        let medicine = run.tally.requests.filter { $0.need == .medicine }
        #expect(!medicine.isEmpty)
        #expect(medicine.allSatisfy { !$0.isCovered && $0.doneAt == nil })
        try run.advance(to: agreement + .days(2))
        #expect(run.tally.requests.contains { $0.need == .medicine && $0.doneAt != nil })
    }

    private func shipped(_ name: String) throws -> Scenario {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../scenarios/\(name).json")
        return try Scenario(json: [UInt8](Data(contentsOf: file)))
    }
}
