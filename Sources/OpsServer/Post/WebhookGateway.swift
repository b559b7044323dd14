import OpsCore
import OpsHTTP
import Synchronization

/// Where a webhook is: `http://127.0.0.1:9000/path`.
///
/// Plain HTTP, for a proxy on the same machine or in the same house: TLS is its work, as it is for calls that come in.
struct WebhookAddress: Hashable, Sendable {
    let host: String
    let port: UInt16
    let path: String

    /// Nil for what is no such address.
    init?(_ text: String) {
        guard text.hasPrefix("http://") else { return nil }
        let rest = text.dropFirst(7)
        let end = rest.firstIndex(of: "/") ?? rest.endIndex
        let (authority, path) = (rest[..<end], rest[end...])
        let isBracketed = authority.hasPrefix("[")
        let hostEnd =
            isBracketed
            ? authority.firstIndex(of: "]").map { authority.index(after: $0) }
            : authority.firstIndex(of: ":") ?? authority.endIndex
        guard let hostEnd else { return nil }
        let host = authority[..<hostEnd]
        let named = isBracketed ? host.dropFirst().dropLast() : host
        guard !named.isEmpty, !named.contains("@") else { return nil }
        var port: UInt16 = 80
        if hostEnd != authority.endIndex {
            guard authority[hostEnd] == ":",
                let number = UInt16(authority[authority.index(after: hostEnd)...]), number > 0
            else { return nil }
            port = number
        }
        let target = path.isEmpty ? "/" : String(path)
        guard (try? Target(target)) != nil else { return nil }
        self.host = String(named)
        self.port = port
        self.path = target
    }
}

/// Posts each message to an address of the operator, signed by Standard Webhooks.
final class WebhookGateway: Gateway {
    private let address: WebhookAddress
    private let secrets: WebhookSecrets?
    private let loop: EventLoop
    /// Clients that nobody uses at the moment, each with its connection.
    private let idle = Mutex<[Client]>([])

    /// A loop of its own, so that what is in hand can be waited for when the server's are gone.
    init(_ address: WebhookAddress, secrets: WebhookSecrets?) throws {
        self.address = address
        self.secrets = secrets
        loop = try EventLoop.start()
    }

    var way: MessageWay { .webhook }

    func send(_ letter: Letter, at instant: Instant, within time: Duration) async -> Delivery {
        let body = letter.body(at: instant)
        let timestamp = instant.milliseconds / 1_000
        var headers: Headers = [
            "Content-Type": "application/json", "User-Agent": "Ops/\(Configuration.version)",
            "webhook-id": letter.id, "webhook-timestamp": "\(timestamp)",
        ]
        if let secrets {
            headers.add(
                "webhook-signature",
                secrets.signatures(id: letter.id, timestamp: timestamp, body: body))
        }
        let client = idle.withLock { $0.popLast() } ?? makeClient(within: time)
        defer { idle.withLock { $0.append(client) } }
        do {
            // What the answer says beside its status is of no use: nothing of it may undo a yes.
            let answer = try await client.send(
                .post, address.path, headers: headers, body: body, readsBody: false)
            return Self.delivery(answer, at: instant)
        } catch {
            return Self.delivery(after: error)
        }
    }

    private func makeClient(within time: Duration) -> Client {
        var timeouts = Client.Timeouts()
        timeouts.connecting = min(time, .seconds(5))
        timeouts.exchange = time
        var limits = Limits()
        limits.bodyBytes = 65_536
        return Client(
            host: address.host, port: address.port, loop: loop, limits: limits, timeouts: timeouts)
    }

    func close() async {
        let clients = idle.withLock { idle in
            defer { idle = [] }
            return idle
        }
        for client in clients { await client.close() }
        await loop.run { $0.stop() }
    }

    /// Only 2xx is sent.
    static func delivery(_ answer: ClientResponse, at instant: Instant) -> Delivery {
        switch answer.status.code {
        case 200...299: .sent
        case 408, 425, 429: .again(.busy, after: retryAfter(answer, at: instant))
        case 410: .refused(.gone)
        case 400...499: .refused(.refused)
        default: .again(.failing, after: retryAfter(answer, at: instant))
        }
    }

    /// Seconds, or a date (RFC 9110 § 10.2.3) by our own clock: one that is over is now.
    private static func retryAfter(_ answer: ClientResponse, at instant: Instant) -> Duration? {
        guard let text = answer.headers["retry-after"] else { return nil }
        let date = HTTPDate.secondsSince1970(text).map {
            max(0, Int64($0) - instant.milliseconds / 1_000)
        }
        guard let seconds = date ?? Int64(text), seconds >= 0 else { return nil }
        return .seconds(min(seconds, 86_400))
    }

    private static func delivery(after error: any Error) -> Delivery {
        switch error as? ClientError {
        case .cannotConnect, .badTarget: .again(.unreachable)
        case .timedOut: .again(.timedOut)
        case .connectionLost, .badAnswer, nil: .again(.failing)
        }
    }
}

extension Letter {
    /// What a webhook gets.
    fileprivate func body(at instant: Instant) -> [UInt8] {
        var json = JSONWriter(reserving: 768)
        json.beginObject()
        json.member("type", "message.\(kind.rawValue)")
        json.member("timestamp", instant)
        json.key("data")
        json.beginObject()
        json.member("id", id)
        json.member("number", number)
        json.member("missionNumber", missionNumber)
        json.member("volunteerNumber", volunteerNumber)
        json.member("to", to)
        json.member("language", language.rawValue)
        json.member("text", text)
        json.endObject()
        json.endObject()
        return json.bytes
    }
}
