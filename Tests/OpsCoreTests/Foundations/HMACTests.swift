import OpsCore
import Testing

/// Vectors of RFC 4231, section 4 (its fifth case is about cut digests, which Ops does not use).
struct HMACTests {
    private static let published: [(key: [UInt8], message: [UInt8], code: String)] = [
        (
            Array(repeating: 0x0b, count: 20), Array("Hi There".utf8),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            Array(repeating: 0xaa, count: 20), Array(repeating: 0xdd, count: 50),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
        ),
        (
            Array(1...25), Array(repeating: 0xcd, count: 50),
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
        ),
        (
            Array(repeating: 0xaa, count: 131),
            Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
        (
            Array(repeating: 0xaa, count: 131),
            Array(
                ("This is a test using a larger than block-size key and a larger than block-size data. "
                    + "The key needs to be hashed before being used by the HMAC algorithm.").utf8),
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
        ),
    ]

    @Test(arguments: published.indices)
    func `the published keys and messages have their published codes`(_ index: Int) {
        let vector = Self.published[index]
        #expect(HMAC.sha256(of: vector.message, key: vector.key).hexadecimal == vector.code)
    }

    /// The digest of all 131 codes, made by Python's hmac from the same keys and messages.
    @Test func `keys of every length up to two blocks come out right`() {
        var codes: [UInt8] = []
        for length in 0...130 {
            let key = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 7 + length) }
            codes += HMAC.sha256(of: Array(repeating: 0x5a, count: length), key: key).bytes
        }
        #expect(
            SHA256.digest(of: codes).hexadecimal
                == "5c9d466f8c55bef818eac481a6a7f561db98e265c4270362c63f2cace0938dfc")
    }
}
