/// A no, a step back or a no-show that was noted of somebody by mistake.
///
/// What followed from it stays: others may have been asked, and the place may be theirs. It does not stand against
/// them any more, nor does what it said of them, and they may be asked again.
package struct AnswerTakenBack: Hashable, Sendable {
    package let mission: Identifier<Mission>
    package let missionNumber: Int64
    package let request: Identifier<HelpRequest>
    package let volunteer: Identifier<Volunteer>
    package let reason: TakingBackReason

    package init(
        mission: Identifier<Mission>, missionNumber: Int64, request: Identifier<HelpRequest>,
        volunteer: Identifier<Volunteer>, reason: TakingBackReason
    ) {
        self.mission = mission
        self.missionNumber = missionNumber
        self.request = request
        self.volunteer = volunteer
        self.reason = reason
    }
}

/// Why something that was noted of somebody does not hold.
package enum TakingBackReason: String, CaseIterable, Sendable {
    /// It was said of somebody else.
    case wrongVolunteer = "wrong_volunteer"
    /// They had said something else.
    case misheard
    /// They were late, and came.
    case cameAfterAll = "came_after_all"
    case other

    package var text: LocalizedText {
        switch self {
        case .wrongVolunteer:
            LocalizedText(
                fr: "c'était un autre bénévole", es: "era otro voluntario",
                en: "it was another volunteer")
        case .misheard: LocalizedText(fr: "mal compris", es: "mal entendido", en: "misheard")
        case .cameAfterAll:
            LocalizedText(fr: "venu finalement", es: "vino al final", en: "came after all")
        case .other: LocalizedText(fr: "autre raison", es: "otra razón", en: "another reason")
        }
    }
}

extension AnswerTakenBack {
    func write(into json: inout JSONWriter) {
        json.member("mission", mission)
        json.member("missionNumber", missionNumber)
        json.member("request", request)
        json.member("volunteer", volunteer)
        json.member("reason", reason.rawValue)
    }

    init?(from fields: inout JSONFields) {
        let mission = fields.identifier("mission", isNeeded: true, of: Mission.self)
        let number = fields.integer("missionNumber", isNeeded: true, in: 1...Int64.max)
        let request = fields.identifier("request", isNeeded: true, of: HelpRequest.self)
        let volunteer = fields.identifier("volunteer", isNeeded: true, of: Volunteer.self)
        let reason = fields.code("reason", isNeeded: true, of: TakingBackReason.self)
        guard let mission, let number, let request, let volunteer, let reason else { return nil }
        self.init(
            mission: mission, missionNumber: number, request: request, volunteer: volunteer,
            reason: reason)
    }
}

extension Operation {
    /// `hasLeft` is what the tables say: that they left its crew, and that nobody has taken it back; so is what was said.
    func takenBack(
        _ back: AnswerTakenBack, hasLeft: Bool, said: SaidWithNo?
    ) throws(CrewRefusal) -> [Event] {
        let hasDeclined = requests[back.request]?.declined.contains(back.volunteer) ?? false
        let isOfCrew = missions[back.mission]?.accepted.contains { $0.volunteer == back.volunteer }
        guard hasLeft || hasDeclined, isOfCrew != true else {
            throw .nothingToTakeBack(mission: back.missionNumber)
        }
        return [.crew(.answerTakenBack(back))] + unsaid(said, of: back.volunteer)
    }
}
