/// Who has said yes is looked at once more before they leave, and whenever what is known of them changes.
extension Operation {
    /// Why somebody who has said yes must not go to that door; nil where nothing forbids it.
    ///
    /// Vetting, its scope, what they may lift and the skill that the service asks of everybody: what is a matter of comfort, or of
    /// whom else one might ask, was weighed when they were asked.
    private func reasonToStay(
        _ profile: VolunteerProfile, from request: HelpRequest, at instant: Instant
    ) -> ReasonAgainst? {
        let today = lastDay(for: profile, request, at: instant)
        if let reason = vettingReason(profile, on: today)
            ?? skillReason(profile, request.skill, on: today)
        {
            return reason
        }
        let rule = request.deployment.flatMap { deployments[$0]?.rule(for: request.need) }
        if let limit = profile.conditions.liftingKilograms, let needed = rule?.liftingKilograms,
            limit < needed
        {
            return .liftingLimit(limit, needed: needed)
        }
        let isByTelephone = profile.conditions.vettingScope == .telephone
        return request.need.isInPerson && isByTelephone ? .vettedForTelephone : nil
    }

    private func lastDay(
        for profile: VolunteerProfile, _ request: HelpRequest, at instant: Instant
    ) -> CivilDate {
        let zone = request.deployment.flatMap { deployments[$0]?.hours?.rule }
        return profile.day(at: instant) ?? ClockTime(instant, rule: zone).day
    }

    /// Refuses to send a crew of which somebody must not go, or which does not hold its skills any more.
    func checkDeparture(
        of id: Identifier<Mission>, at instant: Instant
    ) throws(DispatchingRefusal) {
        guard let mission = missions[id], let request = requests[mission.request] else { return }
        let crew = mission.accepted.map(\.volunteer)
        for volunteer in crew.compactMap({ volunteers[$0] }) {
            guard
                let reason = reasonToStay(volunteer.profile, from: request, at: instant)
                    ?? elsewhere(volunteer.id, besides: mission)
                    ?? hasLeft(volunteer, besides: mission)
            else { continue }
            throw .cannotGo(number: volunteer.number, reason)
        }
        if lacksCompanion(among: crew) { throw .crewUnaccompanied(number: request.number) }
        if lacksVehicle(request, among: crew, at: instant, isLeaving: true) {
            throw .crewLacksVehicle(number: request.number)
        }
        let going = goesAt(request, from: instant)
        guard let skill = lackingSkills(for: request, among: crew, holding: going).first else {
            return
        }
        throw .crewLacks(number: request.number, skill)
    }

    /// Alarms about people of crews who lose what the door asks for, or have it again, whichever command made it so.
    ///
    /// Nobody is taken off a mission by Ops: whether they step back, or are vetted again in an hour, is for people
    /// to say.
    func departures(
        after events: [Event], at instant: Instant, identifiers: inout some IdentifierSource
    ) -> [Event] {
        guard !missions.isEmpty else { return [] }
        var told = events
        for case .roster(.volunteerChanged(let id, let profile)) in events {
            for mission in missions(of: id, after: events) {
                told += departure(
                    of: id, as: profile, mission, goingAt: crews.watches[mission.id]?.slot,
                    after: told, at: instant, identifiers: &identifiers)
                told += eased(
                    mission, goingAt: crews.watches[mission.id]?.slot, besides: id, at: instant
                ) { $0.volunteers[id]?.profile = profile }
            }
        }
        for case .roster(.skillDefined(let definition)) in events {
            told += departures(
                defining: definition, after: told, at: instant, identifiers: &identifiers)
        }
        told += departures(moving: events, after: told, at: instant, identifiers: &identifiers)
        told += departures(joining: events, after: told, at: instant, identifiers: &identifiers)
        return Array(told.dropFirst(events.count))
    }

    /// What somebody still has in hand with these events: a mission that they leave is no matter of theirs.
    func missions(of id: Identifier<Volunteer>, after events: [Event]) -> [Mission] {
        let held = (volunteers[id]?.missions ?? []).compactMap { missions[$0] }
        return held.filter { mission in
            !events.contains { event in
                guard case .dispatching(.solicitationAnswered(let answer, mission.id, _)) = event
                else { return false }
                let asked = mission.solicitations[answer]
                return asked?.volunteer == id && asked?.state == .accepted
            }
        }
    }

    /// What counts for a skill is otherwise from now on: who has said yes may hold it no longer, or holds it again.
    private func departures(
        defining definition: SkillDefinition, after earlier: [Event], at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        var after = self
        after.skillBook.define(definition)
        var told: [Event] = []
        for mission in missions.values.sorted(by: { $0.number < $1.number }) {
            guard let request = requests[mission.request],
                request.skill != nil || !crewSkills(for: request).isEmpty
            else { continue }
            let slot = crews.watches[mission.id]?.slot
            // Who could not go before is told of already, or was weighed by somebody.
            for volunteer in mission.accepted.compactMap({ volunteers[$0.volunteer] })
            where mayGo(volunteer, mission, request, goingAt: slot, at: instant)
                != after.mayGo(volunteer, mission, request, goingAt: slot, at: instant)
            {
                told += after.departure(
                    of: volunteer.id, as: volunteer.profile, mission, goingAt: slot,
                    after: earlier + told, at: instant, identifiers: &identifiers)
            }
        }
        return told
    }

    /// The same of a crew that is awaited at another time: who will have lost it by then is told of now.
    func departures(
        of mission: Mission, goingAt slot: CrewSlot, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        var told = vehicleAlarm(
            of: mission, slot: slot, at: instant, identifiers: &identifiers)
        for volunteer in mission.accepted.compactMap({ volunteers[$0.volunteer] }) {
            told += departure(
                of: volunteer.id, as: volunteer.profile, mission, goingAt: slot, after: told,
                at: instant, identifiers: &identifiers)
        }
        return told
    }

    func departure(
        of id: Identifier<Volunteer>, as profile: VolunteerProfile, _ mission: Mission,
        goingAt slot: CrewSlot?, after told: [Event], at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        guard let request = requests[mission.request],
            request.deployment.flatMap({ deployments[$0]?.crewRules }) != nil
        else { return [] }
        let open = crewAlarms(.mayNotGo, about: mission.id, of: id)
        let fetched = bringsVehicle(id, profile, mission)
        let mayGo = mayGo(
            id, as: profile, mission, request, goingAt: slot, isTold: !open.isEmpty, at: instant)
        let closed = (mayGo ? open + fetched : fetched)
            .map { Event.crew(.alarmClosed($0, .settled)) }
        guard !mayGo, open.isEmpty else { return closed }
        let alarm = alarm(
            .mayNotGo, about: mission, volunteer: id, after: told, at: instant,
            identifiers: &identifiers)
        return closed + [.crew(.alarmOpened(alarm))]
    }

    /// What keeps somebody who has said yes from going, as they will be then; nil where nothing does.
    ///
    /// Whoever is awaited must hold what the door asks for to the end of their hour, or of their round; where no hour is
    /// known, until the help is due.
    func reasonNotToGo(
        _ id: Identifier<Volunteer>, as profile: VolunteerProfile, _ mission: Mission,
        _ request: HelpRequest, goingAt slot: CrewSlot?, isTold: Bool, at instant: Instant
    ) -> ReasonAgainst? {
        // Who is out has gone.
        let going = mission.isOut ? instant : max(instant, slot?.from ?? instant)
        let planned = mission.isOut ? nil : plannedTime(of: mission, slot: slot, at: instant)
        let last = lastMoment(of: mission, request, planned, at: instant)
        if !mission.isOut {
            let absence = away(profile, from: going, until: slot?.until)
            if let until = absence {
                let rule = request.deployment.flatMap { deployments[$0]?.hours?.rule }
                return .away(until: ClockTime(until, rule: rule))
            }
            if isSoon(planned, at: instant), let reason = elsewhere(id, besides: mission) {
                return reason
            }
        }
        if let reason = reasonToStay(profile, from: request, at: last)
            ?? skillLost(id, as: profile, mission, request, holding: last)
        {
            return reason
        }
        if losesCompanion(id, as: profile, mission) { return .onlyAccompanied }
        let losesVehicle = losesVehicle(
            id, as: profile, mission, request, goingAt: slot, isTold: isTold, at: instant)
        if losesVehicle { return .noVehicle }
        return isAtRiskSince(id, as: profile, request, isTold: isTold) ? .atHealthRisk : nil
    }

    /// At which whoever has said yes must still hold what the door asks for.
    private func lastMoment(
        of mission: Mission, _ request: HelpRequest, _ planned: Engagement?, at instant: Instant
    ) -> Instant {
        if mission.isOut { return instant }
        return planned?.lastMoment(since: instant) ?? max(instant, promise(of: request))
    }

    private func mayGo(
        _ id: Identifier<Volunteer>, as profile: VolunteerProfile, _ mission: Mission,
        _ request: HelpRequest, goingAt slot: CrewSlot?, isTold: Bool, at instant: Instant
    ) -> Bool {
        reasonNotToGo(
            id, as: profile, mission, request, goingAt: slot, isTold: isTold, at: instant) == nil
    }

    /// What keeps those who have said yes from going now, by the alarms that are open about it; nothing where nothing does
    /// any more and only a person can say that it is over.
    package func crewReasons(at instant: Instant) -> [Identifier<CrewAlarm>: ReasonAgainst] {
        crews.alarms.compactMapValues { alarm in
            guard alarm.kind == .mayNotGo, let mission = missions[alarm.mission],
                let request = requests[mission.request]
            else { return nil }
            guard let volunteer = alarm.volunteer.flatMap({ volunteers[$0] }) else {
                return .noVehicle
            }
            return reasonNotToGo(
                volunteer.id, as: volunteer.profile, mission, request,
                goingAt: crews.watches[mission.id]?.slot, isTold: true, at: instant)
        }
    }

    func mayGo(
        _ volunteer: Volunteer, _ mission: Mission, _ request: HelpRequest,
        goingAt slot: CrewSlot?, at instant: Instant
    ) -> Bool {
        let open = crewAlarms(.mayNotGo, about: mission.id, of: volunteer.id)
        return mayGo(
            volunteer.id, as: volunteer.profile, mission, request, goingAt: slot,
            isTold: !open.isEmpty, at: instant)
    }

    /// Alarms about people of a crew that end with what is otherwise from now on: what they lost, somebody else has or
    /// the house gives them.
    func eased(
        _ mission: Mission, goingAt slot: CrewSlot?, besides id: Identifier<Volunteer>? = nil,
        at instant: Instant, by change: (inout Operation) -> Void
    ) -> [Event] {
        let open = crews.alarms.values.filter {
            $0.kind == .mayNotGo && $0.mission == mission.id && $0.volunteer != id
        }
        guard open.contains(where: { $0.volunteer != nil }), let request = requests[mission.request]
        else { return [] }
        var after = self
        change(&after)
        guard let mission = after.missions[mission.id] else { return [] }
        let ended = open.filter { alarm in
            guard let volunteer = alarm.volunteer.flatMap({ after.volunteers[$0] }) else {
                return false
            }
            return after.mayGo(volunteer, mission, request, goingAt: slot, at: instant)
        }
        return ended.map(\.id).sorted().map { .crew(.alarmClosed($0, .settled)) }
    }

    /// The same where somebody joins, and where the crew has left: everything was looked at again at the departure.
    func eased(by answers: [Event], at instant: Instant) -> [Event] {
        guard !crews.alarms.isEmpty else { return [] }
        return answers.flatMap { event -> [Event] in
            if case .dispatching(.missionStarted(let id)) = event, let mission = missions[id] {
                let fetched = crewAlarms(.mayNotGo, about: id, of: nil)
                return fetched.map { .crew(.alarmClosed($0, .settled)) }
                    + eased(mission, goingAt: crews.watches[id]?.slot, at: instant) {
                        $0.missions[id]?.stage = .started
                    }
            }
            guard case .dispatching(.solicitationAnswered(let id, let mission, .accepted)) = event,
                let joined = missions[mission], !joined.incoming.contains(id)
            else { return [] }
            return eased(joined, goingAt: crews.watches[mission]?.slot, at: instant) {
                _ = $0.missions[mission]?.solicitations.answer(id, .accepted)
            }
        }
    }

    /// Until when somebody has told that they will not be there; a calendar's entry may be the mission itself.
    ///
    /// It raises an alarm and holds nobody back: who is there after all may go.
    private func away(
        _ profile: VolunteerProfile, from start: Instant, until end: Instant?
    ) -> Instant? {
        var told = profile.conditions.availability
        told.busy = []
        told.hours = nil
        guard case .away(let until)? = told.absence(from: start, until: max(start, end ?? start))
        else { return nil }
        return until
    }

    /// Whether somebody is at risk themselves and was not when they said yes.
    ///
    /// Whoever was at risk before was asked all the same, by somebody who had weighed it; and this alarm may be closed by
    /// somebody who does: it keeps nobody from going.
    private func isAtRiskSince(
        _ id: Identifier<Volunteer>, as profile: VolunteerProfile, _ request: HelpRequest,
        isTold: Bool
    ) -> Bool {
        guard profile.isAtHealthRisk, request.need.isInPerson else { return false }
        return isTold || volunteers[id]?.profile.isAtHealthRisk == false
    }

    /// The alarms about a crew without a vehicle that end when one of it has one.
    private func bringsVehicle(
        _ id: Identifier<Volunteer>, _ profile: VolunteerProfile, _ mission: Mission
    ) -> [Identifier<CrewAlarm>] {
        guard profile.conditions.hasVehicle,
            mission.accepted.contains(where: { $0.volunteer == id })
        else { return [] }
        return crewAlarms(.mayNotGo, about: mission.id, of: nil)
    }

    /// The alarms of a kind about a mission and one of its crew, or the crew as a whole.
    func crewAlarms(
        _ kind: CrewAlarmKind, about mission: Identifier<Mission>,
        of volunteer: Identifier<Volunteer>?
    ) -> [Identifier<CrewAlarm>] {
        crews.alarms.values.filter {
            $0.kind == kind && $0.mission == mission && $0.volunteer == volunteer
        }.map(\.id).sorted()
    }

    /// Whether all who have said yes may only come along, now that somebody is as told.
    ///
    /// Others may still join before they leave; under way whoever is left is alone.
    private func losesCompanion(
        _ id: Identifier<Volunteer>, as profile: VolunteerProfile, _ mission: Mission
    ) -> Bool {
        let crew = mission.accepted.map(\.volunteer)
        guard crew.contains(id), mission.isCrewComplete || mission.isOut,
            profile.conditions.vettingScope == .accompanied
        else { return false }
        return lacksCompanion(among: crew.filter { $0 != id })
    }

    /// What the crew could hold together and must, and cannot without what somebody had.
    private func skillLost(
        _ id: Identifier<Volunteer>, as profile: VolunteerProfile, _ mission: Mission,
        _ request: HelpRequest, holding moment: Instant
    ) -> ReasonAgainst? {
        let crew = mission.accepted.map(\.volunteer)
        guard crew.contains(id) else { return nil }
        let free = max(0, Int(mission.crew) - crew.count)
        let lacking = lackingSkills(
            for: request, among: crew, changed: (id, profile), holding: moment)
        let others = lackingSkills(for: request, among: crew.filter { $0 != id }, holding: moment)
        // Who holds nothing of it is no loss where the others lack no more than others may still bring.
        guard lacking.count > free, others.count > free, let skill = lacking.first else {
            return nil
        }
        let day = lastDay(for: profile, request, at: moment)
        return skillReason(profile, skill, on: day) ?? .skillMissing(skill)
    }
}
