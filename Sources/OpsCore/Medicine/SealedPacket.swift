/// What a pharmacist hands over, closed, for one person (must-do 9).
///
/// Nobody but the pharmacist and the person knows what is in it: there is no place here for the name of a drug.
package struct SealedPacket: Hashable, Sendable {
    package var state: PacketState
    /// Must stay cold on the way.
    package let isCold: Bool
    package let isUrgent: Bool

    /// There for somebody to collect, or back there.
    var isAtPharmacy: Bool { state == .atPharmacy || state == .returned }
}

/// Where the packet is.
package enum PacketState: String, CaseIterable, Sendable {
    /// The prescription is there, and the person has named the pharmacy.
    case atPharmacy = "at_pharmacy"
    /// In the hands of the crew, sealed.
    case collected
    case handedOver = "handed_over"
    /// Back at the pharmacy: it could not be delivered.
    case returned
}

/// What must be known before anybody leaves for a packet.
package struct EstablishPacket: Sendable {
    package var cannotGoOut: Bool
    /// Neither family, neighbours, a nurse nor the pharmacy itself brings it.
    package var hasNoOtherWay: Bool
    package var isPrescriptionThere: Bool
    /// As the person named it.
    package var pharmacy: String
    package var isCold: Bool
    package var isUrgent: Bool

    package init(
        cannotGoOut: Bool, hasNoOtherWay: Bool, isPrescriptionThere: Bool, pharmacy: String,
        isCold: Bool = false, isUrgent: Bool = false
    ) {
        self.cannotGoOut = cannotGoOut
        self.hasNoOtherWay = hasNoOtherWay
        self.isPrescriptionThere = isPrescriptionThere
        self.pharmacy = pharmacy
        self.isCold = isCold
        self.isUrgent = isUrgent
    }
}
