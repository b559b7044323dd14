import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// Reading what one has already, and changing what one has read.
struct ConditionTests {
    @Test(arguments: Door.allCases)
    func `what has not changed is not sent again`(_ door: Door) async throws {
        try await withHouse(door) { house in
            try await house.addVolunteer()
            let number = try await house.logContact("food")
            for target in ["/v1/requests/\(number)", "/v1/contacts/1"] {
                let read = try await house.get(target).expect(200)
                let etag = try #require(read.etag)
                for condition in [etag, "W/\(etag)", "\"other\", \(etag)", "*"] {
                    let again = try await house.get(target, fields: [("If-None-Match", condition)])
                    #expect(again.expect(304).body.isEmpty)
                    #expect(again.etag == etag)
                }
                try await house.get(target, fields: [("If-None-Match", "\"other\"")]).expect(200)
            }
        }
    }

    @Test func `conditions may come in several lines, and If-Match is looked at first`()
        async throws
    {
        try await withHouse { house in
            let number = try await house.logContact("food")
            let target = "/v1/requests/\(number)"
            let etag = try #require(try await house.get(target).etag)
            try await house.get(
                target, fields: [("If-None-Match", "\"other\""), ("If-None-Match", etag)]
            ).expect(304)
            try await house.get(target, fields: [("If-Match", "\"other\""), ("If-Match", etag)])
                .expect(200)
            for stale in ["\"other\"", "W/\(etag)", ""] {
                try await house.get(target, fields: [("If-Match", stale), ("If-None-Match", etag)])
                    .expect(412, "door.changed_meanwhile")
            }
        }
    }

    @Test func `what names nobody may be kept and asked for again, the rest may not`() async throws
    {
        try await withHouse { house in
            _ = try await house.logContact("food")
            for (target, caching) in [
                ("/openapi.json", "no-cache"), ("/v1/catalogue/\(Premises.entry)", "no-cache"),
                ("/v1/requests/1", "no-store"), ("/v1/contacts", "no-store"),
            ] {
                let whole = try await house.get(target).expect(200)
                #expect(whole.headers["cache-control"] == caching, "\(target)")
                guard let etag = whole.etag else { continue }
                let again = try await house.get(target, fields: [("If-None-Match", etag)])
                #expect(again.expect(304).headers["cache-control"] == caching, "\(target)")
            }
        }
    }

    @Test func `a deployment is found where it was said to be`() async throws {
        try await withHouse { house in
            let opened = try await house.deploy("75", ("food", 60, 1, nil))
            let target = try #require(opened.location)
            let read = try await house.get(target, as: .operator).expect(200)
            #expect(read.body == opened.body)
            try await house.post(target + "/closure", fields: [("If-Match", read.etag ?? "")])
                .expect(200)
            #expect(try await house.get(target)["active"]?.flag == false)
            try await house.get("/v1/deployments/\(Samples.id(9, of: Contact.self))")
                .expect(404, "deployment.unknown")
        }
    }

    @Test func `whatever changes what is shown changes its tag`() async throws {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            let logged = try await house.post("/v1/contacts", Bodies.contact(["food", "medicine"]))
            let targets = ["/v1/contacts/1", "/v1/requests/1", "/v1/volunteers/\(ada)"]
            #expect(try await house.get(targets[0]).etag == logged.etag)
            func seen() async throws -> [Answer] {
                try await targets.asyncMap { try await house.get($0) }
            }
            var before = try await seen()
            let deeds: [(String, String?)] = [
                ("/v1/requests/1/offers", #"{"volunteers":[\#(ada)]}"#),
                ("/v1/missions/1/acceptance", nil), ("/v1/missions/1/start", nil),
                ("/v1/missions/1/completion", nil),
                ("/v1/requests/2/cancellation", #"{"reason":"other"}"#),
            ]
            for (target, body) in deeds {
                let status = try await house.post(target, body).status
                #expect(status < 300)
                for (index, old) in before.enumerated() {
                    let fields = [("If-None-Match", old.etag ?? "")]
                    let now = try await house.get(targets[index], fields: fields)
                    let whole = try await house.get(targets[index])
                    if whole.body != old.body {
                        #expect(now.status == 200, "\(targets[index]) after \(target)")
                    }
                }
                before = try await seen()
            }
        }
    }

    @Test(arguments: Door.allCases)
    func `somebody who was faster is not overwritten`(_ door: Door) async throws {
        try await withHouse(door) { house in
            let ada = try await house.addVolunteer()
            let target = "/v1/volunteers/\(ada)"
            let off = #"{"available":false}"#
            try await house.call(.patch, target, off).expect(428, "door.condition_needed")
            let stale = try #require(try await house.get(target).etag)
            let fields = [("If-Match", stale)]
            let changed = try await house.call(.patch, target, off, fields: fields).expect(200)
            #expect(changed["available"]?.flag == false)
            #expect(changed.etag != stale)
            try await house.call(.patch, target, #"{"available":true}"#, fields: fields)
                .expect(412, "door.changed_meanwhile")
            let fresh = [("If-Match", changed.etag ?? "")]
            try await house.call(.patch, target, off, fields: fresh)
                .expect(409, "roster.availability_unchanged")
            let any = [("If-Match", "*")]
            try await house.call(.patch, target, #"{"available":true}"#, fields: any).expect(200)
        }
    }

    @Test func `each change may carry what was read`() async throws {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            let number = try await house.logContact("food")
            let stale = [("If-Match", "\"v1\"")]
            try await house.offer(number, to: ada, fields: stale)
                .expect(412, "door.changed_meanwhile")
            try await house.post(
                "/v1/requests/\(number)/offers", #"{"volunteers":[]}"#, fields: stale
            ).expect(422, "dispatching.nobody_named")
            let read = try await house.request(number)
            let mission = try await house.offer(
                number, to: ada, fields: [("If-Match", read.etag ?? "")]
            ).expect(201)
            try await house.offer(number, to: ada, fields: [("If-Match", read.etag ?? "")])
                .expect(412)
            try await house.step(1, "acceptance", fields: stale).expect(412)
            try await house.step(1, "acceptance", fields: [("If-Match", mission.etag ?? "")])
                .expect(200)
            try await house.post(
                "/v1/requests/\(number)/cancellation", #"{"reason":"other"}"#, fields: stale
            ).expect(412)
            let deployment = try await house.deploy("75", ("food", 60, 1, nil))
            let target = "/v1/deployments/\(deployment.id)/closure"
            try await house.post(target, fields: stale).expect(412)
            try await house.post(target, fields: [("If-Match", deployment.etag ?? "")]).expect(200)
            try await house.post(target).expect(409, "catalogue.deployment_already_closed")
        }
    }
}
