extension MedicineEvent {
    var name: String {
        switch self {
        case .packetEstablished: "medicine.packet_established.v1"
        case .packetCollected: "medicine.packet_collected.v1"
        case .packetHandedOver: "medicine.packet_handed_over.v1"
        case .packetReturned: "medicine.packet_returned.v1"
        }
    }

    func write(into json: inout JSONWriter) {
        switch self {
        case .packetEstablished(let mission, let isCold, let isUrgent):
            json.member("mission", mission)
            json.member("coldChain", isCold)
            json.member("urgent", isUrgent)
        case .packetCollected(let mission), .packetHandedOver(let mission),
            .packetReturned(let mission):
            json.member("mission", mission)
        }
    }

    init?(name: String, from fields: inout JSONFields) {
        guard let mission = fields.identifier("mission", isNeeded: true, of: Mission.self) else {
            return nil
        }
        switch name {
        case "medicine.packet_established.v1":
            let isCold = fields.flag("coldChain", isNeeded: true)
            let isUrgent = fields.flag("urgent", isNeeded: true)
            guard let isCold, let isUrgent else { return nil }
            self = .packetEstablished(mission, isCold: isCold, isUrgent: isUrgent)
        case "medicine.packet_collected.v1": self = .packetCollected(mission)
        case "medicine.packet_handed_over.v1": self = .packetHandedOver(mission)
        case "medicine.packet_returned.v1": self = .packetReturned(mission)
        default: return nil
        }
    }
}
