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
        until.map { mayEnd && $0 > today } ?? true
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
        let asking = Asking(request, in: self, at: instant)
        guard why.isSensible(on: asking.day(for: volunteer.profile)) else {
            throw .impossibleDay(mission: mission.number)
        }
        let profile = volunteer.profile.heeding(why, of: request.need, asking)
        guard profile != volunteer.profile else { return [said] }
        return [said, .roster(.volunteerChanged(volunteer.id, profile))]
    }
}

extension VolunteerProfile {
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
