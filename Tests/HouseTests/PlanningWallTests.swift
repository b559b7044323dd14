import Testing

struct PlanningWallTests {
    private static func sources(inPlanning: Bool) throws -> [(path: String, text: String)] {
        try SourceTree.files(ending: ".swift", under: "Sources/OpsCore")
            .filter { $0.hasPrefix(PlanningWall.folder) == inPlanning }
            .map { ($0, try SourceTree.read($0)) }
    }

    @Test func `planning names nothing of the other folders`() throws {
        let own = try Self.sources(inPlanning: true).reduce(into: Set<String>()) {
            $0.formUnion(PlanningWall.declarations(in: $1.text))
        }
        let others = try Self.sources(inPlanning: false).reduce(into: Set<String>()) {
            $0.formUnion(PlanningWall.declarations(in: $1.text))
        }
        let forbidden = others.subtracting(PlanningWall.granted)
        #expect(own.count > 30 && forbidden.count > 100, "a rule that looks at nothing")
        #expect(own.intersection(others).isEmpty)
        for source in try Self.sources(inPlanning: true) {
            #expect(
                PlanningWall.breaches(source.text, forbidden: forbidden) == [], "\(source.path)")
        }
    }

    @Test func `a name from beyond the wall is caught`() {
        let forbidden = PlanningWall.declarations(
            in: "package struct HelpRequest {\n    struct Inner {}\n}\nextension Foo {}")
        #expect(forbidden == ["HelpRequest"])
        #expect(PlanningWall.breaches("let a: HelpRequest?", forbidden: forbidden) == forbidden)
        #expect(PlanningWall.breaches("// HelpRequest\nlet a = 1", forbidden: forbidden).isEmpty)
    }
}
