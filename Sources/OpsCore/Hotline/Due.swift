/// When help is due: the promise of the deployment, counted while it is open, or sooner where what the
/// person has runs out before.
struct Due {
    /// What a deployment promises, or a desk where none does.
    let within: TimeSpan
    let urgentWithin: TimeSpan
    let hours: OpeningHours?

    init(within: TimeSpan, urgentWithin: TimeSpan? = nil, hours: OpeningHours? = nil) {
        self.within = within
        self.urgentWithin = urgentWithin ?? min(within, NeedRule.standardUrgency)
        self.hours = hours
    }

    init(_ rule: NeedRule, of deployment: Deployment) {
        self.init(
            within: rule.dueWithin, urgentWithin: rule.urgentWithin, hours: deployment.hours)
    }

    /// The day that the calendar of the service shows; where it has no hours, that of UTC.
    func day(at instant: Instant) -> CivilDate {
        hours?.day(at: instant)
            ?? CivilDate(
                daysSince1970: Int(instant.milliseconds.flooredDivision(by: 86_400_000).quotient))
    }

    /// The moment after so much time of the service.
    func moment(_ span: TimeSpan, after instant: Instant) -> Instant {
        hours?.moment(after: span, of: instant) ?? instant + span
    }

    /// When help is due that was asked for at an instant.
    ///
    /// Who has enough for some days is helped before the service closes on the last of them. Nobody is
    /// owed help sooner than what is urgent, and who has nothing left waits no longer than that,
    /// whatever the hours: then somebody is called out, or a desk that is open takes over.
    func moment(askedAt instant: Instant, lastsUntil: CivilDate?) -> Instant {
        let promised = moment(within, after: instant)
        guard let lastsUntil else { return promised }
        let urgent = instant + urgentWithin
        guard let last = lastMoment(of: lastsUntil, after: instant) else {
            return min(promised, urgent)
        }
        return min(promised, max(last, urgent))
    }

    /// The last moment up to the end of a day at which help can come; nil when there is none.
    private func lastMoment(of day: CivilDate, after instant: Instant) -> Instant? {
        if let hours { return hours.lastClosing(upTo: day, after: instant) }
        let end = Instant(milliseconds: Int64(day.daysSince1970 + 1) * 86_400_000)
        return end > instant ? end : nil
    }
}
