import OpsCore
import OpsTesting
import Testing

@testable import OpsServer

/// A deployment as it stands, read at once, and rules that a house from before takes from Ops.
struct DeploymentStandingTests {
    @Test(arguments: Door.allCases)
    func `a deployment shows place, desks, lines, rules and ladder`(_ door: Door) async throws {
        try await withHouse(door) { house in
            let listed = try await house.get("/v1/deployments").expect(200).items
            let local = try #require(listed.first { $0["territory"]?.string == "92-montrouge" })
            let id = try #require(local["id"]?.string)
            let line = """
                {"territory":"FR","name":"All","phone":"0 800 858 858"}
                """
            try await house.post("/v1/lines", line).expect(201)
            let shown = try await house.get("/v1/deployments/\(id)", as: .operator).expect(200)
            #expect(shown["territoryName/fr"]?.string?.isEmpty == false)
            #expect(shown["parent"]?.string == "92")
            #expect(shown["way/0"]?.string == "92-montrouge")
            #expect(shown["owner/territory"]?.string == "92-montrouge")
            #expect(shown["alarmsGoTo"]?.string == "92")
            #expect(shown["lines/0/number"]?.integer == 1)
            #expect(shown["lines/0/open"]?.flag == true)
            #expect(shown["rules/0/code"]?.string == "france-2020")
            #expect(shown["rules/0/version"]?.integer == 1)
            #expect(shown["callRulesOf"]?.string == "standard")
            #expect(shown["visitCodeValidMinutes"]?.integer == 1_440)
        }
    }

    @Test func `rules that Ops comes with are loaded where nobody has put them, and never over`()
        async throws
    {
        try await withHouse { house in
            try await house.post("/v1/rules/no-such-set/loading").expect(404)
            // Italy is no territory of this house yet.
            try await house.post("/v1/rules/italy-2020/loading").expect(
                409, "rules.unknown_territory")
            let desk = """
                {"code":"IT","kind":"department","parent":"FR",\
                "name":{"fr":"Italie","es":"Italia","en":"Italy"}}
                """
            try await house.post("/v1/territories", desk).expect(201)
            let loaded = try await house.post("/v1/rules/italy-2020/loading").expect(200)
            #expect(loaded["code"]?.string == "italy-2020")
            #expect(loaded["version"]?.integer == 1)
            let again = try await house.post("/v1/rules/italy-2020/loading").expect(200)
            #expect(again["version"]?.integer == 1, "what the house has decided stays")
        }
    }
}
