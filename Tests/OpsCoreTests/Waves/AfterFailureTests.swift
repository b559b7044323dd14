import OpsTesting
import Testing

@testable import OpsCore

/// A need that stands after a mission failed is asked for again.
struct AfterFailureTests {
    private static func failed(
        _ reason: FailureReason, isStopped: Bool = false
    ) throws -> (given: Given, request: Identifier<HelpRequest>) {
        var (given, id) = try CrewSafetyTests.world(stage: .offered)
        let request = given.request(1)
        try given.carryOut(.waves(.begin(request, size: 1, delay: .minutes(10))))
        if isStopped { try given.carryOut(.waves(.stop(request))) }
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(1)))))
        try given.carryOut(.dispatching(.start(id)))
        try given.carryOut(.dispatching(.fail(id, reason, note: "nobody in")))
        return (given, request)
    }

    @Test func `a search goes on after one delay when the mission failed, with another mission`()
        throws
    {
        var (given, request) = try Self.failed(.notReady)
        let search = try #require(given.operation.searches[request])
        #expect(search.state == .waiting)
        #expect(given.operation.missions.isEmpty)
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
        let due = Samples.start + .minutes(10)
        var operation = given.operation
        let commands = operation.takeDue(at: due, limit: 100)
        for command in commands where given.when(command, at: due).refusal == nil {
            try given.carryOut(command, at: due)
        }
        #expect(given.operation.missions.count == 1)
        #expect(given.operation.searches[request]?.state == .asking)
    }

    @Test func `nobody is asked again whom nobody needs, or whose search was stopped`() throws {
        let refused = try Self.failed(.refused)
        #expect(refused.given.operation.searches[refused.request] == nil)
        let stopped = try Self.failed(.notReady, isStopped: true)
        #expect(stopped.given.operation.searches[stopped.request] == nil)
    }
}
