import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// Lists and counts that can be asked for one territory.
struct TerritoryFilterTests {
    private static let filtered = RouteTable.all.filter { route in
        route.method == .get && route.query.contains { $0.name == "territory" }
    }

    @Test func `there are lists to be asked for one territory`() {
        #expect(Self.filtered.count >= 6)
    }

    @Test(arguments: filtered.map(\.template))
    func `a territory that nobody registered is told, and the description says so`(
        _ template: String
    ) async throws {
        let route = try #require(Self.filtered.first { $0.template == template })
        #expect(route.problems.contains(404))
        try await withHouse { house in
            for wrong in ["", "NOWHERE-7", "%20"] {
                let answer = try await house.get("\(template)?territory=\(wrong)")
                #expect(answer.status == 404, "\(template)?territory=\(wrong)")
                #expect(answer["code"]?.string == "territory.unknown")
            }
            try await house.get("\(template)?territory=92").expect(200)
        }
    }
}
