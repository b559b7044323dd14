/// How long what names people is kept (must-do 17): rules of the house, recorded.
package struct RetentionRules: Hashable, Sendable {
    /// After the last contact with a person.
    package let personMonths: Int64
    /// After the last contact with somebody to whom no help was given: all was cancelled.
    package let refusedMonths: Int64
    /// What was noted of a contact that is nobody's.
    package let anonymousMonths: Int64
    /// After the last thing that happened about somebody who offered to help and became no volunteer.
    package let candidateMonths: Int64
    /// After the last thing that happened with a volunteer who left.
    package let volunteerMonths: Int64
    package let accessLogMonths: Int64
    /// Whether it is done every day without anybody asking.
    package let isDaily: Bool
    /// When, on the wall of the house.
    package let time: TimeOfDay
    /// Minutes east of Greenwich of that wall.
    package let offset: Int64

    package init(
        personMonths: Int64, refusedMonths: Int64, anonymousMonths: Int64,
        candidateMonths: Int64 = standardCandidateMonths,
        volunteerMonths: Int64 = standardVolunteerMonths, accessLogMonths: Int64, isDaily: Bool,
        time: TimeOfDay, offset: Int64
    ) {
        self.personMonths = personMonths
        self.refusedMonths = refusedMonths
        self.anonymousMonths = anonymousMonths
        self.candidateMonths = candidateMonths
        self.volunteerMonths = volunteerMonths
        self.accessLogMonths = accessLogMonths
        self.isDaily = isDaily
        self.time = time
        self.offset = offset
    }

    /// Two years after the last contact (field notes, 2.12); nothing by itself until somebody says so.
    package static let standard = RetentionRules(
        personMonths: 24, refusedMonths: 6, anonymousMonths: 3, accessLogMonths: 12,
        isDaily: false, time: night, offset: 60)

    /// Half a year, which is a guess: who was not taken on, or never answered, is nobody's volunteer by then.
    package static let standardCandidateMonths: Int64 = 6

    /// Two years, as for the people helped, which is a guess: who left may come back, and may be asked about.
    package static let standardVolunteerMonths: Int64 = 24

    private static let night: TimeOfDay = {
        guard let night = TimeOfDay("03:00") else { preconditionFailure("a time of the day") }
        return night
    }()

    /// The instant so many months before another: a month is the twelfth part of 365 days and a quarter.
    package static func months(_ count: Int64, before instant: Instant) -> Instant {
        instant - TimeSpan(milliseconds: count * 31_557_600_000 / 12)
    }

    /// The next time of the day at which it is done, after an instant.
    package func next(after instant: Instant) -> Instant {
        let minute: Int64 = 60_000
        let day: Int64 = 86_400_000
        let local = instant.milliseconds + offset * minute
        let midnight = local.flooredDivision(by: day).quotient * day
        let today = Instant(milliseconds: midnight + (time.minute - offset) * minute)
        return today > instant ? today : today + .days(1)
    }
}

/// Which rule somebody comes under.
package enum RetentionRule: String, CaseIterable, Sendable {
    case person
    case refused
    case anonymous
    /// Somebody who offered to help, and was declined, withdrew or fell silent.
    case candidate
    /// Somebody who helped, is not available any more, and has done nothing since.
    case volunteer

    /// How long it lets things stay.
    package func months(_ rules: RetentionRules) -> Int64 {
        switch self {
        case .person: rules.personMonths
        case .refused: rules.refusedMonths
        case .anonymous: rules.anonymousMonths
        case .candidate: rules.candidateMonths
        case .volunteer: rules.volunteerMonths
        }
    }
}

extension RetentionRule {
    package var text: LocalizedText {
        switch self {
        case .person: LocalizedText(fr: "personne", es: "persona", en: "person")
        case .refused:
            LocalizedText(fr: "sans aide donnée", es: "sin ayuda dada", en: "no help given")
        case .anonymous: LocalizedText(fr: "anonyme", es: "anónimo", en: "anonymous")
        case .candidate: LocalizedText(fr: "candidat", es: "candidatura", en: "candidate")
        case .volunteer: LocalizedText(fr: "bénévole", es: "voluntario", en: "volunteer")
        }
    }
}

/// What a run has done, for the journal: counts alone; each erasure has its own proof.
package struct RetentionReport: Hashable, Sendable {
    package var people: Int64 = 0
    package var contacts: Int64 = 0
    package var candidates: Int64 = 0
    package var volunteers: Int64 = 0
    package var accessRows: Int64 = 0
    /// Whose time was over and who stay: something of theirs is live, or must be kept.
    package var kept: Int64 = 0
    /// Whether more are to go: a run takes a bounded number.
    package var hasMore = false

    package init() {}
}

/// Rules as JSON: in the journal, in snapshots, at the door.
extension RetentionRules {
    package init?(from fields: inout JSONFields) {
        let person = fields.integer("personMonths", isNeeded: true, in: 1...600)
        let refused = fields.integer("refusedMonths", isNeeded: true, in: 1...600)
        let anonymous = fields.integer("anonymousMonths", isNeeded: true, in: 1...600)
        let candidate =
            fields.integer("candidateMonths", in: 1...600) ?? Self.standardCandidateMonths
        let volunteer =
            fields.integer("volunteerMonths", in: 1...600) ?? Self.standardVolunteerMonths
        let accessLog = fields.integer("accessLogMonths", isNeeded: true, in: 6...12)
        let isDaily = fields.flag("daily", isNeeded: true)
        let time: TimeOfDay? = fields.member("time", isNeeded: true) {
            value throws(FieldProblem.Failure) in
            guard let time = TimeOfDay(try value.text(limit: 5)) else {
                throw FieldProblem.Failure(.malformedCode(example: "03:00"))
            }
            return time
        }
        let offset = fields.integer("utcOffsetMinutes", isNeeded: true, in: -720...840)
        guard let person, let refused, let anonymous, let accessLog, let isDaily, let time,
            let offset
        else { return nil }
        self.init(
            personMonths: person, refusedMonths: refused, anonymousMonths: anonymous,
            candidateMonths: candidate, volunteerMonths: volunteer, accessLogMonths: accessLog,
            isDaily: isDaily, time: time, offset: offset)
    }

    package func write(into json: inout JSONWriter) {
        json.member("personMonths", personMonths)
        json.member("refusedMonths", refusedMonths)
        json.member("anonymousMonths", anonymousMonths)
        json.member("candidateMonths", candidateMonths)
        json.member("volunteerMonths", volunteerMonths)
        json.member("accessLogMonths", accessLogMonths)
        json.member("daily", isDaily)
        json.member("time", time.text)
        json.member("utcOffsetMinutes", offset)
    }
}

extension RetentionReport {
    package func write(into json: inout JSONWriter) {
        json.member("people", people)
        json.member("contacts", contacts)
        if candidates > 0 { json.member("candidates", candidates) }
        if volunteers > 0 { json.member("volunteers", volunteers) }
        json.member("accessRows", accessRows)
        json.member("kept", kept)
        json.member("hasMore", hasMore)
    }

    init?(from fields: inout JSONFields) {
        let people = fields.integer("people", isNeeded: true, in: 0...Int64.max)
        let contacts = fields.integer("contacts", isNeeded: true, in: 0...Int64.max)
        let candidates = fields.integer("candidates", in: 0...Int64.max) ?? 0
        let volunteers = fields.integer("volunteers", in: 0...Int64.max) ?? 0
        let rows = fields.integer("accessRows", isNeeded: true, in: 0...Int64.max)
        let kept = fields.integer("kept", isNeeded: true, in: 0...Int64.max)
        let hasMore = fields.flag("hasMore", isNeeded: true)
        guard let people, let contacts, let rows, let kept, let hasMore else { return nil }
        self.people = people
        self.contacts = contacts
        self.candidates = candidates
        self.volunteers = volunteers
        accessRows = rows
        self.kept = kept
        self.hasMore = hasMore
    }
}
