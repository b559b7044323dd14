/// The way of a sealed packet, and what of a mission waits for it (must-do 9).
extension Operation {
    func decide(
        _ command: MedicineCommand, at instant: Instant
    ) throws(MedicineRefusal) -> ([MedicineEvent], [VaultWrite]) {
        switch command {
        case .establish(let id, let wish):
            try establish(wish, for: id, at: instant)
            let event = MedicineEvent.packetEstablished(
                id, isCold: wish.isCold, isUrgent: wish.isUrgent)
            return ([event], [.pharmacy(id, wish.pharmacy)])
        case .collect(let id, let isSealed, let note):
            let mission = try underway(id, with: .atPharmacy)
            guard isSealed else { throw .notSealed(mission: mission.number) }
            return ([.packetCollected(id)], reported(note, of: id))
        case .handOver(let id, let note):
            let mission = try underway(id, with: .collected)
            guard mission.stage == .arrived else { throw .notArrived(mission: mission.number) }
            return ([.packetHandedOver(id)], reported(note, of: id))
        case .giveBack(let id, let note):
            _ = try underway(id, with: .collected)
            return ([.packetReturned(id)], reported(note, of: id))
        }
    }

    private func reported(_ note: String?, of mission: Identifier<Mission>) -> [VaultWrite] {
        note.map { [.missionNote(mission, $0)] } ?? []
    }

    /// It may be said anew while the packet is at a pharmacy, also once it was brought back: the first was closed, or was
    /// the wrong one.
    private func establish(
        _ wish: EstablishPacket, for id: Identifier<Mission>, at instant: Instant
    ) throws(MedicineRefusal) {
        let mission = try ofMedicine(id)
        if let packet = mission.packet, !packet.isAtPharmacy {
            throw .wrongState(mission: mission.number, packet.state)
        }
        guard wish.cannotGoOut else { throw .canGoOut(mission: mission.number) }
        guard wish.hasNoOtherWay else { throw .hasOtherWay(mission: mission.number) }
        guard wish.isPrescriptionThere || mayFetchPrescription(for: mission, at: instant) else {
            throw .prescriptionElsewhere(mission: mission.number)
        }
    }

    /// Where the rules of the service say so; where none hold, volunteers never fetch one.
    private func mayFetchPrescription(for mission: Mission, at instant: Instant) -> Bool {
        guard let request = requests[mission.request] else { return false }
        return ruleSet(for: request, at: instant)?.prescription == .fetchedAtDoctor
    }

    private func ofMedicine(_ id: Identifier<Mission>) throws(MedicineRefusal) -> Mission {
        guard let mission = missions[id] else { throw .unknownMission(id) }
        guard requests[mission.request]?.need == .medicine else {
            throw .noMedicine(mission: mission.number)
        }
        return mission
    }

    /// The mission, when its packet is where it must be and its crew has left.
    private func underway(
        _ id: Identifier<Mission>, with state: PacketState
    ) throws(MedicineRefusal) -> Mission {
        let mission = try ofMedicine(id)
        guard let packet = mission.packet else { throw .notEstablished(mission: mission.number) }
        guard packet.state == state else {
            throw .wrongState(mission: mission.number, packet.state)
        }
        guard mission.stage == .started || mission.stage == .arrived else {
            throw .crewNotUnderway(mission: mission.number, mission.stage)
        }
        return mission
    }

    /// What the packet has to say to a step of its mission that would otherwise be taken.
    func checkPacket(before command: DispatchingCommand) throws(MedicineRefusal) {
        switch command {
        case .start(let id, _):
            guard let mission = missions[id], needsPacket(mission) else { return }
            // What was brought back is asked about anew before anybody leaves for it.
            if mission.packet == nil || mission.packet?.state == .returned {
                throw .notEstablished(mission: mission.number)
            }
        case .complete(let id, _):
            guard let mission = missions[id], needsPacket(mission) else { return }
            guard let packet = mission.packet else {
                throw .notEstablished(mission: mission.number)
            }
            guard packet.state == .handedOver else {
                throw .notHandedOver(mission: mission.number, packet.state)
            }
        case .fail(let id, _, _):
            guard let mission = missions[id] else { return }
            if mission.packet?.state == .collected { throw .stillInHand(mission: mission.number) }
            if mission.packet?.state == .handedOver { throw .handedOver(mission: mission.number) }
        case .offer, .accept, .decline, .expire, .arrive: return
        }
    }

    /// The deployment says so, or somebody has established one.
    private func needsPacket(_ mission: Mission) -> Bool {
        guard let request = requests[mission.request], request.need == .medicine else {
            return false
        }
        let rule = request.deployment.flatMap { deployments[$0]?.rule(for: .medicine) }
        return mission.packet != nil || rule?.isPacketSealed == true
    }

    mutating func evolve(_ event: MedicineEvent) {
        switch event {
        case .packetEstablished(let id, let isCold, let isUrgent):
            missions[id]?.packet = SealedPacket(
                state: .atPharmacy, isCold: isCold, isUrgent: isUrgent)
        case .packetCollected(let id): missions[id]?.packet?.state = .collected
        case .packetHandedOver(let id): missions[id]?.packet?.state = .handedOver
        case .packetReturned(let id): missions[id]?.packet?.state = .returned
        }
    }
}
