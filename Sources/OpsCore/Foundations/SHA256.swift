/// The hash function SHA-256 (FIPS 180-4), checked against the vectors that NIST publishes.
///
/// Ours because no package may be used; it chains the journal and keeps access tokens unreadable.
package struct SHA256: Sendable {
    /// H(0): the first 32 bits of the fractions of the square roots of the first eight primes.
    private var state: Words8 = [
        0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A,
        0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
    ]
    private var pending: [UInt8] = []
    private var length: UInt64 = 0

    private typealias Words8 = InlineArray<8, UInt32>

    package init() {}

    package static func digest(of bytes: [UInt8]) -> Digest {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finalized()
    }

    package mutating func update(_ bytes: [UInt8]) {
        length &+= UInt64(bytes.count)
        guard pending.isEmpty else {
            pending.append(contentsOf: bytes)
            absorbPending()
            return
        }
        let whole = bytes.count & ~63
        var start = 0
        while start < whole {
            absorb(bytes.span, at: start)
            start += 64
        }
        pending.append(contentsOf: bytes[whole...])
    }

    /// The digest of all that was given; the value can go on being updated afterwards.
    package func finalized() -> Digest {
        var last = self
        var block = InlineArray<64, UInt8>(repeating: 0)
        var filling = block.mutableSpan
        for index in pending.indices { filling[index] = pending[index] }
        filling[pending.count] = 0x80
        // Eight bytes of the last block are for the length: without room, that is one block more.
        if pending.count >= 56 {
            last.absorb(filling.span, at: 0)
            for index in filling.indices { filling[index] = 0 }
        }
        let bits = length &* 8
        for index in 0..<8 {
            filling[56 + index] = UInt8(truncatingIfNeeded: bits &>> UInt64(56 - 8 * index))
        }
        last.absorb(filling.span, at: 0)
        return Digest(words: last.state)
    }

    private mutating func absorbPending() {
        let bytes = pending
        let whole = bytes.count & ~63
        var start = 0
        while start < whole {
            absorb(bytes.span, at: start)
            start += 64
        }
        pending = Array(bytes[whole...])
    }

    /// One block of 64 bytes (FIPS 180-4 section 6.2.2).
    ///
    /// Eight rounds at a time: after eight the words have gone once around and have their names
    /// again, so that nothing is moved from one to the next.
    private mutating func absorb(_ bytes: Span<UInt8>, at start: Int) {
        var words = InlineArray<64, UInt32>(repeating: 0)
        var filling = words.mutableSpan
        Self.fill(&filling, from: bytes.extracting(start..<start + 64))
        let schedule = words.span
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        var at = 0
        while at < 64 {
            Self.turn(a, b, c, &d, e, f, g, &h, schedule[at])
            Self.turn(h, a, b, &c, d, e, f, &g, schedule[at + 1])
            Self.turn(g, h, a, &b, c, d, e, &f, schedule[at + 2])
            Self.turn(f, g, h, &a, b, c, d, &e, schedule[at + 3])
            Self.turn(e, f, g, &h, a, b, c, &d, schedule[at + 4])
            Self.turn(d, e, f, &g, h, a, b, &c, schedule[at + 5])
            Self.turn(c, d, e, &f, g, h, a, &b, schedule[at + 6])
            Self.turn(b, c, d, &e, f, g, h, &a, schedule[at + 7])
            at &+= 8
        }
        state[0] &+= a
        state[1] &+= b
        state[2] &+= c
        state[3] &+= d
        state[4] &+= e
        state[5] &+= f
        state[6] &+= g
        state[7] &+= h
    }

    /// The words W of a block, each with its round's constant K added already.
    @inline(__always)
    private static func fill(_ words: inout MutableSpan<UInt32>, from block: Span<UInt8>) {
        for index in 0..<16 {
            let at = index &* 4
            words[index] =
                UInt32(block[at]) << 24 | UInt32(block[at &+ 1]) << 16
                | UInt32(block[at &+ 2]) << 8 | UInt32(block[at &+ 3])
        }
        for index in 16..<64 {
            let (early, late) = (words[index &- 15], words[index &- 2])
            let sigma0 = right(early, 7) ^ right(early, 18) ^ early &>> 3
            let sigma1 = right(late, 17) ^ right(late, 19) ^ late &>> 10
            words[index] = words[index &- 16] &+ sigma0 &+ words[index &- 7] &+ sigma1
        }
        let constants = constants.span
        for index in 0..<64 { words[index] = words[index] &+ constants[index] }
    }

    /// One round; of the eight words only these two change.
    @inline(__always)
    private static func turn(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
        _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ word: UInt32
    ) {
        let sum1 = right(e, 6) ^ right(e, 11) ^ right(e, 25)
        let first = h &+ sum1 &+ (g ^ e & (f ^ g)) &+ word
        let sum0 = right(a, 2) ^ right(a, 13) ^ right(a, 22)
        d &+= first
        h = first &+ sum0 &+ (a & b | c & (a | b))
    }

    @inline(__always)
    private static func right(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word &>> count | word &<< (32 &- count)
    }

    /// K: the first 32 bits of the fractions of the cube roots of the first 64 primes.
    private static let constants: InlineArray<64, UInt32> = [
        0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4,
        0xAB1C_5ED5, 0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE,
        0x9BDC_06A7, 0xC19B_F174, 0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F,
        0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA, 0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
        0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967, 0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC,
        0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85, 0xA2BF_E8A1, 0xA81A_664B,
        0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070, 0x19A4_C116,
        0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
        0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7,
        0xC671_78F2,
    ]
}
