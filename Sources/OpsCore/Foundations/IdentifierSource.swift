/// Where new identities come from: handed in, because the core knows no chance.
package protocol IdentifierSource {
    /// Random bits for one identity.
    mutating func nextBits() -> (UInt64, UInt64)
}

extension IdentifierSource {
    /// A new version 7 identity: 48 bits of milliseconds, then chance (RFC 9562 section 5.7).
    package mutating func next<Subject>(
        _ subject: Subject.Type = Subject.self, at instant: Instant
    ) -> Identifier<Subject> {
        let (first, second) = nextBits()
        let stamp = UInt64(bitPattern: max(instant.milliseconds, 0)) & 0xFFFF_FFFF_FFFF
        return Identifier(
            high: stamp << 16 | 0x7000 | first & 0x0FFF,
            low: 0x8000_0000_0000_0000 | second & 0x3FFF_FFFF_FFFF_FFFF)
    }
}

/// Identities drawn from a seed: the same seed gives the same identities in every process.
package struct SeededIdentifierSource: IdentifierSource, Sendable {
    private var generator: SeededGenerator

    package init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    package mutating func nextBits() -> (UInt64, UInt64) {
        (generator.next(), generator.next())
    }
}
