import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// Telephone numbers without a country's code are those of the house's country.
struct CountryTests {
    private func withHouse(
        in country: DialledFrom?, _ body: (Premises) async throws -> Void
    ) async throws {
        try await inTemporaryFolder { folder in
            let premises = try await Premises.open(.desk, in: folder + "/data", country: country)
            try await body(premises)
            await premises.close()
        }
    }

    private static func phone(_ typed: String, _ house: Premises) async throws -> Answer {
        try await house.post(
            "/v1/contacts", #"{"kind":"information","person":{"phone":"\#(typed)"}}"#)
    }

    @Test func `an Italian number is Italian in Italy, and French in France`() async throws {
        for (country, e164) in [
            (DialledFrom.italy, "+390639981234"), (.france, "+33639981234"),
        ] {
            try await withHouse(in: country) { house in
                let contact = try await Self.phone("06 39 98 12 34", house).expect(201)
                let person = try #require(contact["person/id"]?.string)
                let known = try await house.get("/v1/people/\(person)/history").expect(200)
                #expect(known["phone"]?.string == e164)
                let ready = try await house.get("/readyz").expect(200)
                #expect(ready["country"]?.string == country.rawValue)
            }
        }
    }

    @Test func `where several countries call a number without its code is refused, in words`()
        async throws
    {
        try await withHouse(in: nil) { house in
            let answer = try await Self.phone("06 39 98 12 34", house).expect(422)
            #expect(answer.faults == ["#/person/phone field.impossible_phone_number"])
            #expect(answer.text.contains("country's code"))
            try await Self.phone("+39 06 3998 1234", house).expect(201)
        }
    }

    @Test func `the description says which numbers this house takes`() throws {
        func pattern(_ country: DialledFrom?) throws -> String? {
            let made = OpenAPIDescription(country: country).made
            let document = try JSONParser.value(of: made.bytes, limits: .file)
            return document["components/schemas/Phone/pattern"]?.string
        }
        let patterns = try [DialledFrom.italy, .france, .spain, nil].map(pattern)
        #expect(Set(patterns.compactMap(\.self)).count == 4)
    }
}
