import OpsCore
import OpsTesting
import Testing

struct LanguageTagTests {
    private static let tags: [(String, String)] = [
        ("fr", "fr"), ("FR", "fr"), ("pt-BR", "pt-br"), ("zh-Hant-TW", "zh-hant-tw"),
        ("es-419", "es-419"), ("de-CH-1996", "de-ch-1996"), ("fr-x-a", "fr-x-a"),
        ("rmy", "rmy"),
    ]

    @Test(arguments: tags)
    func `a language is read and kept in lower case`(_ text: String, _ kept: String) {
        #expect(LanguageTag(text)?.text == kept)
    }

    @Test(arguments: [
        "", "f", "français", "fr_FR", "fr-", "-fr", "fr--x", "419", "f1", "abcdefghi",
        "fr-abcdefghi",
        "fr fr", "fr-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd", "\u{212A}n", "fr\n", "ﬁ",
    ])
    func `another text is not a language`(_ text: String) {
        #expect(LanguageTag(text) == nil)
    }

    @Test func `who speaks a variety is understood by who speaks the language`() {
        #expect(Samples.language("pt-BR").matches(Samples.language("pt")))
        #expect(!Samples.language("pt").matches(Samples.language("fr")))
        #expect(!Samples.language("fro").matches(Samples.language("fr")))
    }

    @Test(arguments: ["fr", "FR", "pt-BR", "rmy", "rom", "uk", "zh-Hant-TW", "ro"])
    func `a language that there is may be said`(_ text: String) {
        #expect(LanguageTag.said(text) == LanguageTag(text) && LanguageTag(text) != nil)
    }

    @Test(arguments: ["xx", "qq-FR", "french", "francais", "espanol", "f", "", "fr_FR"])
    func `a slip of the pen is no language, though the journal may hold it`(_ text: String) {
        #expect(LanguageTag.said(text) == nil)
    }
}
