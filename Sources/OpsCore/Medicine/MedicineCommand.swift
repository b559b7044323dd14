/// What can be asked about a packet.
package enum MedicineCommand: Sendable {
    case establish(Identifier<Mission>, EstablishPacket)
    case collect(Identifier<Mission>, isSealed: Bool, note: String? = nil)
    case handOver(Identifier<Mission>, note: String? = nil)
    case giveBack(Identifier<Mission>, note: String? = nil)
}

/// What happened to a packet.
///
/// It names neither person nor pharmacy nor drug.
package enum MedicineEvent: Hashable, Sendable {
    /// The person cannot go out, has no other way, and the prescription is at the pharmacy they named.
    case packetEstablished(Identifier<Mission>, isCold: Bool, isUrgent: Bool)
    case packetCollected(Identifier<Mission>)
    case packetHandedOver(Identifier<Mission>)
    case packetReturned(Identifier<Mission>)
}

/// Why it cannot be done.
package enum MedicineRefusal: Error, Hashable, Sendable {
    case unknownMission(Identifier<Mission>)
    case noMedicine(mission: Int64)
    case canGoOut(mission: Int64)
    case hasOtherWay(mission: Int64)
    case prescriptionElsewhere(mission: Int64)
    case notEstablished(mission: Int64)
    case notSealed(mission: Int64)
    case crewNotUnderway(mission: Int64, MissionStage)
    /// Nobody hands a packet over on the way.
    case notArrived(mission: Int64)
    case wrongState(mission: Int64, PacketState)
    /// The mission cannot be accomplished: the person does not have the packet.
    case notHandedOver(mission: Int64, PacketState)
    /// The mission cannot end: the crew still has the packet.
    case stillInHand(mission: Int64)
    /// The mission cannot have failed: the person has the packet.
    case handedOver(mission: Int64)
}
