import OpsCore

/// Sealed packets.
extension Schemas {
    static let newPacket = body(
        [
            "cannotGoOut": #"{"type":"boolean"}"#, "noOtherWay": #"{"type":"boolean"}"#,
            "prescriptionAtPharmacy": #"{"type":"boolean"}"#,
            "pharmacy": words(PacketBody.pharmacyLimit),
            "coldChain": #"{"type":"boolean","default":false}"#,
            "urgent": #"{"type":"boolean","default":false}"#,
        ], needed: ["cannotGoOut", "noOtherWay", "prescriptionAtPharmacy", "pharmacy"])

    static let packetCollection = body(
        ["sealed": #"{"type":"boolean"}"#, "note": words(ContactBody.noteLimit)],
        needed: ["sealed"])

    static let packet =
        #"{"type":["object","null"],"properties":{"state":"# + codes(of: PacketState.self)
        + #","coldChain":{"type":"boolean"},"urgent":{"type":"boolean"},"establishedAt":"#
        + instant + #","collectedAt":"# + optionalInstant + #","endedAt":"# + optionalInstant
        + #","pharmacy":"# + optionalText
        + #"},"required":["state","coldChain","urgent"],"additionalProperties":false}"#
}
