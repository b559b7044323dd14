import OpsTesting
import Testing

@testable import OpsCore

/// What volunteers read.
struct MessageTextTests {
    private static func text(
        _ kind: MessageKind, number: Int64 = 52, need: LocalizedText = NeedKind.food.text,
        place: String = "Montrouge", clock: TimeSpan? = .hours(2), hasCode: Bool = true,
        link: String? = nil
    ) -> MessageText {
        let key = Samples.known(AnswerKey(bytes: [UInt8](repeating: 7, count: 32)))
        return MessageText(
            kind: kind, missionNumber: number, need: need,
            place: LocalizedText(fr: place, es: place, en: place),
            until: Samples.start + .minutes(30), dueAt: Samples.start + .hours(4), clock: clock,
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
                for (number, clock, hasCode) in [
                    (Int64(1), TimeSpan.hours(2) as TimeSpan?, true),
                    (9_999_999_999, nil, true), (9_999_999_999, nil, false),
                ] {
                    let text = Self.text(
                        kind, number: number, need: longest, place: long, clock: clock,
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
        let local = Self.text(.asked, clock: .hours(1)).text(in: .en)
        let utc = Self.text(.asked, clock: nil).text(in: .en)
        #expect(local != utc)
        #expect(utc.contains("UTC"))
        #expect(!local.contains("UTC"))
    }

    @Test func `letters that old telephones lack are left plain`() {
        #expect(GSMText.folded("Être là, œuvre «ça» – 12 €") == "Etre là, oeuvre \"ca\" - 12 ")
        #expect(GSMText.isWhole("Señor, ¿qué?") == true)
        #expect(!GSMText.isWhole("día"))
        #expect(GSMText.shortened("abcdef", to: 4) == "abc.")
        #expect(GSMText.shortened("abcd", to: 4) == "abcd")
    }
}
