/// The code of a skill: `first_aid`, `driving`, `listening`.
package struct SkillCode: Hashable, Sendable, Comparable {
    package let text: String

    /// Nil unless the text is 1 to 40 lower-case letters, digits and underscores.
    package init?(_ text: String) {
        let isPlain = text.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "_")
        }
        guard isPlain, (1...40).contains(text.utf8.count) else { return nil }
        self.text = text
    }

    package static func < (left: SkillCode, right: SkillCode) -> Bool {
        left.text < right.text
    }
}

/// A skill that somebody holds, perhaps until a day.
package struct Skill: Hashable, Sendable {
    package let code: SkillCode
    /// The last day on which it counts; nil when it does not expire.
    package let until: CivilDate?

    package init(code: SkillCode, until: CivilDate?) {
        self.code = code
        self.until = until
    }
}
