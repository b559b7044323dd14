import Foundation
import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// The description says what the readers take: no more, no less.
struct SchemaTests {
    /// Whether a schema of a string allows a text, as far as its pattern and lengths say.
    private static func allows(_ schema: String, _ text: String) throws -> Bool {
        let schema = try JSONParser.value(of: Array(schema.utf8))
        let pattern = try NSRegularExpression(pattern: #require(schema["pattern"]?.string))
        let size = Int64(text.unicodeScalars.count)
        guard size >= schema["minLength"]?.integer ?? 0,
            size <= schema["maxLength"]?.integer ?? .max
        else { return false }
        let whole = NSRange(text.startIndex..., in: text)
        return pattern.firstMatch(in: text, range: whole)?.range == whole
    }

    @Test(arguments: DialledFrom.allCases.map(Optional.some) + [nil])
    func `telephone numbers`(_ country: DialledFrom?) throws {
        let schema = Schemas.phone(in: country)
        for text in [
            "06 6982 1234", "339 123 4567", "0577 12345", "06123", "061234", "00 1234567",
            "001 1234567",
            "600 123 456", "500 123 456", "912 345 678", "0470 12 34 56", "0270 12 34 56",
            "02 123 45 67",
            "079 123 45 67", "020 7946 0000", "01632 960 00", "02632 960 00", "800 065 510",
            "0123456789012",
            "06 39 98 12 34", "0639981234", "+33639981234", "+33 (0)6 39 98 12 34", "0033639981234",
            "00 33 (0) 6.39.98.12.34", "+262 639 98 12 34", "(+33) 6 39 98 12 34",
            "+1 555 010 9999",
            "+349 123 456", "+3312345678", "0 0 3 3 6 39 98 12 34", "+330639981234", "00639981234",
            "06 39 98 12 3", "06 39 98 12 345", "0039981234", "639981234", "+0639981234",
            "+33039981234",
            "+33 00 39 98 12 34", "+", "", " ", "06 39 98 12 3x", "++33639981234", "06+39981234",
            "+12345678", "+1234567", "+123456789012345", "+1234567890123456", "+3", "+34",
            "\u{A0}06\u{202F}39981234", "06\n39981234", "06 39 98 12 34\n",
        ] {
            let isTaken = PhoneNumber(text, in: country) != nil
            #expect(try Self.allows(schema, text) == isTaken, "\(text)")
        }
    }

    @Test func `postcodes`() throws {
        for text in [
            "92120", "1", "12", "SW1A 1AA", "12345-6789", "123456789", "1234-56789", "12345678",
            "AB", "A1", "12345 6789", "1234567890", "A-1-2-3-4-", "92_120", "٣٣٣٣٣", "92120\n",
        ] {
            #expect(
                try Self.allows(Schemas.postcode, text) == Postcode.isPossible(text), "\(text)")
        }
    }

    @Test func `languages, slugs and skills`() throws {
        for text in [
            "fr", "pt-br", "PT-BR", "xx", "Uk", "qq-FR", "rom", "f", "french", "frenchman",
            "frenchmen-1", "fr-", "-fr",
            "fr--ca",
            "fr-123456789", "zh-hant-tw", "zh-hant-tw-zh-hant-tw-zh-hant-tw-zh-hant", "fr_ca", "",
            "a1", "first_aid", "First", "croix-rouge-chez-vous", "a-", "\u{212A}o",
            String(repeating: "a", count: 40), String(repeating: "a", count: 41),
            String(repeating: "a", count: 80), String(repeating: "a", count: 81),
        ] {
            #expect(
                try Self.allows(Schemas.language, text) == (LanguageTag.said(text) != nil),
                "\(text)")
            #expect(try Self.allows(Schemas.slug, text) == (Slug(text) != nil), "\(text)")
            #expect(try Self.allows(Schemas.skill, text) == (SkillCode(text) != nil), "\(text)")
        }
    }

    @Test func `every control character is in the pattern of texts or taken`() throws {
        for code in UInt8(0)..<0x80 {
            let text = "a" + String(Unicode.Scalar(code)) + "b"
            let isTaken = (try? JSONValue.string(text).text(limit: 3)) != nil
            #expect(try Self.allows(Schemas.words(3), text) == isTaken, "\(code)")
        }
    }

    @Test func `needs are taken in every spelling that the description lists`() throws {
        let schema = try JSONParser.value(of: Array(Schemas.spokenNeed.utf8))
        let words = try #require(schema["anyOf/0/enum"]).elements.compactMap(\.string)
        #expect(words.count > NeedKind.allCases.count)
        for word in words { #expect(NeedKind(spoken: word) != nil, "\(word)") }
        for kind in NeedKind.allCases {
            #expect(words.contains(kind.rawValue) == (kind != .qualification))
        }
        #expect(Schemas.searchedNeed.contains("\"qualification\""))
    }

    @Test func `the pattern of added needs says what their reader takes`() throws {
        for text in [
            "errand.a", "talk.a1_", "errand.A", "errand.", "walk.a", "desk.é", "visit.a.b",
        ] {
            #expect(try Self.allows(Schemas.ownNeed, text) == (OwnNeed(text) != nil), "\(text)")
        }
        for length in [40, 41] {
            let text = "desk." + String(repeating: "a", count: length)
            #expect(try Self.allows(Schemas.ownNeed, text) == (length == 40))
        }
    }

    @Test func `what is not needed may be null`() async throws {
        try await withHouse { house in
            try await house.post("/v1/tokens", #"{"role":"operator","label":null}"#).expect(201)
            try await house.post(
                "/v1/contacts",
                """
                {"needs":[{"kind":"food"}],"person":null,"caller":{"relation":null,"name":null},
                 "language":null,"anonymous":null,"occurredAt":null,"note":null}
                """
            ).expect(201)
            try await house.post(
                "/v1/contacts",
                #"{"needs":[{"kind":"food"}],"person":{"latitude":null,"longitude":null}}"#
            ).expect(201)
            try await house.post(
                "/v1/volunteers",
                #"{"name":"Ada Exemple","territory":"92-montrouge","skills":null,"weeklyMissions":5.0}"#
            ).expect(201)
        }
    }

    @Test func `a postcode that lies nowhere is refused, and not left out`() async throws {
        try await withHouse { house in
            let answer = try await house.post(
                "/v1/territories",
                """
                {"code":"unit-x","kind":"local_unit","parent":"FR",
                 "name":{"fr":"x","es":"x","en":"x"},"postcodes":[{"postcode":"00118"}]}
                """
            ).expect(422)
            #expect(answer.faults.count == 2)
        }
    }

    @Test func `more postcodes than the description allows are too many`() async throws {
        try await withHouse { house in
            for (count, status) in [(500, 201), (501, 422)] {
                let postcodes = (0..<count).map {
                    #"{"postcode":"x\#($0)","latitude":48,"longitude":2}"#
                }
                let answer = try await house.post(
                    "/v1/territories",
                    """
                    {"code":"unit-\(count)","kind":"local_unit","parent":"FR",
                     "name":{"fr":"x","es":"x","en":"x"},
                     "postcodes":[\(postcodes.joined(separator: ","))]}
                    """)
                answer.expect(status)
                if status == 422 { #expect(answer.faults == ["#/postcodes field.too_many"]) }
            }
        }
    }

    @Test func `the examples of the description are taken`() async throws {
        try await withHouse { house in
            try await house.addVolunteer()
            _ = try await house.logContact("medicine")
            let last = [("If-Match", "*")]
            let more = try #require(OpenAPIExamples.bodies["MoreOfContact"])
            try await house.call(.patch, "/v1/contacts/1", more, fields: last).expect(200)
            for (component, target, status) in [
                ("NewContact", "/v1/contacts", 201), ("NewVolunteer", "/v1/volunteers", 201),
                ("NewTerritory", "/v1/territories", 201), ("NewDeployment", "/v1/deployments", 201),
                ("NewToken", "/v1/tokens", 201), ("NewDanger", "/v1/dangers", 201),
                ("NewServiceCall", "/v1/dangers/1/calls", 200),
                ("DangerClosure", "/v1/dangers/1/closure", 200),
                ("NewCall", "/v1/calls", 201), ("CallReport", "/v1/calls/1/result", 200),
                ("CallCancellation", "/v1/calls/1/cancellation", 200),
                ("NewCall", "/v1/calls", 201), ("CallAlert", "/v1/calls/2/danger", 200),
                ("NewCallRules", "/v1/call-rules", 200), ("NewSkill", "/v1/skills", 200),
                ("NewCarePlan", "/v1/care-plans", 201),
                ("CarePlanReview", "/v1/care-plans/1/review", 200),
                ("CarePlanClosure", "/v1/care-plans/1/closure", 200),
                ("NewCareRules", "/v1/care-rules", 200),
                ("NewOffer", "/v1/requests/1/offers", 201),
                ("Answer", "/v1/missions/1/acceptance", 200),
                ("NewPacket", "/v1/missions/1/packet", 200),
                ("NewSlot", "/v1/missions/1/slot", 200),
                ("Report", "/v1/missions/1/start", 200),
                ("PacketCollection", "/v1/missions/1/packet/collection", 200),
                ("NewVisitCheck", "/v1/visit-checks", 200),
                ("NewRules", "/v1/rules", 201), ("NewPurchase", "/v1/missions/1/money", 200),
                ("Receipt", "/v1/missions/1/money/purchase", 200),
                ("Cancellation", "/v1/requests/2/cancellation", 200),
                ("NewOperationEvent", "/v1/operation-events", 201), ("NewTeam", "/v1/teams", 201),
                ("TeamStatusWish", "/v1/teams/1/status", 200),
                ("TeamMembers", "/v1/teams/1/members", 200),
                ("NewEventNote", "/v1/operation-events/1/notes", 201),
                ("OperationEventChange", "/v1/operation-events/1/change", 200),
                ("NewOnboardingRules", "/v1/onboarding-rules", 200),
                ("NewCandidate", "/v1/candidates", 201),
                ("CandidateStage", "/v1/candidates/1/stage", 200),
                ("CandidateStepBack", "/v1/candidates/1/step-back", 200),
                ("CandidateTwin", "/v1/candidates/1/merge", 200),
                ("NewCandidate", "/v1/candidates", 201),
                ("CandidateClosure", "/v1/candidates/2/closure", 200),
            ] {
                let example = try #require(OpenAPIExamples.bodies[component])
                try await house.post(target, example).expect(status)
            }
            let contact = try await house.get("/v1/contacts/2").expect(200)
            let person = try #require(contact["person/id"]?.string)
            for (component, word) in [
                ("PersonCorrection", "correction"), ("HoldWish", "hold"),
                ("NewConsent", "consents"), ("VisitWish", "visit-wish"),
            ] {
                let example = try #require(OpenAPIExamples.bodies[component])
                try await house.post("/v1/people/\(person)/\(word)", example).expect(200)
            }
        }
    }

    @Test func `links lead to operations that there are, by parameters that they have`() {
        for (source, links) in OpenAPILinks.from {
            #expect(RouteTable.all.contains { $0.name == source }, "\(source)")
            for link in links {
                let route = RouteTable.all.first { $0.name == link.operation }
                #expect(
                    route?.template.contains("{\(link.parameter)}") == true, "\(link.operation)")
            }
        }
    }
}
