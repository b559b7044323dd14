import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// Calls that people are owed, as a desk works through them.
struct CallsTests {
    private static let plan = #"{"contact":1,"purpose":"friendly_call"}"#

    @Test(arguments: Door.allCases)
    func `from the plan to the person`(_ door: Door) async throws {
        try await withHouse(door) { house in
            _ = try await house.logContact("food")
            let planned = try await house.post(
                "/v1/calls",
                """
                {"contact":1,"purpose":"call_back","phone":"06 39 98 77 77","safe":"09:00-17:00",
                 "utcOffsetMinutes":60,"neighbour":{"name":"\(Marked.caller.name ?? "")"},
                 "note":"\(Marked.note)"}
                """, as: .operator
            ).expect(201)
            #expect(planned.location == "/v1/calls/\(planned.id)")
            #expect(planned["owner/territory"]?.string == "FR")
            #expect(planned["person/name"]?.string == Marked.person.name)
            #expect(planned["person/phone"]?.string == "+33639987777")
            #expect(planned["neighbour/name"]?.string == Marked.caller.name)
            #expect(planned["callAt"]?.string == "2020-03-23T08:00:00.000Z")
            #expect(planned["dueAt"]?.string == "2020-03-25T08:00:00.000Z")

            let person = try #require(planned["person/id"]?.string)
            let history = try await house.get("/v1/people/\(person)/history").expect(200)
            #expect(history["plannedCalls/0/number"]?.integer == 1)

            let taken = try await house.post("/v1/calls/1/taking", as: .operator).expect(200)
            #expect(taken["state"]?.string == "taken" && taken["owner/kind"]?.string == "taker")
            let late = try await house.post("/v1/calls/1/taking", as: .coordinator)
            late.expect(409, "followup.taken_by_other")
            #expect(late.text.contains("2020-03-23 08:20 UTC"))
            let stale = [("If-Match", planned.etag ?? "")]
            try await house.post("/v1/calls/1/release", as: .operator, fields: stale)
                .expect(412, "door.changed_meanwhile")
            try await house.post("/v1/calls/1/release", as: .operator).expect(200)
            try await house.post("/v1/calls/1/release", as: .operator)
                .expect(409, "followup.not_taken")

            let done = try await house.post(
                "/v1/calls/1/result", #"{"result":"reached","note":"\#(Marked.note)"}"#,
                as: .operator
            ).expect(200)
            #expect(done["state"]?.string == "closed" && done["ending"]?.string == "reached")
            #expect(done["owner"] == .null && done["dueAt"] == .null)
            #expect(done["tries/0/result"]?.string == "reached")
            #expect(done["notes/1"]?.string == Marked.note)
            try await house.post("/v1/calls/1/taking").expect(409, "call.closed")
            let shown = try await house.get("/v1/calls/1", as: .operator).expect(200)
            #expect(shown.body == done.body && shown.etag == done.etag)
            #expect(try await house.get("/v1/calls").expect(200).items.isEmpty)
            #expect(try await house.get("/v1/calls?state=closed").expect(200).items.count == 1)
            try await house.get("/v1/calls/9").expect(404, "call.unknown")
        }
    }

    @Test func `a safe number takes the place of any number that was said with a call`()
        async throws
    {
        try await withHouse { house in
            _ = try await house.logContact("food")
            let own = #"{"contact":1,"purpose":"friendly_call","phone":"06 39 98 77 77"}"#
            let planned = try await house.post("/v1/calls", own).expect(201)
            #expect(planned["person/phone"]?.string == "+33639987777")
            let person = try #require(planned["person/id"]?.string)
            try await house.post(
                "/v1/people/\(person)/correction", #"{"safePhone":"06 39 98 55 55"}"#
            ).expect(200)
            let shown = try await house.get("/v1/calls/1", as: .operator).expect(200)
            #expect(shown["person/phone"]?.string == "+33639985555")
            let list = try await house.get("/v1/calls", as: .operator).expect(200).items
            #expect(list.map { $0["person/phone"]?.string } == ["+33639985555"])
            let refused = try await house.post("/v1/calls", own, as: .operator)
            refused.expect(409, "followup.other_safe_phone")
            #expect(!refused.text.contains("5555") && !refused.text.contains("7777"))
            let safe = #"{"contact":1,"purpose":"friendly_call","phone":"06 39 98 55 55"}"#
            try await house.post("/v1/calls", safe, as: .operator).expect(201)
        }
    }

    @Test func `nobody answers: a visit is asked for, then silence climbs to a danger alert`()
        async throws
    {
        try await withHouse { house in
            _ = try await house.logContact("food")
            try await house.post("/v1/calls", Self.plan).expect(201)
            for _ in 0..<4 {
                try await house.post("/v1/calls/1/result", #"{"result":"no_answer"}"#).expect(200)
                house.clock.advance(.hours(18))
            }
            let visited = try await house.get("/v1/calls/1").expect(200)
            #expect(visited["step"]?.string == "visit" && visited["attempts"]?.integer == 4)
            let visit = try #require(visited["visitNumber"]?.integer)
            let request = try await house.request(visit)
            #expect(request["need"]?.string == "courtesy_visit")
            #expect(request["territory"]?.string == "92-montrouge")
            #expect(request["owner/territory"]?.string == "92-montrouge")
            for (hours, step) in [(6, "neighbour"), (4, "supervisor")] as [(Int64, String)] {
                house.clock.advance(.hours(hours))
                await house.house.office.tick()
                let shown = try await house.get("/v1/calls/1").expect(200)
                #expect(shown["step"]?.string == step)
                #expect(shown["overdue"] == .bool(false))
            }
            #expect(try await house.get("/v1/dangers").expect(200).items.isEmpty)
            house.clock.advance(.hours(1))
            await house.house.office.tick()
            let ended = try await house.get("/v1/calls/1").expect(200)
            #expect(ended["ending"]?.string == "danger")
            let alerts = try await house.get("/v1/dangers").expect(200).items
            #expect(alerts.map { $0["contactNumber"]?.integer } == [1])
            try house.expectSoundBooks()
        }
    }

    @Test func `the work-list begins with what is to be called first, page by page`() async throws {
        try await withHouse { house in
            for postcode in ["92120", "92170", "92120", "75001"] {
                _ = try await house.logContact("food", postcode: postcode)
            }
            for (contact, hour) in [(1, "12"), (2, "10"), (3, "08"), (4, "09")] {
                try await house.post(
                    "/v1/calls",
                    """
                    {"contact":\(contact),"purpose":"friendly_call",
                     "at":"2020-03-23T\(hour):00:00Z"}
                    """
                ).expect(201)
            }
            func numbers(_ query: String) async throws -> [Int64] {
                try await house.get("/v1/calls?\(query)", as: .operator).expect(200).items
                    .compactMap { $0["number"]?.integer }
            }
            #expect(try await numbers("limit=50") == [3, 4, 2, 1])
            #expect(try await numbers("due=true") == [3])
            #expect(try await numbers("territory=92") == [3, 2, 1])
            #expect(try await numbers("territory=92-montrouge") == [3, 1])
            #expect(try await numbers("purpose=call_back") == [])
            try await house.get("/v1/calls?territory=nowhere").expect(404, "territory.unknown")
            var target: String? = "/v1/calls?limit=3"
            var walked: [Int64] = []
            while let page = target {
                let answer = try await house.get(page).expect(200)
                walked += answer.items.compactMap { $0["number"]?.integer }
                target = answer.next
            }
            #expect(walked == [3, 4, 2, 1])
            house.clock.advance(.hours(1))
            #expect(try await numbers("due=true") == [3, 4])
            try await house.post("/v1/calls/3/taking", as: .coordinator).expect(200)
            #expect(try await numbers("state=taken") == [3])
            #expect(try await numbers("state=open&due=true") == [4])
        }
    }

    @Test(arguments: [
        (#"{"purpose":"call_back"}"#, 422, "body.invalid"),
        (#"{"contact":1}"#, 422, "body.invalid"),
        (#"{"contact":1,"purpose":"MARKED"}"#, 422, "body.invalid"),
        (#"{"contact":1,"purpose":"call_back","safe":"9-12"}"#, 422, "body.invalid"),
        (#"{"contact":1,"purpose":"call_back","everyDays":0}"#, 422, "body.invalid"),
        (#"{"contact":99,"purpose":"call_back"}"#, 409, "contact.unknown"),
        (#"{"request":99,"purpose":"outcome"}"#, 409, "request.unknown"),
        (
            #"{"person":"01710c6c-2c00-7000-8000-000000000005","purpose":"call_back"}"#, 409,
            "person.unknown"
        ),
        (#"{"contact":2,"purpose":"call_back"}"#, 409, "followup.nobody_to_call"),
        (#"{"contact":1,"purpose":"outcome"}"#, 409, "followup.outcome_needs_request"),
        (
            #"{"contact":1,"purpose":"call_back","safe":"09:00-10:00","preferred":"11:00-12:00"}"#,
            409, "followup.hours_never_meet"
        ),
        (
            #"{"contact":1,"purpose":"day_before","everyDays":2}"#, 409,
            "followup.questions_do_not_repeat"
        ),
    ])
    func `a plan that is wrong leaves nothing behind`(
        body: String, status: Int, code: String
    ) async throws {
        try await withHouse { house in
            _ = try await house.logContact("food")
            try await house.post("/v1/contacts", #"{"kind":"listening","anonymous":true}"#)
                .expect(201)
            let refused = try await house.post("/v1/calls", body, as: .operator)
            refused.expect(status, code)
            #expect(Marked.found(in: refused.text).isEmpty)
            #expect(try await house.get("/v1/calls").expect(200).items.isEmpty)
        }
    }

    @Test func `safe hours, refusal and silence on a voicemail are kept to`() async throws {
        try await withHouse { house in
            _ = try await house.logContact("food")
            try await house.post(
                "/v1/calls",
                #"{"contact":1,"purpose":"call_back","safe":"14:00-16:00","utcOffsetMinutes":60}"#
            ).expect(201)
            let early = try await house.post("/v1/calls/1/taking", as: .operator)
            early.expect(409, "followup.outside_safe_hours")
            #expect(early.text.contains("14:00-16:00"))
            try await house.post("/v1/calls/1/result", #"{"result":"voicemail_left"}"#)
                .expect(409, "followup.voicemail_not_allowed")
            try await house.post("/v1/calls/1/result", #"{"result":"refused"}"#).expect(200)
            try await house.post("/v1/calls", Self.plan).expect(409, "followup.calls_refused")
            let asked = #"{"contact":1,"purpose":"friendly_call","askedFor":true}"#
            try await house.post("/v1/calls", asked).expect(201)
            try await house.post("/v1/calls", Self.plan).expect(201)
        }
    }

    @Test func `a supervisor calls for help; others may cancel`() async throws {
        try await withHouse { house in
            _ = try await house.logContact("food")
            for _ in 0..<2 { try await house.post("/v1/calls", Self.plan).expect(201) }
            try await house.post("/v1/calls/1/danger", as: .operator).expect(403)
            let alerted = try await house.post(
                "/v1/calls/1/danger", #"{"note":"\#(Marked.note)"}"#, as: .coordinator
            ).expect(200)
            #expect(alerted["ending"]?.string == "danger")
            #expect(try await house.get("/v1/dangers").expect(200).items.count == 1)
            try await house.post("/v1/calls/2/cancellation", #"{"reason":"reached"}"#)
                .expect(422, "body.invalid")
            let cancelled = try await house.post(
                "/v1/calls/2/cancellation", #"{"reason":"no_number"}"#, as: .operator
            ).expect(200)
            #expect(cancelled["ending"]?.string == "no_number")
        }
    }

    @Test func `the ladder is data, of the house and of a deployment`() async throws {
        try await withHouse { house in
            let standard = try await house.get("/v1/call-rules", as: .operator).expect(200)
            #expect(standard["of"]?.string == "standard")
            #expect(standard["ladder"]?.elements.count == 8)
            #expect(standard["zone"]?.string == "Europe/Paris")
            let rules = try #require(OpenAPIExamples.bodies["NewCallRules"])
            for (zone, status) in [("Atlantis/Capital", 409), ("Asia/Tokyo", 200)] {
                try await house.post(
                    "/v1/call-rules", String(rules.dropLast()) + #","zone":"\#(zone)"}"#
                ).expect(status)
            }
            let east = try await house.get("/v1/call-rules").expect(200)
            #expect(east["zone"]?.string == "Asia/Tokyo" && east["rule"]?.string == "JST-9")
            try await house.post("/v1/call-rules", rules, as: .coordinator).expect(403)
            try await house.post("/v1/call-rules", rules).expect(200)
            let own = try await house.get("/v1/call-rules").expect(200)
            #expect(own["of"]?.string == "house" && own["ladder"]?.elements.count == 2)
            let food = try await house.get("/v1/deployments").expect(200).items
            let id = try #require(food.first?["id"]?.string)
            #expect(
                try await house.get("/v1/call-rules?deployment=\(id)").expect(200)["of"]?.string
                    == "house")
            try await house.post("/v1/call-rules?deployment=\(id)", rules).expect(200)
            #expect(
                try await house.get("/v1/call-rules?deployment=\(id)").expect(200)["of"]?.string
                    == "deployment")
            try await house.get("/v1/call-rules?deployment=x").expect(404, "deployment.unknown")
            let endless = rules.replacing("supervisor", with: "neighbour")
            try await house.post("/v1/call-rules", endless)
                .expect(409, "followup.ladder_without_supervisor")

            _ = try await house.logContact("food")
            try await house.post("/v1/calls", Self.plan).expect(201)
            let next = try await house.post("/v1/calls/1/result", #"{"result":"no_answer"}"#)
            #expect(next.expect(200)["step"]?.string == "supervisor")
            try house.expectSoundBooks()
        }
    }

    @Test(arguments: Door.allCases)
    func `what people say of help stands beside what was reported`(_ door: Door) async throws {
        try await withHouse(door) { house in
            let volunteer = try await house.addVolunteer()
            for _ in 0..<2 {
                let request = try await house.logContact("food")
                try await house.offer(request, to: volunteer).expect(201)
                for word in ["acceptance", "start", "completion"] {
                    try await house.step(request, word).expect(200)
                }
            }
            let asked = try await house.get("/v1/calls?purpose=outcome").expect(200).items
            #expect(
                asked.map { $0["callAt"]?.string }
                    == Array(repeating: "2020-04-22T08:00:00.000Z", count: 2))
            #expect(asked.map { $0["requestNumber"]?.integer } == [1, 2])
            try await house.post("/v1/calls/1/result", #"{"result":"reached"}"#)
                .expect(409, "followup.answer_needed")
            try await house.post(
                "/v1/calls/1/result",
                #"{"result":"reached","answer":{"help":"MARKED","reason":"served"}}"#
            ).expect(422, "body.invalid")
            try await house.post(
                "/v1/calls/1/result",
                #"{"result":"reached","answer":{"help":"came","reason":"served"}}"#
            ).expect(200)
            let partly = try await house.post(
                "/v1/calls/2/result",
                """
                {"result":"reached","answer":{"help":"partly","reason":"still_needed",
                 "unmet":["too_little","too_late","too_late"]}}
                """
            ).expect(200)
            #expect(partly["answer/help"]?.string == "partly")
            #expect(partly["answer/unmet/0"]?.string == "too_late")
            #expect(partly["answer/unmet/1"]?.string == "too_little")
            let again = try await house.request(3)
            #expect(again["need"]?.string == "food" && again["status"]?.string == "open")

            let impact = try await house.get("/v1/catalogue/\(Premises.entry)/impact").expect(200)
            #expect(impact["outcomes/done"]?.integer == 2)
            #expect(impact["confirmed/asked"]?.integer == 2)
            #expect(impact["confirmed/came"]?.integer == 1)
            #expect(impact["confirmed/partly"]?.integer == 1)
            #expect(impact["confirmed/not_at_all"]?.integer == 0)
            #expect(impact["confirmed/unmet/too_little"]?.integer == 1)
            try house.expectSoundBooks()
        }
    }

    @Test(arguments: [(0, nil), (7, "2020-03-30T08:00:00.000Z")] as [(Int, String?)])
    func `a deployment says after how many days it asks, or never`(
        _ days: Int, _ callAt: String?
    ) async throws {
        try await withHouse { house in
            try await house.post(
                "/v1/deployments",
                """
                {"entry":"\(Premises.entry)","territory":"92-montrouge","outcomeAfterDays":\(days),
                 "needs":[{"kind":"food","dueWithinMinutes":240}]}
                """
            ).expect(201)
            let volunteer = try await house.addVolunteer()
            let request = try await house.logContact("food")
            try await house.offer(request, to: volunteer).expect(201)
            for word in ["acceptance", "start", "completion"] {
                try await house.step(1, word).expect(200)
            }
            let calls = try await house.get("/v1/calls").expect(200).items
            let expected: [String] = callAt.map { [$0] } ?? []
            #expect(calls.compactMap { $0["callAt"]?.string } == expected)
        }
    }
}
