/// What becomes of a round whose vehicle is lost, faulty or taken: somebody is told, once for all of its doors.
extension Operation {
    /// The missions by which rounds are told of their vehicle: of each the first to which nobody has set out, or those
    /// about which an alarm is open.
    func missions(toldOf vehicle: Identifier<Asset>) -> [Identifier<Mission>] {
        rounds.live.values.filter { $0.state == .published && $0.plan.vehicle == vehicle }
            .flatMap { round in
                let ahead = missionsInHand(of: round).filter { !$0.isOut && $0.isCrewComplete }
                let told = ahead.filter { !crewAlarms(.mayNotGo, about: $0.id, of: nil).isEmpty }
                return (told.isEmpty ? Array(ahead.prefix(1)) : told).map(\.id)
            }
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
