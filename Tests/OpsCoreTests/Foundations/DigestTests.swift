import OpsCore
import OpsTesting
import Testing

struct DigestTests {
    @Test func `a digest reads back from its hexadecimal text, in either case`() {
        let digest = SHA256.digest(of: [1, 2, 3])
        #expect(Digest(hexadecimal: digest.hexadecimal) == digest)
        #expect(Digest(hexadecimal: digest.hexadecimal.uppercased()) == digest)
    }

    @Test(arguments: [
        "", "0", String(repeating: "0", count: 63), String(repeating: "g", count: 64),
    ])
    func `another text is not a digest`(_ text: String) {
        #expect(Digest(hexadecimal: text) == nil)
    }

    @Test(arguments: [0, 31, 33]) func `another count of bytes is not a digest`(_ count: Int) {
        #expect(Digest(bytes: Array(repeating: 0, count: count)) == nil)
    }

    @Test func `no digest is thirty-two zeros`() {
        #expect(Digest.none.hexadecimal == String(repeating: "0", count: 64))
    }
}
