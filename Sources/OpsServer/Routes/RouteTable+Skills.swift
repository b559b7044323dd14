import OpsCore
import OpsHTTP
import OpsStore

/// What the house calls skills: names, other words, and what counts for what.
extension RouteTable {
    static var skills: [Route] {
        [
            Route(
                method: .get, template: "/v1/skills", name: "listSkills", area: "roster",
                summary: "The skills that the house has defined.",
                roles: [.operator, .coordinator],
                answer: .init(status: 200, schema: "Skill", isList: true), handle: listSkills),
            Route(
                method: .post, template: "/v1/skills", name: "defineSkill", area: "roster",
                summary: "Define a skill, or define it anew.", roles: [.admin], body: "NewSkill",
                answer: .init(status: 200, schema: "Skill"), problems: [409], handle: defineSkill),
        ]
    }

    private static func listSkills(_ call: Call) throws -> Response {
        try call.list { json in
            try call.read { room in
                try room.skills { json.skill($0) }
                return nil
            }
        }
    }

    private static func defineSkill(_ call: Call) async throws -> Response {
        let definition = try call.body { SkillDefinition(from: &$0) }
        return try await call.carryOut(.roster(.defineSkill(definition))) { _, room in
            guard let document = try room.skill(definition.code) else {
                preconditionFailure("what was defined is in the table")
            }
            var json = JSONWriter(reserving: 512)
            json.skill(document)
            return Reply(status: 200, body: json.bytes)
        }
    }
}

extension JSONWriter {
    /// A skill, which is known by its code.
    fileprivate mutating func skill(_ document: [UInt8]) {
        beginObject()
        rawMembers(document.dropFirst().dropLast())
        endObject()
    }
}
