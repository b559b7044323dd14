import Foundation
import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// A day of deliveries at the desk: told, laid out, published, carried.
struct RoundsTests {
    private static func round(
        _ requests: [Int64], crew: String = "[1]", more: String = ""
    ) -> String {
        let stops = requests.enumerated().map { place, request in
            let minute = 10 + place * 15
            return """
                {"request":\(request),"arrival":"2020-03-24T09:\(minute):00Z",
                 "departure":"2020-03-24T09:\(minute + 5):00Z","from":"2020-03-24T08:45:00Z",
                 "until":"2020-03-24T10:15:00Z"}
                """
        }
        return """
            {\(more)"capacity":9,"crew":\(crew),"leavesAt":"2020-03-24T09:00:00Z",
             "backAt":"2020-03-24T10:30:00Z","start":{"latitude":48.81,"longitude":2.32},
             "roads":"straight","metres":4200,"stops":[\(stops.joined(separator: ","))]}
            """
    }

    private static func plans(_ rounds: String...) -> String {
        """
        {"territory":"92-montrouge","date":"2020-03-24","rounds":[\(rounds.joined(separator: ","))]}
        """
    }

    private static let problem = "/v1/round-problem?territory=92-montrouge&date=2020-03-24"

    @Test(arguments: Door.allCases)
    func `a day is told, laid out, pinned, laid out anew, published and carried`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            try await house.addVolunteer()
            for _ in 0..<3 { _ = try await house.logContact("food") }
            let day = try await house.get(Self.problem + "&crew=1").expect(200)
            #expect(day["deliveries"]?.elements.count == 3)
            #expect(day["crews/0/numbers/0"]?.integer == 1)
            let tomorrow = try await house.get("/v1/round-problem?territory=92-montrouge")
            #expect(tomorrow.expect(200)["date"]?.string == "2020-03-24")
            try await house.get("/v1/round-problem").expect(400)
            try await house.get(Self.problem + "&crew=77").expect(409, "volunteer.unknown")
            let laid = try await house.post("/v1/rounds", Self.plans(Self.round([1, 2])))
                .expect(200)
            #expect(laid["rounds/0/number"]?.integer == 1)
            #expect(laid["rounds/0/state"]?.string == "draft")
            #expect(laid["rounds/0/stops/1/request"]?.integer == 2)
            try await house.post("/v1/rounds", Self.plans(Self.round([2], crew: "[]")))
                .expect(409, "rounds.in_another_round")
            try await house.post("/v1/rounds/1/pin", #"{"request":1}"#).expect(200)
            try await house.post("/v1/rounds/1/pin", #"{"request":3}"#)
                .expect(409, "rounds.not_in_round")
            try await house.post("/v1/rounds/1/pin", #"{"request":9}"#)
                .expect(409, "request.unknown")
            let known = #""round":1,"revision":1,"#
            try await house.post("/v1/rounds", Self.plans(Self.round([1, 3], more: known)))
                .expect(409, "rounds.changed_meanwhile")
            let anew = #""round":1,"#
            let second = try await house.post(
                "/v1/rounds", Self.plans(Self.round([1, 3], more: anew))
            ).expect(200)
            #expect(second["rounds/0/stops/0/pinned"] == .bool(true))
            let published = try await house.post("/v1/rounds/1/publication", "").expect(200)
            #expect(published["state"]?.string == "published")
            #expect(published["stops/0/mission"]?.integer == 1)
            #expect(published["stops/0/stage"]?.string == "accepted")
            let calls = try await house.get("/v1/calls").expect(200).items
            #expect(calls.map { $0["purpose"]?.string } == ["day_before", "day_before"])
            #expect(calls.first?["slot/from"]?.string == "2020-03-24T08:45:00.000Z")
            let sheet = try await house.get("/v1/rounds/1/sheet").expect(200)
            #expect(sheet["stops/0/sheet/person/name"]?.string == Marked.person.name)
            #expect(sheet["stops/0/sheet/visitCode/code"]?.string != nil)
            #expect(sheet["people/0/name"]?.string == Marked.volunteer.name)
            for (number, _) in [(1, 1), (2, 3)] {
                try await house.step(Int64(number), "start").expect(200)
                try await house.step(Int64(number), "completion").expect(200)
            }
            #expect(try await house.get("/v1/rounds/1").expect(200)["state"]?.string == "ended")
            #expect(try await house.get("/v1/rounds?state=draft").expect(200).items.isEmpty)
            try await house.get("/v1/rounds/7").expect(404, "round.unknown")
            try await house.get("/v1/rounds?territory=nowhere").expect(404)
        }
    }

    @Test func `reading a round's sheet is noted for everybody on it, and a draft names nobody`()
        async throws
    {
        try await withHouse { house in
            try await house.addVolunteer()
            for _ in 0..<2 { _ = try await house.logContact("food") }
            try await house.post("/v1/rounds", Self.plans(Self.round([1, 2]))).expect(200)
            let draft = try await house.get("/v1/rounds/1/sheet").expect(200)
            #expect(draft["stops/0/sheet/mission"] == nil)
            try await house.post("/v1/rounds/1/publication", "").expect(200)
            try await house.get("/v1/rounds/1/sheet").expect(200)
            let rows = try await house.get("/v1/access-log?limit=500").expect(200).items
            let read = rows.filter { $0["route"]?.string == "showRoundSheet" }
            #expect(read.count >= 2)
        }
    }

    @Test func `what drivers take with them names nobody`() async throws {
        try await withHouse { house in
            try await house.addVolunteer()
            _ = try await house.logContact("food")
            try await house.post("/v1/rounds", Self.plans(Self.round([1]))).expect(200)
            for (word, type) in [("calendar", "text/calendar"), ("gpx", "application/gpx+xml")] {
                let answer = try await house.get(
                    "/v1/rounds/1/\(word)", fields: [("Accept", type)]
                ).expect(200)
                let text = String(decoding: answer.body, as: UTF8.self)
                #expect(Marked.found(in: text).isEmpty, "\(word)")
                #expect(text.contains(word == "gpx" ? "<rtept lat=" : "BEGIN:VEVENT"))
                try await house.get(
                    "/v1/rounds/1/\(word)", fields: [("Accept", "application/json")]
                ).expect(406)
            }
        }
    }

    @Test func `a published round is withdrawn while nobody has left`() async throws {
        try await withHouse { house in
            try await house.addVolunteer()
            for _ in 0..<2 { _ = try await house.logContact("food") }
            try await house.post("/v1/rounds", Self.plans(Self.round([1, 2]))).expect(200)
            try await house.post("/v1/rounds/1/publication", "").expect(200)
            try await house.step(1, "start").expect(200)
            try await house.post("/v1/rounds/1/withdrawal", "").expect(409, "rounds.crew_underway")
            try await house.step(1, "completion").expect(200)
            let back = try await house.post("/v1/rounds/1/withdrawal", "").expect(200)
            #expect(back["state"]?.string == "withdrawn")
            #expect(try await house.request(2)["status"]?.string == "open")
            let calls = try await house.get("/v1/calls?purpose=day_before").expect(200)
            #expect(calls.items.isEmpty)
            try await house.post("/v1/rounds/1/publication", "")
                .expect(404, "rounds.unknown_round")
        }
    }

    @Test func `a round that is on its way takes on more, once, and what was told holds`()
        async throws
    {
        try await withHouse { house in
            try await house.addVolunteer()
            for _ in 0..<3 { _ = try await house.logContact("food") }
            try await house.post("/v1/rounds", Self.plans(Self.round([1, 2]))).expect(200)
            try await house.post("/v1/rounds/1/publication", "").expect(200)
            try await house.step(1, "start").expect(200)
            let day = try await house.get(Self.problem).expect(200)
            #expect(day["deliveries"]?.elements.compactMap { $0["number"]?.integer } == [3])
            let promised = day["promised"]?.elements ?? []
            #expect(promised.compactMap { $0["number"]?.integer } == [1, 2])
            #expect(promised.map { $0["out"] } == [.bool(true), .bool(false)])
            #expect(promised.first?["from"]?.string == "2020-03-24T08:45:00.000Z")
            let known = #""round":1,"revision":1,"#
            let told = Self.round([1, 2, 3], more: known)
            let moved = told.replacing("T10:15:00Z", with: "T10:30:00Z")
            try await house.post("/v1/rounds", Self.plans(moved))
                .expect(409, "rounds.window_was_told")
            try await house.post("/v1/rounds", Self.plans(Self.round([2, 1, 3], more: known)))
                .expect(409, "rounds.door_comes_first")
            try await house.post("/v1/rounds", Self.plans(Self.round([1, 3], more: known)))
                .expect(409, "rounds.stays_in_round")
            // Asked twice since the answer was lost: once done, once told.
            let key = [("Idempotency-Key", "one-more")]
            let first = try await house.post("/v1/rounds", Self.plans(told), fields: key)
                .expect(200)
            let again = try await house.post("/v1/rounds", Self.plans(told), fields: key)
                .expect(200)
            #expect(first["rounds/0/revision"]?.integer == 2)
            #expect(again.body == first.body)
            #expect(first["rounds/0/uncalled"]?.elements.isEmpty == true)
            #expect(first["rounds/0/stops/2/mission"]?.integer == 3)
            #expect(first["rounds/0/stops/2/stage"]?.string == "accepted")
            try await house.post("/v1/rounds", Self.plans(told))
                .expect(409, "rounds.changed_meanwhile")
            #expect(try await house.get("/v1/calls").expect(200).items.count == 3)
            let sheet = try await house.get("/v1/rounds/1/sheet").expect(200)
            #expect(sheet["stops/2/sheet/visitCode/code"]?.string != nil)
            for number in 1...3 as ClosedRange<Int64> {
                if number > 1 { try await house.step(number, "start").expect(200) }
                try await house.step(number, "completion").expect(200)
            }
            #expect(try await house.get("/v1/rounds/1").expect(200)["state"]?.string == "ended")
        }
    }

    @Test func `whoever publishes a round is told who is not called before`() async throws {
        try await withHouse { house in
            try await house.addVolunteer()
            for _ in 0..<2 { _ = try await house.logContact("food") }
            try await house.post("/v1/rounds", Self.plans(Self.round([1, 2]))).expect(200)
            let first = try await house.post("/v1/rounds/1/publication", "").expect(200)
            #expect(first["uncalled"]?.elements.isEmpty == true)
            try await house.post("/v1/calls/1/result", #"{"result":"refused"}"#).expect(200)
            let back = try await house.post("/v1/rounds/1/withdrawal", "").expect(200)
            #expect(back["uncalled"] == nil)
            try await house.post("/v1/rounds", Self.plans(Self.round([1, 2]))).expect(200)
            let second = try await house.post("/v1/rounds/2/publication", "").expect(200)
            #expect(second["uncalled"]?.elements.compactMap(\.integer) == [1])
            // Of what is added later that of what is new alone: she can be called in the time that is left.
            _ = try await house.logContact("food")
            house.clock.advance(
                Samples.instant("2020-03-24T09:30:00Z").since(house.clock.now))
            let more = Self.round([1, 2, 3], more: #""round":2,"#)
            let third = try await house.post("/v1/rounds", Self.plans(more)).expect(200)
            #expect(third["rounds/0/uncalled"]?.elements.compactMap(\.integer) == [])
        }
    }

    @Test func `a call with no number to dial is none, and is told of when the round is published`()
        async throws
    {
        try await withHouse { house in
            try await house.addVolunteer()
            _ = try await house.logContact("food")
            for caller in ["", #","caller":{"phone":"06 39 98 22 33"}"#] {
                let body =
                    #"{"needs":[{"kind":"food"}],"person":{"name":"Sans Téléphone","#
                    + #""address":"2 rue Inventée","postcode":"92120"}\#(caller)}"#
                try await house.post("/v1/contacts", body, as: .operator).expect(201)
            }
            try await house.post("/v1/rounds", Self.plans(Self.round([1, 2, 3]))).expect(200)
            let published = try await house.post("/v1/rounds/1/publication", "").expect(200)
            #expect(published["uncalled"]?.elements.compactMap(\.integer) == [2])
        }
    }

    @Test func `what was promised stays in view where a round comes later, also unpublished`()
        async throws
    {
        try await withHouse { house in
            try await house.addVolunteer()
            for _ in 0..<2 { _ = try await house.logContact("food") }
            let before = try await house.request(1)["promisedAt"]?.string
            let laid = try await house.post("/v1/rounds", Self.plans(Self.round([1]))).expect(200)
            #expect(laid["rounds/0/stops/0/promisedAt"]?.string == before)
            #expect(laid["rounds/0/stops/0/late"] == .bool(true))
            let published = try await house.post("/v1/rounds/1/publication", "").expect(200)
            #expect(published["stops/0/promisedAt"]?.string == before)
            #expect(published["stops/0/late"] == .bool(true))
            let after = try await house.request(1)
            #expect(after["promisedAt"]?.string == before)
            #expect(after["dueAt"]?.string == "2020-03-24T10:15:00.000Z")
            // Taken back, it is due as it was.
            try await house.post("/v1/rounds/1/withdrawal", "").expect(200)
            #expect(try await house.request(1)["dueAt"]?.string == before)
        }
    }

    @Test func `a door that is cancelled goes from calendars, and the sheet names its clocks`()
        async throws
    {
        try await withHouse { house in
            try await house.addVolunteer()
            for _ in 0..<2 { _ = try await house.logContact("food") }
            try await house.post("/v1/rounds", Self.plans(Self.round([1, 2]))).expect(200)
            try await house.post("/v1/rounds/1/publication", "").expect(200)
            try await house.post(
                "/v1/requests/1/cancellation", #"{"reason":"no_longer_needed"}"#
            ).expect(200)
            let answer = try await house.get(
                "/v1/rounds/1/calendar", fields: [("Accept", "text/calendar")]
            ).expect(200)
            let entries = String(decoding: answer.body, as: UTF8.self)
                .components(separatedBy: "BEGIN:VEVENT")
            let first = entries.first { $0.contains("1. ") } ?? ""
            #expect(first.contains("STATUS:CANCELLED"))
            #expect(entries.first { $0.contains("2. ") }?.contains("STATUS:CONFIRMED") == true)
            let sheet = try await house.get("/v1/rounds/1/sheet").expect(200)
            #expect(sheet["utcOffset"]?.integer == 60)
            #expect(sheet["stops/0/sheet/mission"] == nil)
        }
    }

    @Test func `an hour that was agreed with her stays on every screen when a round is taken back`()
        async throws
    {
        try await withHouse { house in
            for _ in 0..<2 { try await house.addVolunteer() }
            for _ in 0..<2 { _ = try await house.logContact("food") }
            try await house.offer(1, to: 2).expect(201)
            try await house.post(
                "/v1/missions/1/slot", #"{"from":"2020-03-24T08:45:00Z","minutes":90}"#
            ).expect(200)
            try await house.post("/v1/rounds", Self.plans(Self.round([1, 2]))).expect(200)
            try await house.post("/v1/rounds/1/publication", "").expect(200)
            try await house.post("/v1/rounds/1/withdrawal", "").expect(200)
            // What memory knows, and what the tables show.
            let told = try await house.get(Self.problem).expect(200)
            #expect(told["deliveries/0/from"]?.string == "2020-03-24T08:45:00.000Z")
            let sheet = try await house.get("/v1/missions/1/sheet").expect(200)
            #expect(sheet["slot/from"]?.string == "2020-03-24T08:45:00.000Z")
            let other = try await house.get("/v1/missions/2/sheet").expect(200)
            #expect(other["slot"] == nil)
        }
    }

    @Test func `two drive a round to every door, and whoever is left has a code of their own`()
        async throws
    {
        try await withHouse { house in
            for _ in 0..<3 { try await house.addVolunteer() }
            for _ in 0..<2 { _ = try await house.logContact("food") }
            try await house.offer(1, to: 3).expect(201)
            try await house.post("/v1/rounds", Self.plans(Self.round([1, 2], crew: "[1,2]")))
                .expect(200)
            try await house.post("/v1/rounds/1/publication", "").expect(200)
            var codes: [String] = []
            for mission in 1...2 {
                let shown = try await house.get("/v1/missions/\(mission)").expect(200)
                #expect(shown["crew"]?.integer == 2)
                #expect(shown["stage"]?.string == "accepted")
                let code = try await house.get("/v1/missions/\(mission)/visit-code").expect(200)
                codes.append(try #require(code["code"]?.string))
            }
            try await house.post("/v1/missions/2/step-back", #"{"volunteer":1}"#).expect(200)
            for mission in 1...2 {
                let shown = try await house.get("/v1/missions/\(mission)").expect(200)
                #expect(shown["crew"]?.integer == 1)
                #expect(shown["stage"]?.string == "accepted")
                let code = try await house.get("/v1/missions/\(mission)/visit-code").expect(200)
                #expect(code["code"]?.string.map { !codes.contains($0) } == true)
            }
            let round = try await house.get("/v1/rounds/1").expect(200)
            #expect(round["crew"]?.elements.count == 1)
            try house.expectSoundBooks()
        }
    }

    @Test func `the van of a round is kept for it by name, and a faulty one is told of`()
        async throws
    {
        try await withHouse { house in
            try await house.addVolunteer()
            _ = try await house.logContact("food")
            try await house.post(
                "/v1/assets", #"{"kind":"vehicle","tag":"van-3","territory":"92-montrouge"}"#
            ).expect(201)
            let laid = Self.plans(Self.round([1], more: #""vehicle":1,"#))
            try await house.post("/v1/rounds", laid).expect(200)
            try await house.post("/v1/rounds/1/publication", "").expect(200)
            let van = try await house.get("/v1/assets/1").expect(200)
            #expect(van["bookings/0/round"]?.integer == 1)
            try await house.post("/v1/assets/1/fault", #"{"fault":"damaged"}"#).expect(200)
            let round = try await house.get("/v1/rounds/1").expect(200)
            #expect(round["vehicleFault"]?.string == "damaged")
            let day = try await house.get(Self.problem).expect(200)
            #expect(day["vehicles/0/fault"]?.string == "damaged")
        }
    }
}
