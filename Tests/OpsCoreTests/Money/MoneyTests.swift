import OpsTesting
import Testing

@testable import OpsCore

/// Exact hundredths, and nothing else.
struct MoneyTests {
    @Test func `what is typed is read to the hundredth or not at all`() {
        let read: [(String, Int64)] = [
            ("0", 0), ("12", 1_200), ("12.4", 1_240), ("12.40", 1_240), ("12,40", 1_240),
            ("0.01", 1), ("0,99", 99), ("100000", 10_000_000), ("00012.05", 1_205),
        ]
        for (text, cents) in read { #expect(Money.cents(typed: text) == cents, "\(text)") }
        for text in [
            "", ".", ",", "12.", ".5", "12.345", "12,999", "1.234,56", "-1", "+1", "1e3", " 12",
            "12 ", "12.4 EUR", "100000.01", "9999999", "１２", "12..4", "NaN",
        ] {
            #expect(Money.cents(typed: text) == nil, "\(text)")
        }
    }

    @Test func `every amount is shown as it can be typed again, in each language`() throws {
        var chance = SeededGenerator(seed: Seeds.next(for: "amounts"))
        let some = (0..<2_000).map { _ in Int64(chance.below(10_000_001)) }
        for cents in some + [0, 1, 9, 10, 99, 100, 101, 10_000_000] {
            for language in PublicationLanguage.allCases {
                let text = Money.text(of: cents, in: language)
                #expect(Money.cents(typed: text) == cents, "\(text)")
                #expect(text.contains(".") == (language == .en))
            }
        }
        #expect(Money.text(of: -5, in: .en) == "-0.05")
        #expect(Samples.euros(1_240).text(in: .fr) == "12,40 EUR")
    }

    @Test func `sums of hundredths are exact where fractions are not`() {
        let dimes = (0..<1_000_000).reduce(Int64(0)) { sum, _ in
            sum + (Money.cents(typed: "0.10") ?? 0)
        }
        #expect(dimes == 10_000_000)
        #expect((0..<1_000_000).reduce(0.0) { sum, _ in sum + 0.1 } != 100_000)
    }

    @Test func `documents hold whole hundredths and a code of three letters`() throws {
        var json = JSONWriter()
        json.beginObject()
        json.member("amount", Samples.euros(1_240))
        json.endObject()
        #expect(
            String(decoding: json.bytes, as: UTF8.self)
                == #"{"amount":{"cents":1240,"currency":"EUR"}}"#)
        let read = try JSONFields.read(JSONParser.value(of: json.bytes)) { $0.money("amount") }
        #expect(read == Samples.euros(1_240))
        for bad in [
            #"{"cents":12.4,"currency":"EUR"}"#, #"{"cents":-1,"currency":"EUR"}"#,
            #"{"cents":10000001,"currency":"EUR"}"#, #"{"cents":1,"currency":"eur"}"#,
            #"{"cents":1,"currency":"EURO"}"#, #"{"cents":1}"#, #"{"currency":"EUR"}"#,
            #"{"cents":"1","currency":"EUR"}"#,
        ] {
            let document = try JSONParser.value(of: Array(#"{"amount":\#(bad)}"#.utf8))
            #expect(throws: InvalidDocument.self, "\(bad)") {
                try JSONFields.read(document) { $0.money("amount", isNeeded: true) }
            }
        }
        #expect(Money(cents: -1, Samples.euro) == nil)
        #expect(Money(cents: 10_000_001, Samples.euro) == nil)
    }
}
