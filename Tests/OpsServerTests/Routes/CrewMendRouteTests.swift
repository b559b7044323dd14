import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// What a reviewer with fresh eyes found about crews, as a desk lives it now.
struct CrewMendRouteTests {
    private static func accept(_ house: Premises, start: Bool = true) async throws {
        for _ in 0..<3 { try await house.addVolunteer() }
        try await house.offer(try await house.logContact("food"), to: 1).expect(201)
        try await house.step(1, "acceptance").expect(200)
        if start { try await house.step(1, "start").expect(200) }
    }

    /// The crew of mission 1 is silent, and volunteer 2 is asked to take it over.
    private static func overdue(_ house: Premises) async throws {
        try await accept(house)
        try await house.post(
            "/v1/volunteers/1/emergency-contact", #"{"name":"Max Exemple","phone":"0639980008"}"#
        ).expect(200)
        house.clock.advance(.minutes(46))
        await house.house.office.tick()
        try await house.step(1, "hand-over", #"{"volunteers":[2]}"#).expect(200)
    }

    @Test func `who is missing is called for after others took over, until they are heard of`()
        async throws
    {
        try await withHouse { house in
            try await Self.overdue(house)
            try await house.step(1, "acceptance", #"{"volunteer":2}"#).expect(200)
            let open = try await house.get("/v1/crew-alarms").expect(200).items
            #expect(open.map { $0["kind"]?.string } == ["overdue"])
            #expect(open.first?["missing/0/volunteerNumber"]?.integer == 1)
            let contacts = try await house.get("/v1/crew-alarms/1/emergency-contacts").expect(200)
            #expect(contacts["contacts/0/volunteerNumber"]?.integer == 1)
            #expect(contacts["contacts/0/name"]?.string == "Max Exemple")
            #expect(contacts["contacts/0/volunteerPhone"]?.string != nil)
            #expect(contacts["contacts/1"] == nil)
            try await house.step(1, "check-in", #"{"volunteer":3}"#)
                .expect(409, "crew.not_in_crew")
            let heard = try await house.step(
                1, "check-in", #"{"volunteer":1,"reason":"\#(Marked.note)"}"#
            ).expect(200)
            #expect(heard["stage"]?.string == "accepted")
            #expect(try await house.get("/v1/crew-alarms").expect(200).items.isEmpty)
            let closed = try await house.get("/v1/crew-alarms?closed=true").expect(200).items
            #expect(closed.first?["ending"]?.string == "settled")
            try house.expectSoundBooks()
        }
    }

    @Test func `who has said yes and is at home is not called for`() async throws {
        try await withHouse { house in
            for _ in 0..<4 { try await house.addVolunteer() }
            try await house.offer(try await house.logContact("courtesy_visit"), to: 1, 2)
                .expect(201)
            for number in 1...2 {
                try await house.step(1, "acceptance", #"{"volunteer":\#(number)}"#).expect(200)
            }
            let list = try await house.get("/v1/deployments").expect(200).items
            for id in list.compactMap({ $0["id"]?.string }) {
                try await house.post(
                    "/v1/deployments/\(id)/crew-rules",
                    """
                    {"watched":"every","checkInMinutes":30,"lateHours":24,"alarmMinutes":10,\
                    "confirmHours":24}
                    """
                ).expect(200)
            }
            try await house.step(1, "start").expect(200)
            house.clock.advance(.minutes(31))
            await house.house.office.tick()
            try await house.step(1, "hand-over", #"{"volunteers":[3,4]}"#).expect(200)
            try await house.step(1, "acceptance", #"{"volunteer":3}"#).expect(200)
            let contacts = try await house.get("/v1/crew-alarms/1/emergency-contacts").expect(200)
            let numbers = (contacts["contacts"]?.elements ?? []).map {
                $0["volunteerNumber"]?.integer
            }
            #expect(numbers == [1, 2])
        }
    }

    @Test func `whom to call is never wiped by saying nothing, and it shows whether it is known`()
        async throws
    {
        try await withHouse { house in
            try await house.addVolunteer()
            let path = "/v1/volunteers/1/emergency-contact"
            let known = try await house.post(path, #"{"name":"Max Exemple"}"#).expect(200)
            #expect(known["emergencyContactKnown"]?.flag == true)
            for body in ["", "{}", #"{"nobody":true,"name":"Max Exemple"}"#] {
                try await house.post(path, body).expect(409, "crew.contact_unsaid")
            }
            #expect(
                try await house.get("/v1/volunteers/1")["emergencyContactKnown"]?.flag == true)
            let nobody = try await house.post(path, #"{"nobody":true}"#).expect(200)
            #expect(nobody["emergencyContactKnown"]?.flag == false)
        }
    }

    @Test func `an exposure is looked at as often as one likes, and raises one alarm`()
        async throws
    {
        try await withHouse { house in
            try await Self.accept(house)
            try await house.step(1, "arrival").expect(200)
            try await house.step(1, "completion").expect(200)
            try await house.offer(try await house.logContact("food"), to: 1).expect(201)
            try await house.step(2, "acceptance").expect(200)
            try await house.step(2, "start").expect(200)
            try await house.step(2, "failure", #"{"reason":"not_home"}"#).expect(200)
            let seen = try await house.get("/v1/missions/1/exposure?days=10").expect(200)
            #expect(seen["alarmNumber"] == .null && seen["truncated"]?.flag == false)
            // Who left and never arrived has met nobody at the door.
            #expect(seen["meetings/0/missionNumber"]?.integer == 2)
            #expect(seen["meetings/0/arrived"]?.flag == false)
            #expect(seen["meetings/1/arrived"]?.flag == true)
            #expect(try await house.get("/v1/crew-alarms").expect(200).items.isEmpty)
            let one = try await house.step(1, "exposure", #"{"days":10}"#).expect(200)
            let two = try await house.step(1, "exposure", #"{"days":10}"#).expect(200)
            #expect(one["alarmNumber"]?.integer == 1 && two["alarmNumber"]?.integer == 1)
            let again = try await house.get("/v1/missions/1/exposure").expect(200)
            #expect(again["alarmNumber"]?.integer == 1)
            #expect(try await house.get("/v1/crew-alarms").expect(200).items.count == 1)
            let person = try #require(seen["meetings/1/person"]?.string)
            let lines = try await house.get("/v1/access-log?limit=500&person=\(person)")
                .expect(200).items
            #expect(lines.contains { $0["route"]?.string == "showExposure" })
        }
    }

    @Test func `rules of crews change by what is named, and a deployment shows them`() async throws
    {
        try await withHouse { house in
            let list = try await house.get("/v1/deployments").expect(200).items
            let id = try #require(list.first?["id"]?.string)
            try await house.post(
                "/v1/deployments/\(id)/crew-rules", #"{"watched":"every","lateHours":12}"#
            ).expect(200)
            let changed = try await house.post(
                "/v1/deployments/\(id)/crew-rules", #"{"checkInMinutes":20}"#
            ).expect(200)
            #expect(changed["watched"]?.string == "every")
            #expect(changed["lateHours"]?.integer == 12)
            #expect(changed["checkInMinutes"]?.integer == 20)
            #expect(changed["graceMinutes"]?.integer == 15)
        }
    }

    @Test func `board and report tell of crews, things and lots, and of every danger`()
        async throws
    {
        try await withHouse { house in
            try await house.post(
                "/v1/operation-events",
                #"{"title":"Heat","kind":"heat_wave","territory":"92"}"#, as: .coordinator
            ).expect(201)
            try await Self.overdue(house)
            for _ in 0..<23 {
                try await house.post("/v1/dangers", "{}", as: .operator).expect(201)
            }
            try await house.post(
                "/v1/assets", #"{"kind":"vehicle","tag":"van-3","territory":"92"}"#
            ).expect(201)
            try await house.post(
                "/v1/assets/1/departure", #"{"volunteer":3,"backBy":"2020-03-23T09:00:00Z"}"#
            ).expect(200)
            try await house.post(
                "/v1/stock",
                #"{"item":"mask","territory":"92","quantity":5,"expiresOn":"2020-03-25"}"#
            ).expect(201)
            house.clock.advance(.hours(5))
            await house.house.office.tick()
            let board = try await house.get("/v1/board", as: .operator).expect(200)
            #expect(board["crewAlarms/0/kind"]?.string == "overdue")
            #expect(board["crewAlarms/0/missionNumber"]?.integer == 1)
            // Nobody answered, so the hand-over fell meanwhile.
            #expect(board["crewAlarmTotal"]?.integer == 2)
            #expect(board["assets/0/number"]?.integer == 1)
            #expect(board["assets/0/what"]?.string == "late")
            #expect(board["lots/0/number"]?.integer == 1)
            #expect(board["dangerTotal"]?.integer == 23)
            // Who waits for a crew that is on its way waits too long all the same.
            #expect(board["lateUnderway/0/number"]?.integer == 1)
            let report = try await house.get("/v1/operation-events/1/report", as: .operator)
                .expect(200)
            #expect(report["dangerTotal"]?.integer == 23)
            #expect(report["dangers"]?.elements.count == 20)
            let text = try #require(report["text"]?.string)
            #expect(text.contains("Danger alerts open: 23"))
            #expect(text.contains("crew is overdue"))
            #expect(report["crewAlarms/0/number"]?.integer == 1)
        }
    }

    @Test func `what somebody else changed meanwhile is not changed unseen`() async throws {
        try await withHouse { house in
            let added = try await house.post(
                "/v1/assets", #"{"kind":"vehicle","tag":"van-3","territory":"92"}"#
            ).expect(201)
            let tag = try #require(added.headers["etag"])
            try await house.post(
                "/v1/assets/1/fault", #"{"fault":"dirty"}"#, fields: [("If-Match", tag)]
            ).expect(200)
            try await house.post("/v1/assets/1/repair", "", fields: [("If-Match", tag)])
                .expect(412)
            let lot = try await house.post(
                "/v1/stock", #"{"item":"mask","territory":"92","quantity":5}"#
            ).expect(201)
            let first = try #require(lot.headers["etag"])
            try await house.post(
                "/v1/stock/1/taking", #"{"quantity":1}"#, fields: [("If-Match", first)]
            ).expect(200)
            try await house.post(
                "/v1/stock/1/taking", #"{"quantity":1}"#, fields: [("If-Match", first)]
            ).expect(412)
        }
    }

    @Test func `a booking is used by its number, and is known before a thing goes`() async throws {
        try await withHouse { house in
            try await house.addVolunteer()
            try await house.post(
                "/v1/assets", #"{"kind":"vehicle","tag":"van-3","territory":"92"}"#
            ).expect(201)
            try await house.post(
                "/v1/assets/1/bookings",
                #"{"from":"2020-03-23T08:00:00Z","until":"2020-03-23T12:00:00Z"}"#
            ).expect(200)
            try await house.post(
                "/v1/assets/1/departure", #"{"volunteer":1,"backBy":"2020-03-23T11:00:00Z"}"#
            ).expect(409, "asset.slot_taken")
            try await house.post(
                "/v1/assets/1/departure",
                #"{"volunteer":1,"backBy":"2020-03-23T11:00:00Z","booking":9}"#
            ).expect(409, "asset.unknown_booking")
            try await house.post("/v1/assets/1/withdrawal", "").expect(409, "asset.is_booked")
            let out = try await house.post(
                "/v1/assets/1/departure",
                #"{"volunteer":1,"backBy":"2020-03-23T11:00:00Z","booking":1}"#
            ).expect(200)
            #expect(out["state"]?.string == "out")
            try await house.post("/v1/assets/1/return", #"{"fault":"lost"}"#).expect(200)
            try await house.post(
                "/v1/assets/1/bookings",
                #"{"from":"2020-03-25T08:00:00Z","until":"2020-03-25T12:00:00Z"}"#
            ).expect(409, "asset.not_available")
        }
    }

    @Test func `a code that somebody who left knows is replaced when others join`() async throws {
        try await withHouse { house in
            for _ in 0..<4 { try await house.addVolunteer() }
            try await house.offer(try await house.logContact("courtesy_visit"), to: 1, 2)
                .expect(201)
            for number in 1...2 {
                try await house.step(1, "acceptance", #"{"volunteer":\#(number)}"#).expect(200)
            }
            let first = try await house.get("/v1/missions/1/visit-code")
                .expect(200)["code"]?.string
            try await house.step(1, "hand-over", #"{"volunteers":[3,4]}"#).expect(200)
            try await house.step(1, "acceptance", #"{"volunteer":3}"#).expect(200)
            let left = try await house.step(1, "step-back", #"{"volunteer":1}"#).expect(200)
            #expect(left["stage"]?.string == "accepted")
            #expect(left["visitCode/expiresAt"]?.string != nil)
            let second = try await house.get("/v1/missions/1/visit-code")
                .expect(200)["code"]?.string
            #expect(second != nil && second != first)
        }
    }

    @Test func `nothing is written any more about who was erased`() async throws {
        try await withHouse { house in
            try await Self.accept(house)
            try await house.step(1, "failure", #"{"reason":"not_home"}"#).expect(200)
            try await house.post(
                "/v1/requests/1/cancellation", #"{"reason":"no_longer_needed"}"#
            ).expect(200)
            try await house.step(1, "exposure", "{}").expect(200)
            let contact = try await house.get("/v1/contacts/1").expect(200)
            let person = try #require(contact["person/id"]?.string)
            try await house.post("/v1/people/\(person)/erasure", #"{"reason":"asked"}"#)
                .expect(200)
            let code = "privacy.no_words_of_erased"
            try await house.step(1, "exposure", #"{"reason":"her son is ill"}"#).expect(409, code)
            try await house.step(1, "exposure", "{}").expect(200)
            try await house.post(
                "/v1/crew-alarms/1/closure", #"{"ending":"handled","note":"told her son"}"#
            ).expect(409, code)
            try await house.post("/v1/crew-alarms/1/closure", #"{"ending":"handled"}"#).expect(200)
            try await house.post(
                "/v1/operation-events",
                #"{"title":"Heat","kind":"heat_wave","territory":"92"}"#, as: .coordinator
            ).expect(201)
            for subject in ["request", "mission"] {
                try await house.post(
                    "/v1/operation-events/1/notes",
                    #"{"text":"her door","\#(subject)":1}"#, as: .operator
                ).expect(409, code)
            }
        }
    }

    @Test func `a crew that is whole because another service needs fewer has a code`()
        async throws
    {
        try await withHouse { house in
            try await house.deploy("FR", ("hygiene", 240, 1, nil))
            let service = try await house.deploy("92", ("hygiene", 240, 2, nil))
            for _ in 0..<2 { try await house.addVolunteer() }
            try await house.offer(try await house.logContact("hygiene"), to: 1, 2).expect(201)
            try await house.step(1, "acceptance", #"{"volunteer":1}"#).expect(200)
            try await house.step(1, "refusal", #"{"volunteer":2}"#).expect(200)
            try await house.get("/v1/missions/1/visit-code", as: .operator).expect(409)
            try await house.call(
                .post, "/v1/deployments/\(service.id)/closure", as: .admin, "{}",
                fields: [("If-Match", "*")]
            ).expect(200)
            let mission = try await house.get("/v1/missions/1").expect(200)
            #expect(mission["stage"]?.string == "accepted")
            #expect(mission["visitCode/expiresAt"]?.string != nil)
            let code = try await house.get("/v1/missions/1/visit-code", as: .operator).expect(200)
            #expect(code["code"]?.string != nil)
            try house.expectSoundBooks()
        }
    }

    @Test func `an alarm says what keeps somebody from going, in the reader's language`()
        async throws
    {
        try await withHouse { house in
            try await Self.accept(house, start: false)
            try await house.call(
                .patch, "/v1/volunteers/1", as: .coordinator, #"{"remove":["vettedUntil"]}"#,
                fields: [("If-Match", "*")]
            ).expect(200)
            for way in ["/v1/crew-alarms", "/v1/crew-alarms/1"] {
                for (language, text) in [("fr", "habilitation jamais"), ("en", "never vetted")] {
                    let shown = try await house.get(
                        way, as: .coordinator, fields: [("Accept-Language", language)]
                    ).expect(200)
                    let reason = shown.items.first?["reason"] ?? shown["reason"]
                    #expect(shown.text.contains("not_vetted"), "\(shown.text)")
                    #expect(shown.text.contains(text), "\(shown.text)")
                    #expect(reason != nil)
                    #expect(shown.headers["content-language"] == language)
                }
            }
            try await house.post("/v1/crew-alarms/1/closure", #"{"ending":"handled"}"#).expect(200)
            let closed = try await house.get("/v1/crew-alarms/1").expect(200)
            #expect(closed["reason"] == nil)
        }
    }
}
