import OpsTesting
import Testing

@testable import OpsCore

struct VisitCodeTests {
    @Test func `each word is one plain word, and none stands twice in a language`() {
        for language in PublicationLanguage.allCases {
            let list = VisitWords.list(in: language)
            #expect(list.count == 128)
            let folded = list.map { VisitCode.folded($0) }
            #expect(Set(folded).count == 128, "\(language)")
            #expect(folded.allSatisfy { $0.count == 1 && $0[0].count >= 3 }, "\(language)")
        }
    }

    @Test func `every code is understood in the words of each language`() {
        for number in 0...VisitCode.last {
            let code = Samples.known(VisitCode(number: number))
            for language in PublicationLanguage.allCases {
                #expect(VisitCode.meant(by: code.words(in: language)).contains(code))
            }
        }
        #expect(VisitCode(number: VisitCode.last + 1) == nil)
        #expect(VisitCode(number: -1) == nil)
    }

    @Test func `it is understood as people type it`() throws {
        let code = try #require(VisitCode(number: 5 << 7 | 10))
        #expect(code.words(in: .fr) == "fenêtre étoile")
        for text in ["fenetre etoile", " FENÊTRE,  Étoile. ", "ventana estrella", "Window-Star"] {
            #expect(VisitCode.meant(by: text) == [code], "\(text)")
        }
        for text in ["", "fenêtre", "étoile fenêtre étoile", "fenêtre star", "1234", "fenêtre x"] {
            #expect(VisitCode.meant(by: text).isEmpty, "\(text)")
        }
        #expect(VisitCode.meant(by: "étoile fenêtre") != [code])
    }

    @Test func `all of the chance that is handed in is used, and no more than there are codes`() {
        var generator = SeededGenerator(seed: 21)
        var seen: Set<Int64> = []
        for _ in 0..<200_000 { seen.insert(VisitCode(bits: generator.next()).number) }
        #expect(seen.count == Int(VisitCode.last) + 1)
        #expect(VisitCode(bits: .max).number == VisitCode.last)
    }

    @Test func `it is told in the person's language, or in French`() {
        for (tag, language) in [
            ("es", PublicationLanguage.es), ("en-gb", .en), ("fr", .fr), ("pt-br", .fr),
            ("est", .fr),
        ] {
            #expect(VisitCode.spoken(by: Samples.language(tag)) == language, "\(tag)")
        }
    }
}
