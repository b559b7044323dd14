import OpsCore
import Testing

/// The numbers are those that makers of payment software publish for their tests.
struct CardNumberTests {
    @Test(arguments: [
        "4242424242424242", "4242 4242 4242 4242", "5555-5555-5555-4444", "3782 822463 10005",
        "6011111111111117", "4222222222222", "30569309025904", "her card is 4242 4242 4242 4242.",
        "4242\u{A0}4242\u{202F}4242 4242", "42 42 42 42 42 42 42 42", "4242–4242–4242–4242",
        "4242 4242\n4242 4242", "06 39 98 12 34 4242 4242 4242 4242", "12/26 4242424242424242 123",
        "4242  4242 - 4242 4242", "4242.4242.4242.4242",
        "4242/4242/4242/4242", "4242_4242_4242_4242", "4242, 4242, 4242, 4242",
        "4242,4242,4242,4242", "4242*4242*4242*4242", "4242|4242|4242|4242",
        "4242 | 4242 | 4242 | 4242", "*4242*4242*4242*4242*", "4242\\4242\\4242\\4242",
        "42 42 42 42 42 42 42 42.", "| 42 42 42 42 42 42 42 42 | 12/26 |",
        "４２４２４２４２４２４２４２４２", "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢", "6759649826438453128", "6759 6498 2643 8453 128 1",
    ])
    func `a card is found however it is written`(_ text: String) {
        #expect(CardNumber.isLikely(in: text))
    }

    @Test(arguments: [
        "", "bread, 2 litres of milk", "4242 4242 4242 4241", "06 39 98 12 34",
        "06 39 98 12 34 / 06 39 98 56 78", "06 39 98 12 34 06 39 98 56 78", "00 33 6 39 98 12 34",
        "424242424242", "4242 4242 4242", "0000 0000 0000 0000", "code 12B47, 3rd floor",
        "2020-03-23 08:00, 2020-03-24 18:30", "42.42, 42.42, 42.42, 42.42",
        "24.12.2020, 25.12.2020", "42|42|42|42|42|42|42|42", "06*39*98*12*34*06*39*98",
        "42424242424242424242424242424242424242424242",
    ])
    func `what is none is let through`(_ text: String) {
        #expect(!CardNumber.isLikely(in: text))
    }

    @Test func `one wrong digit is no card, whichever it is`() {
        let card = Array("4242424242424242")
        for place in card.indices {
            for digit in "0123456789" where digit != card[place] {
                var wrong = card
                wrong[place] = digit
                #expect(!CardNumber.isLikely(in: String(wrong)))
            }
        }
    }
}
