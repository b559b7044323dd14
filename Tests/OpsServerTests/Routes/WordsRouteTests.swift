import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// What the desks are told beside identifiers: labels, names and numbers that people know.
struct WordsRouteTests {
    @Test func `anonymous is who wanted to be, and not who gave no name`() async throws {
        try await withHouse { house in
            let nameless = try await house.post("/v1/contacts", #"{"kind":"thanks"}"#).expect(201)
            #expect(nameless["anonymous"]?.flag == false)
            let hidden = try await house.post(
                "/v1/contacts", #"{"kind":"listening","anonymous":true}"#
            ).expect(201)
            #expect(hidden["anonymous"]?.flag == true)
            for (number, isAnonymous) in [(1, false), (2, true)] {
                let shown = try await house.get("/v1/contacts/\(number)", as: .operator)
                #expect(shown["anonymous"]?.flag == isAnonymous)
            }
            let listed = try await house.get("/v1/contacts", as: .operator).expect(200).items
            #expect(listed.map { $0["anonymous"]?.flag } == [true, false])
            let lifted = try await house.post(
                "/v1/contacts/2/lifting",
                #"{"reason":"danger_to_life","recipient":"emergency_medical"}"#, as: .operator
            ).expect(200)
            #expect(lifted["anonymous"]?.flag == false)
            #expect(lifted["anonymityLifted/recipient"]?.string == "emergency_medical")
        }
    }

    @Test func `a desk is told by its label, until its token is revoked`() async throws {
        try await withHouse { house in
            let issued = try await house.post(
                "/v1/tokens", #"{"role":"coordinator","label":"night desk"}"#
            ).expect(201)
            let fields = [("Authorization", "Bearer \(issued["token"]?.string ?? "")")]
            try await house.post("/v1/dangers", as: .operator).expect(201)
            let taken = try await house.call(
                .post, "/v1/dangers/1/taking", as: nil, fields: fields
            ).expect(200)
            #expect(taken["owner/label"]?.string == "night desk")
            #expect(
                try await house.get("/v1/dangers").items.first?["owner/label"]?.string
                    == "night desk")

            try await house.call(
                .post, "/v1/visit-checks", as: nil, #"{"code":"abeille"}"#, fields: fields
            ).expect(200)
            let checks = try await house.get("/v1/visit-checks").expect(200).items
            #expect(checks.first?["label"]?.string == "night desk")

            _ = try await house.logContact("food")
            try await house.call(
                .post, "/v1/concerns", as: nil, #"{"contact":1,"facts":"x"}"#, fields: fields
            ).expect(201)
            let decided = try await house.call(
                .post, "/v1/concerns/1/decision", as: nil, #"{"decision":"watch"}"#,
                fields: fields
            ).expect(200)
            #expect(decided["raisedByLabel"]?.string == "night desk")
            #expect(decided["steps/1/byLabel"]?.string == "night desk")
            #expect(decided["owner/label"]?.string == "night desk")

            try await house.call(.delete, "/v1/tokens/\(issued.id)").expect(200)
            let orphaned = try await house.get("/v1/dangers/1").expect(200)
            #expect(orphaned["owner/token"]?.string == issued.id)
            #expect(orphaned["owner/label"] == .null)
        }
    }

    @Test func `a referral and a token name their partner to the house alone`() async throws {
        try await withHouse { house in
            let consent =
                #"{"by":"person","means":"in_person","saidAt":"2020-03-23T07:00:00Z"}"#
            let body =
                #"{"needs":[{"kind":"food"}],"person":{"name":"Odette Exemple","#
                + #""postcode":"92120"},"consent":\#(consent)}"#
            let sent = try await house.post("/v1/referrals", body, as: .partner).expect(201)
            #expect(sent["partnerName"] == nil && sent["contactNumber"] == nil)
            let seen = try await house.get("/v1/referrals/1", as: .coordinator).expect(200)
            let partner = try await house.get("/v1/partners/1", as: .coordinator).expect(200)
            #expect(seen["partnerName"]?.string == partner["name"]?.string)
            #expect(seen["contactNumber"]?.integer == 1)
            let tokens = try await house.get("/v1/tokens").expect(200).items
            let own = tokens.first { $0["role"]?.string == "partner" }
            #expect(own?["partnerName"]?.string == partner["name"]?.string)
        }
    }

    @Test func `a partner reads what needs are called, and nothing beside it`() async throws {
        try await withHouse { house in
            let needs = try await house.get("/v1/needs", as: .partner).expect(200).items
            #expect(needs.first?["name/fr"]?.string == "aide alimentaire")
            try await house.get("/v1/uncovered-needs", as: .partner).expect(403)
        }
    }

    @Test func `a mission shows when its crew comes`() async throws {
        try await withHouse { house in
            let volunteer = try await house.addVolunteer()
            let request = try await house.logContact("food")
            try await house.offer(request, to: volunteer).expect(201)
            try await house.step(1, "acceptance").expect(200)
            #expect(try await house.get("/v1/missions/1")["slot"] == .null)
            try await house.post(
                "/v1/missions/1/slot", #"{"from":"2020-03-24T14:00:00Z","minutes":60}"#
            ).expect(200)
            let shown = try await house.get("/v1/missions/1").expect(200)
            #expect(shown["slot/from"]?.string == "2020-03-24T14:00:00.000Z")
            #expect(shown["slot/until"]?.string == "2020-03-24T15:00:00.000Z")
        }
    }
}
