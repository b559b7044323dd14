import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// What a merge finds out at the door: whom she has rung since, and which crew goes to another one.
struct HeardSinceRouteTests {
    private static func log(_ house: Premises, _ body: String) async throws -> String {
        let logged = try await house.post("/v1/contacts", body, as: .operator).expect(201)
        return try #require(logged["person/id"]?.string)
    }

    private static func person(
        _ name: String, address: String? = nil, more: String = ""
    ) -> String {
        let door = address.map { #","address":"\#($0)""# } ?? ""
        return #"{"kind":"listening"\#(more),"person":{"name":"\#(name)","postcode":"92120","#
            + #""phone":"06 39 98 12 34"\#(door)}}"#
    }

    /// Somebody whom nobody could reach, and a contact of hers, or about her, an hour later.
    private static func merged(
        _ house: Premises, after body: String
    ) async throws -> (answer: Answer, step: String?) {
        let first = try await log(house, person("Odette Exemple"))
        try await house.post("/v1/calls", #"{"contact":1,"purpose":"friendly_call"}"#).expect(201)
        for _ in 0..<4 {
            try await house.post("/v1/calls/1/result", #"{"result":"no_answer"}"#).expect(200)
            house.clock.advance(.hours(18))
        }
        let second = try await log(house, body)
        let answer = try await house.post(
            "/v1/people/\(first)/merge", #"{"other":"\#(second)"}"#, as: .coordinator
        ).expect(200)
        return (answer, try await house.get("/v1/calls/1").expect(200)["step"]?.string)
    }

    @Test func `a merge with a later call of hers begins the ladder anew, and says so`()
        async throws
    {
        try await withHouse { house in
            let (answer, step) = try await Self.merged(house, after: Self.person("O. Exemple"))
            #expect(step == "call")
            #expect(answer["begunAnew"]?.elements.map(\.integer) == [1])
            #expect(answer["plannedCalls/0/attempts"]?.integer == 4)
            // The visit stays: a person cancels it.
            let visit = try #require(answer["plannedCalls/0/visitNumber"]?.integer)
            #expect(try await house.request(visit)["status"]?.string != "cancelled")
            try house.expectSoundBooks()
        }
    }

    @Test(arguments: [
        #","caller":{"relation":"neighbour","name":"Paul Exemple"}"#, #","danger":true"#,
        #","occurredAt":"2020-03-20T08:00:00Z""#,
    ])
    func `neither who called for her, nor danger, nor an earlier call ends the looking for her`(
        _ more: String
    ) async throws {
        try await withHouse { house in
            let body = Self.person("O. Exemple", more: more)
            let (answer, step) = try await Self.merged(house, after: body)
            #expect(step == "visit" && answer["begunAnew"] == nil)
        }
    }

    @Test func `whoever rings is told which call is owed to whom they may be`() async throws {
        try await withHouse { house in
            _ = try await Self.log(house, Self.person("Odette Exemple"))
            try await house.post("/v1/calls", #"{"contact":1,"purpose":"friendly_call"}"#)
                .expect(201)
            let second = try await Self.log(house, Self.person("O. Exemple"))
            let found = try await house.get("/v1/people/\(second)/duplicates").expect(200)
            #expect(found["items/0/callsOwed"]?.elements.map(\.integer) == [1])
        }
    }

    @Test func `a crew is rung when a merge or its end changes the door, and not otherwise`()
        async throws
    {
        try await withHouse { house in
            let volunteer = try await house.addVolunteer()
            let first = try await Self.log(
                house,
                #"{"needs":[{"kind":"food"}],"person":{"name":"Odette Exemple","postcode":"92120"}}"#
            )
            let same = try await Self.log(house, Self.person("O. Exemple"))
            let other = try await Self.log(
                house, Self.person("Odette Exemple", address: "12 rue des Tilleuls"))
            try await house.offer(1, to: volunteer).expect(201)
            try await house.step(1, "acceptance").expect(200)
            func alarms() async throws -> [String?] {
                try await house.get("/v1/crew-alarms", as: .coordinator).expect(200).items
                    .map { $0["kind"]?.string }
            }
            // She has a name and no address: another name of hers changes nothing at the door.
            try await house.post(
                "/v1/people/\(first)/merge", #"{"other":"\#(same)"}"#, as: .coordinator
            ).expect(200)
            #expect(try await alarms().isEmpty)
            try await house.post(
                "/v1/people/\(first)/merge", #"{"other":"\#(other)"}"#, as: .coordinator
            ).expect(200)
            #expect(try await alarms() == ["new_place"])
            try await house.post("/v1/crew-alarms/1/closure", #"{"ending":"handled"}"#)
                .expect(200)
            try await house.post("/v1/people/\(other)/separation", as: .coordinator).expect(200)
            #expect(try await alarms() == ["new_place"])
            try house.expectSoundBooks()
        }
    }
}
