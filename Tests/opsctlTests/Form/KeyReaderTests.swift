import OpsCore
import OpsTesting
import Testing

@testable import opsctl

/// Bytes of a terminal, wherever they are cut.
@Suite struct KeyReaderTests {
    private static let samples: [(String, [Key])] = [
        ("a\u{E9}\u{65E5}\u{1F600}", "a\u{E9}\u{65E5}\u{1F600}".map { .character($0) }),
        ("\r\n\t\u{7F}\u{8}", [.enter, .enter, .tab, .backspace, .backspace]),
        ("\u{3}\u{4}\u{13}\u{1A}", [.control("c"), .control("d"), .control("s"), .control("z")]),
        ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
        ("\u{1B}OA\u{1B}OH\u{1B}OF", [.up, .home, .end]),
        ("\u{1B}[Z\u{1B}[3~\u{1B}[5~\u{1B}[6~", [.backTab, .delete, .pageUp, .pageDown]),
        // F2 of xterm, of rxvt and screen, and of the Linux console.
        ("\u{1B}OQ\u{1B}[12~\u{1B}[[B", [.function(2), .function(2), .function(2)]),
        ("\u{1B}[15~\u{1B}[17~\u{1B}[21~", [.function(5), .function(6), .function(10)]),
        ("\u{1B}[1;5C", [.right]),
        (
            "\u{1B}[200~a\r\n\u{4}b\u{1B}[A\u{1B}[201~c",
            [.paste("a\r\n\u{4}b\u{1B}[A"), .character("c")]
        ),
        ("\u{1B}x\u{0}y", [.character("y")]),
    ]

    @Test(arguments: samples.indices) func `keys are the same however they are cut`(_ index: Int) {
        let (text, expected) = Self.samples[index]
        let bytes = Array(text.utf8)
        var whole = KeyReader()
        #expect(whole.read(bytes) == expected)
        var single = KeyReader()
        #expect(bytes.flatMap { single.read([$0]) } == expected)
        for cut in 1..<max(2, bytes.count) {
            var reader = KeyReader()
            let keys =
                reader.read(Array(bytes.prefix(cut))) + reader.read(Array(bytes.dropFirst(cut)))
            #expect(keys == expected, "cut at \(cut)")
        }
    }

    @Test func `escape alone is a key once nothing follows it`() {
        var reader = KeyReader()
        #expect(reader.read([0x1B]).isEmpty)
        #expect(reader.mayBeEscape)
        #expect(reader.giveUp() == [.escape])
        #expect(reader.read(Array("a".utf8)) == [.character("a")])
        #expect(reader.giveUp().isEmpty)
    }

    @Test func `bytes that are no text are passed over, the next key is not`() {
        var reader = KeyReader()
        let keys = reader.read([0xC3, 0x41, 0xFF, 0x80, 0xE2, 0x82, 0x42, 0xED, 0xA0, 0x80, 0x43])
        #expect(keys == [.character("A"), .character("B"), .character("C")])
    }

    @Test func `no bytes break it, and danger is heard after any of them`() {
        let seed = Seeds.next(for: "bytes of a terminal")
        var chance = SeededGenerator(seed: seed)
        for _ in 0..<400 {
            var reader = KeyReader()
            for _ in 0..<chance.below(60) {
                let special: [UInt8] = [0x1B, 0x5B, 0x4F, 0x7E, 0xC3, 0xA9, 0x32]
                let byte =
                    chance.below(2) == 0
                    ? special[chance.below(special.count)] : UInt8(chance.below(256))
                _ = reader.read([byte])
            }
            _ = reader.read(Array("\u{1B}[201~".utf8))
            _ = reader.giveUp()
            #expect(reader.read([0x04]) == [.control("d")], "seed \(seed)")
        }
    }
}
