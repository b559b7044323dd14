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
        hash.pending.reserveCapacity(128)
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
        let bits = length &* 8
        pending.reserveCapacity(128)
        pending.append(0x80)
        let zeros = (56 &- pending.count) & 63
        pending.append(contentsOf: repeatElement(0, count: zeros))
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            pending.append(UInt8(truncatingIfNeeded: bits >> shift))
        }
        let blocks = pending
        _ = state.absorb(blocks.span)
        return Digest(words: state.words)
    }
}
