/// The hash function SHA-256 (FIPS 180-4), checked against the vectors that NIST publishes.
///
/// Ours because no package may be used; it chains the journal and keeps access tokens unreadable.
package struct SHA256: Sendable {
    private var state = SHA256State()
    private var pending: [UInt8] = []
    private var length: UInt64 = 0

    package init() {}

    package static func digest(of bytes: [UInt8]) -> Digest {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    package mutating func update(_ bytes: [UInt8]) {
        length &+= UInt64(bytes.count)
        guard pending.isEmpty else {
            pending.append(contentsOf: bytes)
            let bytes = pending
            pending = Array(bytes[state.absorb(bytes.span)...])
            return
        }
        let whole = state.absorb(bytes.span)
        pending.append(contentsOf: bytes[whole...])
    }

    /// The digest of all that was given; the value can go on being updated afterwards.
    package func finalized() -> Digest {
        var last = self
        return last.finish()
    }

    /// Pads what is pending to whole blocks (FIPS 180-4 section 5.1.1).
    private mutating func finish() -> Digest {
        var block = InlineArray<64, UInt8>(repeating: 0)
        var filling = block.mutableSpan
        for index in pending.indices { filling[index] = pending[index] }
        filling[pending.count] = 0x80
        // Eight bytes of the last block are for the length: without room, that is one block more.
        if pending.count >= 56 {
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
