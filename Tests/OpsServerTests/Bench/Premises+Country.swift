import OpsCore
import OpsTesting
import Testing

@testable import OpsServer

/// The small country of the samples, put in place through the door itself.
extension Premises {
    /// The entry of the catalogue that is put to work.
    static let entry = "croix-rouge-chez-vous"

    /// Territories, deployments, and a token for each role.
    ///
    /// The unit brings food (4 h), visits in pairs and answers offers in 30 minutes; its department
    /// runs for medicine; the national desk listens (1 h). Nobody has hygiene.
    mutating func furnish() async throws {
        for territory in Samples.territories where territory.code != Samples.nation {
            var json = JSONWriter()
            json.beginObject()
            territory.write(into: &json)
            json.endObject()
            try await post("/v1/territories", String(decoding: json.bytes, as: UTF8.self))
                .expect(201)
        }
        try await deploy(
            "92-montrouge", ("food", 240, 1, nil), ("courtesy_visit", 2_880, 2, "first_aid"))
        try await deploy("92", ("medicine", 120, 1, nil), ("food", 480, 1, nil))
        try await deploy("FR", ("psychological_support", 60, 1, nil))
        let landlord = #"{"name":"Habitat Exemple","kind":"landlord","territory":"92"}"#
        try await post("/v1/partners", landlord).expect(201)
        for role in Role.allCases where role != .admin {
            let partner = role == .partner ? #","partner":1"# : ""
            let answer = try await post("/v1/tokens", #"{"role":"\#(role.rawValue)"\#(partner)}"#)
            tokens[role] = answer.expect(201)["token"]?.string
        }
    }

    @discardableResult
    func deploy(
        _ territory: String, tells: Bool = false,
        _ needs: (kind: String, minutes: Int, crew: Int, skill: String?)...
    ) async throws -> Answer {
        let rules = needs.map { need in
            let skill = need.skill.map { "\"\($0)\"" } ?? "null"
            return """
                {"kind":"\(need.kind)","dueWithinMinutes":\(need.minutes),"crew":\(need.crew),\
                "skill":\(skill)}
                """
        }
        return try await post(
            "/v1/deployments",
            """
            {"entry":"\(Self.entry)","territory":"\(territory)",
             "needs":[\(rules.joined(separator: ","))],"offerMinutes":30,
             "messages":{"on":\(tells)}}
            """
        ).expect(201)
    }

    /// A volunteer who fits everything near the unit; answers their number.
    @discardableResult
    func addVolunteer(
        _ postcode: String = "92120", radius: Int = 5, languages: String = #"["fr"]"#
    ) async throws -> Int64 {
        let answer = try await post("/v1/volunteers", Bodies.volunteer(postcode, radius, languages))
        return try #require(answer.expect(201)["number"]?.integer)
    }

    /// Logs a contact and answers its first request's number.
    func logContact(_ needs: String..., postcode: String = "92120") async throws -> Int64 {
        let answer = try await post(
            "/v1/contacts", Bodies.contact(needs, postcode: postcode), as: .operator)
        return try #require(answer.expect(201)["requests/0/number"]?.integer)
    }

    func offer(
        _ request: Int64, to volunteers: Int64..., fields: [(String, String)] = []
    ) async throws -> Answer {
        try await post(
            "/v1/requests/\(request)/offers", #"{"volunteers":\#(volunteers)}"#, as: .coordinator,
            fields: fields)
    }

    /// One step of a mission.
    func step(
        _ mission: Int64, _ word: String, _ body: String? = nil, fields: [(String, String)] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        try await post(
            "/v1/missions/\(mission)/\(word)", body, as: .coordinator, fields: fields,
            sourceLocation: sourceLocation)
    }

    func request(_ number: Int64) async throws -> Answer {
        try await get("/v1/requests/\(number)", as: .operator).expect(200)
    }
}

/// What clients send, with marked people in it.
enum Bodies {
    static func contact(
        _ needs: [String], postcode: String? = "92120", note: String = Marked.note
    ) -> String {
        let list = needs.map { #"{"kind":"\#($0)"}"# }.joined(separator: ",")
        let place = postcode.map { #","postcode":"\#($0)""# } ?? ""
        return """
            {"needs":[\(list)],"person":{"name":"\(Marked.person.name ?? "")",
             "phone":"06 39 98 12 34","address":"\(Marked.person.address ?? "")",
             "entryCode":"\(Marked.person.entryCode ?? "")"\(place)},
             "caller":{"relation":"daughter","name":"\(Marked.caller.name ?? "")",
             "phone":"06 39 98 56 78"},"language":"fr","note":"\(note)"}
            """
    }

    static func volunteer(_ postcode: String, _ radius: Int, _ languages: String) -> String {
        """
        {"name":"\(Marked.volunteer.name)","phone":"06 39 98 98 76",
         "email":"\(Marked.volunteer.email ?? "")","territory":"92-montrouge",
         "postcode":"\(postcode)","skills":[{"code":"first_aid","until":"2020-12-31"}],
         "languages":\(languages),"vettedUntil":"2021-12-31","weeklyMissions":20,
         "radiusKilometres":\(radius)}
        """
    }
}
