/// A start or an arrival that was noted by mistake, of this mission or of another one.
extension Operation {
    /// The step before counts again, and what was to be told of silence under way is not.
    ///
    /// What is in a crew's hands was not there before it left; and a crew that fell apart under way has left, whoever noted
    /// it: neither is a slip of the keyboard.
    func stepTakenBack(
        _ id: Identifier<Mission>, at instant: Instant
    ) throws(CrewRefusal) -> [Event] {
        let mission = try crewed(id, in: [.started, .arrived])
        let isInHand =
            mission.stage == .started ? holdsGoods(mission) : mission.packet?.state == .handedOver
        if isInHand { throw .goodsInHand(mission: mission.number) }
        guard mission.stage == .arrived || mission.isCrewComplete else {
            throw .crewFellApart(mission: mission.number)
        }
        let silent = crews.alarms.values.filter {
            mission.stage == .started && $0.kind == .overdue && $0.mission == id
        }
        return [.crew(.stepTakenBack(id, mission.stage))]
            + silent.map(\.id).sorted().map { .crew(.alarmClosed($0, .settled)) }
    }

    /// The crew is on its way still, or has not left: `stage` is what it was taken for.
    mutating func takeStepBack(
        _ id: Identifier<Mission>, from stage: MissionStage, at instant: Instant
    ) {
        guard let mission = missions[id], let request = requests[mission.request] else { return }
        if stage == .arrived {
            leave(id, .started, at: instant)
        } else {
            missions[id]?.stage = .accepted
            bindCrew(of: id)
        }
        changeCrew(id) { watch in
            if let slot = watch.slot, slot.until > instant { watch.arrivalDue = slot.until }
            if stage == .started { (watch.checkInDue, watch.overdue) = (nil, nil) }
        }
        guard stage == .started, let waiting = missions[id] else {
            watchCrew(of: id, at: instant)
            return
        }
        let promised = promise(of: request)
        change(request.id) { $0.dueAt = promised }
        follow(waiting, declinedBy: nil, at: instant)
        confirmAnew(id, at: instant)
    }
}
