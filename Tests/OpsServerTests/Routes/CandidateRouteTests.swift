import OpsCore
import OpsHTTP
import OpsStore
import OpsTesting
import Testing

@testable import OpsServer

/// People who offer to help: from the call to the roster, or out of the house again.
struct CandidateRouteTests {
    private static let ada = """
        {"name":"\(Marked.volunteer.name)","phone":"06 39 98 98 76","territory":"92-montrouge",
         "skills":[{"code":"driving"}],"languages":["fr","es"],"note":"\(Marked.note)","ref":"B-1"}
        """
    private let always = [("If-Match", "*")]

    @Test(arguments: Door.allCases)
    func `an offer on the telephone becomes a candidate and, stage by stage, a volunteer`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            try await house.post(
                "/v1/contacts",
                #"{"kind":"volunteer_offer","person":{"name":"\#(Marked.volunteer.name)","phone":"06 39 98 98 76","postcode":"92120"},"language":"es"}"#,
                as: .operator
            ).expect(201)
            let offered = try await house.post(
                "/v1/candidates", #"{"contact":1}"#, as: .operator
            ).expect(201)
            #expect(offered["name"]?.string == Marked.volunteer.name)
            #expect(offered["phone"]?.string == "+33639989876")
            #expect(offered["languages/0"]?.string == "es")
            #expect(offered["territory"]?.string == "92-montrouge")
            #expect(offered["owner/territory"]?.string == "92-montrouge")
            #expect(offered["dueAt"]?.string == "2020-03-26T08:00:00.000Z")
            try await house.post("/v1/candidates", #"{"contact":1}"#, as: .operator)
                .expect(409, "candidate.contact_taken")
            _ = try await house.logContact("food")
            try await house.post("/v1/candidates", #"{"contact":2}"#, as: .operator)
                .expect(409, "candidate.not_an_offer")
            try await house.post("/v1/candidates", #"{"contact":99}"#, as: .operator)
                .expect(409, "contact.unknown")
            try await house.post("/v1/candidates/1/admission", as: .coordinator)
                .expect(409, "candidate.stage_missing")
            let spoken = try await house.post(
                "/v1/candidates/1/stage", #"{"note":"\#(Marked.note)"}"#, as: .coordinator
            ).expect(200)
            #expect(spoken["state"]?.string == "spoken_to")
            #expect(spoken["notes/0"]?.string == Marked.note)
            try await house.post("/v1/candidates/1/stage", as: .coordinator)
                .expect(409, "candidate.check_unsaid")
            let checked = try await house.post(
                "/v1/candidates/1/stage",
                #"{"vettedUntil":"2028-12-31","vettingScope":"telephone"}"#, as: .coordinator
            ).expect(200)
            #expect(checked["vettedBy"]?.string != nil && checked["vettedAt"]?.string != nil)
            let back = try await house.post(
                "/v1/candidates/1/step-back", #"{"stage":"spoken_to"}"#, as: .coordinator
            ).expect(200)
            #expect(back["state"]?.string == "spoken_to" && back["vettedBy"]?.string == nil)
            try await house.post(
                "/v1/candidates/1/step-back", #"{"stage":"trained"}"#, as: .coordinator
            ).expect(409, "candidate.not_behind")
            try await house.post(
                "/v1/candidates/1/stage",
                #"{"vettedUntil":"2028-12-31","vettingScope":"telephone"}"#, as: .coordinator
            ).expect(200)
            try await house.post(
                "/v1/candidates/1/stage", #"{"skills":[{"code":"listening"}]}"#, as: .coordinator
            ).expect(200)
            let admitted = try await house.post("/v1/candidates/1/admission", as: .coordinator)
                .expect(200)
            #expect(admitted["state"]?.string == "admitted" && admitted["owner"] == .null)
            #expect(admitted["name"] == .null && admitted["volunteerNumber"]?.integer == 1)
            #expect(
                admitted["steps"]?.elements.compactMap { $0["state"]?.string } == [
                    "offered", "spoken_to", "checked", "spoken_to", "checked", "trained",
                    "admitted",
                ])
            let volunteer = try await house.get("/v1/volunteers/1").expect(200)
            #expect(volunteer["name"]?.string == Marked.volunteer.name)
            #expect(volunteer["vettingScope"]?.string == "telephone")
            #expect(volunteer["skills/0/code"]?.string == "listening")
            try await house.post("/v1/candidates/1/stage", as: .coordinator)
                .expect(409, "candidate.closed")
            let journal = try await house.get("/v1/journal?after=0&limit=500").expect(200)
            #expect(Marked.found(in: journal.text).isEmpty)
        }
    }

    @Test func `lists are narrowed by stage, territory, skill, age and what is overdue`()
        async throws
    {
        try await withHouse { house in
            try await house.post("/v1/candidates", Self.ada).expect(201)
            try await house.post("/v1/candidates", #"{"name":"Max","territory":"92"}"#).expect(201)
            house.clock.advance(.days(2))
            try await house.post("/v1/candidates", #"{"name":"Zoe","territory":"FR"}"#).expect(201)
            try await house.post("/v1/candidates/2/stage").expect(200)
            func numbers(_ query: String) async throws -> [Int64] {
                try await house.get("/v1/candidates\(query)", as: .coordinator).expect(200).items
                    .compactMap { $0["number"]?.integer }
            }
            #expect(try await numbers("") == [1, 2, 3])
            #expect(try await numbers("?territory=92") == [1, 2])
            #expect(try await numbers("?skill=driving") == [1])
            #expect(try await numbers("?state=spoken_to") == [2])
            #expect(try await numbers("?age=1") == [1, 2])
            #expect(try await numbers("?due=true").isEmpty)
            let page = try await house.get("/v1/candidates?limit=2").expect(200)
            let next = try #require(page["next"]?.string)
            #expect(try await numbers("?limit=2&cursor=\(next)") == [3])
            house.clock.advance(.days(2))
            #expect(try await numbers("?due=true") == [1])
            let board = try await house.get("/v1/board").expect(200)
            #expect(board["candidates/0/territory"]?.string == "92-montrouge")
            #expect(board["candidates/0/overdue"]?.integer == 1)
            try await house.post("/v1/candidates/1/closure", #"{"reason":"no_task"}"#).expect(200)
            #expect(try await numbers("") == [2, 3])
            #expect(try await numbers("?all=true") == [1, 2, 3])
            #expect(try await numbers("?state=declined") == [1])
            try await house.get("/v1/candidates", as: .operator).expect(403)
        }
    }

    @Test func `who is a volunteer already, or a candidate twice, is shown with the reasons`()
        async throws
    {
        try await withHouse { house in
            try await house.addVolunteer()
            let ada = try await house.post("/v1/candidates", Self.ada).expect(201)
            #expect(ada["likenesses/0/kind"]?.string == "volunteer")
            #expect(ada["likenesses/0/reasons/0/code"]?.string == "same_phone")
            try await house.post(
                "/v1/candidates", #"{"name":"Quidam Theodule","territory":"92"}"#
            ).expect(201)
            try await house.post("/v1/candidates", #"{"name":"Pia Otra","territory":"92"}"#)
                .expect(201)
            let alike = try await house.get("/v1/candidates?alike=true").expect(200)
            #expect(alike.items.compactMap { $0["number"]?.integer } == [1, 2])
            #expect(alike["items/1/likenesses/0/reasons/0/text"]?.string?.isEmpty == false)
            let one = try await house.get("/v1/candidates?alike=true&limit=1").expect(200)
            #expect(one.items.count == 1)
            let next = try #require(one["next"]?.string)
            let rest = try await house.get("/v1/candidates?alike=true&cursor=\(next)").expect(200)
            #expect(rest.items.compactMap { $0["number"]?.integer } == [2])

            try await house.post("/v1/candidates/2/merge", #"{"candidate":2}"#)
                .expect(409, "candidate.unknown_twin")
            try await house.post("/v1/candidates/2/merge", #"{"candidate":99}"#)
                .expect(409, "candidate.unknown")
            try await house.post("/v1/candidates/2/merge", "{}").expect(422)
            let merged = try await house.post("/v1/candidates/2/merge", #"{"candidate":1}"#)
                .expect(200)
            #expect(merged["state"]?.string == "merged" && merged["owner"] == .null)
            #expect(merged["mergedIntoNumber"]?.integer == 1)
            #expect(try await house.get("/v1/candidates/1").expect(200)["merged/0"]?.integer == 2)
            try await house.post("/v1/candidates/2/stage").expect(409, "candidate.merged")
            let apart = try await house.post("/v1/candidates/2/separation").expect(200)
            #expect(apart["state"]?.string == "offered" && apart["mergedInto"] == .null)
            let known = try await house.post("/v1/candidates/2/merge", #"{"volunteer":1}"#)
                .expect(200)
            #expect(known["volunteerNumber"]?.integer == 1)
        }
    }

    @Test func `what is known can be put right, and a reference is one candidate's`() async throws {
        try await withHouse { house in
            try await house.post("/v1/candidates", Self.ada).expect(201)
            try await house.post("/v1/candidates", #"{"name":"Max","territory":"92","ref":"B-1"}"#)
                .expect(409, "candidate.ref_taken")
            try await house.call(.patch, "/v1/candidates/1", #"{"name":"Zoe"}"#).expect(428)
            let changed = try await house.call(
                .patch, "/v1/candidates/1", #"{"name":"Zoe","remove":["phone","note"]}"#,
                fields: always
            ).expect(200)
            #expect(changed["name"]?.string == "Zoe" && changed["phone"] == .null)
            #expect(changed["note"] == nil)
            try await house.call(
                .patch, "/v1/candidates/1", #"{"vettedUntil":"2028-12-31"}"#, fields: always
            ).expect(422)
            try await house.post("/v1/candidates", #"{"name":"Max"}"#).expect(422)
            try await house.addVolunteer()
            try await house.call(
                .patch, "/v1/volunteers/1", #"{"ref":"B-1"}"#, fields: always
            ).expect(200)
            try await house.post(
                "/v1/candidates/1/admission", #"{"accompaniedUntil":"2020-03-30"}"#
            ).expect(409, "roster.ref_taken")
        }
    }

    @Test func `a copy shows a person's offer, erasing takes it, and a candidate can go alone`()
        async throws
    {
        try await withHouse { house in
            try await house.post(
                "/v1/contacts",
                #"{"kind":"volunteer_offer","person":{"name":"\#(Marked.person.name ?? "")"}}"#
            ).expect(201)
            try await house.post("/v1/candidates", #"{"contact":1,"territory":"92"}"#).expect(201)
            let contact = try await house.get("/v1/contacts/1").expect(200)
            let person = try #require(contact["person/id"]?.string)
            let copy = try await house.get("/v1/people/\(person)/export").expect(200)
            #expect(copy["candidates/0/name"]?.string == Marked.person.name)
            try await house.post("/v1/people/\(person)/erasure", #"{"reason":"asked"}"#)
                .expect(409, "candidate.live")
            try await house.post("/v1/candidates/1/closure", #"{"reason":"withdrew"}"#).expect(200)
            let proof = try await house.post(
                "/v1/people/\(person)/erasure", #"{"reason":"asked"}"#
            ).expect(200)
            #expect(proof["rows/candidates"]?.integer == 1)
            #expect(try await house.get("/v1/candidates/1").expect(200)["name"] == .null)

            try await house.post("/v1/candidates", Self.ada).expect(201)
            try await house.get("/v1/candidates/2/erasure").expect(404, "erasure.unknown")
            try await house.post(
                "/v1/candidates/2/erasure", #"{"reason":"asked"}"#, as: .coordinator
            )
            .expect(403)
            let gone = try await house.post("/v1/candidates/2/erasure", #"{"reason":"asked"}"#)
                .expect(200)
            #expect(gone["rows/candidates"]?.integer == 1 && gone["candidate"]?.string != nil)
            let after = try await house.get("/v1/candidates/2").expect(200)
            #expect(after["state"]?.string == "erased" && after["name"] == .null)
            #expect(Marked.found(in: after.text).isEmpty)
            try await house.post("/v1/candidates/2/erasure", #"{"reason":"asked"}"#)
                .expect(409, "privacy.already_erased")
        }
    }

    @Test
    func `whoever was declined or fell silent is forgotten in their time, a volunteer is not`()
        async throws
    {
        try await withHouse { house in
            try await house.post("/v1/candidates", Self.ada).expect(201)
            try await house.post("/v1/candidates", #"{"name":"Max","territory":"92"}"#).expect(201)
            try await house.post("/v1/candidates", #"{"name":"Zoe","territory":"92"}"#).expect(201)
            try await house.post("/v1/candidates/1/closure", #"{"reason":"under_age"}"#).expect(200)
            try await house.post(
                "/v1/candidates/3/admission", #"{"accompaniedUntil":"2020-03-30"}"#
            ).expect(200)
            try await house.post(
                "/v1/retention",
                """
                {"personMonths":24,"refusedMonths":6,"anonymousMonths":3,"candidateMonths":2,
                 "accessLogMonths":12,"daily":false,"time":"03:00","utcOffsetMinutes":60}
                """
            ).expect(200)
            house.clock.advance(.days(50))
            try await house.post("/v1/candidates", #"{"name":"Pia","territory":"92"}"#).expect(201)
            house.clock.advance(.days(12))
            let plan = try await house.get("/v1/retention/plan").expect(200)
            #expect(plan.items.compactMap { $0["candidate"]?.string }.count == 2)
            let report = try await house.post("/v1/retention/runs").expect(200)
            #expect(report["candidates"]?.integer == 2 && report["people"]?.integer == 0)
            func state(_ number: Int) async throws -> String? {
                try await house.get("/v1/candidates/\(number)").expect(200)["state"]?.string
            }
            #expect(try await state(1) == "declined")
            #expect(try await state(2) == "erased")
            #expect(try await state(4) == "offered")
            #expect(try await house.get("/v1/volunteers/1").expect(200)["name"]?.string == "Zoe")
        }
    }

    @Test func `rules are a territory's, with versions and who set them`() async throws {
        try await withHouse { house in
            let first = try await house.get("/v1/onboarding-rules?territory=92").expect(200)
            #expect(first["stages"]?.elements.count == 3 && first["set"]?.elements.isEmpty == true)
            for days in [2, 5] {
                try await house.post(
                    "/v1/onboarding-rules",
                    #"{"territory":"92","stages":["checked"],"stepDays":\#(days)}"#
                ).expect(200)
            }
            let below = try await house.get("/v1/onboarding-rules?territory=92-montrouge")
                .expect(200)
            #expect(below["stages/0"]?.string == "checked" && below["stepDays"]?.integer == 5)
            let own = try await house.get("/v1/onboarding-rules?territory=92").expect(200)
            #expect(own["set/0/version"]?.integer == 2 && own["set/1/stepDays"]?.integer == 2)
            try await house.post(
                "/v1/onboarding-rules", #"{"territory":"99","stages":[],"stepDays":2}"#
            ).expect(409, "candidate.unknown_territory")
            try await house.post(
                "/v1/onboarding-rules", #"{"territory":"92","stages":[],"stepDays":2}"#,
                as: .coordinator
            ).expect(403)
        }
    }

    @Test(arguments: [
        ("/v1/candidates", #"{"name":"Max","territory":"92","languages":["french"]}"#),
        ("/v1/volunteers", #"{"name":"Max","territory":"92","languages":["fr","xx"]}"#),
        ("/v1/contacts", #"{"kind":"request","needs":[{"kind":"food"}],"language":"xx"}"#),
    ])
    func `a language that there is not is refused where it is typed`(
        _ target: String, _ body: String
    ) async throws {
        try await withHouse { house in
            let refused = try await house.post(target, body, as: .coordinator)
                .expect(422, "body.invalid")
            let field = refused["errors/0/pointer"]?.string ?? ""
            #expect(field.hasPrefix("#/language"))
            #expect(refused["errors/0/detail"]?.string?.contains("ISO 639") == true)
            try await house.get("/v1/volunteers?language=french", as: .coordinator).expect(400)
        }
    }

    @Test func `figures count them, hide what is small, and say how long admission takes`()
        async throws
    {
        try await withHouse { house in
            try await house.post(
                "/v1/onboarding-rules", #"{"territory":"FR","stages":[],"stepDays":2}"#
            ).expect(200)
            for number in 1...12 {
                try await house.post(
                    "/v1/candidates", #"{"name":"Max \#(number)","territory":"92"}"#
                ).expect(201)
            }
            house.clock.advance(.days(4))
            for number in 1...6 {
                try await house.post("/v1/candidates/\(number)/admission").expect(200)
            }
            let figures = try await house.get("/v1/figures/candidates?territory=92", as: .reviewer)
                .expect(200)
            #expect(figures["total"]?.integer == 12 && figures["medianDays"]?.integer == 4)
            #expect(figures.items.compactMap { $0["candidates"]?.integer } == [6, 6])
            let small = try await house.get("/v1/figures/candidates?smallest=7").expect(200)
            #expect(small["medianDays"] == .null)
            #expect(small.items.allSatisfy { $0["candidates"] == .null })
        }
    }

    @Test func `whoever reads a candidate leaves a line`() async throws {
        try await withHouse { house in
            let ada = try await house.post("/v1/candidates", Self.ada).expect(201)
            try await house.get("/v1/candidates", as: .coordinator).expect(200)
            try await house.get("/v1/candidates/1", as: .coordinator).expect(200)
            let rows = try await house.get("/v1/access-log?limit=500", as: .reviewer).expect(200)
                .items
            #expect(
                Set(rows.compactMap { $0["route"]?.string }) == [
                    "addCandidate", "listCandidates", "showCandidate",
                ])
            #expect(Set(rows.compactMap { $0["person"]?.string }) == [ada.id])
        }
    }

    @Test func `who was admitted in an emergency stays on the list by name until nothing is owed`()
        async throws
    {
        try await withHouse { house in
            try await house.post(
                "/v1/candidates",
                """
                {"name":"Ada Exemple","phone":"0639980007","territory":"92-montrouge",
                 "languages":["fr"],"radiusKilometres":9,"weeklyMissions":5}
                """, as: .coordinator
            ).expect(201)
            try await house.post(
                "/v1/candidates/1/admission", #"{"accompaniedUntil":"2020-03-30"}"#,
                as: .coordinator
            ).expect(200)
            let open = try await house.get("/v1/candidates", as: .coordinator).expect(200).items
            #expect(open.map { $0["name"]?.string } == ["Ada Exemple"])
            #expect(open.first?["volunteerNumber"]?.integer == 1)
            #expect(open.first?["dueAt"]?.string != nil)
            try await house.call(
                .patch, "/v1/candidates/1", as: .coordinator, #"{"weeklyMissions":2}"#,
                fields: [("If-Match", "*")]
            ).expect(409, "candidate.admitted")
            for body in [
                #"{"stage":"spoken_to"}"#, #"{"stage":"checked","vettedUntil":"2028-12-31"}"#,
                #"{"stage":"trained"}"#,
            ] {
                try await house.post("/v1/candidates/1/stage", body, as: .coordinator).expect(200)
            }
            #expect(try await house.get("/v1/candidates").expect(200).items.isEmpty)
            let closed = try await house.get("/v1/candidates/1").expect(200)
            #expect(closed["state"]?.string == "admitted")
            let volunteer = try await house.get("/v1/volunteers/1").expect(200)
            #expect(volunteer["vettedUntil"]?.string == "2028-12-31")
            #expect(volunteer["vettingScope"]?.string == "everything")
            try house.expectSoundBooks()
        }
    }

    @Test func `who is erased after an emergency admission is nobody's work any more`() async throws
    {
        try await withHouse { house in
            try await house.post(
                "/v1/candidates",
                """
                {"name":"Ada Exemple","phone":"0639980007","territory":"92-montrouge",
                 "languages":["fr"],"radiusKilometres":9,"weeklyMissions":5}
                """, as: .coordinator
            ).expect(201)
            try await house.post(
                "/v1/candidates/1/admission", #"{"accompaniedUntil":"2020-03-30"}"#,
                as: .coordinator
            ).expect(200)
            try await house.post("/v1/volunteers/1/erasure", #"{"reason":"asked"}"#, as: .admin)
                .expect(200)
            #expect(try await house.get("/v1/candidates").expect(200).items.isEmpty)
            try house.expectSoundBooks()
        }
    }
}
