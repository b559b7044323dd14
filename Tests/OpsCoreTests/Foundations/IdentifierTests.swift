import OpsCore
import OpsTesting
import Testing

struct IdentifierTests {
    private let text = "0171104c-2c00-7abc-8def-0123456789ab"

    @Test func `an identity reads back from its text, in either case`() throws {
        let id = try #require(Identifier<Volunteer>(text))
        #expect(id.description == text)
        #expect(Identifier(text.uppercased()) == id)
        #expect(id.high == 0x0171_104C_2C00_7ABC)
        #expect(id.low == 0x8DEF_0123_4567_89AB)
    }

    @Test(arguments: [
        "", "0171104c2c007abc8def0123456789ab", "0171104c-2c00-7abc-8def-0123456789a",
        "0171104c-2c00-7abc-8def-0123456789abc", "0171104c-2c00-7abc-8def-0123456789ag",
        "0171104c_2c00-7abc-8def-0123456789ab", "{171104c-2c00-7abc-8def-0123456789a}",
        "0171104c-2c00-7abc-8def-0123456789é", "01711-4c-2c00-7abc-8def-0123456789ab",
    ])
    func `another text is not an identity`(_ text: String) {
        #expect(Identifier<Volunteer>(text) == nil)
    }

    @Test func `identities stand in the order of their texts`() {
        var source = SeededIdentifierSource(seed: 3)
        let ids = (0..<200).map { _ in
            Identifier<Volunteer>(high: source.nextBits().0, low: source.nextBits().1)
        }
        #expect(ids.sorted().map(\.description) == ids.map(\.description).sorted())
    }
}

struct IdentifierSourceTests {
    @Test func `a new identity is of version 7 and of the standard's variant`() {
        var source = SeededIdentifierSource(seed: Seeds.next(for: "identities"))
        for _ in 0..<1_000 {
            let id: Identifier<Volunteer> = source.next(at: Samples.start)
            #expect(id.high >> 12 & 0xF == 7)
            #expect(id.low >> 62 == 0b10)
            #expect(id.high >> 16 == UInt64(Samples.start.milliseconds))
        }
    }

    @Test func `identities of later instants come later`() {
        var source = SeededIdentifierSource(seed: Seeds.next(for: "order of identities"))
        var last: Identifier<Volunteer> = source.next(at: Samples.start)
        for step in Int64(1)...500 {
            let id: Identifier<Volunteer> = source.next(
                at: Samples.start + TimeSpan(milliseconds: step))
            #expect(last < id)
            last = id
        }
    }

    @Test func `the same seed gives the same identities, another seed others`() {
        var one = SeededIdentifierSource(seed: 5)
        var twin = SeededIdentifierSource(seed: 5)
        var other = SeededIdentifierSource(seed: 6)
        let id: Identifier<Volunteer> = one.next(at: Samples.start)
        #expect(twin.next(at: Samples.start) == id)
        #expect(other.next(at: Samples.start) != id)
    }

    @Test func `an instant before 1970 still gives an identity`() {
        var source = SeededIdentifierSource(seed: 1)
        let id: Identifier<Volunteer> = source.next(at: Instant(milliseconds: -1))
        #expect(id.high >> 16 == 0)
    }
}
