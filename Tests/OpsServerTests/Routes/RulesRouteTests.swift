import OpsCore
import OpsTesting
import Testing

@testable import OpsServer

/// Rules of services as the desk lives them, those of France and of Italy side by side (must-do 8).
struct RulesRouteTests {
    private static let italy = """
        {"code":"IT","kind":"department","parent":"FR",
         "name":{"fr":"Italie","es":"Italia","en":"Italy"},"postcodePrefixes":["00"]}
        """

    /// The Italian set as it is shipped, put in force in a territory of this house.
    private static func putItaly(_ house: Premises) async throws {
        try await house.post("/v1/territories", italy).expect(201)
        let set = try #require(try Seeds.builtIn().rules.first { $0.code.text == "italy-2020" })
        var json = JSONWriter()
        json.beginObject()
        set.write(into: &json)
        json.endObject()
        let put = try await house.post("/v1/rules", String(decoding: json.bytes, as: UTF8.self))
        #expect(put.expect(201)["version"]?.integer == 1)
        #expect(put.location == "/v1/rules/italy-2020")
    }

    /// What both sets say of the same person: a request here, and one there.
    private static func verdicts(
        _ house: Premises, _ need: String, _ facts: String
    ) async throws -> (french: [String], italian: [String]) {
        var said: [[String]] = []
        for postcode in ["92120", "00118"] {
            let request = try await house.logContact(need, postcode: postcode)
            let answer = try await house.post(
                "/v1/requests/\(request)/eligibility", facts, as: .operator
            ).expect(200)
            let verdict = answer["verdict"]?.string ?? "none"
            let rules = (answer["rules"]?.elements ?? []).map { rule in
                "\(rule["code"]?.string ?? "") \(rule["verdict"]?.string ?? "")"
            }
            said.append([verdict] + rules)
        }
        return (french: said[0], italian: said[1])
    }

    @Test func `the same person is served in one country and not in the other`() async throws {
        try await withHouse { house in
            try await Self.putItaly(house)
            let (french, italian) = try await Self.verdicts(
                house, "medicine",
                """
                {"age":40,"isolated":true,"cannotGoOut":true,"noOtherWay":true,"fever":true,
                 "throughNumber":true,"prescriptionAtPharmacy":false,"prescriptionAtDoctor":true}
                """)
            #expect(
                french == [
                    "against", "isolated for", "cannot_go_out for", "no_other_way for",
                    "prescription_at_pharmacy against",
                ])
            #expect(
                italian == [
                    "for", "fragile for", "through_number for", "prescription_at_doctor for",
                ])
            let shopping = try await Self.verdicts(
                house, "food",
                """
                {"age":40,"isolated":true,"notSelfSufficient":false,"fever":false,
                 "quarantine":false,"throughNumber":false}
                """)
            #expect(shopping.french == ["for", "isolated for"])
            #expect(
                shopping.italian == ["against", "fragile against", "through_number against"])
            let older = try await Self.verdicts(
                house, "food", #"{"age":71,"isolated":false,"throughNumber":true}"#)
            #expect(older.french[0] == "against" && older.italian[0] == "for")
        }
    }

    @Test func `money and prescriptions go opposite ways in the two sets as shipped`() throws {
        let sets = try Seeds.builtIn().rules
        #expect(sets.map(\.code.text) == ["france-2020", "italy-2020"])
        let (france, italy) = (sets[0], sets[1])
        #expect(Set(france.money.means).isDisjoint(with: italy.money.means))
        #expect(italy.money.means == [.volunteerAdvances])
        #expect(!france.money.isAgreementNeeded && italy.money.isAgreementNeeded)
        #expect(france.prescription == .atPharmacy && italy.prescription == .fetchedAtDoctor)
        for set in sets {
            #expect(!set.sources.isEmpty)
            for rule in set.rules {
                #expect(!rule.sendTo.isEmpty && !rule.anyOf.isEmpty, "\(rule.code.text)")
                let texts = Set(PublicationLanguage.allCases.map { rule.text[$0] })
                #expect(texts.count == 3, "\(rule.code.text)")
            }
        }
    }

    @Test func `what is not known is asked for, and nothing said is kept`() async throws {
        try await withHouse { house in
            let request = try await house.logContact("medicine")
            let answer = try await house.post(
                "/v1/requests/\(request)/eligibility", #"{"isolated":true,"fever":null}"#,
                as: .operator)
            #expect(answer.expect(200)["verdict"]?.string == "unknown")
            #expect(answer["rules/1/ask/0/fact"]?.string == "cannot_go_out")
            let shown = try await house.request(request)
            #expect(shown["ruleCheck/set"]?.string == "france-2020")
            #expect(shown["ruleCheck/version"]?.integer == 1)
            #expect(shown["status"]?.string == "open")
            let journal = try await house.get("/v1/journal?last=1").expect(200)
            #expect(!journal.text.contains("fever"))
            let document = try await house.get("/v1/rules/france-2020").expect(200)
            var json = JSONWriter()
            json.beginObject()
            try #require(Seeds.builtIn().rules.first).write(into: &json)
            json.endObject()
            #expect(document["version"]?.integer == 1)
            try await house.post("/v1/rules", String(decoding: json.bytes, as: UTF8.self))
                .expect(201)
            try await house.post("/v1/requests/\(request)/eligibility", "{}").expect(200)
            #expect(try await house.request(request)["ruleCheck/version"]?.integer == 2)
            let person = try #require(shown["person/id"]?.string)
            let copy = try await house.get(
                "/v1/people/\(person)/export", as: .coordinator
            ).expect(200)
            let check = try #require(copy["contacts/0/requests/0/ruleCheck"])
            #expect(check["version"]?.integer == 2)
            let codes = ["for", "against", "unknown"].flatMap {
                check[$0]?.elements.compactMap(\.string) ?? []
            }
            let words = check["rules"]?.elements.compactMap { $0["code"]?.string } ?? []
            #expect(!words.isEmpty && Set(words) == Set(codes), "\(copy.text)")
            #expect(check["rules/0/text/fr"]?.string?.isEmpty == false)
            try await house.post(
                "/v1/requests/\(request)/eligibility", #"{"illness":"flu"}"#
            ).expect(422, "body.invalid")
        }
    }

    @Test func `a refusal is told with its rule, its version and its text in three languages`()
        async throws
    {
        try await withHouse { house in
            let request = try await house.logContact("food")
            let refuse = #"{"rule":"isolated","sentTo":"town_hall","note":"MARKED-NOTE room 4"}"#
            let closed = try await house.post(
                "/v1/requests/\(request)/rule-refusal", refuse, as: .operator)
            #expect(closed.expect(200)["status"]?.string == "cancelled")
            #expect(closed["outcome"]?.string == "refused_by_rule")
            #expect(closed["refusal/rule"]?.string == "isolated")
            #expect(closed["refusal/version"]?.integer == 1)
            #expect(closed["refusal/sentTo"]?.string == "town_hall")
            #expect(closed["refusal/note"]?.string == "MARKED-NOTE room 4")
            let texts = Set(
                ["fr", "es", "en"].compactMap { closed["refusal/text/\($0)"]?.string })
            #expect(texts.count == 3)
            let journal = try await house.get("/v1/journal?after=0&limit=500").expect(200)
            #expect(!journal.text.contains("room 4"))
            try await house.post("/v1/requests/\(request)/rule-refusal", refuse)
                .expect(409, "request.closed")
            // What was refused stays readable under its version, whatever holds now.
            var set = try #require(try Seeds.builtIn().rules.first)
            set = RuleSet(
                code: set.code, territory: set.territory, needs: set.needs, from: set.from,
                name: set.name, rules: [], money: set.money)
            var json = JSONWriter()
            json.beginObject()
            set.write(into: &json)
            json.endObject()
            try await house.post("/v1/rules", String(decoding: json.bytes, as: UTF8.self))
                .expect(201)
            let shown = try await house.request(request)
            #expect(shown["refusal/text/en"]?.string == closed["refusal/text/en"]?.string)
            let figures = try await house.get(
                "/v1/figures?from=2020-03-20&days=30&by=outcome&smallest=1")
            #expect(figures.text.contains("refused_by_rule"), "\(figures.text)")
            try await house.post(
                "/v1/requests/\(request)/cancellation", #"{"reason":"refused_by_rule"}"#
            ).expect(422, "body.invalid")
        }
    }

    @Test func `each refusal has its own words in three languages`() async throws {
        try await withHouse { house in
            let request = try await house.logContact("food")
            let listening = try await house.logContact("psychological_support")
            for (target, body, code) in [
                (
                    "requests/\(request)/rule-refusal",
                    #"{"rule":"no_such_rule","sentTo":"other"}"#, "rules.unknown_rule"
                ),
                ("requests/\(listening)/eligibility", "{}", "rules.none_in_force"),
            ] {
                var titles: Set<String> = []
                for language in ["fr", "es", "en"] {
                    let refused = try await house.post(
                        "/v1/\(target)", body, fields: [("Accept-Language", language)])
                    refused.expect(409, code)
                    titles.insert(try #require(refused["title"]?.string))
                }
                #expect(titles.count == 3, "\(code)")
            }
        }
    }

    @Test(arguments: Door.allCases)
    func `sets are listed, shown by version, and put by the administrator alone`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            try await Self.putItaly(house)
            let page = try await house.get("/v1/rules?limit=1", as: .operator).expect(200)
            #expect(page.items.map { $0["code"]?.string } == ["france-2020"])
            let next = try #require(page["next"]?.string)
            let rest = try await house.get("/v1/rules?limit=1&cursor=\(next)").expect(200)
            #expect(rest.items.map { $0["code"]?.string } == ["italy-2020"])
            try await house.get("/v1/rules/france-2020?version=1").expect(200)
            try await house.get("/v1/rules/france-2020?version=2").expect(404, "rules.unknown")
            try await house.get("/v1/rules/spain-2020").expect(404, "rules.unknown")
            try await house.post("/v1/rules", "{}", as: .coordinator)
                .expect(403, "door.not_allowed")
        }
    }

    @Test func `in Italy the volunteer fetches the prescription, in France the rule says no`()
        async throws
    {
        try await withHouse { house in
            try await Self.putItaly(house)
            try await house.deploy("IT", ("medicine", 120, 1, nil))
            for (mission, postcode, status) in [(1, "92120", 409), (2, "00118", 200)] {
                let volunteer = try await house.addVolunteer(postcode, radius: 20_000)
                let request = try await house.logContact("medicine", postcode: postcode)
                let offered = try await house.offer(request, to: volunteer)
                offered.expect(201)
                let answer = try await house.step(
                    Int64(mission), "packet",
                    """
                    {"cannotGoOut":true,"noOtherWay":true,"prescriptionAtPharmacy":false,
                     "pharmacy":"Pharmacie Inventée"}
                    """)
                answer.expect(status, status == 409 ? "medicine.prescription_elsewhere" : nil)
            }
        }
    }
}
