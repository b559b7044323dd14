/// The hash function SHA-256 (FIPS 180-4), checked against the vectors that NIST publishes.
///
/// Ours because no package may be used; it chains the journal and keeps access tokens unreadable.
package struct SHA256: Sendable {
    private var state: SHA256State
    /// What is there of a block that is not whole yet: so many bytes of it.
    private var block = InlineArray<64, UInt8>(repeating: 0)
    private var pending = 0
    private var length: UInt64 = 0

    package init() { self.init(byInstructions: SHA256Instructions.areThere) }

    /// Tells which of the two ways is taken: both are held against the standard's vectors.
    init(byInstructions: Bool) { state = SHA256State(usesInstructions: byInstructions) }

    package static func digest(of bytes: [UInt8]) -> Digest {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    package mutating func update(_ bytes: [UInt8]) {
        length &+= UInt64(bytes.count)
        var start = 0
        if pending > 0 {
            start = keep(bytes.span)
            guard pending == 64 else { return }
            _ = state.absorb(block.span)
            pending = 0
        }
        start += state.absorb(bytes.span.extracting(start...))
        _ = keep(bytes.span.extracting(start...))
    }

    /// Puts as much into the block as there is room for; answers how many bytes these were.
    private mutating func keep(_ bytes: borrowing Span<UInt8>) -> Int {
        let count = min(bytes.count, 64 &- pending)
        for index in 0..<count { block[pending &+ index] = bytes[index] }
        pending &+= count
        return count
    }

    /// The digest of all that was given; the value can go on being updated afterwards.
    package func finalized() -> Digest {
        var last = self
        return last.finish()
    }

    /// Pads what is pending to whole blocks (FIPS 180-4 section 5.1.1).
    private mutating func finish() -> Digest {
        var filling = block.mutableSpan
        filling[pending] = 0x80
        for index in pending + 1..<64 { filling[index] = 0 }
        // Eight bytes of the last block are for the length: without room, that is one block more.
        if pending >= 56 {
            _ = state.absorb(filling.span)
            for index in filling.indices { filling[index] = 0 }
        }
        let bits = length &* 8
        for index in 0..<8 {
            filling[56 + index] = UInt8(truncatingIfNeeded: bits &>> UInt64(56 - 8 * index))
        }
        _ = state.absorb(filling.span)
        return Digest(words: state.words)
    }
}
