import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// Whom the real server believes about how it was reached.
@Suite struct TrustTests {
    /// The link to the next page, as a client over TCP gets it that says it is a proxy.
    private func link(trusting networks: [String]) async throws -> String? {
        try await inTemporaryFolder { folder in
            var configuration = try Configuration.loopback(folder)
            configuration.trusted = try networks.map { try #require(Network($0)) }
            let running = try await RunningServer.open(
                configuration, folder: try DataFolder(folder), log: .silent)
            let loop = try EventLoop.start()
            let client = Client(host: "127.0.0.1", port: running.addresses[0].port, loop: loop)
            let token = try Premises.adminToken(in: folder)
            let answer = try await client.send(
                .get, "/v1/catalogue?limit=1",
                headers: [
                    "Authorization": "Bearer \(token)",
                    "Forwarded": "for=192.0.2.60;proto=https;host=ops.example.org",
                ])
            await client.close()
            await running.stop(within: .seconds(1))
            await loop.stop()
            return answer.headers["link"]
        }
    }

    @Test func `a proxy that was named is believed`() async throws {
        let told = try await link(trusting: ["127.0.0.0/8"])
        #expect(told?.hasPrefix("<https://ops.example.org/v1/catalogue?") == true)
    }

    @Test(arguments: [[], ["10.0.0.0/8"]])
    func `anybody else is not`(_ networks: [String]) async throws {
        let told = try await link(trusting: networks)
        #expect(told?.hasPrefix("<http://127.0.0.1:") == true, "\(told ?? "no link")")
    }
}
