import Testing

struct HouseRuleTests {
    /// Breaches that stand for the time being, by rule and path: the list may only shrink.
    private static let allowed: [String: Set<String>] = [
        // Stubs: they go when the programs get their real mains.
        "printing is in opsctl/Output only": [
            "Sources/OpsServer/main.swift", "Sources/opsctl/main.swift",
        ]
    ]

    @Test(arguments: HouseRule.all) func `the sources keep the rule`(_ rule: HouseRule) throws {
        let looked = SourceTree.files(ending: ".swift", under: "Sources").filter(rule.looks)
        #expect(!looked.isEmpty, "a rule that looks at nothing checks nothing")
        let broken = try looked.filter { rule.isBroken(by: try SourceTree.read($0)) }
        let allowed = Self.allowed[rule.name, default: []]
        #expect(Set(broken).subtracting(allowed).isEmpty)
    }

    @Test(arguments: HouseRule.all) func `a text that breaks the rule is caught`(_ rule: HouseRule)
    {
        #expect(rule.isBroken(by: rule.canary))
        #expect(!rule.isBroken(by: "// " + rule.canary))
        #expect(!rule.isBroken(by: "let ordinary = 1"))
    }

    @Test func `comments are taken away, quoted slashes are not`() {
        #expect(CodeText.withoutComments("a // b\nc") == "a \nc")
        #expect(CodeText.withoutComments(#"let u = "http://x" // y"#) == #"let u = "http://x" "#)
        #expect(CodeText.withoutComments(#""\"//" // y"#) == #""\"//" "#)
    }
}
