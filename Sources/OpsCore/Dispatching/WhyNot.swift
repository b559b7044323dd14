/// Why a volunteer says no, where they say it.
package enum DeclineReason: String, CaseIterable, Sendable {
    case ill
    case notNow = "not_now"
    case tooFar = "too_far"
    /// They are not asked for this kind of help any more.
    case neverThisKind = "never_this_kind"
    case other
}

/// What stands beside a no.
package struct WhyNot: Hashable, Sendable {
    package let reason: DeclineReason
    /// From this day on they may be asked again; nil where nobody knows.
    package let until: CivilDate?

    package init(_ reason: DeclineReason, until: CivilDate? = nil) {
        self.reason = reason
        self.until = until
    }

    /// What is said with a no; a day alone is a no for now, nothing at all is no reason.
    package init?(said reason: DeclineReason?, until: CivilDate?) {
        guard reason != nil || until != nil else { return nil }
        self.init(reason ?? .notNow, until: until)
    }

    /// Whether a day belongs to this reason at all.
    private var mayEnd: Bool {
        switch reason {
        case .ill, .notNow: true
        case .tooFar, .neverThisKind, .other: false
        }
    }

    /// The same where the day makes sense, else the reason alone: what comes from outside is taken as it can be.
    package func taken(on today: CivilDate) -> WhyNot {
        isSensible(on: today) ? self : WhyNot(reason)
    }

    func isSensible(on today: CivilDate) -> Bool {
        until.map {
            let days = $0.daysSince1970 - today.daysSince1970
            return mayEnd && (1...Operation.farthestDays).contains(days)
        } ?? true
    }
}

extension WhyNot {
    init?(from fields: inout JSONFields) {
        let reason: DeclineReason? = fields.code("reason", isNeeded: true)
        let until = fields.day("until")
        guard let reason else { return nil }
        self.init(reason, until: until)
    }

    func writeMembers(into json: inout JSONWriter) {
        json.member("reason", reason.rawValue)
        if let until { json.member("until", until.iso8601) }
    }
}

/// What a reason changes: nobody is asked again for what they never do, nor while they are away.
extension Operation {
    /// The reason as an event, and the volunteer as they are to be asked from now on.
    func explained(
        _ why: WhyNot?, by answered: [DispatchingEvent], at instant: Instant
    ) throws(DispatchingRefusal) -> [Event] {
        guard let why, case .solicitationAnswered(let id, let missionID, _)? = answered.first,
            let mission = missions[missionID], let request = requests[mission.request],
            let volunteer = mission.solicitations[id].flatMap({ volunteers[$0.volunteer] })
        else { return [] }
        let said = Event.dispatching(.noExplained(id, mission: missionID, why))
        guard goneVolunteers[volunteer.id] == nil else { return [said] }
        let asking = Asking(request, in: self, at: instant)
        guard why.isSensible(on: asking.day(for: volunteer.profile)) else {
            throw .impossibleDay(mission: mission.number)
        }
        let profile = volunteer.profile.heeding(why, of: request.need, asking)
        guard profile != volunteer.profile else { return [said] }
        return [said, .roster(.volunteerChanged(volunteer.id, profile))]
    }
}

/// What a no said of a volunteer, as the tables know it: missions and requests may be over.
package struct SaidWithNo: Hashable, Sendable {
    let why: WhyNot
    let need: NeedKind
    /// When it was said: an absence begins then.
    let at: Instant

    package init(_ why: WhyNot, of need: NeedKind, at: Instant) {
        self.why = why
        self.need = need
        self.at = at
    }
}

extension Operation {
    /// The volunteer as they are to be asked again once a no of theirs does not hold.
    func unsaid(_ said: SaidWithNo?, of id: Identifier<Volunteer>) -> [Event] {
        guard let said, goneVolunteers[id] == nil, let volunteer = volunteers[id] else { return [] }
        let profile = volunteer.profile.forgetting(said)
        return profile == volunteer.profile ? [] : [.roster(.volunteerChanged(id, profile))]
    }
}

extension VolunteerProfile {
    fileprivate func forgetting(_ said: SaidWithNo) -> VolunteerProfile {
        var changed = self
        if said.why.reason == .neverThisKind {
            changed.conditions.refusedNeeds.removeAll { $0 == said.need }
        }
        if said.why.until != nil {
            changed.conditions.availability.away.removeAll { $0.from == said.at }
        }
        return changed
    }

    fileprivate func heeding(
        _ why: WhyNot, of need: NeedKind, _ asking: Asking
    ) -> VolunteerProfile {
        var changed = self
        if why.reason == .neverThisKind, !conditions.refusedNeeds.contains(need) {
            changed.conditions.refusedNeeds.append(need)
        }
        if let until = why.until {
            let wall = (ownRule ?? asking.rule).map(Wall.zone) ?? .offset(minutes: 0)
            let end = wall.instant(of: Int64(until.daysSince1970) * 1_440)
            let left = conditions.availability.away.filter { $0.until > asking.at }
            changed.conditions.availability.away =
                left.suffix(Availability.spanLimit - 1)
                + [Availability.Span(from: asking.at, until: end)]
        }
        return changed
    }
}

extension DeclineReason {
    package var text: LocalizedText {
        switch self {
        case .ill: LocalizedText(fr: "malade", es: "enfermedad", en: "ill")
        case .notNow: LocalizedText(fr: "pas en ce moment", es: "ahora no", en: "not now")
        case .tooFar: LocalizedText(fr: "trop loin", es: "demasiado lejos", en: "too far")
        case .neverThisKind:
            LocalizedText(
                fr: "jamais ce genre d'aide", es: "nunca este tipo de ayuda",
                en: "never this kind of help")
        case .other: LocalizedText(fr: "autre", es: "otro", en: "other")
        }
    }
}
