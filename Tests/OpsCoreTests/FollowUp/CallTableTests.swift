import OpsTesting
import Testing

@testable import OpsCore

/// Every state and step by every command: no cell is left to chance.
struct CallTableTests {
    /// A call brought to a step, and taken or not; nil for one that is closed.
    private static func world(
        _ step: LadderKind?, isTaken: Bool
    ) throws -> (Given, Identifier<PlannedCall>) {
        var (given, id) = try FollowUpTests.world { $0.allowsVoicemail = true }
        guard let step else {
            try given.carryOut(.followUp(.cancel(id, .duplicate, note: nil)))
            return (given, id)
        }
        while given.plannedCall(1).step != step {
            try given.carryOut(
                .followUp(.report(id, CallReport(.noAnswer), by: nil)),
                at: given.plannedCall(1).callAt)
        }
        let now = given.plannedCall(1).callAt
        if isTaken { try given.carryOut(.followUp(.take(id, by: FollowUpTests.taker)), at: now) }
        return (given, id)
    }

    private static func cells(_ given: Given, _ id: Identifier<PlannedCall>) -> [String] {
        let (mine, other) = (FollowUpTests.taker, FollowUpTests.other)
        let now = given.operation.plannedCalls[id]?.callAt ?? Samples.start
        func cell(_ command: FollowUpCommand, after span: TimeSpan = .seconds(0)) -> String {
            given.when(.followUp(command), at: now + span).summary
                .replacing("followup.", with: "").replacing(".v1", with: "")
        }
        let reports = CallResult.allCases.map { cell(.report(id, CallReport($0), by: mine)) }
        return [
            cell(.take(id, by: mine)), cell(.take(id, by: other)), cell(.release(id, by: mine)),
            cell(.release(id, by: other)), cell(.report(id, CallReport(.reached), by: other)),
            cell(.cancel(id, .other, note: nil)), cell(.alert(id, note: nil)), cell(.moveOn(id)),
            cell(.moveOn(id), after: .days(30)),
        ] + reports
    }

    private static let alert = "danger.alert_opened call_ended"

    /// What is the same at every step: take, take as another, release, release as another, report as
    /// another, cancel, call for help, move on too early.
    private static func free(_ step: LadderKind) -> [String] {
        [
            "call_taken", "call_taken", "not_taken", "not_taken",
            "call_attempted call_ended" + unvisited(step), "call_ended" + unvisited(step), alert,
            "not_yet_due",
        ]
    }
    private static func held(_ step: LadderKind) -> [String] {
        [
            "call_taken", "taken_by_other", "call_released", "taken_by_other", "taken_by_other",
            "call_ended" + unvisited(step), alert, "not_yet_due",
        ]
    }

    /// Moved on in time, reached, no answer, voicemail left, refused, wrong number.
    private static func ends(_ step: LadderKind) -> [String] {
        let tried = "call_attempted"
        let next: (String, String) =
            switch step {
            case .call: ("\(tried) call_moved_on", "\(tried) hotline.request_opened call_moved_on")
            case .voicemail:
                (
                    "\(tried) hotline.request_opened call_moved_on",
                    "\(tried) hotline.request_opened call_moved_on"
                )
            case .visit, .neighbour: ("\(tried) call_moved_on", "\(tried) call_moved_on")
            case .supervisor: ("\(tried) \(alert)", "\(tried) \(alert)")
            }
        let silent =
            switch step {
            case .call, .voicemail: "call_escalated"
            case .visit, .neighbour: "call_moved_on"
            case .supervisor: alert
            }
        return [
            silent, "\(tried) call_ended" + unvisited(step), next.0, next.0,
            "\(tried) calls_refused call_ended" + unvisited(step), next.1,
        ]
    }

    /// Whether somebody has been asked to go and see by then, whom nobody needs when the call ends.
    private static func unvisited(_ step: LadderKind) -> String {
        [.visit, .neighbour, .supervisor].contains(step) ? " hotline.request_cancelled" : ""
    }

    @Test(arguments: LadderKind.allCases)
    func `every command has its answer at every step of an open call`(_ step: LadderKind) throws {
        let (given, id) = try Self.world(step, isTaken: false)
        #expect(Self.cells(given, id) == Self.free(step) + Self.ends(step))
    }

    @Test(arguments: LadderKind.allCases)
    func `every command has its answer at every step of a call that is taken`(
        _ step: LadderKind
    ) throws {
        let (given, id) = try Self.world(step, isTaken: true)
        var ends = Self.ends(step)
        ends[0] = "call_released"
        #expect(Self.cells(given, id) == Self.held(step) + ends)
    }

    @Test func `a closed call takes no command`() throws {
        let (given, id) = try Self.world(nil, isTaken: false)
        #expect(Set(Self.cells(given, id)) == ["unknown_call"])
    }
}
