/// What is done when somebody does not answer, and how long each step may take.
///
/// Data, of the house or of a deployment, and recorded: no published ladder fits every place.
package struct CallRules: Hashable, Sendable {
    /// For who is expected to answer: call-backs and friendly calls.
    package let ladder: [LadderStep]
    /// For questions, which nobody is visited for: calls alone.
    package let questions: [LadderStep]
    /// How long whoever takes a call has it alone.
    package let lock: TimeSpan
    /// How long after an appointment the desk is alarmed.
    package let grace: TimeSpan
    /// When people are called who have not said when.
    package let hours: DayWindow
    /// Minutes east of Greenwich of a wall that nobody told of, where no zone is said.
    package let offset: Int64
    /// What that wall shows all year.
    package let zone: NamedZone?

    package init(
        ladder: [LadderStep], questions: [LadderStep], lock: TimeSpan, grace: TimeSpan,
        hours: DayWindow, offset: Int64, zone: NamedZone? = nil
    ) {
        self.ladder = ladder
        self.questions = questions
        self.lock = lock
        self.grace = grace
        self.hours = hours
        self.offset = offset
        self.zone = zone
    }

    /// The clocks of the house.
    ///
    /// The minutes that Ops once began with, copied into rules without a zone, were nobody's word for a wall without
    /// summer time: hours outside of which a call may harm would be an hour off for half of the year.
    var wall: Wall {
        if let zone { return .zone(zone.rule) }
        guard offset == Self.standard.offset, let zone = Self.standard.zone else {
            return .offset(minutes: offset)
        }
        return .zone(zone.rule)
    }

    /// At the most this many steps in a ladder.
    package static let stepLimit = 20

    /// The ladder of one English council (field notes, 2.10): a first call within 48 hours, three more
    /// over 24 hours, a voicemail, a visit, a neighbour; then a supervisor decides.
    package static let standard = CallRules(
        ladder: [
            LadderStep(.call, after: .minutes(0), within: .hours(48)),
            LadderStep(.call, after: .hours(8), within: .hours(2)),
            LadderStep(.call, after: .hours(8), within: .hours(2)),
            LadderStep(.call, after: .hours(8), within: .hours(2)),
            LadderStep(.voicemail, after: .minutes(0), within: .hours(1)),
            LadderStep(.visit, after: .minutes(0), within: .hours(24)),
            LadderStep(.neighbour, after: .minutes(0), within: .hours(4)),
            LadderStep(.supervisor, after: .minutes(0), within: .hours(1)),
        ],
        questions: [
            LadderStep(.call, after: .minutes(0), within: .days(7)),
            LadderStep(.call, after: .days(1), within: .days(2)),
            LadderStep(.call, after: .days(2), within: .days(2)),
        ],
        lock: .minutes(20), grace: .hours(2), hours: day, offset: 60,
        zone: paris)

    /// 08:00-20:00, the hours of the line.
    private static let day: DayWindow = {
        guard let day = DayWindow("08:00-20:00") else { preconditionFailure("a day") }
        return day
    }()

    private static let paris: NamedZone? = ZoneRule("CET-1CEST,M3.5.0,M10.5.0/3").map {
        NamedZone(name: "Europe/Paris", rule: $0)
    }

    func ladder(for purpose: CallPurpose) -> [LadderStep] {
        purpose.isQuestion ? questions : ladder
    }

    /// What is wrong with it, if anything: nobody may be left at the end of a ladder.
    var fault: FollowUpRefusal? {
        guard ladder.first?.kind == .call, questions.first?.kind == .call else {
            return .ladderStartsWithoutCall
        }
        guard ladder.last?.kind == .supervisor else { return .ladderWithoutSupervisor }
        guard !ladder.dropLast().contains(where: { $0.kind == .supervisor }) else {
            return .ladderWithoutSupervisor
        }
        return questions.allSatisfy { $0.kind.isCall } ? nil : .questionsOnlyCall
    }
}

/// A zone as people name it, with what its clocks show.
package struct NamedZone: Hashable, Sendable {
    package let name: String
    package let rule: ZoneRule
}

/// One step of the ladder.
package struct LadderStep: Hashable, Sendable {
    package let kind: LadderKind
    /// How long after the step before.
    package let after: TimeSpan
    /// How long whoever must act then has.
    package let within: TimeSpan

    package init(_ kind: LadderKind, after: TimeSpan, within: TimeSpan) {
        self.kind = kind
        self.after = after
        self.within = within
    }
}

/// What is done at a step.
package enum LadderKind: String, CaseIterable, Sendable {
    case call
    /// A call at which a message is left; passed over unless that is allowed.
    case voicemail
    /// A courtesy visit is asked for.
    case visit
    /// A neighbour or an emergency contact is called, without the reason.
    case neighbour
    /// A supervisor decides on emergency services.
    case supervisor

    var isCall: Bool { self == .call || self == .voicemail }
}
