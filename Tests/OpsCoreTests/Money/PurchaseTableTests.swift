import OpsTesting
import Testing

@testable import OpsCore

/// Every command at every stage of the mission, in every state of the accounts (must-do 10).
struct PurchaseTableTests {
    private static let receipt = Samples.euros(1_195)
    private static let agreement = AgreePurchase(Samples.euros(1_240), means: .contactless)

    /// One shopping mission, at any stage and with accounts in any state, also such as never meet.
    private static func world(
        _ stage: MissionStage, _ state: PurchaseState?, _ means: PaymentMeans
    ) throws -> (given: Given, mission: Identifier<Mission>) {
        var given = try Given.service(volunteers: 1)
        try given.carryOut(.rules(.put(Samples.ruleSet())))
        try given.offer(.food, to: [1])
        let id = given.mission(1)
        let asked = try #require(given.operation.missions[id]?.solicitations.first)
        for event in events(of: state, id, means) { given.happened(.money(event)) }
        let way: [Event] = [
            .dispatching(.solicitationAnswered(asked.id, mission: id, .accepted)),
            .dispatching(.missionStarted(id)), .dispatching(.missionArrived(id)),
            .dispatching(.missionCompleted(id)),
        ]
        let steps: [MissionStage: Int] = [
            .offered: 0, .accepted: 1, .started: 2, .arrived: 3, .completed: 4, .failed: 4,
            .cancelled: 4,
        ]
        for event in way.prefix(steps[stage] ?? 0) { given.happened(event) }
        return (given, id)
    }

    private static func events(
        of state: PurchaseState?, _ id: Identifier<Mission>, _ means: PaymentMeans
    ) -> [MoneyEvent] {
        guard let state else { return [] }
        let due = Samples.start + .days(1)
        let agreed = MoneyEvent.purchaseAgreed(
            PurchaseAgreed(
                mission: id, person: nil, amount: Samples.euros(1_240), means: means,
                mayReplace: false, basket: nil, rules: nil, desk: Samples.department,
                within: .days(1)))
        let bought = MoneyEvent.purchaseBought(id, receipt)
        let paid = MoneyEvent.purchasePaid(id, dueAt: due)
        let first = PurchaseCount(by: Samples.id(1), amount: receipt)
        let second = PurchaseCount(by: Samples.id(2), amount: Samples.euros(1))
        switch state {
        case .agreed: return [agreed]
        case .bought: return [agreed, bought]
        case .paid: return [agreed, bought, paid]
        case .refunded: return [agreed, bought, paid, .purchaseRefunded(id, dueAt: due)]
        case .returned: return [agreed, bought, .purchaseReturned(id, dueAt: due)]
        case .discrepancy:
            return [
                agreed, bought, paid, .purchaseCounted(id, first),
                .discrepancyFound(id, second, dueAt: due),
            ]
        case .reconciled: return [agreed, bought, paid, .purchaseReconciled(id, by: Samples.id(2))]
        case .settled:
            return events(of: .discrepancy, id, means) + [
                .discrepancySettled(id, .other, by: Samples.id(1))
            ]
        case .cancelled: return [agreed, .purchaseCancelled(id)]
        }
    }

    private static func commands(_ id: Identifier<Mission>) -> [Command] {
        [
            .money(.agree(id, agreement)), .money(.buy(id, receipt)), .money(.pay(id)),
            .money(.giveBack(id)), .money(.cancel(id)), .money(.refund(id)),
            .money(.reconcile(id, receipt, by: Samples.id(1))),
            .money(.settle(id, .other, by: Samples.id(1))), .money(.correct(id, Samples.euros(1))),
            .dispatching(.start(id)), .dispatching(.complete(id)),
            .dispatching(.fail(id, .notHome)), .dispatching(.fail(id, .refused)),
        ]
    }

    /// What each answer of the table means.
    private static let words: [String: String] = [
        "yes": "", "gone": "unknown_mission", "none": "nothing_open", "ask": "not_agreed",
        "late": "wrong_state", "stay": "crew_not_underway", "adv": "nothing_advanced",
        "out": "mission_live", "owed": "not_refunded", "open": "not_paid", "hold": "still_in_hand",
        "came": "paid", "door": "not_arrived", "bare": "no_receipt",
        "step": "wrong_stage",
    ]

    /// Agree, buy, pay, give back, cancel, refund, count, settle, put the receipt right.
    private static func accounts(
        _ state: PurchaseState?, _ stage: MissionStage, _ means: PaymentMeans
    ) -> String {
        let isLive = !stage.isClosed
        let go = !isLive ? "gone" : stage == .started || stage == .arrived ? "yes" : "stay"
        let agree = isLive ? "yes" : "gone"
        let late = isLive ? "late" : "gone"
        let door = stage == .started ? "door" : go
        let count = isLive ? "out" : "yes"
        let (refund, paid) =
            means == .volunteerAdvances ? ("yes", "owed") : ("adv", count)
        switch state {
        case nil, .reconciled, .settled, .cancelled:
            let rest = Array(repeating: isLive ? "ask" : "none", count: 8)
            return ([agree] + rest).joined(separator: " ")
        case .agreed: return "\(agree) \(go) late late yes late late late bare"
        case .bought: return "\(late) late \(door) \(go) late late late late yes"
        case .paid: return "\(late) late late late late \(refund) \(paid) late yes"
        case .refunded, .returned: return "\(late) late late late late late \(count) late yes"
        case .discrepancy: return "\(late) late late late late late late yes yes"
        }
    }

    /// Start, complete, fail, fail as refused.
    private static func mission(_ state: PurchaseState?, _ stage: MissionStage) -> String {
        let isGone = state == nil || state?.isClosed == true
        let hasCome = state == .paid || state == .refunded
        let fail = state == .bought ? "hold" : hasCome ? "came" : "yes"
        let complete = isGone || state == .paid || state == .refunded ? "yes" : "open"
        switch stage {
        case .offered: return "step step step step"
        case .accepted: return "\(isGone ? "ask" : "yes") step \(fail) \(fail)"
        case .started, .arrived: return "step \(complete) \(fail) \(fail)"
        case .completed, .failed, .cancelled: return "gone gone gone gone"
        }
    }

    @Test(
        arguments: MissionStage.allCases.flatMap { stage in
            ([nil] + PurchaseState.allCases).map { (stage, $0) }
        }, [PaymentMeans.contactless, .volunteerAdvances])
    func `every command has its answer at every stage with every state of the accounts`(
        _ place: (stage: MissionStage, state: PurchaseState?), _ means: PaymentMeans
    ) throws {
        let (given, id) = try Self.world(place.stage, place.state, means)
        let table =
            Self.accounts(place.state, place.stage, means) + " "
            + Self.mission(place.state, place.stage)
        let expected = table.split(separator: " ").map {
            Self.words[String($0)] ?? "not in the table"
        }
        let cells = Self.commands(id).map { command in
            given.when(command).refusal.map { String($0.code.drop { $0 != "." }.dropFirst()) } ?? ""
        }
        #expect(cells == expected, "\(place) \(means)")
    }
}
