import OpsCore
import OpsStore

/// The missions of one volunteer as a calendar: what was asked of them, and what they have said yes to.
///
/// It holds the number of a mission, the kind of help and the territory, as the messages to volunteers do, and never
/// who is helped or at which door: that is told by telephone and on the sheet. What would say something of
/// somebody's health is left out as well.
struct MissionCalendar {
    /// So many questions back it reaches.
    private static let limit = 200

    let entries: [CalendarEntry]

    init(of volunteer: VolunteerRow, in room: ReadingRoom) throws {
        var seen: Set<Identifier<Mission>> = []
        var entries: [CalendarEntry] = []
        for question in try room.questions(to: volunteer.id, limit: Self.limit)
        where seen.insert(question.mission).inserted {
            guard let mission = try room.mission(.id(question.mission)) else { continue }
            let slot = try room.slot(of: question.mission)
            let need = try room.name(ofNeed: question.need)
            entries.append(
                CalendarEntry(
                    question, mission, of: volunteer, need: need,
                    from: slot?.from ?? question.promisedAt, until: slot?.until))
        }
        self.entries = entries.reversed()
    }
}

extension CalendarEntry {
    fileprivate init(
        _ question: QuestionRow, _ mission: MissionRow, of volunteer: VolunteerRow,
        need: LocalizedText, from: Instant, until: Instant?
    ) {
        let language = question.language ?? .fr
        let name = LocalizedText(
            fr: "Mission \(mission.number)", es: "Misión \(mission.number)",
            en: "Mission \(mission.number)")[language]
        let help = question.need == NeedKind.medicine.rawValue ? nil : need[language]
        let by = LocalizedText(
            fr: "aide promise avant cette heure", es: "ayuda prometida antes de esta hora",
            en: "help promised by this time")[language]
        let parts = [help, question.placeName[language], until == nil ? by : nil]
        let steps = [mission.closedAt, mission.arrivedAt, mission.startedAt, question.answeredAt]
        self.init(
            identity: "\(mission.id).\(volunteer.id)@ops.invalid",
            sequence: mission.version,
            changedAt: steps.compactMap(\.self).max() ?? question.askedAt, from: from,
            until: until, standing: Standing(question, in: mission),
            title: "\(name) – \(parts.compactMap(\.self).joined(separator: ", "))")
    }
}

extension CalendarEntry.Standing {
    /// What an answer is worth now that its mission stands where it does.
    ///
    /// Whoever takes over waits for the others who do; their mission is still another crew's.
    fileprivate init(_ question: QuestionRow, in mission: MissionRow) {
        let stage = MissionStage(rawValue: mission.stage)
        switch question.state {
        case .accepted where question.takesOver:
            self = stage?.isClosed == true ? .cancelled : .tentative
        case .accepted:
            self = stage == .cancelled || stage == .failed ? .cancelled : .confirmed
        case .pending, .reserve: self = stage?.isClosed == true ? .cancelled : .tentative
        case .declined, .expired, .withdrawn: self = .cancelled
        }
    }
}
