/// When something takes somebody: what they have said yes to, or what they are asked for.
struct Engagement: Hashable, Sendable {
    let from: Instant
    /// Nil where nobody can say when they are back.
    let until: Instant?
    /// Of a round: its times hold the ways between its doors.
    let isRound: Bool
    /// Nil for anything else, and while a round is only laid out.
    fileprivate let round: Identifier<Round>?

    /// Between the end of one hour that was agreed and the beginning of the next.
    ///
    /// A guess: a crew that comes at the end of its hour is in time, stays a while, and has a way to go.
    static let way = TimeSpan.hours(1)
    /// What has no hour takes so long from when it is begun: by then whoever left owes a report.
    static let usual = Operation.reportSpan

    init(from: Instant, until: Instant?, within round: Identifier<Round>? = nil) {
        self.from = from
        self.until = until
        isRound = false
        self.round = round
    }

    init(_ plan: RoundPlan, of round: Identifier<Round>? = nil) {
        from = plan.leavesAt
        until = plan.backAt
        isRound = true
        self.round = round
    }

    /// Whether nobody can do both: the doors of one round belong together, and rounds begin and end where their
    /// vehicles are; between anything else there is a way.
    func meets(_ other: Engagement) -> Bool {
        if let round, round == other.round { return false }
        let way = isRound && other.isRound ? TimeSpan(milliseconds: 0) : Self.way
        return !isOver(before: other, way) && !other.isOver(before: self, way)
    }

    /// At which whoever comes still holds what the door asks for: nobody knows when in that time it is reached.
    func lastMoment(since instant: Instant) -> Instant {
        // What ends at midnight is over on that day.
        max(instant, until.map { $0 - TimeSpan(milliseconds: 1) } ?? instant)
    }

    private func isOver(before other: Engagement, _ way: TimeSpan) -> Bool {
        until.map { $0 + way <= other.from } ?? false
    }
}

/// Nobody is in two places: one rule for whoever is asked, says yes, joins, takes over, or is named for a round.
extension Operation {
    /// When a mission takes its crew, as was agreed with the person or laid out in a round; nil where no hour is known.
    ///
    /// A stop that was agreed for an hour at which its round does not drive is a visit of its own; an hour that is over
    /// before its round drives says nothing any more.
    func plannedTime(
        of mission: Mission, slot: CrewSlot?, at instant: Instant?
    ) -> Engagement? {
        let round = publishedRound(of: mission.request).map { Engagement($0.plan, of: $0.id) }
        guard let slot = slot.map({ Engagement(from: $0.from, until: $0.until) }) else {
            return round
        }
        if let round, let instant, let until = slot.until, until <= instant { return round }
        guard let round, let until = slot.until, let back = round.until, slot.from < back,
            round.from < until
        else { return slot }
        return round
    }

    func plannedTime(of mission: Mission, at instant: Instant? = nil) -> Engagement? {
        plannedTime(of: mission, slot: crews.watches[mission.id]?.slot, at: instant)
    }

    func publishedRound(of request: Identifier<HelpRequest>) -> Round? {
        guard !rounds.live.isEmpty, let round = rounds.round(of: request),
            round.state == .published
        else { return nil }
        return round
    }

    /// Whether its crew has not left, and knows when it will.
    func isPlannedAhead(_ mission: Mission) -> Bool {
        !mission.isOut && plannedTime(of: mission) != nil
    }

    /// When a mission in hand takes its crew.
    ///
    /// Whoever is under way, or has said yes to what has no hour or whose hour is over, is asked for nothing. For what a
    /// desk lays down itself a usual mission is reckoned from now on: then a round tomorrow goes with an errand today.
    func engagement(
        of mission: Mission, at instant: Instant, isAsked: Bool
    ) -> Engagement {
        engagement(
            of: mission, plannedTime(of: mission, at: instant), at: instant, isAsked: isAsked)
    }

    private func engagement(
        of mission: Mission, _ planned: Engagement?, at instant: Instant, isAsked: Bool
    ) -> Engagement {
        let isKept = !mission.isOut || (!isAsked && planned?.isRound == true)
        if let planned, let until = planned.until, instant < until, isKept { return planned }
        guard !isAsked else { return Engagement(from: instant, until: nil) }
        let usual = instant + Engagement.usual
        // A round that is late is one round all the same.
        return Engagement(
            from: instant, until: max(usual, planned?.until ?? usual), within: planned?.round)
    }

    /// When somebody would be taken who says yes to a request; `span` is the time in which they may answer.
    func engagement(
        askedFor request: HelpRequest, at instant: Instant, answeringWithin span: TimeSpan
    ) -> Engagement {
        let mission = request.mission.flatMap { missions[$0] }
        if let mission, !mission.isOut,
            let planned = plannedTime(of: mission, at: instant), let until = planned.until,
            instant < until
        {
            return planned
        }
        if mission?.isOut != true, let slot = agreedSlot(of: request, at: instant) {
            return Engagement(from: slot.from, until: slot.until)
        }
        return Engagement(from: instant, until: instant + span + Engagement.usual)
    }

    /// Until when whoever goes to a request must hold what it asks for: its hour, its round, or a usual mission from now on.
    func lastMoment(of request: HelpRequest, at instant: Instant) -> Instant {
        engagement(askedFor: request, at: instant, answeringWithin: TimeSpan(milliseconds: 0))
            .lastMoment(since: instant)
    }

    /// What somebody has in hand that meets what else they are to do; nil where nothing does.
    func missionInTheWay(
        of volunteer: Volunteer, for engagement: Engagement, besides own: Identifier<Mission>?,
        at instant: Instant, isAsked: Bool
    ) -> (mission: Mission, engagement: Engagement)? {
        for held in volunteer.inHand where held.mission != own {
            guard let mission = missions[held.mission] else { continue }
            let other = self.engagement(of: mission, at: instant, isAsked: isAsked)
            if other.meets(engagement) { return (mission, other) }
        }
        return nil
    }

    /// Whether nothing that somebody has in hand keeps them from going there.
    func isFree(_ volunteer: Volunteer, for request: HelpRequest, at instant: Instant) -> Bool {
        let asked = engagement(
            askedFor: request, at: instant, answeringWithin: TimeSpan(milliseconds: 0))
        return missionInTheWay(
            of: volunteer, for: asked, besides: request.mission, at: instant, isAsked: true) == nil
    }

    /// Refuses an hour at which somebody of the crew is elsewhere, unless they would be so already.
    func checkFree(
        _ mission: Mission, on slot: CrewSlot, at instant: Instant
    ) throws(VisitsRefusal) {
        let before = engagement(of: mission, at: instant, isAsked: false)
        let planned = plannedTime(of: mission, slot: slot, at: instant)
        let after = engagement(of: mission, planned, at: instant, isAsked: false)
        for answer in mission.solicitations where answer.state == .accepted {
            guard let volunteer = volunteers[answer.volunteer] else { continue }
            for other in volunteer.missions.compactMap({ missions[$0] })
            where other.id != mission.id {
                let theirs = engagement(of: other, at: instant, isAsked: false)
                guard after.meets(theirs), !before.meets(theirs) else { continue }
                throw .crewElsewhere(
                    mission: mission.number, volunteer: volunteer.number, other: other.number)
            }
        }
    }

    /// When somebody is at doors that were agreed for an hour, with the way there and back; rounds aside.
    func visitsAhead(of volunteer: Volunteer) -> [AssetSlot] {
        volunteer.missions.compactMap { missions[$0] }.compactMap { mission in
            guard let planned = plannedTime(of: mission), !planned.isRound,
                let until = planned.until
            else { return nil }
            return AssetSlot(
                from: planned.from - Engagement.way, until: until + Engagement.way)
        }
    }

    // MARK: What is known of them in the roster

    /// Whether somebody has anything in hand for which no hour is planned ahead, so that nobody asks them for more;
    /// and in which week the rest of it lies.
    func bind(_ volunteer: inout Volunteer) {
        volunteer.isBound = false
        for place in volunteer.inHand.indices {
            guard let mission = missions[volunteer.inHand[place].mission] else { continue }
            let planned = plannedTime(of: mission)
            volunteer.inHand[place].goesAt = planned?.from
            if mission.isOut || planned == nil { volunteer.isBound = true }
        }
    }

    /// An hour was agreed or is gone, a crew has left or is new: who has the mission in hand is looked for otherwise.
    mutating func bindCrew(of id: Identifier<Mission>) {
        guard let mission = missions[id] else { return }
        for answer in mission.solicitations where answer.state == .accepted {
            changeVolunteer(answer.volunteer) { _ in }
        }
    }

    /// After a snapshot was read.
    mutating func bindEverybody() {
        let busy = volunteers.values.filter { !$0.inHand.isEmpty }.map(\.id)
        for id in busy { changeVolunteer(id) { _ in } }
    }
}
