import Foundation
import OpsCore
import OpsHTTP
import OpsStore
import OpsTesting
import Synchronization
import Testing

@testable import OpsServer

/// A real server with a token, and ears.
struct ListeningHouse: Sendable {
    let running: RunningServer
    let client: Client
    let token: String

    /// One event as it was heard.
    struct Event: Hashable, Sendable {
        let id: Int64
        let name: String
        let data: String
    }

    /// Enough of what was heard.
    private struct Enough: Error {}

    /// What was listened for does not come, although the line lives.
    struct HeardNothing: Error {}

    /// A stream was opened where none was expected.
    struct NotRefused: Error {}

    /// Long enough for a busy machine; signs of life do not renew it.
    static let patience = Duration.seconds(20)

    /// Where the journal ends.
    func position() async throws -> Int64 {
        try running.house.reading.read { try $0.committedHead().position }
    }

    /// Logs a contact; each need is an entry of the journal more.
    func log(_ needs: [String] = ["food"]) async throws {
        let kinds = needs.map { #"{"kind":"\#($0)"}"# }.joined(separator: ",")
        let body = #"{"needs":[\#(kinds)],"language":"fr","anonymous":true}"#
        let answer = try await client.send(
            .post, "/v1/contacts",
            headers: fields([("Content-Type", "application/json")], token: token),
            body: Array(body.utf8))
        #expect(answer.status == .created)
    }

    /// A token that may listen, and under which name it is revoked.
    func issueToken() async throws -> (token: String, id: String) {
        let answer = try await client.send(
            .post, "/v1/tokens",
            headers: fields([("Content-Type", "application/json")], token: token),
            body: Array(#"{"role":"reviewer"}"#.utf8))
        let issued = try #require(
            try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any])
        return (try #require(issued["token"] as? String), try #require(issued["id"] as? String))
    }

    func revoke(_ id: String) async throws {
        let answer = try await client.send(
            .delete, "/v1/tokens/\(id)", headers: fields([], token: token))
        #expect(answer.status == .ok)
    }

    func ask(
        _ query: String, fields: [(String, String)], token: String?
    ) async throws -> ClientResponse {
        try await client.follow(
            "/v1/events" + query, headers: self.fields(fields, token: token),
            silence: Self.patience
        ) { _ in throw NotRefused() }
    }

    func ask(_ query: String, fields: [(String, String)]) async throws -> ClientResponse {
        try await ask(query, fields: fields, token: token)
    }

    /// Listens until it has heard so many events; `act` is done once the stream is open.
    func listen(
        _ query: String = "", fields: [(String, String)] = [], until count: Int,
        act: @escaping @Sendable () async throws -> Void = {}
    ) async throws -> [Event] {
        let text = try await listenRaw(
            query, fields: fields, until: { Self.events(in: $0).count >= count }, act: act)
        return Self.events(in: text)
    }

    /// Listens until what was heard is enough, or the house ends the stream.
    func listenRaw(
        _ query: String = "", fields: [(String, String)] = [],
        until isEnough: @Sendable (String) -> Bool,
        act: @escaping @Sendable () async throws -> Void = {}
    ) async throws -> String {
        let isOpen = Mutex(false)
        return try await follow(query, fields: fields) { told in
            if !isOpen.withLock({ $0.exchange(true) }) { try await act() }
            return isEnough(told)
        }
    }

    /// Listens with whatever is to be done at each piece, until that says that it is enough, or the
    /// house ends the stream.
    func follow(
        _ query: String = "", fields: [(String, String)] = [], token: String? = nil,
        hear: @Sendable (String) async throws -> Bool
    ) async throws -> String {
        let heard = Mutex<[UInt8]>([])
        let end = MonotonicTime.now + Self.patience
        do {
            let answer = try await client.follow(
                "/v1/events" + query, headers: self.fields(fields, token: token ?? self.token),
                silence: Self.patience
            ) { piece in
                guard MonotonicTime.now < end else { throw HeardNothing() }
                let all = heard.withLock { heard in
                    heard += piece
                    return heard
                }
                if try await hear(String(decoding: all, as: UTF8.self)) { throw Enough() }
            }
            #expect(answer.status == .ok)
        } catch is Enough {}
        return String(decoding: heard.withLock(\.self), as: UTF8.self)
    }

    private func fields(_ more: [(String, String)], token: String?) -> Headers {
        var headers = Headers()
        if let token { headers.add("Authorization", "Bearer \(token)") }
        for (name, value) in more { headers.add(name, value) }
        return headers
    }

    /// The events of a stream, as a browser would read them.
    static func events(in text: String) -> [Event] {
        text.components(separatedBy: "\n\n").dropLast().compactMap { block in
            var fields: [String: String] = [:]
            for line in block.split(separator: "\n") where !line.hasPrefix(":") {
                let parts = line.components(separatedBy: ": ")
                fields[parts[0]] = parts.dropFirst().joined(separator: ": ")
            }
            guard let id = fields["id"].flatMap({ Int64($0) }), let name = fields["event"],
                let data = fields["data"]
            else { return nil }
            return Event(id: id, name: name, data: data)
        }
    }
}

extension Bool {
    /// What it was, before it became what it is now.
    fileprivate mutating func exchange(_ value: Bool) -> Bool {
        defer { self = value }
        return self
    }
}

/// A real server with the demonstration, for as long as the body runs; limits as people set them.
func withListening(
    limits: [String] = [], overUnixSocket isLocal: Bool = false,
    _ body: (ListeningHouse) async throws -> Void
) async throws {
    try await inTemporaryFolder { folder in
        let path = folder + "/data"
        var configuration = try Configuration.loopback(path)
        configuration.loadsDemonstration = true
        if isLocal { configuration.addresses = [try #require(Address(path: folder + "/socket"))] }
        for limit in limits { try configuration.set(limit) }
        let running = try await RunningServer.open(
            configuration, folder: try DataFolder(path), log: Notes().log)
        let loop = try EventLoop.start()
        let address = running.addresses[0]
        let house = ListeningHouse(
            running: running,
            client: Client(
                host: isLocal ? "\(address)" : "127.0.0.1", port: address.port, loop: loop),
            token: try Premises.adminToken(in: path))
        var failure: (any Error)?
        do { try await body(house) } catch { failure = error }
        await house.client.close()
        await running.stop(within: .seconds(5))
        await loop.stop()
        if let failure { throw failure }
    }
}
