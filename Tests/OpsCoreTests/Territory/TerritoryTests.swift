import OpsCore
import OpsTesting
import Testing

struct TerritoryTests {
    private func register(
        _ code: String, parent: TerritoryCode?, prefixes: [String] = [], postcodes: [String] = []
    ) -> Territory {
        Territory(
            code: Samples.code(code), kind: parent == nil ? .nationalDesk : .department,
            parent: parent, name: LocalizedText(fr: "a", es: "b", en: "c"),
            postcodePrefixes: prefixes,
            postcodes: postcodes.map { PostcodeArea(postcode: $0, position: Samples.unitPosition) })
    }

    private func refuses(
        _ territory: Territory, _ refusal: TerritoryRefusal, in country: Given
    ) {
        country.when(.territory(.register(territory))).thenRefuses(.territory(refusal))
    }

    @Test func `the national desk comes first, and others below it`() {
        let nation = Samples.territories[0]
        given().when(.territory(.register(nation))).then([.territory(.registered(nation))])
        let department = Samples.territories[1]
        given([.territory(.registered(nation))]).when(.territory(.register(department)))
            .then([.territory(.registered(department))])
    }

    @Test func `what contradicts the tree is refused`() throws {
        let country = try Given.country()
        let nation = Samples.nation
        refuses(register("92", parent: nation), .alreadyRegistered(Samples.department), in: country)
        refuses(
            register("33", parent: Samples.code("32")), .unknownParent(Samples.code("32")),
            in: country)
        refuses(register("ES", parent: nil), .secondRoot(existing: nation), in: country)
        refuses(
            register("33", parent: nation, postcodes: ["92120"]),
            .postcodeTaken(postcode: "92120", by: Samples.unit), in: country)
        refuses(
            register("33", parent: nation, prefixes: ["92"]),
            .postcodeTaken(postcode: "92", by: Samples.department), in: country)
    }

    @Test func `a child before any root has an unknown parent`() {
        refuses(
            register("92", parent: Samples.nation), .unknownParent(Samples.nation), in: given())
    }
}

struct TerritoryTreeTests {
    private static let places: [(String?, TerritoryCode)] = [
        ("92120", Samples.unit), ("92170", Samples.neighbourUnit), ("92000", Samples.department),
        ("92", Samples.department), ("75013", Samples.otherDepartment), ("13001", Samples.nation),
        ("9", Samples.nation), ("", Samples.nation), (nil, Samples.nation), ("é", Samples.nation),
        ("921200", Samples.department),
    ]

    @Test(arguments: places)
    func `a postcode belongs to its unit, else its department, else the national desk`(
        _ postcode: String?, _ place: TerritoryCode
    ) throws {
        #expect(try Given.country().operation.territories.place(ofPostcode: postcode) == place)
    }

    @Test func `without any territory nobody is anywhere`() {
        #expect(TerritoryTree().place(ofPostcode: "92120") == nil)
        #expect(TerritoryTree().place(ofPostcode: nil) == nil)
    }

    @Test func `the way up ends at the national desk, the branch holds all below`() throws {
        let tree = try Given.country().operation.territories
        #expect(
            Array(tree.way(upFrom: Samples.unit))
                == [Samples.unit, Samples.department, Samples.nation])
        #expect(Array(tree.way(upFrom: Samples.nation)) == [Samples.nation])
        #expect(Array(tree.way(upFrom: Samples.code("nowhere"))) == [])
        #expect(
            Set(tree.branch(downFrom: Samples.department))
                == [Samples.department, Samples.unit, Samples.neighbourUnit])
        #expect(tree.branch(downFrom: Samples.nation).count == 5)
    }

    @Test func `a postcode has the position of its unit`() throws {
        let tree = try Given.country().operation.territories
        #expect(tree.position(ofPostcode: "92120") == Samples.unitPosition)
        #expect(tree.position(ofPostcode: "92000") == nil)
        #expect(tree.position(ofPostcode: nil) == nil)
    }

    @Test(arguments: ["", "FR 92", "é", "92_a", String(repeating: "a", count: 33), "a\n"])
    func `another text is not a territory's code`(_ text: String) {
        #expect(TerritoryCode(text) == nil)
    }
}
