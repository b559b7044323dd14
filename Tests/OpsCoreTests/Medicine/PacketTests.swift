import OpsTesting
import Testing

@testable import OpsCore

/// From the pharmacy to the door, or back (must-do 9).
struct PacketTests {
    private static let wish = EstablishPacket(
        cannotGoOut: true, hasNoOtherWay: true, isPrescriptionThere: true,
        pharmacy: "Pharmacie Inventée", isCold: true)

    /// A service whose medicine goes as a sealed packet, with one mission for a need.
    private static func world(
        _ need: NeedKind = .medicine, isSealed: Bool = true
    ) throws -> (given: Given, mission: Identifier<Mission>) {
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        let needs = [
            NeedRule(
                kind: .medicine, dueWithin: .hours(2), crew: 1, skill: nil,
                isPacketSealed: isSealed),
            NeedRule(kind: .food, dueWithin: .hours(4), crew: 1, skill: nil),
        ]
        try given.carryOut(.catalogue(.openDeployment(Samples.openService(needs: needs))))
        try given.carryOut(Samples.addVolunteer())
        try given.offer(need, to: [1])
        return (given, given.mission(1))
    }

    /// The same, brought to any stage and any state of the packet, also such as never meet.
    private static func world(
        _ stage: MissionStage, _ state: PacketState?
    ) throws -> (given: Given, mission: Identifier<Mission>) {
        var (given, id) = try world()
        let asked = try #require(given.operation.missions[id]?.solicitations.first)
        let answered = Event.dispatching(
            .solicitationAnswered(asked.id, mission: id, .accepted))
        let started = Event.dispatching(.missionStarted(id))
        switch stage {
        case .offered: break
        case .accepted: given.happened(answered)
        case .started: for event in [answered, started] { given.happened(event) }
        case .arrived:
            for event in [answered, started, .dispatching(.missionArrived(id))] {
                given.happened(event)
            }
        case .completed, .failed, .cancelled: given.happened(.dispatching(.missionCompleted(id)))
        }
        guard let state else { return (given, id) }
        given.happened(.medicine(.packetEstablished(id, isCold: false, isUrgent: false)))
        switch state {
        case .atPharmacy: break
        case .collected: given.happened(.medicine(.packetCollected(id)))
        case .handedOver: given.happened(.medicine(.packetHandedOver(id)))
        case .returned: given.happened(.medicine(.packetReturned(id)))
        }
        return (given, id)
    }

    private static func commands(_ id: Identifier<Mission>) -> [Command] {
        [
            .medicine(.establish(id, wish)), .medicine(.collect(id, isSealed: true)),
            .medicine(.collect(id, isSealed: false)), .medicine(.handOver(id)),
            .medicine(.giveBack(id)), .dispatching(.start(id)), .dispatching(.complete(id)),
            .dispatching(.fail(id, .notHome)), .dispatching(.fail(id, .refused)),
        ]
    }

    /// What each answer of the table means.
    private static let words: [String: String] = [
        "yes": "", "gone": "unknown_mission", "late": "wrong_state", "stay": "crew_not_underway",
        "ask": "not_established", "open": "not_sealed", "hers": "not_handed_over",
        "hold": "still_in_hand", "came": "handed_over", "step": "wrong_stage",
        "door": "not_arrived",
    ]

    /// Establish, collect sealed, collect open, hand over, give back, start, complete, fail, fail as refused.
    private static let table: [MissionStage: [(PacketState?, String)]] = [
        .offered: [
            (nil, "yes ask  ask  ask  ask  step step step step"),
            (.atPharmacy, "yes stay stay late late step step step step"),
            (.collected, "late late late stay stay step step step step"),
            (.handedOver, "late late late late late step step step step"),
            (.returned, "yes late late late late step step step step"),
        ],
        .accepted: [
            (nil, "yes ask  ask  ask  ask  ask  step yes  yes"),
            (.atPharmacy, "yes stay stay late late yes  step yes  yes"),
            (.collected, "late late late stay stay yes  step hold hold"),
            (.handedOver, "late late late late late yes  step came came"),
            (.returned, "yes late late late late ask  step yes  yes"),
        ],
        .started: [
            (nil, "yes ask  ask  ask  ask  step ask  yes  yes"),
            (.atPharmacy, "yes yes  open late late step hers yes  yes"),
            (.collected, "late late late door yes  step hers hold hold"),
            (.handedOver, "late late late late late step yes  came came"),
            (.returned, "yes late late late late step hers yes  yes"),
        ],
        .arrived: [
            (nil, "yes ask  ask  ask  ask  step ask  yes  yes"),
            (.atPharmacy, "yes yes  open late late step hers yes  yes"),
            (.collected, "late late late yes  yes  step hers hold hold"),
            (.handedOver, "late late late late late step yes  came came"),
            (.returned, "yes late late late late step hers yes  yes"),
        ],
    ]

    @Test(arguments: MissionStage.allCases, [nil] + PacketState.allCases)
    func `every command has its answer at every stage with every state of the packet`(
        _ stage: MissionStage, _ state: PacketState?
    ) throws {
        let (given, id) = try Self.world(stage, state)
        let row = Self.table[stage]?.first { $0.0 == state }?.1
        let expected = (row ?? Array(repeating: "gone", count: 9).joined(separator: " "))
            .split(separator: " ").map { Self.words[String($0)] ?? "not in the table" }
        let cells = Self.commands(id).map { command in
            given.when(command).refusal.map { String($0.code.drop { $0 != "." }.dropFirst()) } ?? ""
        }
        #expect(cells == expected)
    }

    @Test func `the way of a packet is told in four events, and in no word of what is in it`()
        throws
    {
        var (given, id) = try Self.world()
        let established = given.when(.medicine(.establish(id, Self.wish)))
        established.then([.medicine(.packetEstablished(id, isCold: true, isUrgent: false))])
        let told = established.events.map { String(decoding: $0.payload, as: UTF8.self) }.joined()
        #expect(!told.contains("Inventée"))
        let keeps = established.decision?.vault.contains { write in
            if case .pharmacy(id, "Pharmacie Inventée") = write { true } else { false }
        }
        #expect(keeps == true)
        try given.carryOut(.medicine(.establish(id, Self.wish)))
        try given.carryOut(.dispatching(.accept(id, .onlyOneAsked)))
        try given.carryOut(.dispatching(.start(id)))
        given.when(.medicine(.collect(id, isSealed: true)))
            .then([.medicine(.packetCollected(id))])
        try given.carryOut(.medicine(.collect(id, isSealed: true)))
        given.when(.medicine(.giveBack(id))).then([.medicine(.packetReturned(id))])
        given.when(.medicine(.handOver(id)))
            .thenRefuses(.medicine(.notArrived(mission: 1)))
        try given.carryOut(.dispatching(.arrive(id)))
        given.when(.medicine(.handOver(id))).then([.medicine(.packetHandedOver(id))])
        try given.carryOut(.medicine(.handOver(id)))
        given.when(.dispatching(.complete(id))).then([.dispatching(.missionCompleted(id))])
    }

    @Test func `each rule of the service says no in words of its own`() throws {
        let (given, id) = try Self.world()
        let cases: [(MedicineRefusal, (inout EstablishPacket) -> Void)] = [
            (.canGoOut(mission: 1), { $0.cannotGoOut = false }),
            (.hasOtherWay(mission: 1), { $0.hasNoOtherWay = false }),
            (.prescriptionElsewhere(mission: 1), { $0.isPrescriptionThere = false }),
        ]
        for (refusal, spoil) in cases {
            var wish = Self.wish
            spoil(&wish)
            given.when(.medicine(.establish(id, wish))).thenRefuses(.medicine(refusal))
        }
    }

    @Test func `food is no medicine`() throws {
        let (given, id) = try Self.world(.food)
        for command in Self.commands(id).prefix(5) {
            given.when(command)
                .thenRefuses(
                    .medicine(
                        given.operation.missions[id] == nil
                            ? .unknownMission(id) : .noMedicine(mission: 1)))
        }
    }

    @Test func `a packet that went back leaves the need standing, and the next crew begins anew`()
        throws
    {
        var (given, first) = try Self.world(.arrived, .returned)
        try given.carryOut(.dispatching(.fail(first, .notHome)))
        #expect(given.operation.requests[given.request(1)]?.status == .open)
        try given.carryOut(Samples.addVolunteer())
        try given.carryOut(.dispatching(.offer(given.request(1), to: [given.volunteer(2)])))
        let next = given.mission(2)
        #expect(given.operation.missions[next]?.packet == nil)
        try given.carryOut(.dispatching(.accept(next, .onlyOneAsked)))
        given.when(.dispatching(.start(next)))
            .thenRefuses(.medicine(.notEstablished(mission: 2)))
    }

    @Test func `a crew that joins after a packet went back asks the pharmacy anew, and may go`()
        throws
    {
        var (given, id) = try Self.world(.started, .returned)
        try given.carryOut(.crew(.leave(id, nil, .stepBack)))
        try given.carryOut(Samples.addVolunteer())
        try given.carryOut(.dispatching(.offer(given.request(1), to: [given.volunteer(2)])))
        try given.carryOut(.dispatching(.accept(id, .volunteer(given.volunteer(2)))))
        given.when(.dispatching(.start(id)))
            .thenRefuses(.medicine(.notEstablished(mission: 1)))
        let steps: [Command] = [
            .medicine(.establish(id, Self.wish)), .dispatching(.start(id)),
            .medicine(.collect(id, isSealed: true)), .dispatching(.arrive(id)),
            .medicine(.handOver(id)), .dispatching(.complete(id)),
        ]
        for step in steps { try given.carryOut(step) }
        #expect(given.operation.requests.isEmpty)
    }

    /// With the packet collected and something bought beside it, at the door.
    private static func withMoney() throws -> (given: Given, mission: Identifier<Mission>) {
        var (given, id) = try world(.arrived, .collected)
        try given.carryOut(
            .money(.agree(id, AgreePurchase(Samples.euros(500), means: .contactless))))
        try given.carryOut(.money(.buy(id, Samples.euros(450))))
        return (given, id)
    }

    @Test func `who takes the packet and not the rest was helped: the mission is completed`() throws
    {
        var (given, id) = try Self.withMoney()
        try given.carryOut(.medicine(.handOver(id)))
        given.when(.dispatching(.complete(id)))
            .thenRefuses(.money(.notPaid(mission: 1, .bought)))
        try given.carryOut(.money(.giveBack(id)))
        try given.carryOut(.dispatching(.complete(id)))
        #expect(given.operation.requests.isEmpty && given.operation.missions.isEmpty)
        #expect(given.operation.purchases[id]?.state == .returned, "the accounts stay open")
    }

    @Test(arguments: [PaymentMeans.contactless, .volunteerAdvances])
    func `a packet that went back leaves the need standing also where the rest was paid`(
        _ means: PaymentMeans
    ) throws {
        var (given, id) = try Self.world(.arrived, .collected)
        try given.carryOut(.money(.agree(id, AgreePurchase(Samples.euros(500), means: means))))
        try given.carryOut(.money(.buy(id, Samples.euros(450))))
        try given.carryOut(.money(.pay(id)))
        given.when(.dispatching(.fail(id, .notHome)))
            .thenRefuses(.medicine(.stillInHand(mission: 1)))
        try given.carryOut(.medicine(.giveBack(id)))
        given.when(.dispatching(.complete(id)))
            .thenRefuses(.medicine(.notHandedOver(mission: 1, .returned)))
        try given.carryOut(.dispatching(.fail(id, .notHome)))
        #expect(given.operation.requests[given.request(1)]?.status == .open)
        #expect(given.operation.purchases[id]?.state == .paid, "the accounts stay open")
    }

    @Test func `where the service has no sealed packets nothing changes, until one is established`()
        throws
    {
        var (given, id) = try Self.world(isSealed: false)
        try given.carryOut(.dispatching(.accept(id, .onlyOneAsked)))
        try given.carryOut(.dispatching(.start(id)))
        #expect(given.when(.dispatching(.complete(id))).refusal == nil)
        try given.carryOut(.medicine(.establish(id, Self.wish)))
        given.when(.dispatching(.complete(id)))
            .thenRefuses(.medicine(.notHandedOver(mission: 1, .atPharmacy)))
    }

    @Test(arguments: PacketState.allCases)
    func `a packet survives a snapshot`(_ state: PacketState) throws {
        let (given, _) = try Self.world(.started, state)
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
    }

    @Test func `a rule is read as it is written, and old rules seal nothing`() throws {
        func read(_ text: String, isNew: Bool = false) throws -> NeedRule {
            try JSONFields.read(JSONParser.value(of: Array(text.utf8))) {
                NeedRule(from: &$0, isNew: isNew)
            }
        }
        let plain = #"{"kind":"medicine","dueWithinMinutes":120}"#
        #expect(try !read(plain).isPacketSealed)
        #expect(try read(plain, isNew: true).isPacketSealed)
        #expect(
            try !read(
                #"{"kind":"medicine","dueWithinMinutes":120,"sealedPacket":false}"#,
                isNew: true
            ).isPacketSealed)
        #expect(
            try !read(#"{"kind":"food","dueWithinMinutes":120}"#, isNew: true)
                .isPacketSealed)
        var json = JSONWriter()
        try read(plain, isNew: true).write(into: &json)
        #expect(try read(String(decoding: json.bytes, as: UTF8.self)).isPacketSealed)
    }
}
