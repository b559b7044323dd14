import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// The partners' door: what it takes, what it shows, and all that it does not.
struct PartnersTests {
    private static let consent =
        #""consent":{"by":"person","means":"in_person","saidAt":"2020-03-23T07:00:00Z"}"#

    private static func referral(
        _ needs: [String] = ["food"], postcode: String = "92120", consent: String? = consent,
        name: String = Marked.person.name ?? ""
    ) -> String {
        let list = needs.map { #"{"kind":"\#($0)"}"# }.joined(separator: ",")
        return """
            {"needs":[\(list)],"person":{"name":"\(name)","phone":"06 39 98 12 34",\
            "postcode":"\(postcode)"},"note":"\(Marked.note)"\(consent.map { ",\($0)" } ?? "")}
            """
    }

    /// Another partner and its token.
    private static func other(_ house: Premises) async throws -> (id: String, token: String) {
        let partner = try await house.post(
            "/v1/partners", #"{"name":"MARKED-PARTNER","kind":"pharmacy","territory":"92"}"#
        ).expect(201)
        let issued = try await house.post(
            "/v1/tokens", #"{"role":"partner","partner":"\#(partner.id)"}"#
        ).expect(201)
        #expect(issued["partner"]?.string == partner.id)
        return (partner.id, try #require(issued["token"]?.string))
    }

    private static func fields(_ token: String) -> [(String, String)] {
        [("Authorization", "Bearer \(token)")]
    }

    @Test(arguments: Door.allCases)
    func `from the partner's desk to the door of the person`(_ door: Door) async throws {
        try await withHouse(door) { house in
            let volunteer = try await house.addVolunteer()
            let sent = try await house.post("/v1/referrals", Self.referral(), as: .partner)
                .expect(201)
            #expect(sent["state"]?.string == "received")
            #expect(sent["needs/0/kind"]?.string == "food")
            #expect(sent.headers["location"] == "/v1/referrals/\(sent.id)")
            let contact = try await house.get("/v1/contacts/1", as: .operator).expect(200)
            #expect(contact["referral/number"]?.integer == 1)
            #expect(contact["referral/partnerKind"]?.string == "landlord")
            #expect(contact["person/name"]?.string == Marked.person.name)
            #expect(contact["requests/0/status"]?.string == "open")

            try await house.offer(1, to: volunteer).expect(201)
            try await Self.expect("being_organised", house)
            try await house.step(1, "acceptance").expect(200)
            try await Self.expect("on_the_way", house)
            try await house.step(1, "start").expect(200)
            try await house.step(1, "completion").expect(200)
            let shown = try await Self.expect("helped", house)
            #expect(shown["needs/0/endedAt"]?.string != nil)
        }
    }

    @discardableResult
    private static func expect(
        _ state: String, _ house: Premises, as role: Role = .partner,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        let shown = try await house.get("/v1/referrals/1", as: role).expect(200)
        #expect(shown["state"]?.string == state, sourceLocation: sourceLocation)
        return shown
    }

    @Test func `every other route is closed to a partner`() async throws {
        try await withHouse { house in
            let own: Set = ["referPerson", "listReferrals", "showReferral", "listNeeds"]
            var closed = 0
            for route in RouteTable.all where route.roles != nil {
                let target = route.template.replacing("{id}", with: "1")
                    .replacing("{token}", with: "nothing").replacing("{slug}", with: "nothing")
                let status = try await house.call(route.method, target, as: .partner).status
                #expect((status == 403) == !own.contains(route.name), "\(route.name): \(status)")
                closed += status == 403 ? 1 : 0
            }
            #expect(closed == RouteTable.all.count { $0.roles != nil } - own.count)
        }
    }

    @Test func `nothing names anybody to a partner, not even whom it sent`() async throws {
        try await withHouse { house in
            let volunteer = try await house.addVolunteer()
            let sent = try await house.post("/v1/referrals", Self.referral(), as: .partner)
            try await house.offer(1, to: volunteer).expect(201)
            try await house.step(1, "acceptance").expect(200)
            let list = try await house.get("/v1/referrals", as: .partner).expect(200)
            let shown = try await house.get("/v1/referrals/\(sent.id)", as: .partner).expect(200)
            for answer in [sent, list, shown] {
                #expect(Marked.found(in: answer.text).isEmpty)
                for member in ["contact", "person", "partner", "mission", "territory"] {
                    #expect(!answer.text.contains("\"\(member)\""), "\(member)")
                }
            }
            let seen = try await house.get("/v1/referrals/1", as: .coordinator).expect(200)
            #expect(seen["contact"]?.string != nil && seen["partner"]?.string != nil)
        }
    }

    @Test func `what another partner sent is as what nobody sent`() async throws {
        try await withHouse { house in
            let sent = try await house.post("/v1/referrals", Self.referral(), as: .partner)
            let (_, token) = try await Self.other(house)
            let nothing = try await house.call(
                .get, "/v1/referrals/99", as: nil, fields: Self.fields(token)
            ).expect(404, "referral.unknown")
            for id in [sent.id, "1", "0190f3c2-0000-7000-8000-000000000001"] {
                let answer = try await house.call(
                    .get, "/v1/referrals/\(id)", as: nil, fields: Self.fields(token)
                ).expect(404, "referral.unknown")
                #expect(answer.text == nothing.text)
            }
            let list = try await house.call(
                .get, "/v1/referrals", as: nil, fields: Self.fields(token)
            ).expect(200)
            #expect(list.items.isEmpty)
            #expect(try await house.get("/v1/referrals", as: .partner).items.count == 1)
            #expect(try await house.get("/v1/referrals", as: .coordinator).items.count == 1)
        }
    }

    @Test func `that somebody is known already is proposed to the house and not told`()
        async throws
    {
        try await withHouse { house in
            let first = try await house.post("/v1/referrals", Self.referral(), as: .partner)
            let again = try await house.post("/v1/referrals", Self.referral(), as: .partner)
            #expect(first.expect(201)["needs"] == again.expect(201)["needs"])
            let contact = try await house.get("/v1/contacts/2", as: .operator).expect(200)
            let person = try #require(contact["person/id"]?.string)
            await house.house.office.tick()
            let found = try await house.get("/v1/people/\(person)/duplicates", as: .operator)
            #expect(found.expect(200).items.count == 1)
            try await house.post(
                "/v1/requests/2/cancellation", #"{"reason":"duplicate"}"#, as: .coordinator
            ).expect(200)
            let shown = try await house.get("/v1/referrals/2", as: .partner).expect(200)
            #expect(shown["state"]?.string == "not_helped")
            #expect(shown["needs/0/reason"]?.string == "other")
        }
    }

    @Test func `a need that is found out later is not the partner's business`() async throws {
        try await withHouse { house in
            try await house.post("/v1/referrals", Self.referral(), as: .partner).expect(201)
            let contact = try await house.get("/v1/contacts/1", as: .operator).expect(200)
            try await house.call(
                .patch, "/v1/contacts/1", as: .operator, #"{"needs":[{"kind":"listening"}]}"#,
                fields: [("If-Match", contact.headers["etag"] ?? "")]
            ).expect(200)
            #expect(try await house.request(2)["need"]?.string == "listening")
            let shown = try await house.get("/v1/referrals/1", as: .partner).expect(200)
            #expect(shown["needs/1"] == nil && shown["needs/0/kind"]?.string == "food")
        }
    }

    @Test func `who no longer wants the partner to be told is not told of`() async throws {
        try await withHouse { house in
            try await house.post("/v1/referrals", Self.referral(), as: .partner).expect(201)
            let contact = try await house.get("/v1/contacts/1", as: .operator).expect(200)
            let person = try #require(contact["person/id"]?.string)
            let consents = try await house.get("/v1/people/\(person)/consents").expect(200)
            let given = (0..<5).filter {
                consents["purposes/\($0)/state"]?.string == "given"
            }.compactMap { consents["purposes/\($0)/purpose"]?.string }
            #expect(given == ["record", "pass_to_unit", "partner"])
            house.clock.advance(.minutes(1))
            try await house.post(
                "/v1/people/\(person)/consents/withdrawal", #"{"purpose":"partner"}"#,
                as: .operator
            ).expect(200)
            let shown = try await Self.expect("withheld", house)
            #expect(shown["needs/0/state"]?.string == "withheld")
            #expect(shown["needs/0/endedAt"]?.string == nil)
            try await Self.expect("received", house, as: .coordinator)
        }
    }

    @Test
    func `a no to the one partner that was allowed is no yes any more, and she may say no to all`()
        async throws
    {
        try await withHouse { house in
            try await house.post("/v1/referrals", Self.referral(), as: .partner).expect(201)
            let person = try #require(
                try await house.get("/v1/contacts/1", as: .operator).expect(200)["person/id"]?
                    .string)
            house.clock.advance(.minutes(1))
            let target = "/v1/people/\(person)/consents/withdrawal"
            let no = try await house.post(
                target, #"{"purpose":"partner","partner":1}"#, as: .operator
            ).expect(200)
            let purpose = try #require(
                no["purposes"]?.elements.first { $0["purpose"]?.string == "partner" })
            #expect(purpose["state"]?.string == "withdrawn")
            #expect(purpose["partnerNumber"]?.integer == 1)
            try await Self.expect("withheld", house)
            let all = #"{"purpose":"partner"}"#
            try await house.post(target, all, as: .operator).expect(200)
            // A yes that names nobody is none to the one who was told no: the list says what the door does.
            house.clock.advance(.minutes(1))
            let yes = try await house.post(
                "/v1/people/\(person)/consents", all, as: .operator
            ).expect(200)
            let named = try #require(yes["partners"]?.elements.first)
            #expect(named["partnerNumber"]?.integer == 1)
            #expect(named["state"]?.string == "withdrawn")
            try await Self.expect("withheld", house)
            house.clock.advance(.minutes(1))
            try await house.post(target, all, as: .operator).expect(200)
            try await house.post(target, all, as: .operator)
                .expect(409, "privacy.consent_withdrawn_already")
        }
    }

    @Test func `what she allows another partner says nothing of the one she does not want told`()
        async throws
    {
        try await withHouse { house in
            try await house.post("/v1/referrals", Self.referral(), as: .partner).expect(201)
            let first = try #require(
                try await house.get("/v1/contacts/1", as: .operator).expect(200)["person/id"]?
                    .string)
            house.clock.advance(.minutes(1))
            try await house.post(
                "/v1/people/\(first)/consents/withdrawal", #"{"purpose":"partner"}"#,
                as: .operator
            ).expect(200)
            let (_, token) = try await Self.other(house)
            house.clock.advance(.minutes(1))
            let since =
                #""consent":{"by":"person","means":"in_person","saidAt":"2020-03-23T08:02:00Z"}"#
            try await house.post(
                "/v1/referrals", Self.referral(consent: since), as: nil,
                fields: Self.fields(token)
            ).expect(201)
            let second = try #require(
                try await house.get("/v1/contacts/2", as: .operator).expect(200)["person/id"]?
                    .string)
            try await house.post(
                "/v1/people/\(first)/merge", #"{"other":"\#(second)"}"#, as: .coordinator
            ).expect(200)
            try await Self.expect("withheld", house)
            let told = try await house.call(
                .get, "/v1/referrals/2", as: nil, fields: Self.fields(token)
            ).expect(200)
            #expect(told["state"]?.string == "received")
            // A yes that names nobody is none to whom she did not want told.
            house.clock.advance(.minutes(1))
            let consents = "/v1/people/\(first)/consents"
            try await house.post(consents, #"{"purpose":"partner"}"#, as: .operator).expect(200)
            try await Self.expect("withheld", house)
            house.clock.advance(.minutes(1))
            try await house.post(consents, #"{"purpose":"partner","partner":1}"#, as: .operator)
                .expect(200)
            try await Self.expect("received", house)
            // A no to one is none to the other.
            house.clock.advance(.minutes(1))
            let no = #"{"purpose":"partner","partner":1}"#
            try await house.post(consents + "/withdrawal", no, as: .operator).expect(200)
            try await house.post(consents + "/withdrawal", no, as: .operator)
                .expect(409, "privacy.consent_withdrawn_already")
            try await Self.expect("withheld", house)
            let still = try await house.call(
                .get, "/v1/referrals/2", as: nil, fields: Self.fields(token)
            ).expect(200)
            #expect(still["state"]?.string == "received")
            try await house.post(
                consents, #"{"purpose":"partner","partner":99}"#, as: .operator
            ).expect(409, "partner.unknown")
            try await house.post(
                consents, #"{"purpose":"visit","partner":1}"#, as: .operator
            ).expect(422)
        }
    }

    @Test func `without consent, place or name nobody is sent, and nothing is half done`()
        async throws
    {
        try await withHouse { house in
            let place = Self.referral(postcode: "13001")
            for (body, code) in [
                (Self.referral(consent: nil), "partner.no_consent"),
                (Self.referral(consent: #""consent":null"#), "partner.no_consent"),
                (place, "partner.outside_territory"),
                (
                    #"{"needs":[{"kind":"food"}],"person":{"postcode":"92120"},\#(Self.consent)}"#,
                    "partner.nobody_referred"
                ),
            ] {
                try await house.post("/v1/referrals", body, as: .partner).expect(409, code)
            }
            try await house.post("/v1/referrals", "{}", as: .partner).expect(422)
            try await house.post(
                "/v1/referrals", Self.referral(["food", "food"]), as: .partner
            ).expect(422)
            #expect(try await house.get("/v1/contacts").items.isEmpty)
            #expect(try await house.get("/v1/referrals", as: .partner).items.isEmpty)
            try await house.post("/v1/referrals", Self.referral()).expect(
                409, "partner.no_partner")
        }
    }

    @Test(arguments: Door.allCases)
    func `a suspended partner is let in nowhere, at once, until it is let in again`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            try await house.post("/v1/referrals", Self.referral(), as: .partner).expect(201)
            try await house.post("/v1/partners/1/suspension").expect(200)
            for target in ["/v1/referrals", "/v1/referrals/1", "/v1/contacts"] {
                try await house.get(target, as: .partner).expect(403, "partner.suspended")
            }
            try await house.post("/v1/referrals", Self.referral(), as: .partner)
                .expect(403, "partner.suspended")
            #expect(try await house.request(1)["status"]?.string == "open")
            try await house.post("/v1/partners/1/suspension")
                .expect(409, "partner.already_suspended")
            let resumed = try await house.post("/v1/partners/1/resumption").expect(200)
            #expect(resumed["suspended"]?.flag == false)
            try await house.get("/v1/referrals/1", as: .partner).expect(200)
        }
    }

    @Test func `so many in 24 hours, as the administrator says`() async throws {
        try await withHouse { house in
            try await house.post("/v1/partners/1/change", #"{"dailyReferrals":1}"#).expect(200)
            try await house.post("/v1/referrals", Self.referral(), as: .partner).expect(201)
            try await house.post("/v1/referrals", Self.referral(), as: .partner)
                .expect(409, "partner.too_many_referrals")
            house.clock.advance(.hours(24))
            try await house.post("/v1/referrals", Self.referral(), as: .partner).expect(201)
        }
    }

    @Test func `a token is a partner's, or the house's`() async throws {
        try await withHouse { house in
            try await house.post("/v1/tokens", #"{"role":"partner"}"#)
                .expect(409, "access.partner_needed")
            try await house.post("/v1/tokens", #"{"role":"operator","partner":1}"#)
                .expect(409, "access.partner_unwanted")
            try await house.post("/v1/tokens", #"{"role":"partner","partner":99}"#)
                .expect(404, "partner.unknown")
            let listed = try await house.get("/v1/tokens").items.filter {
                $0["role"]?.string == "partner"
            }
            let partner = try await house.get("/v1/partners/1").expect(200)
            #expect(listed.compactMap { $0["partner"]?.string } == [partner.id])
        }
    }

    @Test func `whoever is named at a partner can be forgotten`() async throws {
        try await withHouse { house in
            let body = """
                {"name":"MARKED-PARTNER","kind":"town","territory":"92",\
                "contact":{"name":"\(Marked.caller.name ?? "")","phone":"06 39 98 56 78"}}
                """
            let key = [("Idempotency-Key", "partner")]
            let partner = try await house.post("/v1/partners", body, fields: key).expect(201)
            let path = "/v1/partners/\(partner.id)"
            #expect(
                try await house.get(path).expect(200)["contact/name"]?.string
                    == Marked.caller.name)
            // A new number is that of the same person.
            let moved = try await house.post(
                "\(path)/change", #"{"contact":{"phone":"06 39 98 56 79"}}"#
            ).expect(200)
            #expect(moved["contact/name"]?.string == Marked.caller.name)
            #expect(moved["contact/phone"]?.string == "+33639985679")
            let changed = try await house.post("\(path)/change", #"{"contact":{}}"#).expect(200)
            #expect(changed["contact/phone"]?.string == nil)
            #expect(changed["contact/name"]?.string == nil)
            #expect(changed["name"]?.string == "MARKED-PARTNER")
            let again = try await house.post("/v1/partners", body, fields: key).expect(201)
            #expect(again.headers["idempotent-replayed"] == "true" && again.id == partner.id)
            #expect(!again.text.contains("Ombeline") && !again.text.contains("3363998"))
            try await house.post("\(path)/change", "{}").expect(409, "partner.nothing_to_change")
            #expect(try await house.get("/v1/partners").items.count == 2)
        }
    }

    @Test func `the copy says who referred, and an erasure leaves the referral without a person`()
        async throws
    {
        try await withHouse { house in
            try await house.post("/v1/referrals", Self.referral(), as: .partner).expect(201)
            let contact = try await house.get("/v1/contacts/1", as: .operator).expect(200)
            let person = try #require(contact["person/id"]?.string)
            let copy = try await house.get("/v1/people/\(person)/export", as: .coordinator)
            #expect(copy.expect(200)["contacts/0/referral/partnerKind"]?.string == "landlord")
            #expect(copy["contacts/0/referral/partnerName"]?.string == "Habitat Exemple")
            try await house.post("/v1/people/\(person)/erasure", #"{"reason":"asked"}"#)
                .expect(409, "privacy.request_live")
            try await house.post(
                "/v1/requests/1/cancellation", #"{"reason":"no_longer_needed"}"#,
                as: .coordinator
            ).expect(200)
            try await house.post("/v1/people/\(person)/erasure", #"{"reason":"asked"}"#)
                .expect(200)
            let shown = try await Self.expect("not_helped", house)
            #expect(shown["needs/0/reason"]?.string == "no_longer_needed")
            let after = try await house.get("/v1/contacts/1", as: .operator).expect(200)
            #expect(Marked.found(in: after.text).isEmpty)
        }
    }

    @Test func `figures tell by which door requests came`() async throws {
        try await withHouse { house in
            for _ in 0..<5 {
                try await house.post("/v1/referrals", Self.referral(), as: .partner).expect(201)
                _ = try await house.logContact("food")
            }
            _ = try await house.logContact("food")
            let figures = try await house.get("/v1/figures?by=origin&from=2020-03-23&days=1")
                .expect(200)
            let counts = figures.items.map {
                "\($0["origin"]?.string ?? "") \($0["requests"]?.integer ?? 0)"
            }
            #expect(counts == ["hotline 6", "landlord 5"])
        }
    }
}
