import OpsTesting
import Testing

@testable import OpsCore

/// Thousands of commands by chance, legal and not: what must hold after each.
struct OperationPropertyTests {
    @Test(arguments: 0..<4)
    func `whatever is asked, the operation stays sound`(_ round: UInt64) throws {
        var crisis = try RandomCrisis(
            seed: Seeds.next(for: "sound operation, round \(round)") &+ round)
        for step in 0..<1_500 {
            let events = try crisis.step()
            let faults = crisis.faults() + Self.faults(of: events)
            try #require(faults.isEmpty, "after step \(step): \(faults.joined(separator: "; "))")
        }
        try Self.expectFoldedAgain(crisis)
        #expect(crisis.refused > 100)
        #expect(crisis.carriedOut > 300)
    }

    /// Must-do 30: every mission under way has a timer that runs, and nobody is in two places.
    @Test(arguments: 0..<2)
    func `whatever crews do, somebody hears of their silence`(_ round: UInt64) throws {
        var crisis = try RandomCrisis(seed: Seeds.next(for: "crews, round \(round)") &+ round)
        for step in 0..<1_500 {
            let events = try crisis.stepOfCrews()
            let faults = crisis.faults() + Self.faults(of: events)
            try #require(faults.isEmpty, "after step \(step): \(faults.joined(separator: "; "))")
        }
        try Self.expectFoldedAgain(crisis)
    }

    /// What the random crisis must be refused with, by area.
    private static let refusals: [(area: String, reasons: [String])] = [
        (
            "dispatching",
            [
                "does_not_fit", "cannot_go", "crew_complete", "already_assigned", "several_asked",
            ]
        ),
        (
            "hotline",
            [
                "already_known", "nothing_new", "stays_anonymous", "same_person_twice",
                "already_merged", "chain_of_merges", "not_merged",
            ]
        ),
        (
            "danger",
            [
                "already_taken", "not_yet_due", "unknown_alert",
            ]
        ),
        (
            "visit",
            [
                "nobody_comes", "no_code", "not_in_person", "too_many_checks",
            ]
        ),
        (
            "partner",
            [
                "no_consent", "suspended", "too_many_referrals", "outside_territory",
            ]
        ),
        (
            "line",
            [
                "in_past", "already_closed", "repeated_need", "nothing_to_change",
            ]
        ),
        (
            "medicine",
            [
                "no_medicine", "wrong_state", "not_sealed", "not_handed_over",
            ]
        ),
        (
            "privacy",
            [
                "nothing_to_correct", "unknown_note", "already_erased", "request_live", "on_hold",
                "already_on_hold", "not_on_hold", "retention_not_due", "not_anonymous",
                "consent_needed",
            ]
        ),
        (
            "followup",
            [
                "taken_by_other", "not_taken", "outside_safe_hours", "voicemail_not_allowed",
                "not_yet_due", "calls_refused", "unknown_call", "hours_never_meet",
                "ends_before_it_starts", "questions_do_not_repeat", "outcome_needs_request",
                "nothing_was_asked", "answer_needed", "unmet_need_unclear",
            ]
        ),
        (
            "safeguarding",
            [
                "unknown_concern", "undecided", "actions_open", "unknown_action", "deadline_passed",
                "not_yet_due",
            ]
        ),
        (
            "care",
            [
                "unknown_plan", "plan_open_already", "unknown_supporter", "supporter_does_not_fit",
                "review_in_past", "plan_not_yet_due", "both_have_plans", "plan_live",
            ]
        ),
        (
            "visits",
            [
                "unknown_series", "open_already", "nothing_to_report", "not_to_be_planned",
                "in_past", "not_yet_due", "both_have_visits",
            ]
        ),
        (
            "candidate",
            [
                "unknown_candidate", "unknown_territory", "stage_missing", "not_ahead",
                "check_unsaid", "vetted_by_check_alone", "accompanied_too_long",
                "nothing_to_change", "merged", "not_merged", "chain_of_merges", "unknown_twin",
                "not_yet_due",
            ]
        ),
        (
            "rounds",
            [
                "unknown_round", "not_draft", "changed_meanwhile", "not_deliverable", "not_open",
                "in_another_round", "medicine_without_pick_up", "over_capacity", "crew_taken",
                "vehicle_taken", "pinned_elsewhere", "nobody_drives", "stays_in_round",
            ]
        ),
        (
            "rules",
            [
                "none_in_force", "unknown_request", "unknown_rule", "overlaps",
            ]
        ),
        (
            "money",
            [
                "not_agreed", "crew_not_underway", "wrong_state", "above_agreement",
                "same_person_twice", "means_not_allowed", "nothing_to_buy", "not_paid",
                "still_in_hand", "mission_live",
            ]
        ),
        (
            "crew",
            [
                "not_in_crew", "several_go", "wrong_stage", "goods_in_hand", "hand_over_runs",
                "crew_size", "gear_not_confirmed", "no_gear_needed", "not_asked_to_confirm",
                "not_yet_due", "alarm_not_yet_due", "unknown_alarm",
            ]
        ),
    ]

    /// A crisis that never comes near the rules would prove nothing about them.
    ///
    /// Some rules are met once in a hundred thousand steps: crises follow each other until all are met, twelve at most.
    @Test func `the random crisis comes near the rules it is to test`() throws {
        var missing = Set(
            Self.refusals.flatMap { area, reasons in reasons.map { "\(area).\($0)" } })
        var refusedOverlaps = 0
        var stepsOfTwoInHand = 0
        var extensions = 0
        for seed in 21..<33 as Range<UInt64> {
            var crisis = try RandomCrisis(seed: seed)
            for _ in 0..<22_000 { try crisis.step() }
            missing.subtract(crisis.codes)
            refusedOverlaps += crisis.refusedOverlaps
            stepsOfTwoInHand += crisis.stepsOfTwoInHand
            extensions += crisis.extensions.underway
            #expect(crisis.eventFaults.isEmpty)
            guard
                !missing.isEmpty || refusedOverlaps == 0 || stepsOfTwoInHand <= 100
                    || extensions == 0
            else { return }
        }
        #expect(missing.isEmpty, "never met in twelve crises: \(missing.sorted())")
        // Said by `accept` alone: offers to who is on a mission name the volunteer too.
        #expect(refusedOverlaps > 0)
        #expect(stepsOfTwoInHand > 100)
        #expect(extensions > 0)
    }

    /// Every event reads back, and names nobody.
    private static func faults(of events: [Event]) -> [String] {
        events.flatMap { event -> [String] in
            let payload = event.payload
            let isReadBack = Event(name: event.name, payload: payload) == event
            let marked = Marked.found(in: String(decoding: payload, as: UTF8.self))
            return (isReadBack ? [] : ["\(event.name) does not read back"])
                + marked.map { "\(event.name) holds \($0)" }
        }
    }

    /// The journal alone makes the same operation again.
    private static func expectFoldedAgain(_ crisis: RandomCrisis) throws {
        var folded = Operation()
        let journal = crisis.desk.records.journal
        for entry in journal.entries(after: 0, limit: .max) {
            let event = try #require(Event(name: entry.name, payload: entry.payload))
            folded.evolve(event, at: entry.at)
        }
        #expect(folded == crisis.desk.operation)
        #expect(Operation(snapshot: folded.snapshot()) == folded)
        #expect(try journal.verify() == journal.head)
        var rewatched = folded
        rewatched.watch = WatchList()
        rewatched.watchEverything()
        let end = crisis.now + .days(400)
        let live = Self.due(crisis.desk.operation, at: end)
        #expect(Self.due(folded, at: end) == live)
        #expect(Self.due(rewatched, at: end) == live)
    }

    /// What comes up, as text, since commands cannot be compared; stale lines may repeat an alarm.
    private static func due(_ operation: Operation, at instant: Instant) -> Set<String> {
        Set(operation.takeDueCopy(at: instant).map { "\($0)" })
    }

    @Test func `the same seed makes the same journal, byte for byte`() throws {
        let seed = Seeds.next(for: "same journal")
        var one = try RandomCrisis(seed: seed)
        var twin = try RandomCrisis(seed: seed)
        for _ in 0..<1_000 {
            try one.step()
            try twin.step()
        }
        #expect(one.desk.records.head == twin.desk.records.head)
    }

    @Test func `a refusal never repeats what was said`() throws {
        var crisis = try RandomCrisis(seed: Seeds.next(for: "refusals"))
        for _ in 0..<1_000 { try crisis.step() }
        for refusal in crisis.refusals {
            let told = PublicationLanguage.allCases.map { refusal.text[$0] }.joined()
            #expect(Marked.found(in: told + "\(refusal)").isEmpty)
        }
    }
}
