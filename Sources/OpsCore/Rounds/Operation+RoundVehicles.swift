/// What becomes of a round whose vehicle is lost, faulty or taken: somebody is told, once for all of its doors.
extension Operation {
    /// The missions by which rounds are told of their vehicle: of each the first to which nobody has set out, or those
    /// about which an alarm is open, whoever is left of their crews.
    func missions(toldOf vehicle: Identifier<Asset>) -> [Identifier<Mission>] {
        rounds.live.values.filter { $0.state == .published && $0.plan.vehicle == vehicle }
            .flatMap { round in
                let inHand = missionsInHand(of: round)
                let ahead = inHand.filter { !$0.isOut && $0.isCrewComplete }.map(\.id)
                let told = inHand.filter { isToldOfVehicle($0.id) }.map(\.id)
                return told.contains(where: ahead.contains) ? told : told + ahead.prefix(1)
            }
    }

    private func isToldOfVehicle(_ mission: Identifier<Mission>) -> Bool {
        !crewAlarms(.mayNotGo, about: mission, of: nil).isEmpty
    }

    /// Alarms about the vehicle of a crew of which nobody is left: no van is in anybody's way.
    func crewlessVehicleAlarms() -> [Event] {
        crews.alarms.values.filter { alarm in
            alarm.kind == .mayNotGo && alarm.volunteer == nil
                && missions[alarm.mission]?.acceptedCount == 0
        }.map(\.id).sorted().map { .crew(.alarmClosed($0, .settled)) }
    }

    /// Others drive what was left, and its van is no better: the first of its doors that has a crew again is told of.
    func vehicleAlarms(
        joining mission: Mission, after told: [Event], at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        guard mission.isCrewComplete, let round = publishedRound(of: mission.request),
            round.plan.vehicle != nil,
            !missionsInHand(of: round).contains(where: { isToldOfVehicle($0.id) })
        else { return [] }
        return vehicleAlarm(
            of: mission, slot: crews.watches[mission.id]?.slot, after: told, at: instant,
            identifiers: &identifiers)
    }

    /// A faulty vehicle may be repaired by then, so it is planned and published with; somebody has to see to it.
    func faultyVehicle(
        of laid: LaidRound, after events: [Event], at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        guard laid.plan.vehicle.flatMap({ assets[$0] })?.state == .faulty,
            let request = laid.doors.first.flatMap({ requests[$0.request] }),
            request.deployment.flatMap({ deployments[$0]?.crewRules }) != nil
        else { return [] }
        let known = request.mission.flatMap { missions[$0] }
        let opened = events.lazy.compactMap { event -> Mission? in
            guard
                case .dispatching(.missionOpened(let id, let number, request.id, let crew)) = event
            else { return nil }
            return Mission(
                id: id, number: number, request: request.id, crew: crew, openedAt: instant,
                stage: .offered, solicitations: [])
        }.first
        guard let mission = known ?? opened else { return [] }
        let alarm = alarm(
            .mayNotGo, about: mission, after: events, at: instant, identifiers: &identifiers)
        return [.crew(.alarmOpened(alarm))]
    }
}
