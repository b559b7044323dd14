import OpsCore
import OpsTesting
import Testing

@testable import OpsServer

/// From the telephone to the evidence, as people at a desk live it.
struct WayOfACallTests {
    @Test(arguments: Door.allCases)
    func `a call becomes help, and help becomes evidence`(_ door: Door) async throws {
        try await withHouse(door) { house in
            let ada = try await house.addVolunteer()
            let bea = try await house.addVolunteer("92170")
            let logged = try await house.post(
                "/v1/contacts", Bodies.contact(["food", "medicine"]), as: .operator)
            logged.expect(201)
            let contact = logged.id
            #expect(logged.location == "/v1/contacts/\(contact)")
            #expect(logged["requests"]?.elements.count == 2)
            #expect(logged["person/id"]?.string != nil)
            #expect(logged["requests/0/owner/territory"]?.string == "92-montrouge")
            #expect(logged["requests/0/dueAt"]?.string == "2020-03-23T12:00:00.000Z")

            let shown = try await house.get("/v1/contacts/\(contact)", as: .operator).expect(200)
            #expect(shown["person/name"]?.string == Marked.person.name)
            #expect(shown["person/phone"]?.string == "+33639981234")
            #expect(shown["caller/name"]?.string == Marked.caller.name)
            #expect(shown["notes/0"]?.string == Marked.note)
            let listed = try await house.get("/v1/requests?status=open", as: .operator).expect(200)
            #expect(listed.items.compactMap { $0["number"]?.integer } == [2, 1])

            let proposals = try await house.get("/v1/requests/1/proposals", as: .coordinator)
            #expect(proposals.expect(200).items.compactMap { $0["number"]?.integer } == [ada, bea])
            #expect(proposals.items[0]["distanceMetres"]?.integer == 0)
            #expect(proposals.items[0]["reasonsFor/0/code"]?.string == "near")

            house.clock.advance(.minutes(10))
            let mission = try await house.offer(1, to: ada).expect(201)
            #expect(mission["stage"]?.string == "offered")
            #expect(mission["solicitations/0/expiresAt"]?.string == "2020-03-23T08:40:00.000Z")
            #expect(try await house.request(1)["status"]?.string == "offered")
            let number = try #require(mission["number"]?.integer)

            try await house.walk(number)
            let done = try await house.request(1)
            #expect(done["status"]?.string == "done")
            #expect(done["outcome"]?.string == "helped")
            #expect(done["owner"] == .null)
            #expect(done["missions/0/stage"]?.string == "completed")
            let told = try await house.get("/v1/requests/1", as: .coordinator).expect(200)
            #expect(told["missions/0/notes/0"]?.string == "She was glad.")

            let impact = try await house.get("/v1/catalogue/\(Premises.entry)/impact").expect(200)
            #expect(impact["requests"]?.integer == 2)
            #expect(impact["people"]?.integer == 1)
            #expect(impact["open"]?.integer == 1)
            #expect(impact["outcomes/done"]?.integer == 1)
            #expect(impact["outcomes/doneInTime"]?.integer == 1)
            #expect(impact["delays/toAccepted/meanMinutes"]?.integer == 10)
            let unit = impact["deployments"]?.elements.first {
                $0["territory"]?.string == "92-montrouge"
            }
            #expect(unit?["requests"]?.integer == 1)
            #expect(unit?["people"]?.integer == 1)
            #expect(unit?["delays/toDone/count"]?.integer == 1)
        }
    }

    @Test func `a person who has called for two things is one person and two requests`()
        async throws
    {
        try await withHouse { house in
            let contact = try await house.post(
                "/v1/contacts", Bodies.contact(["food", "medicine", "listening", "hygiene"]),
                as: .operator
            ).expect(201)
            #expect(contact["requests"]?.elements.count == 4)
            let people = try await (1...4).asyncMap { number in
                try await house.request(Int64(number))["person/id"]?.string
            }
            #expect(Set(people) == [contact["person/id"]?.string])
            let impact = try await house.get("/v1/catalogue/\(Premises.entry)/impact")
            #expect(impact["people"]?.integer == 1)
            #expect(impact["requests"]?.integer == 3)
        }
    }

    @Test func `who calls is told apart from who is helped`() async throws {
        try await withHouse { house in
            let number = try await house.logContact("food")
            let request = try await house.request(number)
            #expect(request["person/name"]?.string == Marked.person.name)
            #expect(request["caller/name"]?.string == Marked.caller.name)
            #expect(request["caller/relation"]?.string == "daughter")
            #expect(request["caller/id"] != request["person/id"])
        }
    }

    @Test(arguments: Door.allCases)
    func `nobody has to say who they are`(_ door: Door) async throws {
        try await withHouse(door) { house in
            let body = #"{"needs":[{"kind":"listening"}],"anonymous":true}"#
            let contact = try await house.post("/v1/contacts", body, as: .operator).expect(201)
            #expect(contact["anonymous"]?.flag == true)
            #expect(contact["person"] == .null)
            #expect(contact["territory"]?.string == "FR")
            let shown = try await house.get("/v1/contacts/\(contact.id)", as: .operator)
            #expect(shown.expect(200)["person"] == .null)
            let impact = try await house.get("/v1/catalogue/\(Premises.entry)/impact")
            #expect(impact["anonymous"]?.integer == 1)
            #expect(impact["people"]?.integer == 0)
        }
    }

    @Test func `anonymous beside a name is contradictory`() async throws {
        try await withHouse { house in
            let body =
                #"{"needs":[{"kind":"food"}],"anonymous":true,"person":{"name":"MARKED-PERSON"}}"#
            let answer = try await house.post("/v1/contacts", body).expect(422, "body.invalid")
            #expect(answer.faults == ["#/person/name field.contradicts"])
            let caller =
                #"{"needs":[{"kind":"listening"}],"anonymous":true,"#
                + #""caller":{"relation":"son","phone":"06 39 98 12 34"}}"#
            let refused = try await house.post("/v1/contacts", caller).expect(422, "body.invalid")
            #expect(refused.faults == ["#/caller/phone field.contradicts"])
        }
    }

    @Test func `listening is never a matter of distance`() async throws {
        try await withHouse { house in
            let near = try await house.addVolunteer("92120", radius: 0)
            let far = try await house.addVolunteer("75014", radius: 0)
            let number = try await house.logContact("psychological_support")
            let proposals = try await house.get("/v1/requests/\(number)/proposals").expect(200)
            #expect(proposals.items.compactMap { $0["number"]?.integer } == [near, far])
            for item in proposals.items {
                #expect(item["distanceMetres"] == .null)
                let codes = item["reasonsFor"]?.elements.compactMap { $0["code"]?.string } ?? []
                #expect(!codes.contains("near"))
            }
            #expect(proposals.items[0]["score"] == proposals.items[1]["score"])
        }
    }

    @Test func `why each other volunteer does not fit is told in the reader's language`()
        async throws
    {
        try await withHouse { house in
            try await house.addVolunteer("92170", radius: 1)
            let number = try await house.logContact("food")
            let target = "/v1/requests/\(number)/proposals?all=true"
            #expect(try await house.get("/v1/requests/\(number)/proposals").items.isEmpty)
            var texts: Set<String> = []
            for language in ["fr", "es", "en"] {
                let answer = try await house.get(target, fields: [("Accept-Language", language)])
                #expect(answer.items[0]["fits"]?.flag == false)
                #expect(answer.items[0]["reasonsAgainst/0/code"]?.string == "too_far")
                texts.insert(answer.items[0]["reasonsAgainst/0/text"]?.string ?? "")
            }
            #expect(texts.count == 3)
        }
    }

    @Test(arguments: [
        ("food", "92120", "92-montrouge"), ("medicine", "92120", "92"), ("food", "92170", "92"),
        ("listening", "92120", "FR"), ("listening", "13001", "FR"),
    ])
    func `the nearest desk that offers the service owns the request`(
        _ need: String, _ postcode: String, _ desk: String
    ) async throws {
        try await withHouse { house in
            let number = try await house.logContact(need, postcode: postcode)
            let request = try await house.request(number)
            #expect(request["owner/kind"]?.string == "desk")
            #expect(request["owner/territory"]?.string == desk)
            #expect(request["entry"]?.string == Premises.entry)
            #expect(request["status"]?.string == "open")
        }
    }

    @Test(arguments: Door.allCases)
    func `a need that nobody covers is kept, and covered when a deployment comes`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            let volunteer = try await house.addVolunteer()
            let number = try await house.logContact("hygiene")
            let request = try await house.request(number)
            #expect(request["status"]?.string == "uncovered")
            #expect(request["deployment"] == .null)
            #expect(request["owner/territory"]?.string == "FR")
            let listed = try await house.get("/v1/requests?status=uncovered&need=hygiene")
            #expect(listed.items.count == 1)
            try await house.offer(number, to: volunteer).expect(409, "dispatching.uncovered")
            try await house.deploy("92", ("hygiene", 60, 1, nil))
            try await house.offer(number, to: volunteer).expect(201)
            #expect(try await house.request(number)["status"]?.string == "offered")
            #expect(try await house.request(number)["entry"]?.string == Premises.entry)
        }
    }

    @Test func `a visit takes two volunteers, and both names are on the mission`() async throws {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            let bea = try await house.addVolunteer()
            let number = try await house.logContact("courtesy_visit")
            let mission = try await house.offer(number, to: ada, bea).expect(201)
            #expect(mission["crew"]?.integer == 2)
            try await house.step(1, "acceptance", #"{"volunteer":\#(ada)}"#).expect(200)
            #expect(try await house.request(number)["status"]?.string == "offered")
            try await house.step(1, "start").expect(409, "dispatching.wrong_stage")
            let second = try await house.step(1, "acceptance", #"{"volunteer":"\#(bea)"}"#)
            #expect(second.expect(200)["stage"]?.string == "accepted")
            let names = second["solicitations"]?.elements.compactMap { $0["name"]?.string }
            #expect(names == [Marked.volunteer.name, Marked.volunteer.name])
            #expect(try await house.request(number)["status"]?.string == "assigned")
            #expect(try await house.request(number)["owner/kind"]?.string == "crew")
        }
    }

    @Test func `a mission that failed leaves the need open and is counted by reason`()
        async throws
    {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            let number = try await house.logContact("food")
            let reasons = ["not_home", "MARKED-NOTE the dog bit", "refused"]
            for (index, reason) in reasons.enumerated() {
                let mission = Int64(index) + 1
                try await house.offer(number, to: ada).expect(201)
                try await house.step(mission, "acceptance").expect(200)
                try await house.step(mission, "start").expect(200)
                let failed = try await house.step(mission, "failure", #"{"reason":"\#(reason)"}"#)
                #expect(failed.expect(200)["stage"]?.string == "failed")
                let status = try await house.request(number)["status"]?.string
                #expect(status == (reason == "refused" ? "cancelled" : "open"))
            }
            let second = try await house.get("/v1/missions/2").expect(200)
            #expect(second["failureReason"]?.string == "other")
            #expect(second["notes/0"]?.string == "MARKED-NOTE the dog bit")
            let impact = try await house.get("/v1/catalogue/\(Premises.entry)/impact")
            for reason in ["not_home", "other", "refused"] {
                #expect(impact["missionsFailed/\(reason)"]?.integer == 1)
            }
            #expect(impact["outcomes/cancelled"]?.integer == 1)
        }
    }
}

extension Premises {
    /// Accepted, on the way, there, done.
    func walk(_ mission: Int64) async throws {
        let stages = [
            ("acceptance", "accepted"), ("start", "started"), ("arrival", "arrived"),
            ("completion", "completed"),
        ]
        for (word, stage) in stages {
            let body = word == "completion" ? #"{"reason":"She was glad."}"# : nil
            let answer = try await step(mission, word, body).expect(200)
            #expect(answer["stage"]?.string == stage)
        }
    }
}

extension Sequence {
    func asyncMap<Result>(_ body: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await body(element)) }
        return results
    }
}
