/// What the sheet of a mission may tell the volunteers (must-do 14).
package enum SheetPart: String, CaseIterable, Sendable {
    case need
    /// The territory, never a street.
    case area
    /// By when help is owed, and when the crew comes, where that was agreed.
    case when
    case closedAt
    case language
    case name
    case address
    case entryCode
    /// Where help is given by telephone: there is no door.
    case phone
    case task
    case visitCode
    /// At which pharmacy the packet waits, and how it travels.
    case packet
    /// What may be spent, and how it is paid.
    case money

    /// What is told of a mission at a stage.
    ///
    /// Whoever is asked knows what, where about and when; whoever goes knows whom; afterwards nobody is named. While
    /// one of a pair is still missing, nobody goes yet. What was said while listening, and worries about somebody, have
    /// no part here and can never be told.
    package static func told(at stage: MissionStage, for need: NeedKind) -> Set<SheetPart> {
        switch stage {
        case .offered: [.need, .area, .when]
        case .accepted, .started, .arrived:
            going(for: need).union(need == .medicine ? [.packet] : [])
                .union(need.isBought ? [.money] : [])
        case .completed, .failed, .cancelled: [.need, .area, .closedAt]
        }
    }

    private static func going(for need: NeedKind) -> Set<SheetPart> {
        need.isInPerson
            ? [.need, .area, .when, .language, .name, .address, .entryCode, .task, .visitCode]
            : [.need, .area, .when, .language, .name, .phone, .task]
    }
}
