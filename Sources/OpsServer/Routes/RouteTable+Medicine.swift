import OpsCore
import OpsHTTP
import OpsStore

/// The way of a sealed packet.
extension RouteTable {
    static var medicine: [Route] {
        [
            step(
                "packet", "establishPacket",
                "The person cannot go out, has no other way, and names the pharmacy.",
                body: "NewPacket"
            ) { id, call in .establish(id, try call.body(PacketBody.read)) },
            step(
                "packet/collection", "collectPacket", "The crew has the packet, sealed.",
                body: "PacketCollection"
            ) { id, call in
                try call.body { fields in
                    let isSealed = fields.flag("sealed", isNeeded: true)
                    let note = fields.words("note", limit: ContactBody.noteLimit)
                    return isSealed.map { .collect(id, isSealed: $0, note: note) }
                }
            },
            step(
                "packet/hand-over", "handOverPacket", "The person has the packet.",
                body: "Report"
            ) { id, call in .handOver(id, note: try call.reason()) },
            step(
                "packet/return", "returnPacket", "The packet is back at the pharmacy.",
                body: "Report"
            ) { id, call in .giveBack(id, note: try call.reason()) },
        ]
    }

    /// A route that moves a packet on; the answer is its mission.
    private static func step(
        _ word: String, _ name: String, _ summary: String, body: String,
        _ command: @escaping @Sendable (Identifier<Mission>, Call) throws -> MedicineCommand
    ) -> Route {
        Route(
            method: .post, template: "/v1/missions/{id}/\(word)", name: name, area: "medicine",
            summary: summary, roles: [.coordinator], body: body,
            bodyIsOptional: body == "Report",
            answer: .init(status: 200, schema: "Mission", tag: .guardsChanges),
            problems: [404, 409, 412]
        ) { call in
            let reference = try call.reference(.mission, to: Mission.self)
            guard let row = try call.read({ try $0.mission(reference) }) else {
                throw Problem.unknown(.mission)
            }
            let decided = try command(row.id, call)
            return try await call.carryOut(.medicine(decided), check: call.liveAndUnchanged(row)) {
                _, room in try call.reply(200, showing: row.id, in: room)
            }
        }
    }
}

extension Call {
    /// What somebody reports in their own words.
    fileprivate func reason() throws -> String? {
        try body { fields -> String?? in
            .some(fields.words("reason", limit: ContactBody.noteLimit))
        }
    }
}
