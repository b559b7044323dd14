/// The quiet hours of a service as the waves of one request heed them at an instant.
package struct Quiet: Hashable, Sendable {
    private enum Time: Hashable {
        /// The part of each day in which people may be asked.
        case asking(DayWindow)
        case closed(until: Instant)
    }

    private let time: Time
    /// The clocks of the service: those of whoever has none of their own.
    let wall: Wall
    private let at: Instant

    /// Nil where nothing is quiet.
    init?(_ hours: QuietHours, of deployment: Deployment, at instant: Instant) {
        wall = deployment.hours.map { Wall.zone($0.rule) } ?? .offset(minutes: 0)
        at = instant
        switch hours.time {
        case .never: return nil
        case .part(let window):
            time = .asking(DayWindow(from: window.until, until: window.from))
        case .closed:
            guard let open = deployment.hours, !open.isOpen(at: instant),
                let next = open.nextChange(after: instant)
            else { return nil }
            time = .closed(until: next)
        }
    }

    /// Until when nobody is asked whose clocks these are; nil where they may be asked now.
    func end(on wall: Wall) -> Instant? {
        switch time {
        case .closed(let until): return until
        case .asking(let window):
            let hours = CallingHours(windows: [window], wall: wall)
            guard !hours.contains(at) else { return nil }
            return hours.first(notBefore: at)
        }
    }

    func end(for volunteer: Volunteer) -> Instant? {
        end(on: volunteer.profile.ownRule.map(Wall.zone) ?? wall)
    }
}

extension VolunteerProfile {
    /// The clocks that they have said; nil where nobody knows these.
    var ownRule: ZoneRule? {
        hasConditions ? conditions.availability.hours?.rule : nil
    }
}

extension Operation {
    /// Nil where a wave for this request may ask anybody now.
    func quiet(for request: HelpRequest, at instant: Instant) -> Quiet? {
        guard let deployment = request.deployment.flatMap({ deployments[$0] }),
            let hours = deployment.waves?.quiet,
            let quiet = Quiet(hours, of: deployment, at: instant),
            !hours.exception.wakes(
                for: request, before: quiet.end(on: quiet.wall) ?? instant, quiet)
        else { return nil }
        return quiet
    }

    /// When the first of the roster may be asked again; nil where somebody's clocks show day.
    ///
    /// So a night costs one look at a handful of clocks and not one at a hundred thousand people.
    func everybodySleeps(in quiet: Quiet) -> Instant? {
        var first = quiet.end(on: quiet.wall)
        for rule in clocks.keys {
            guard let before = first, let end = quiet.end(on: .zone(rule)) else { return nil }
            first = min(before, end)
        }
        return first
    }

    /// Counts whose clocks the roster goes by.
    mutating func noteClocks(of volunteer: Volunteer, before: Volunteer?) {
        let (old, new) = (before?.profile.ownRule, volunteer.profile.ownRule)
        guard old != new else { return }
        if let old {
            let left = (clocks[old] ?? 0) - 1
            clocks[old] = left > 0 ? left : nil
        }
        if let new { clocks[new, default: 0] += 1 }
    }

    /// Searches that sleep look again at once: what their service calls quiet may be otherwise now.
    mutating func wakeSearches(of deployment: Identifier<Deployment>, at instant: Instant) {
        for id in sleepers(of: deployment) { wakeSearch(id, at: instant) }
    }

    /// In the order of their requests.
    package func sleepers(of deployment: Identifier<Deployment>) -> [Identifier<HelpRequest>] {
        searches.values.filter {
            $0.state == .asleep && requests[$0.request]?.deployment == deployment
        }
        .map(\.request).sorted()
    }
}

extension QuietException {
    /// Whether somebody is woken for this request in hours that end then.
    fileprivate func wakes(for request: HelpRequest, before end: Instant, _ quiet: Quiet) -> Bool {
        let morning = quiet.wall.minute(at: end).flooredDivision(by: 1_440).quotient
        let runsOut = request.lastsUntil.map { Int64($0.daysSince1970) < morning } ?? false
        switch self {
        case .runsOut: return runsOut
        case .due: return runsOut || request.dueAt <= end
        case .nobody: return false
        }
    }
}
