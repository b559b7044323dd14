package import OpsCore

extension ReadingRoom {
    /// The documents of all skills that the house has defined, by their codes.
    package func skills(_ body: ([UInt8]) throws -> Void) throws {
        try connection.statement("SELECT document FROM skills ORDER BY code").rows { row in
            try body(row.bytes(0))
            return true
        }
    }

    /// What the house calls the skills of a profile, where it has a name of its own for them.
    package func skillNames(
        in profile: [UInt8]
    ) throws -> [(code: String, name: LocalizedText)] {
        let read = try? JSONFields.read(JSONParser.value(of: profile, limits: .file)) {
            VolunteerProfile(from: &$0)
        }
        return try (read?.skills ?? []).compactMap { held in
            guard let document = try skill(held.code) else { return nil }
            let defined = try? JSONFields.read(JSONParser.value(of: document, limits: .file)) {
                SkillDefinition(from: &$0)
            }
            return defined.map { (held.code.text, $0.name) }
        }
    }

    package func skill(_ code: SkillCode) throws -> [UInt8]? {
        try connection.statement("SELECT document FROM skills WHERE code = ?1")
            .bind(code.text, at: 1).first { $0.bytes(0) }
    }
}
