import OpsCore
import OpsStore

/// The body of `POST /v1/missions/{id}/packet`.
enum PacketBody {
    /// Name and place of a pharmacy, in characters.
    static let pharmacyLimit = 300

    static func read(_ fields: inout JSONFields) -> EstablishPacket? {
        let cannotGoOut = fields.flag("cannotGoOut", isNeeded: true)
        let noOtherWay = fields.flag("noOtherWay", isNeeded: true)
        let isThere = fields.flag("prescriptionAtPharmacy", isNeeded: true)
        let pharmacy = fields.words("pharmacy", isNeeded: true, limit: pharmacyLimit)
        let isCold = fields.flag("coldChain") ?? false
        let isUrgent = fields.flag("urgent") ?? false
        guard let cannotGoOut, let noOtherWay, let isThere, let pharmacy else { return nil }
        return EstablishPacket(
            cannotGoOut: cannotGoOut, hasNoOtherWay: noOtherWay, isPrescriptionThere: isThere,
            pharmacy: pharmacy, isCold: isCold, isUrgent: isUrgent)
    }
}

/// Packets as the API shows them.
extension JSONWriter {
    mutating func packet(of mission: Identifier<Mission>, in room: ReadingRoom) throws {
        key("packet")
        guard let row = try room.packet(of: mission) else { return null() }
        beginObject()
        member("state", row.state)
        member("coldChain", row.isCold)
        member("urgent", row.isUrgent)
        member("establishedAt", row.establishedAt)
        member("collectedAt", row.collectedAt)
        member("endedAt", row.endedAt)
        member("pharmacy", row.pharmacy)
        endObject()
    }
}
