import OpsTesting
import Testing

@testable import OpsCore

/// What volunteers read.
struct MessageTextTests {
    private static func text(
        _ kind: MessageKind, number: Int64 = 52, need: LocalizedText = NeedKind.food.text,
        place: String = "Montrouge", wall: Wall? = .offset(minutes: 120), hasCode: Bool = true,
        link: String? = nil, dueAt: Instant = Samples.start + .hours(4)
    ) -> MessageText {
        let key = Samples.known(AnswerKey(bytes: [UInt8](repeating: 7, count: 32)))
        return MessageText(
            kind: kind, missionNumber: number, need: need,
            place: LocalizedText(fr: place, es: place, en: place),
            until: Samples.start + .minutes(30), dueAt: dueAt, wall: wall,
            code: hasCode ? ReplyCode(for: Samples.id(9), key: key) : nil, link: link)
    }

    @Test func `the words of every kind are those that are checked in`() throws {
        var lines: [String] = []
        for kind in MessageKind.allCases {
            for language in PublicationLanguage.allCases {
                let text = Self.text(kind, link: "https://ops.example/a/xyz").text(in: language)
                lines.append("\(kind.rawValue) \(language.rawValue): \(text)")
            }
        }
        try Snapshot.expect(lines.joined(separator: "\n") + "\n", matches: "OpsCore/messages.txt")
    }

    @Test func `every kind in every language is one short message, whatever stands in it`() {
        let long = String(repeating: "Œuvre d'été à l'île ", count: 4)
        let longest = LocalizedText(fr: long, es: long, en: long)
        for kind in MessageKind.allCases {
            for language in PublicationLanguage.allCases {
                for (number, wall, hasCode) in [
                    (Int64(1), Wall.offset(minutes: 120) as Wall?, true),
                    (9_999_999_999, nil, true), (9_999_999_999, nil, false),
                ] {
                    let text = Self.text(
                        kind, number: number, need: longest, place: long, wall: wall,
                        hasCode: hasCode
                    ).text(in: language)
                    #expect(text.unicodeScalars.count <= GSMText.limit, "\(text)")
                    #expect(GSMText.isWhole(text), "\(text)")
                    #expect(text.contains("\(number)"))
                }
            }
        }
    }

    @Test func `a question says how to answer, and until when, by the clocks of the place`() {
        let text = Self.text(.asked).text(in: .fr)
        #expect(text.contains("OUI") && text.contains("NON"))
        let local = Self.text(.asked, wall: .offset(minutes: 60)).text(in: .en)
        let utc = Self.text(.asked, wall: nil).text(in: .en)
        #expect(local != utc)
        #expect(utc.contains("UTC"))
        #expect(!local.contains("UTC"))
    }

    @Test
    func
        `each time is told as the clocks of the place show it then, also when they change between`()
    {
        // Summer time begins on 29 March: the answer is awaited before, help after.
        let text = Self.text(.asked, wall: .zone(Samples.paris), dueAt: Samples.start + .days(7))
        #expect(text.text(in: .fr).contains("pour le 30/03 10:00"))
        #expect(text.text(in: .fr).contains("Avant le 23/03 09:30"))
    }

    @Test func `letters that old telephones lack are left plain`() {
        #expect(GSMText.folded("Être là, œuvre «ça» – 12 €") == "Etre là, oeuvre \"ca\" - 12 ")
        #expect(GSMText.isWhole("Señor, ¿qué?") == true)
        #expect(!GSMText.isWhole("día"))
        #expect(GSMText.shortened("abcdef", to: 4) == "abc.")
        #expect(GSMText.shortened("abcd", to: 4) == "abcd")
    }
}
