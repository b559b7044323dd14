import Foundation
import OpsCore
import OpsHTTP
import OpsStore
import OpsTesting
import Testing

@testable import OpsServer

/// Behind nginx, which speaks TLS, as `deploy/` ships it.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct FrontTests {
    /// The real server on a unix socket, a real nginx before it, and the administrator's token.
    private func withFront(
        _ body: (NginxFront, RunningServer, String) async throws -> Void
    ) async throws {
        try await inTemporaryFolder { folder in
            let address = try #require(Address(path: NginxFront.socket(in: folder)))
            var configuration = Configuration(addresses: [address])
            configuration.dataFolder = folder + "/data"
            let running = try await RunningServer.open(
                configuration, folder: try DataFolder(folder + "/data"), log: .silent)
            do {
                let front = try await NginxFront.start(in: folder)
                try await body(front, running, try Premises.adminToken(in: folder + "/data"))
            } catch {
                await running.stop(within: .zero)
                throw error
            }
            await running.stop(within: .seconds(2))
        }
    }

    private let contact = #"{"needs":[{"kind":"food"}]}"#

    @Test func `a call comes in over TLS, and links lead back over TLS`() async throws {
        try await withFront { front, _, token in
            let health = try await front.curl("/healthz", ["--http1.1"])
            #expect(health.hasPrefix("HTTP/1.1 200") && health.hasSuffix(#"{"status":"ok"}"#))
            #expect(health.contains("Strict-Transport-Security: max-age="))
            let bearer = ["-H", "Authorization: Bearer \(token)"]
            for _ in 1...2 {
                let made = try await front.curl(
                    "/v1/contacts",
                    bearer + ["-H", "Content-Type: application/json", "-d", contact])
                #expect(made.contains("HTTP/2 201"), "\(made)")
            }
            let list = try await front.curl("/v1/contacts?limit=1", bearer)
            #expect(list.contains("link: <\(front.url("/v1/contacts?limit=1&cursor="))"), "\(list)")
            let spoofed = try await front.curl(
                "/v1/contacts?limit=1",
                bearer + [
                    "-H", "Forwarded: host=evil.example", "-H", "X-Forwarded-Proto: gopher",
                    "-H", "X-Forwarded-Host: evil.example",
                ])
            #expect(spoofed.contains("link: <\(front.url("/"))") && !spoofed.contains("evil"))
        }
    }

    @Test func `connections are kept on both sides of nginx`() async throws {
        try await withFront { front, running, _ in
            let words = ["--http1.1", "-w", "CONNECTS=%{num_connects};"]
            let told = try await front.curl(
                "/healthz", words + [front.url("/healthz"), front.url("/readyz")])
            #expect(told.components(separatedBy: "HTTP/1.1 200").count == 4)
            #expect(told.components(separatedBy: "CONNECTS=1;").count == 2)
            #expect(told.components(separatedBy: "CONNECTS=0;").count == 3)
            #expect(running.server.counters.connections == 1)
            #expect(running.server.counters.requests == 3)
        }
    }

    @Test func `what is beyond the limits is refused before it comes in`() async throws {
        try await withFront { front, running, token in
            let body = try await front.curl(
                "/v1/contacts",
                [
                    "-H", "Authorization: Bearer \(token)", "-d",
                    String(repeating: "x", count: Call.bodyLimit + 1),
                ])
            #expect(body.contains(" 413"))
            #expect(running.server.counters.requests == 0)
            let plain = try await Program.run(
                "curl", ["-4", "-sS", "-i", "http://localhost:\(front.plainPort)/healthz"])
            #expect(plain.output.contains(" 301") && plain.output.contains("https://localhost"))
        }
    }

    @Test func `a stream is not held back, and events go on for as long as anybody listens`()
        async throws
    {
        let (opened, gate) = AsyncStream.makeStream(of: Void.self)
        let handler: @Sendable (Request) async -> Response = { _ in
            Response(
                .ok, headers: ["Content-Type": "text/event-stream"],
                body: .stream { writer in
                    try await writer.write("data: first\n\n")
                    // Nothing more is written before the client has seen the first.
                    for await _ in opened { break }
                    try await writer.write("data: second\n\n")
                })
        }
        try await inTemporaryFolder { folder in
            let address = try #require(Address(path: NginxFront.socket(in: folder)))
            let server = Server(configuration: .init(addresses: [address]), handler: handler)
            _ = try await server.start()
            let front = try await NginxFront.start(in: folder)
            var told = ""
            for await piece in try front.stream(of: "/v1/events") {
                told += piece
                if told.contains("data: first\n\n") { gate.yield() }
                if told.contains("data: second\n\n") { break }
            }
            #expect(told.hasSuffix("data: first\n\ndata: second\n\n"))
            #expect(told.lowercased().contains("content-type: text/event-stream"))
            await server.stop(within: .seconds(2))
        }
    }

    @Test func `what happens is told through nginx as it happens, and again from any place`()
        async throws
    {
        try await withFront { front, running, token in
            let bearer = ["-H", "Authorization: Bearer \(token)"]
            let head = try running.house.reading.read { try $0.committedHead().position }
            func listen(_ words: [String], logging: Bool) async throws -> String {
                var told = ""
                var hasLogged = !logging
                for await piece in try front.stream(of: "/v1/events", bearer + words) {
                    told += piece
                    if !hasLogged, told.contains("retry: 3000\n\n") {
                        hasLogged = true
                        _ = try await front.curl(
                            "/v1/contacts",
                            bearer + ["-H", "Content-Type: application/json", "-d", contact])
                    }
                    if told.contains("id: \(head + 2)\n"), told.hasSuffix("\n\n") { break }
                }
                return told
            }
            let live = try await listen([], logging: true)
            #expect(live.contains("id: \(head + 1)\nevent: hotline.contact_logged.v1\ndata: {"))
            let again = try await listen(["-H", "Last-Event-ID: \(head + 1)"], logging: false)
            #expect(!again.contains("id: \(head + 1)\n") && again.contains("id: \(head + 2)\n"))
        }
    }
}
