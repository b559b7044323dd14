import OpsCore
import OpsTesting
import Testing

/// The journal holds postcodes, so nothing else may pass for one.
struct PostcodeTests {
    @Test(arguments: ["92120", "2A004", "SW1A 1AA", "12345-6789", "01310-100", "75"])
    func `a postcode of some country is taken`(_ text: String) {
        #expect(Postcode.isPossible(text))
    }

    @Test(arguments: [
        "", "7", "Mme Durand", "0639981234", "639981234", "1234-56789", "92120\n",
        "9２120", "12345678901", "92/120",
    ])
    func `a telephone number, a name or anything else is not`(_ text: String) {
        #expect(!Postcode.isPossible(text))
    }

    @Test(arguments: [
        ("92 120", "92120"), ("F-92120", "92120"), ("FR-92 120", "92120"), ("92-120", "92120"),
        ("92120", "92120"), ("SW1A 1AA", "SW1A 1AA"), ("12345-6789", "12345-6789"),
        ("2A-004", "2A-004"), ("1000-205", "1000-205"), ("75", "75"),
    ])
    func `what is typed with spaces or a country is the same postcode`(
        _ text: String, _ expected: String
    ) {
        #expect(Postcode.canonical(text) == expected)
    }

    @Test func `a contact with something else for a postcode is refused`() throws {
        let country = try Given.country()
        let wish = LogContact(needs: [.food], postcode: "0639981234")
        country.when(.hotline(.logContact(wish))).thenRefuses(.hotline(.impossiblePostcode))
    }
}
