/// The eight words that SHA-256 mixes each block into.
///
/// Sixteen rounds are written one after the other, and so are the sixteen words of the schedule: the
/// words stay where they are and only their names move, so nothing is copied, and every place in
/// the schedule is known when the program is built. A loop over them costs a third more.
///
/// A processor that has instructions for it does the same in a fifth of the time (`SHA256Instructions`).
struct SHA256State: Sendable {
    typealias Words8 = InlineArray<8, UInt32>
    typealias Words16 = InlineArray<16, UInt32>

    /// H(0): the first 32 bits of the fractions of the square roots of the first eight primes.
    var words: Words8 = [
        0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A,
        0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
    ]

    let usesInstructions: Bool

    /// Takes in all whole blocks of 64 bytes; answers how many bytes these were.
    mutating func absorb(_ bytes: Span<UInt8>) -> Int {
        let whole = bytes.count & ~63
        guard !usesInstructions else {
            SHA256Instructions.absorb(bytes.extracting(0..<whole), into: &words)
            return whole
        }
        for start in stride(from: 0, to: whole, by: 64) {
            absorb(block: bytes.extracting(start..<start &+ 64))
        }
        return whole
    }

    /// One block (FIPS 180-4 section 6.2.2), with a rolling schedule of 16 words.
    private mutating func absorb(block: Span<UInt8>) {
        var schedule = Words16(repeating: 0)
        for word in 0..<16 {
            let at = word &* 4
            schedule[word] =
                UInt32(block[at]) << 24 | UInt32(block[at &+ 1]) << 16
                | UInt32(block[at &+ 2]) << 8 | UInt32(block[at &+ 3])
        }
        var work = words
        for first in stride(from: 0, to: 64, by: 16) {
            if first > 0 { Self.roll(&schedule) }
            Self.eightRounds(&work, schedule, from: 0, first)
            Self.eightRounds(&work, schedule, from: 8, first)
        }
        for word in 0..<8 { words[word] &+= work[word] }
    }

    /// The next sixteen words of the schedule in the place of the last sixteen.
    @inline(__always)
    private static func roll(_ schedule: inout Words16) {
        next(&schedule, 0)
        next(&schedule, 1)
        next(&schedule, 2)
        next(&schedule, 3)
        next(&schedule, 4)
        next(&schedule, 5)
        next(&schedule, 6)
        next(&schedule, 7)
        next(&schedule, 8)
        next(&schedule, 9)
        next(&schedule, 10)
        next(&schedule, 11)
        next(&schedule, 12)
        next(&schedule, 13)
        next(&schedule, 14)
        next(&schedule, 15)
    }

    @inline(__always)
    private static func next(_ schedule: inout Words16, _ word: Int) {
        let early = schedule[(word &+ 1) & 15]
        let late = schedule[(word &+ 14) & 15]
        let sigma0 = right(early, 7) ^ right(early, 18) ^ early >> 3
        let sigma1 = right(late, 17) ^ right(late, 19) ^ late >> 10
        schedule[word] = schedule[word] &+ sigma0 &+ schedule[(word &+ 9) & 15] &+ sigma1
    }

    /// Eight rounds, after which every word is where it was.
    @inline(__always)
    private static func eightRounds(
        _ work: inout Words8, _ schedule: Words16, from word: Int, _ first: Int
    ) {
        var (a, b, c, d) = (work[0], work[1], work[2], work[3])
        var (e, f, g, h) = (work[4], work[5], work[6], work[7])
        let at = first &+ word
        round(a, b, c, &d, e, f, g, &h, constants[at] &+ schedule[word])
        round(h, a, b, &c, d, e, f, &g, constants[at &+ 1] &+ schedule[word &+ 1])
        round(g, h, a, &b, c, d, e, &f, constants[at &+ 2] &+ schedule[word &+ 2])
        round(f, g, h, &a, b, c, d, &e, constants[at &+ 3] &+ schedule[word &+ 3])
        round(e, f, g, &h, a, b, c, &d, constants[at &+ 4] &+ schedule[word &+ 4])
        round(d, e, f, &g, h, a, b, &c, constants[at &+ 5] &+ schedule[word &+ 5])
        round(c, d, e, &f, g, h, a, &b, constants[at &+ 6] &+ schedule[word &+ 6])
        round(b, c, d, &e, f, g, h, &a, constants[at &+ 7] &+ schedule[word &+ 7])
        (work[0], work[1], work[2], work[3]) = (a, b, c, d)
        (work[4], work[5], work[6], work[7]) = (e, f, g, h)
    }

    /// One round: two of the eight words change, the others take the next name.
    @inline(__always)
    private static func round(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32,
        _ g: UInt32, _ h: inout UInt32, _ word: UInt32
    ) {
        let sum1 = right(e, 6) ^ right(e, 11) ^ right(e, 25)
        h = h &+ sum1 &+ (g ^ e & (f ^ g)) &+ word
        d = d &+ h
        let sum0 = right(a, 2) ^ right(a, 13) ^ right(a, 22)
        h = h &+ sum0 &+ (a & b | c & (a | b))
    }

    @inline(__always)
    private static func right(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word &>> count | word &<< (32 &- count)
    }

    /// K: the first 32 bits of the fractions of the cube roots of the first 64 primes.
    static let constants: InlineArray<64, UInt32> = [
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
