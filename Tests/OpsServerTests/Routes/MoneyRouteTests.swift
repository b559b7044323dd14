import OpsCore
import OpsTesting
import Testing

@testable import OpsServer

/// A shopping mission as two desks live it, to the cent (must-do 10).
struct MoneyRouteTests {
    private static func amount(_ cents: Int64) -> String {
        #"{"amount":{"cents":\#(cents),"currency":"EUR"}}"#
    }

    private static func agree(_ cents: Int64, _ means: String = "contactless") -> String {
        #"{"amount":{"cents":\#(cents),"currency":"EUR"},"means":"\#(means)"}"#
    }

    /// A shopping mission that a volunteer has accepted.
    private static func accept(_ house: Premises) async throws {
        let volunteer = try await house.addVolunteer()
        try await house.offer(try await house.logContact("food"), to: volunteer).expect(201)
        try await house.step(1, "acceptance").expect(200)
    }

    @Test(arguments: Door.allCases)
    func `from the agreement to the closed accounts`(_ door: Door) async throws {
        try await withHouse(door) { house in
            try await Self.accept(house)
            let agreed = try await house.step(1, "money", Self.agree(1_240)).expect(200)
            #expect(agreed["money/state"]?.string == "agreed")
            #expect(agreed["money/agreed/cents"]?.integer == 1_240)
            #expect(agreed["money/set"]?.string == "france-2020")
            #expect(agreed["money/setVersion"]?.integer == 1)
            let sheet = try await house.get("/v1/missions/1/sheet").expect(200)
            #expect(sheet["money/means"]?.string == "contactless")
            try await house.step(1, "start").expect(200)
            try await house.step(1, "money/purchase", Self.amount(1_241))
                .expect(409, "money.above_agreement")
            try await house.step(1, "money/purchase", Self.amount(1_195)).expect(200)
            try await house.step(1, "completion").expect(409, "money.not_paid")
            try await house.step(1, "failure").expect(409, "money.still_in_hand")
            try await house.step(1, "money/payment").expect(409, "money.not_arrived")
            try await house.step(1, "arrival").expect(200)
            try await house.step(1, "money/payment").expect(200)
            try await house.step(1, "money/count", Self.amount(1_195))
                .expect(409, "money.mission_live")
            try await house.step(1, "completion").expect(200)
            let open = try await house.get("/v1/purchases", as: .coordinator).expect(200)
            #expect(open.items.map { $0["missionNumber"]?.integer } == [1])
            #expect(open.items.first?["desk"]?.string == "92-montrouge")
            try await house.step(1, "money/count", Self.amount(1_195)).expect(200)
            try await house.step(1, "money/count", Self.amount(1_195))
                .expect(409, "money.same_person_twice")
            let closed = try await house.post(
                "/v1/missions/1/money/count", Self.amount(1_195), as: .admin)
            #expect(closed.expect(200)["money/state"]?.string == "reconciled")
            #expect(closed["money/differenceCents"]?.integer == 0)
            let counted = (closed["money/counts"]?.elements ?? []).compactMap { $0["by"]?.string }
            #expect(Set(counted).count == 2)
            #expect(try await house.get("/v1/purchases").expect(200).items.isEmpty)
            #expect(
                try await house.get("/v1/purchases?state=reconciled").expect(200).items.count == 1)
        }
    }

    @Test func `a discrepancy stays open, climbs when nobody acts, and is settled by another`()
        async throws
    {
        try await withHouse { house in
            try await Self.accept(house)
            try await house.step(1, "money", Self.agree(1_240)).expect(200)
            try await house.step(1, "start").expect(200)
            try await house.step(1, "arrival").expect(200)
            try await house.step(1, "money/purchase", Self.amount(1_159)).expect(200)
            try await house.step(1, "money/payment").expect(200)
            try await house.step(1, "completion").expect(200)
            let corrected = try await house.step(1, "money/correction", Self.amount(1_195))
            #expect(corrected.expect(200)["money/receipt/cents"]?.integer == 1_195)
            #expect(corrected["money/corrections/0/receipt/cents"]?.integer == 1_159)
            #expect(corrected["money/corrections/0/correctedBy"]?.string?.isEmpty == false)
            try await house.step(1, "money/count", Self.amount(1_195)).expect(200)
            let found = try await house.post(
                "/v1/missions/1/money/count", Self.amount(1_190), as: .admin)
            #expect(found.expect(200)["money/state"]?.string == "discrepancy")
            #expect(found["money/differenceCents"]?.integer == -5)
            house.clock.advance(.days(2))
            await house.house.office.tick()
            let late = try await house.get("/v1/purchases?state=discrepancy").expect(200)
            #expect(late.items.first?["escalations"]?.integer == 1)
            #expect(late.items.first?["desk"]?.string == "92")
            let body = #"{"settlement":"price_differs","note":"MARKED-NOTE second till"}"#
            try await house.post("/v1/missions/1/money/settlement", body, as: .admin)
                .expect(409, "money.same_person_twice")
            let settled = try await house.step(1, "money/settlement", body).expect(200)
            #expect(settled["money/state"]?.string == "settled")
            #expect(settled["money/settlement"]?.string == "price_differs")
        }
    }

    @Test func `each refusal of an amount has its own words in three languages`() async throws {
        try await withHouse { house in
            try await house.post(
                "/v1/rules",
                """
                {"code":"montrouge-2020","territory":"92-montrouge","needs":["food"],
                 "from":"2020-03-20T00:00:00Z","name":{"fr":"x","es":"x","en":"x"},"rules":[],
                 "money":{"currency":"EUR","perRequestCents":1500,"perHouseholdCents":1500,
                 "means":["voucher"],"agreementNeeded":true}}
                """
            ).expect(201)
            try await Self.accept(house)
            for (word, body, code) in [
                ("start", "{}", "money.not_agreed"),
                ("money", Self.agree(1_501, "voucher"), "money.above_ceiling"),
                ("money", Self.agree(1_500, "contactless"), "money.means_not_allowed"),
                ("money", #"{"means":"voucher"}"#, "money.amount_needed"),
                ("money", #"{"means":"voucher","basket":"x"}"#, "money.unknown_basket"),
                (
                    "money", #"{"means":"voucher","amount":{"cents":1,"currency":"CHF"}}"#,
                    "money.wrong_currency"
                ), ("money/purchase", Self.amount(1), "money.not_agreed"),
            ] {
                var titles: Set<String> = []
                for language in ["fr", "es", "en"] {
                    let refused = try await house.step(
                        1, word, body, fields: [("Accept-Language", language)])
                    refused.expect(409, code)
                    titles.insert(try #require(refused["title"]?.string))
                }
                #expect(titles.count == 3, "\(code)")
            }
            try await house.step(1, "money", Self.agree(1_500, "voucher")).expect(200)
            try await house.step(1, "start").expect(200)
        }
    }

    @Test func `there is no field for a card, no fraction of a cent and no float`() async throws {
        try await withHouse { house in
            try await Self.accept(house)
            for (body, fault) in [
                (
                    #"{"means":"voucher","pin":"1234"}"#, "#/pin field.unknown"
                ),
                (
                    #"{"means":"voucher","amount":{"cents":12.4,"currency":"EUR"}}"#,
                    "#/amount/cents field.wrong_type"
                ),
            ] {
                let refused = try await house.step(1, "money", body).expect(422, "body.invalid")
                #expect(refused.faults == [fault], "\(refused.text)")
            }
            try await house.step(1, "money", #"{"means":"bank_card"}"#).expect(422)
        }
    }

    @Test func `without an agreement shopping goes on as it did`() async throws {
        try await withHouse { house in
            try await Self.accept(house)
            try await house.step(1, "start").expect(200)
            let done = try await house.step(1, "completion").expect(200)
            #expect(done["money"] == .null)
        }
    }

    @Test func `what is said of money is the person's to read and to have erased`() async throws {
        try await withHouse { house in
            try await Self.accept(house)
            let note = #","note":"MARKED-NOTE no nuts"}"#
            try await house.step(1, "money", String(Self.agree(1_240).dropLast()) + note)
                .expect(200)
            try await house.post(
                "/v1/requests/1/rule-refusal",
                #"{"rule":"isolated","sentTo":"other","note":"MARKED-NOTE his sister"}"#
            ).expect(200)
            let person = try #require(try await house.request(1)["person/id"]?.string)
            let copy = try await house.get("/v1/people/\(person)/export").expect(200)
            for words in ["no nuts", "his sister", "refusedByRule"] {
                #expect(copy.text.contains(words), "\(words)")
            }
            try await house.post("/v1/people/\(person)/erasure", #"{"reason":"asked"}"#)
                .expect(200)
            let after = try await house.get("/v1/requests/1").expect(200)
            #expect(!after.text.contains("his sister") && !after.text.contains("no nuts"))
            #expect(after["refusal/rule"]?.string == "isolated")
        }
    }
}
