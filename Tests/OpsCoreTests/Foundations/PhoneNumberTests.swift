import OpsCore
import Testing

struct PhoneNumberTests {
    private static let typed: [(String, String)] = [
        ("06 39 98 12 34", "+33639981234"), ("0639981234", "+33639981234"),
        ("+33 6 39 98 12 34", "+33639981234"), ("+33 (0)6 39 98 12 34", "+33639981234"),
        ("0033639981234", "+33639981234"), ("0033 (0)6.39.98.12.34", "+33639981234"),
        ("06-39-98-12-34", "+33639981234"), ("06/39/98/12/34", "+33639981234"),
        ("06\u{A0}39\u{202F}98 12 34", "+33639981234"), ("(06) 39 98 12 34", "+33639981234"),
        ("+262 692 00 00 00", "+262692000000"), ("00 34 600 000 000", "+34600000000"),
        ("+123456789012345", "+123456789012345"), ("+12345678", "+12345678"),
    ]

    @Test(arguments: typed)
    func `what people type is read`(_ typed: String, _ e164: String) {
        #expect(PhoneNumber(typed, in: .france)?.e164 == e164)
    }

    @Test(arguments: [
        "", "+", "0", "00", "12", "15", "06399812", "063998123", "06399812345", "639981234",
        "+3363998123", "+336399812345", "+33006399812", "+33 00 63 99 81 23", "+0639981234",
        "000639981234", "++33639981234", "+33639981234+", "33+639981234", "+1234567",
        "+1234567890123456", "06 39 98 12 3a", "tel:0639981234", "06,39,98,12,34",
        "０６３９９８１２３４", "٠٦٣٩٩٨١٢٣٤", "06 39 98 12 34\n", "06 39 98 12 34;ext=1",
        "06\u{200B}39981234", "0639981234\u{301}", "' OR 1=1 --", "\u{0}0639981234",
    ])
    func `what cannot be a number is refused`(_ typed: String) {
        #expect(PhoneNumber(typed, in: .france) == nil)
    }

    @Test(arguments: [
        ("06 6982 1234", DialledFrom.italy, "+390669821234"),
        ("06 39 98 12 34", .italy, "+390639981234"), ("339 123 4567", .italy, "+393391234567"),
        ("0577 12345", .italy, "+39057712345"), ("800 065 510", .italy, "+39800065510"),
        ("600 123 456", .spain, "+34600123456"), ("912 345 678", .spain, "+34912345678"),
        ("912 345 678", .portugal, "+351912345678"), ("0470 12 34 56", .belgium, "+32470123456"),
        ("02 123 45 67", .belgium, "+3221234567"), ("079 123 45 67", .switzerland, "+41791234567"),
        ("020 7946 0000", .britain, "+442079460000"), ("01632 960 00", .britain, "+44163296000"),
        ("0033 6 39 98 12 34", .italy, "+33639981234"),
        ("+33 (0)6 39981234", .spain, "+33639981234"),
    ])
    func `a number without a country's code is one of the house's country`(
        _ typed: String, _ country: DialledFrom, _ e164: String
    ) {
        #expect(PhoneNumber(typed, in: country)?.e164 == e164)
    }

    @Test(arguments: [
        ("339 123 4567", DialledFrom.france), ("600 123 456", .france),
        ("06 39 98 12 34", .spain), ("0600 123 456", .spain), ("139 123 4567", .italy),
        ("06123", .italy), ("339 123 45678", .italy), ("0470 12 34 567", .belgium),
        ("79 123 45 67", .switzerland),
    ])
    func `what the country does not have is not made a number of another`(
        _ typed: String, _ country: DialledFrom
    ) {
        #expect(PhoneNumber(typed, in: country) == nil)
    }

    @Test func `where no country is said a number is not guessed`() {
        #expect(PhoneNumber("06 39 98 12 34") == nil)
        #expect(PhoneNumber("+39 06 6982 1234")?.e164 == "+390669821234")
        #expect(PhoneNumber.readings(of: "339 123 4567").map(\.e164) == ["+393391234567"])
        #expect(
            Set(PhoneNumber.readings(of: "06 39 98 12 34").map(\.e164)).isSuperset(of: [
                "+33639981234", "+390639981234",
            ]))
        #expect(PhoneNumber.readings(of: "1234567").isEmpty)
    }

    @Test func `a number of hostile length is refused`() {
        #expect(PhoneNumber(String(repeating: "0", count: 100_000)) == nil)
        #expect(PhoneNumber("+" + String(repeating: "3", count: 100_000)) == nil)
    }
}
