@testable import OpsHTTP

/// Runs a server on a free port, or on a unix socket, and a loop for clients, as long as `body` runs.
func withServer(
    limits: Limits = Limits(), loops: Int = 1, at path: String? = nil, trusted: [Network] = [],
    handler: @escaping @Sendable (Request) async -> Response = echo,
    _ body: (Served) async throws -> Void
) async throws {
    try await withServer(
        limits: limits, loops: loops, at: path, trusted: trusted,
        answering: { request in .later { await handler(request) } }, body)
}

/// The same, with a handler that says which answers wait.
func withServer(
    limits: Limits = Limits(), loops: Int = 1, at path: String? = nil, trusted: [Network] = [],
    answering handler: @escaping @Sendable (Request) -> Answering,
    _ body: (Served) async throws -> Void
) async throws {
    let address = path.flatMap(Address.init(path:)) ?? Address(.v4(0x7F00_0001), port: 0)
    var configuration = Server.Configuration(addresses: [address], limits: limits, loops: loops)
    configuration.trusted = TrustedPeers(trusted)
    let server = Server(configuration: configuration, answering: handler)
    let bound = try await server.start()
    let loop = try EventLoop.start()
    do {
        try await body(Served(server: server, address: bound[0], loop: loop))
    } catch {
        await server.stop(within: .zero)
        await loop.stop()
        throw error
    }
    await server.stop(within: .seconds(5))
    await loop.stop()
}

/// A running server, and how to reach it.
struct Served: Sendable {
    let server: Server
    let address: Address
    let loop: EventLoop

    func line() async throws -> RawLine {
        try await RawLine(to: address, on: loop)
    }

    /// Waits until every connection has ended, without being told to end: a stop lets those that
    /// are sending or lingering do so in their own time.
    func endsByItself() async -> Bool {
        await server.stop(within: .seconds(20)) == 0
    }

    /// Waits until the counters say so; over when the test's time is.
    func until(_ isSo: (Counters) -> Bool) async throws {
        while !isSo(server.counters) {
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    func client() -> Client {
        let host = address.isLocal ? address.description : "127.0.0.1"
        return Client(host: host, port: address.port, loop: loop)
    }
}

/// Answers with what was asked.
@Sendable func echo(_ request: Request) async -> Response {
    let body = String(decoding: request.body, as: UTF8.self)
    return Response(.ok, text: "\(request.method) \(request.target) \(body)\n")
}

/// A request without body.
func get(_ target: String, fields: String = "") -> String {
    "GET \(target) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n"
}
