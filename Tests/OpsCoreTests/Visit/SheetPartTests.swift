import OpsCore
import Testing

/// Who knows what, and when (must-do 14).
struct SheetPartTests {
    private static let asked: Set<SheetPart> = [.need, .area, .when]
    private static let atTheDoor = asked.union([
        .language, .name, .address, .entryCode, .task, .visitCode,
    ])
    private static let onThePhone = asked.union([.language, .name, .phone, .task])
    private static let afterwards: Set<SheetPart> = [.need, .area, .closedAt]

    @Test(arguments: MissionStage.allCases, NeedKind.allCases)
    func `every part has its stages, for every need`(_ stage: MissionStage, _ need: NeedKind) {
        var going = need.isInPerson ? Self.atTheDoor : Self.onThePhone
        if need == .medicine { going.insert(.packet) }
        if [.food, .hygiene, .medicine].contains(need) { going.insert(.money) }
        let table: [MissionStage: Set<SheetPart>] = [
            .offered: Self.asked, .accepted: going, .started: going, .arrived: going,
            .completed: Self.afterwards, .failed: Self.afterwards, .cancelled: Self.afterwards,
        ]
        #expect(SheetPart.told(at: stage, for: need) == table[stage])
    }

    @Test(arguments: MissionStage.allCases, NeedKind.allCases)
    func `nobody is named unless a crew goes`(_ stage: MissionStage, _ need: NeedKind) {
        let naming: Set<SheetPart> = [
            .name, .address, .entryCode, .phone, .task, .visitCode, .packet,
        ]
        let told = SheetPart.told(at: stage, for: need)
        #expect(told.isDisjoint(with: naming) == !stage.hasVisitor)
    }
}
