import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// Danger first, as people at a desk live it.
struct DangersTests {
    @Test(arguments: Door.allCases)
    func `from the first word to the outcome`(_ door: Door) async throws {
        try await withHouse(door) { house in
            let opened = try await house.post("/v1/dangers", as: .operator).expect(201)
            #expect(opened["state"]?.string == "open")
            #expect(opened["contact"] == .null)
            #expect(opened["owner/territory"]?.string == "FR")
            #expect(opened["dueAt"]?.string == "2020-03-23T08:02:00.000Z")
            #expect(opened.location == "/v1/dangers/\(opened.id)")
            let called = try await house.post(
                "/v1/dangers/1/calls",
                #"{"service":"15","reference":"MARKED-REFERENCE","note":"\#(Marked.note)"}"#,
                as: .operator
            ).expect(200)
            #expect(called["calls/0/service"]?.string == "15")
            #expect(called["calls/0/reference"]?.string == "MARKED-REFERENCE")
            #expect(called["calls/0/calledAt"]?.string == "2020-03-23T08:00:00.000Z")
            #expect(called["notes/0"]?.string == Marked.note)
            let stale = [("If-Match", opened.etag ?? "")]
            try await house.post("/v1/dangers/1/taking", as: .coordinator, fields: stale)
                .expect(412, "door.changed_meanwhile")
            let taken = try await house.post("/v1/dangers/1/taking", as: .coordinator).expect(200)
            #expect(taken["state"]?.string == "taken")
            #expect(taken["owner/kind"]?.string == "supervisor")
            try await house.post("/v1/dangers/1/taking").expect(409, "danger.already_taken")
            for role in [Role.operator] {
                try await house.post("/v1/dangers/1/taking", as: role).expect(403)
                try await house.post(
                    "/v1/dangers/1/closure", #"{"outcome":"safe"}"#, as: role
                ).expect(403)
            }
            let closed = try await house.post(
                "/v1/dangers/1/closure",
                #"{"outcome":"service_took_over","note":"\#(Marked.note)"}"#, as: .coordinator
            ).expect(200)
            #expect(closed["state"]?.string == "closed")
            #expect(closed["owner"] == .null)
            #expect(closed["outcome"]?.string == "service_took_over")
            try await house.post("/v1/dangers/1/taking", as: .coordinator)
                .expect(409, "danger.closed")
            let shown = try await house.get("/v1/dangers/1", as: .operator).expect(200)
            #expect(shown.body == closed.body && shown.etag == closed.etag)
            let live = try await house.get("/v1/dangers?state=open", as: .operator).expect(200)
            #expect(live.items.isEmpty)
            #expect(try await house.get("/v1/dangers").expect(200).items.count == 1)
            try await house.get("/v1/dangers/9").expect(404, "danger.unknown")
        }
    }

    /// Whatever is sent, there is an alert afterwards.
    @Test(arguments: [
        ("", 0), ("{}", 0), (#"{"contact":1}"#, 0), (#"{"contact":99}"#, 1),
        (#"{"contact":{}}"#, 1), (#"{"note":7,"contact":1}"#, 1), (#"{"colour":"red"}"#, 1),
        ("{", 1), ("MARKED", 1), (#"["MARKED"]"#, 1), ("null", 1),
    ])
    func `nothing that is wrong in the body keeps an alert from being opened`(
        body: String, faults: Int
    ) async throws {
        try await withHouse { house in
            _ = try await house.logContact("food")
            for (type, more) in [("application/json", 0), ("text/plain", 1)] {
                let opened = try await house.post(
                    "/v1/dangers", body, as: .operator,
                    fields: [("Content-Type", type), ("Idempotency-Key", "not a key")]
                ).expect(201)
                #expect(opened["state"]?.string == "open")
                let hasFaults = faults > 0 || (more > 0 && !body.isEmpty)
                #expect((opened.faults.count > 0) == hasFaults, "\(opened.faults)")
                #expect(Marked.found(in: opened.text).isEmpty)
            }
            #expect(try await house.get("/v1/dangers").expect(200).items.count == 2)
        }
    }

    @Test func `an alert knows its contact, its place, and whom to call there`() async throws {
        try await withHouse { house in
            _ = try await house.logContact("food")
            let opened = try await house.post("/v1/dangers", #"{"contact":1}"#).expect(201)
            #expect(opened["contactNumber"]?.integer == 1)
            #expect(opened["territory"]?.string == "92-montrouge")
            #expect(opened["country"]?.string == "FR")
            let numbers = opened.numbers
            #expect(numbers.contains("15") && numbers.contains("112"))
            // It is March 2020: the number against suicide is a year and a half away.
            #expect(!numbers.contains("3114"))
            #expect(opened["emergencyNumbers/0/service/fr"]?.string?.isEmpty == false)
        }
    }

    @Test(arguments: Door.allCases)
    func `one flag with a contact opens the alert and logs the contact`(_ door: Door) async throws {
        try await withHouse(door) { house in
            let logged = try await house.post(
                "/v1/contacts", #"{"danger":true,"person":{"postcode":"92120"}}"#, as: .operator
            ).expect(201)
            #expect(logged["kind"]?.string == "request")
            #expect(logged["requests/0/need"]?.string == "qualification")
            #expect(logged["danger/state"]?.string == "open")
            #expect(logged["danger/contact"]?.string == logged.id)
            #expect(logged["danger/emergencyNumbers"]?.elements.isEmpty == false)
            #expect(logged.location == "/v1/contacts/\(logged.id)")
            let shown = try await house.get("/v1/contacts/1", as: .operator).expect(200)
            #expect(shown.etag == logged.etag)
        }
    }

    /// Wrong in itself, or at odds with the rules: the alert stands all the same.
    @Test(arguments: [
        (#"{"danger":true,"person":{"phone":"MARKED 06"}}"#, 422, "body.invalid"),
        (#"{"danger":true,"needs":[{"kind":"MARKED"}]}"#, 422, "body.invalid"),
        (#"{"danger":true,"colour":"MARKED"}"#, 422, "body.invalid"),
        (#"{"danger":"MARKED"}"#, 422, "body.invalid"),
        (
            #"{"danger":true,"needs":[{"kind":"food"},{"kind":"food"}]}"#, 422,
            "hotline.repeated_need"
        ),
        (
            #"{"danger":true,"anonymous":true,"person":{"name":"MARKED"}}"#, 422, "body.invalid"
        ),
        (#"{"danger" : true, "note":"MARKED"#, 400, "body.not_json"),
    ])
    func `a contact that cannot be logged leaves its alert, and nothing half done`(
        body: String, status: Int, code: String
    ) async throws {
        try await withHouse { house in
            let key = [("Idempotency-Key", "call-1"), ("Accept-Language", "fr")]
            let refused = try await house.post("/v1/contacts", body, as: .operator, fields: key)
            refused.expect(status, code)
            #expect(refused["danger/state"]?.string == "open")
            #expect(refused["danger/emergencyNumbers"]?.elements.isEmpty == false)
            #expect(refused["title"]?.string?.hasPrefix("L'alerte de danger est ouverte") == true)
            #expect(refused.location?.hasPrefix("/v1/dangers/") == true)
            #expect(try await house.get("/v1/contacts").expect(200).items.isEmpty)
            let again = try await house.post("/v1/contacts", body, as: .operator, fields: key)
            again.expect(status, code)
            #expect(again.body == refused.body)
            #expect(try await house.get("/v1/dangers").expect(200).items.count == 1)
        }
    }

    @Test func `without danger a wrong contact opens nothing`() async throws {
        try await withHouse { house in
            for body in [
                #"{"danger":false,"colour":1}"#, #"{"danger":null,"colour":1}"#, "{", "[]",
                #"{"kind":"missed","danger":false,"needs":[]}"#,
            ] {
                let refused = try await house.post("/v1/contacts", body)
                #expect(refused.status == 400 || refused.status == 422)
                #expect(refused["danger"] == nil)
            }
            #expect(try await house.get("/v1/dangers").expect(200).items.isEmpty)
        }
    }

    @Test func `an alert that nobody takes raises the alarm, and supervisors hear of it`()
        async throws
    {
        try await withHouse { house in
            try await house.post("/v1/dangers", as: .operator).expect(201)
            house.clock.advance(.minutes(2))
            await house.house.office.tick()
            let late = try await house.get("/v1/dangers/1", as: .coordinator).expect(200)
            #expect(late["escalations"]?.integer == 1)
            #expect(late["dueAt"]?.string == "2020-03-23T08:04:00.000Z")
            let told = try await house.get("/v1/journal?last=2").expect(200)
            #expect(
                told.items.compactMap { $0["name"]?.string } == [
                    "danger.alert_opened.v1", "danger.alert_escalated.v1",
                ])
        }
    }

    @Test func `a repeated request opens one alert`() async throws {
        try await withHouse { house in
            let key = [("Idempotency-Key", "one")]
            let first = try await house.post("/v1/dangers", #"{"note":"x"}"#, fields: key)
            let second = try await house.post("/v1/dangers", #"{"note":"x"}"#, fields: key)
            #expect(first.id == second.id)
            // A key that was used for something else is of no use here, and in nobody's way.
            try await house.post("/v1/dangers", #"{"note":"y"}"#, fields: key).expect(201)
            #expect(try await house.get("/v1/dangers").expect(200).items.count == 2)
        }
    }
}

struct EmergencyNumbersTests {
    private static func numbers(_ country: String?, _ day: String) -> [String] {
        EmergencyNumbers.builtIn.numbers(of: country, on: Samples.day(day)).map(\.number.text)
    }

    @Test func `a number is offered from its first day on and not before`() {
        #expect(!Self.numbers("FR", "2020-03-23").contains("3114"))
        #expect(!Self.numbers("FR", "2021-09-30").contains("3114"))
        #expect(Self.numbers("FR", "2021-10-01").contains("3114"))
        #expect(!Self.numbers("ES", "2022-05-09").contains("024"))
        #expect(Self.numbers("ES", "2022-05-10").contains("024"))
    }

    @Test func `each country has its own, and where none is known there is one for all`() {
        #expect(
            Self.numbers("FR", "2020-03-23") == [
                "15", "17", "18", "112", "114", "115", "119", "3919", "3977",
            ])
        for (country, number) in [("IT", "118"), ("ES", "112"), ("GB", "999")] {
            #expect(Self.numbers(country, "2020-03-23").contains(number))
        }
        #expect(Self.numbers(nil, "2020-03-23") == ["112"])
        let known = EmergencyNumbers.builtIn
        #expect(known.country(along: ["92-montrouge", "92", "FR"]) == "FR")
        #expect(known.country(along: ["nowhere"]) == nil)
        #expect(known.country(along: []) == nil)
    }

    @Test func `every service is named in three languages`() {
        for number in EmergencyNumbers.builtIn.numbers {
            for language in PublicationLanguage.allCases {
                #expect(!number.service[language].isEmpty)
            }
        }
    }
}

extension Answer {
    fileprivate var numbers: [String] {
        self["emergencyNumbers"]?.elements.compactMap { $0["number"]?.string } ?? []
    }
}
