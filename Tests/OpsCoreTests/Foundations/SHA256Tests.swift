import OpsTesting
import Testing

@testable import OpsCore

/// Every expected digest was checked with Python's hashlib.
///
/// By the instructions of the processor, where it has them, and by Swift: one must not lean on the other.
struct SHA256Tests {
    private static let ways = SHA256Instructions.areThere ? [true, false] : [false]

    private static func digest(of bytes: [UInt8], _ byInstructions: Bool) -> Digest {
        var hash = SHA256(byInstructions: byInstructions)
        hash.update(bytes)
        return hash.finalized()
    }

    /// FIPS 180-4 examples, and the first lines of NIST's SHA256ShortMsg.rsp.
    private static let short: [(String, String)] = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("616263", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("d3", "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1"),
        ("11af", "5ca7133fa735326081558ac312c620eeca9970d1e70a4b95533d956f072d1f98"),
        ("b4190e", "dff2e73091f6c05e528896c4c831b9448653dc2ff043528f6769437bc7b975c2"),
        ("74ba2521", "b16aa56be3880d18cd41e68384cf1ec8c17680c45a02b1575dc1518923ae8b0e"),
        ("c299209682", "f0887fe961c9cd3beab957e8222494abb969b1ce4c6557976df8b0f6d20e9166"),
        ("e1dc724d5621", "eca0a060b489636225b4fa64d267dabbe44273067ac679f20820bddc6b6a90ac"),
        ("06e076f5a442d5", "3fd877e27450e6bbd5d74bb82f9870c64c66e109418baa8e6bbcff355e287926"),
        ("5738c929c4f4ccb6", "963bb88f27f512777aab6c8b1a02c70ec0ad651d428f870036e1917120fb48bf"),
        ("3334c58075d3f4139e", "078da3d77ed43bd3037a433fd0341855023793f9afd08b4b08ea1e5597ceef20"),
    ]

    @Test(arguments: short, ways)
    func `known messages have their known digests`(_ known: (String, String), _ way: Bool) {
        #expect(Self.digest(of: bytes(known.0), way).hexadecimal == known.1)
    }

    private static let long: [(String, String)] = [
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlm"
                + "nopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ]

    @Test(arguments: long, ways)
    func `the standard's longer examples come out right`(_ known: (String, String), _ way: Bool) {
        #expect(Self.digest(of: Array(known.0.utf8), way).hexadecimal == known.1)
    }

    @Test(arguments: ways)
    func `a million times the letter a comes out right`(_ way: Bool) {
        #expect(
            Self.digest(of: Array(repeating: 0x61, count: 1_000_000), way).hexadecimal
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    /// The digest of all 301 digests, made by hashlib from the same messages.
    @Test(arguments: ways)
    func `every length from 0 to 300 comes out right`(_ way: Bool) {
        var digests: [UInt8] = []
        for length in 0...300 {
            digests.append(contentsOf: Self.digest(of: message(length), way).bytes)
        }
        #expect(
            Self.digest(of: digests, way).hexadecimal
                == "60d63ff40b5558727a9b786ac0be9300f7ca58fd9ddd3b2f3681b369018a87dc")
    }

    @Test(arguments: ways)
    func `any two pieces give the digest of the whole`(_ way: Bool) {
        let whole = message(200)
        let digest = Self.digest(of: whole, way)
        for split in 0...200 {
            var hash = SHA256(byInstructions: way)
            hash.update(Array(whole[..<split]))
            hash.update(Array(whole[split...]))
            #expect(hash.finalized() == digest, "split at \(split)")
        }
    }

    @Test(arguments: ways)
    func `byte by byte gives the digest of the whole, and each prefix on the way`(_ way: Bool) {
        let whole = message(300)
        var hash = SHA256(byInstructions: way)
        for (index, byte) in whole.enumerated() {
            hash.update([byte])
            #expect(hash.finalized() == Self.digest(of: Array(whole[...index]), way))
        }
    }

    private func message(_ length: Int) -> [UInt8] {
        (0..<length).map { UInt8(truncatingIfNeeded: $0 * 7 + length) }
    }

    private func bytes(_ hexadecimal: String) -> [UInt8] {
        let digits = hexadecimal.utf8.compactMap(\.hexadecimalDigit)
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
