import OpsTesting
import Testing

@testable import OpsCore

/// Where the money is on the way, and what is put right afterwards.
struct ReceiptTests {
    private static let one: Identifier<AccessToken> = Samples.id(31)
    private static let two: Identifier<AccessToken> = Samples.id(32)
    private static let wrong = Samples.euros(1_159)
    private static let right = Samples.euros(1_195)

    /// A crew that has bought, and is on its way to the person.
    private static func bought(
        _ means: PaymentMeans = .contactless
    ) throws -> (given: Given, mission: Identifier<Mission>) {
        var given = try Given.service(volunteers: 2)
        try given.carryOut(.rules(.put(Samples.ruleSet())))
        try given.offer(.food, to: [1])
        let id = given.mission(1)
        try given.carryOut(.dispatching(.accept(id, .onlyOneAsked)))
        let agreed = AgreePurchase(Samples.euros(1_240), means: means)
        try given.carryOut(.money(.agree(id, agreed)))
        try given.carryOut(.dispatching(.start(id)))
        try given.carryOut(.money(.buy(id, wrong)))
        return (given, id)
    }

    private static func home(
        _ means: PaymentMeans = .contactless
    ) throws -> (given: Given, mission: Identifier<Mission>) {
        var (given, id) = try bought(means)
        try given.carryOut(.dispatching(.arrive(id)))
        try given.carryOut(.money(.pay(id)))
        try given.carryOut(.dispatching(.complete(id)))
        return (given, id)
    }

    @Test func `the shop is paid on the way, goods are handed over at the door alone`() throws {
        var (given, id) = try Self.bought()
        given.when(.money(.pay(id))).thenRefuses(.money(.notArrived(mission: 1)))
        #expect(given.when(.money(.giveBack(id))).refusal == nil)
        try given.carryOut(.dispatching(.arrive(id)))
        given.when(.money(.pay(id))).then([
            .money(.purchasePaid(id, dueAt: Samples.start + .days(1)))
        ])
    }

    @Test func `a receipt that stands at this amount already takes no count back`() throws {
        var (given, id) = try Self.home()
        try given.carryOut(.money(.reconcile(id, Self.wrong, by: Self.one)))
        given.when(.money(.correct(id, Self.wrong))).thenRefuses(.money(.sameReceipt(mission: 1)))
        #expect(given.operation.purchases[id]?.firstCount != nil)
    }

    @Test func `a receipt is put right by an entry of its own, on the way and at home`() throws {
        let (way, run) = try Self.bought()
        way.when(.money(.correct(run, Self.right))).then([
            .money(.receiptCorrected(run, Self.right, dueAt: nil))
        ])
        var (given, id) = try Self.home()
        let later = Samples.start + .hours(5)
        given.when(.money(.correct(id, Self.right, note: "two figures")), at: later).then([
            .money(.receiptCorrected(id, Self.right, dueAt: later + .days(1)))
        ])
        try given.carryOut(.money(.correct(id, Self.right)), at: later)
        let purchase = try #require(given.operation.purchases[id])
        #expect(purchase.receipt == Self.right && purchase.state == .paid)
        let person = try #require(purchase.person)
        #expect(given.operation.spending[Samples.slug("here-2020")] == [person: 1_195])
        given.when(.money(.correct(id, Samples.euros(1_241)))).thenRefuses(
            .money(.aboveAgreement(mission: 1, Samples.euros(1_240))))
    }

    @Test func `what was counted beside the wrong receipt is counted anew, and closes`() throws {
        var (given, id) = try Self.home()
        try given.carryOut(.money(.reconcile(id, Self.right, by: Self.one)))
        try given.carryOut(.money(.reconcile(id, Self.right, by: Self.two)))
        #expect(given.operation.purchases[id]?.state == .discrepancy)
        try given.carryOut(.money(.correct(id, Self.right)))
        let purchase = try #require(given.operation.purchases[id])
        #expect(purchase.state == .paid && purchase.firstCount == nil)
        #expect(purchase.secondCount == nil && purchase.dueAt == Samples.start + .days(1))
        try given.carryOut(.money(.reconcile(id, Self.right, by: Self.one)))
        given.when(.money(.reconcile(id, Self.right, by: Self.two))).then([
            .money(.purchaseReconciled(id, by: Self.two))
        ])
        try given.carryOut(.money(.reconcile(id, Self.right, by: Self.two)))
        given.when(.money(.correct(id, Self.wrong))).thenRefuses(.money(.nothingOpen(id)))
    }

    @Test func `who advanced the money is refunded by the receipt that is right`() throws {
        var (given, id) = try Self.home(.volunteerAdvances)
        try given.carryOut(.money(.refund(id)))
        try given.carryOut(.money(.reconcile(id, Self.right, by: Self.one)))
        try given.carryOut(.money(.reconcile(id, Self.right, by: Self.two)))
        try given.carryOut(.money(.correct(id, Self.right)))
        given.when(.money(.reconcile(id, Self.right, by: Self.one))).thenRefuses(
            .money(.notRefunded(mission: 1)))
        #expect(given.when(.money(.refund(id))).refusal == nil)
    }

    @Test func `a correction survives a snapshot in the middle of a discrepancy`() throws {
        var (given, id) = try Self.home()
        try given.carryOut(.money(.reconcile(id, Self.right, by: Self.one)))
        try given.carryOut(.money(.reconcile(id, Self.right, by: Self.two)))
        let restored = try #require(Operation(snapshot: given.operation.snapshot()))
        #expect(restored == given.operation)
        #expect(restored.purchases[id]?.counted == .paid)
    }

    @Test func `sums of a set that is over, and of whom nothing is known, are forgotten`() throws {
        var (given, id) = try Self.home()
        let set = Samples.slug("here-2020")
        let person = try #require(given.operation.purchases[id]?.person)
        #expect(given.operation.spending[set] == [person: 1_159])
        var erased = given
        erased.happened(
            .privacy(
                .personErased(
                    PersonErased(identities: [person], reason: .asked, counts: ErasedCounts()))))
        #expect(erased.operation.spending.isEmpty)
        let ended = Samples.start + .days(3)
        try given.carryOut(.rules(.put(Samples.ruleSet(until: ended))))
        try given.carryOut(.money(.escalate(id)), at: Samples.start + .days(2))
        #expect(given.operation.spending[set] == [person: 1_159])
        try given.carryOut(.money(.correct(id, Self.right)), at: ended)
        #expect(given.operation.spending.isEmpty)
    }
}
