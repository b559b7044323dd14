import OpsTesting
import Testing

@testable import OpsCore

/// The links and codes by which volunteers answer alone.
struct AnswerLinkTests {
    private static let key = makeKey(1)
    private static let other = makeKey(2)
    private static let asked = Identifier<Solicitation>(
        high: 0x0193_0000_0000_7000, low: 0x8000_0000_0000_002A)

    private static func makeKey(_ byte: UInt8) -> AnswerKey {
        guard let key = AnswerKey(bytes: Array(repeating: byte, count: 32)) else {
            preconditionFailure("32 bytes are a key")
        }
        return key
    }

    private static func manyIdentifiers() -> [Identifier<Solicitation>] {
        var chance = SeededGenerator(seed: 36)
        return (0..<2_000).map { _ in
            Identifier(high: chance.next(), low: chance.next())
        }
    }

    @Test func `a token leads back to the question it was made for`() {
        for id in Self.manyIdentifiers() {
            let token = AnswerLink.token(for: id, key: Self.key)
            #expect(token.utf8.count == AnswerLink.length)
            #expect(AnswerLink.solicitation(of: token, key: Self.key) == id)
        }
    }

    @Test func `a token is of letters that an address bears as they are`() {
        let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        let all = Self.manyIdentifiers().map { AnswerLink.token(for: $0, key: Self.key) }
        #expect(all.allSatisfy { $0.allSatisfy(allowed.contains) })
        #expect(Set(all.joined()) == allowed)
    }

    /// The values were made by Python's hmac and base64 from the same key and identity.
    @Test func `another program makes the same token of the same key`() {
        #expect(
            AnswerLink.token(for: Self.asked, key: Self.key)
                == "AZMAAAAAcACAAAAAAAAAKqfgha6eAfxvGGSN")
    }

    @Test func `a token with one letter altered leads nowhere, whichever letter and to whichever`()
    {
        let token = Array(AnswerLink.token(for: Self.asked, key: Self.key).utf8)
        for place in token.indices {
            for letter in UInt8.min ... .max where letter != token[place] {
                var altered = token
                altered[place] = letter
                let text = String(decoding: altered, as: UTF8.self)
                #expect(AnswerLink.solicitation(of: text, key: Self.key) == nil)
            }
        }
    }

    @Test func `a token with one bit altered leads nowhere`() throws {
        let token = AnswerLink.token(for: Self.asked, key: Self.key)
        let bytes = try #require(Base64URL.bytes(of: token))
        for bit in 0..<bytes.count * 8 {
            var altered = bytes
            altered[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(
                AnswerLink.solicitation(of: Base64URL.text(of: altered), key: Self.key) == nil)
        }
    }

    @Test func `a token of another house leads nowhere`() {
        for id in Self.manyIdentifiers() {
            let token = AnswerLink.token(for: id, key: Self.other)
            #expect(AnswerLink.solicitation(of: token, key: Self.key) == nil)
        }
    }

    @Test func `a token that is cut, doubled or padded leads nowhere`() {
        let token = AnswerLink.token(for: Self.asked, key: Self.key)
        let wrong = [
            "", String(token.dropLast()), String(token.dropFirst()), token + token, token + "=",
            token + "AAAA", String(token.dropLast(4)), " " + token, token + "\n",
        ]
        for text in wrong {
            #expect(AnswerLink.solicitation(of: text, key: Self.key) == nil)
        }
    }

    @Test func `a key is 32 bytes or 64 hexadecimal digits, and is not printed`() {
        #expect(AnswerKey(bytes: Array(repeating: 1, count: 31)) == nil)
        #expect(AnswerKey(bytes: Array(repeating: 1, count: 33)) == nil)
        #expect(AnswerKey(hexadecimal: String(repeating: "01", count: 31)) == nil)
        #expect(AnswerKey(hexadecimal: String(repeating: "0g", count: 32)) == nil)
        let key = AnswerKey(hexadecimal: String(repeating: "01", count: 32))
        #expect(
            key.map { AnswerLink.token(for: Self.asked, key: $0) }
                == AnswerLink.token(for: Self.asked, key: Self.key))
        var dumped = ""
        dump(Self.key, to: &dumped)
        #expect(!dumped.contains("1, 1") && !dumped.contains("0101"))
        #expect("\(Self.key)" == "AnswerKey" && String(reflecting: Self.key) == "AnswerKey")
    }

    @Test func `a code is the same each time, another for another question or house`() {
        let ids = Self.manyIdentifiers()
        let codes = ids.map { ReplyCode(for: $0, key: Self.key) }
        #expect(codes == ids.map { ReplyCode(for: $0, key: Self.key) })
        // 20,480 codes: by chance about 95 pairs of 2,000 are alike.
        #expect(Set(codes).count > 1_800)
        let others = ids.map { ReplyCode(for: $0, key: Self.other) }
        #expect(zip(codes, others).count { $0 == $1 } < 5)
    }

    @Test func `a code has nothing that is taken for something else, and is read as it is typed`() {
        let letters = Set("CDFGHJKMNPQRTVWX34679")
        for id in Self.manyIdentifiers() {
            let code = ReplyCode(for: id, key: Self.key)
            #expect(code.text.count == 4 && code.text.allSatisfy(letters.contains))
            #expect(ReplyCode(typed: code.text) == code)
            #expect(ReplyCode(typed: code.text.lowercased()) == code)
        }
    }

    @Test(arguments: [
        "", "OUI", "K7P", "K7PXX", "KKPX", "77PX", "K7 P", "0UI3", "NON", "K8PX", "K7PI", "k7pé",
        "merc", "vous", "puis", "yeah", "1234", "0639", "٣7PX",
    ])
    func `a word that is no code is not taken for one`(_ word: String) {
        #expect(ReplyCode(typed: word) == nil)
    }
}
