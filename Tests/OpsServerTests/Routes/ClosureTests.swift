import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// A service that closes, through the door and in the tables.
struct ClosureTests {
    @Test(arguments: Door.allCases)
    func `requests that wait are handed over, and the impact says how many`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            let logged = try await house.post(
                "/v1/contacts",
                #"{"needs":[{"kind":"food"}],"person":{"name":"Odette Exemple","postcode":"92120"}}"#
            ).expect(201)
            let id = try #require(logged["requests/0/deployment"]?.string)
            let shown = try await house.get("/v1/deployments/\(id)").expect(200)
            try await house.call(
                .post, "/v1/deployments/\(id)/closure", as: .admin, "{}",
                fields: [("If-Match", shown.etag ?? "")]
            ).expect(200)
            let request = try await house.get("/v1/requests/1", as: .operator).expect(200)
            #expect(request["deployment"]?.string != id)
            #expect(request["owner/territory"]?.string != "92-montrouge")
            #expect(request["promisedAt"]?.string == logged["requests/0/dueAt"]?.string)
            let impact = try await house.get("/v1/catalogue/\(Premises.entry)/impact")
                .expect(200)
            let closed = try #require(
                impact["deployments"]?.elements.first { $0["id"]?.string == id })
            #expect(closed["requests"]?.integer == 0 && closed["open"]?.integer == 0)
            #expect(closed["outcomes"]?["handedOver"]?.integer == 1)
            #expect(impact["requests"]?.integer == 1 && impact["people"]?.integer == 1)
        }
    }
}
