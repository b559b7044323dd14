import OpsHTTP
import Synchronization

/// The door over a connection that is kept open between questions.
struct HTTPDoor: Door {
    private let client: Client
    private let address: ServerAddress

    init(to address: ServerAddress, on loop: EventLoop) {
        self.address = address
        var limits = Limits()
        limits.bodyBytes = Self.answerLimit
        client = Client(host: address.host, port: address.port, loop: loop, limits: limits)
    }

    /// Long lists of proposals with all their reasons are the longest answers.
    private static let answerLimit = 64 * 1_024 * 1_024

    func send(_ question: Question) async throws -> Answer {
        guard let method = Method(question.method) else { throw Unreachable(.notHTTP, address) }
        var headers = Headers()
        for header in question.headers { headers.add(header.name, header.value) }
        do throws(ClientError) {
            let response = try await client.send(
                method, address.prefix + question.target, headers: headers, body: question.body)
            return Answer(
                status: Int(response.status.code),
                headers: response.headers.map { Header($0.name, $0.value) }, body: response.body)
        } catch {
            throw Unreachable(Self.reason(error), address)
        }
    }

    private static func reason(_ error: ClientError) -> Unreachable.Reason {
        switch error {
        case .cannotConnect: .cannotConnect
        case .timedOut(let sent): sent ? .timedOut : .cannotConnect
        case .connectionLost: .lost
        case .badTarget, .badAnswer: .notHTTP
        }
    }
}

extension Unreachable {
    fileprivate init(_ reason: Reason, _ address: ServerAddress) {
        self.init(reason: reason, server: address.authority)
    }
}

extension HTTPDoor: ListeningDoor {
    func listen(
        _ question: Question, silence: Duration, _ take: @escaping @Sendable (EarNews) -> Void
    ) async throws {
        var headers = Headers()
        for header in question.headers { headers.add(header.name, header.value) }
        let lines = Mutex((events: EventLines(), hasBegun: false))
        do {
            _ = try await client.follow(
                address.prefix + question.target, headers: headers, silence: silence
            ) { bytes in
                let (isFirst, hasEvent) = lines.withLock { lines in
                    defer { lines.hasBegun = true }
                    return (!lines.hasBegun, lines.events.hasEvent(in: bytes))
                }
                if isFirst { take(.begun) }
                if hasEvent { take(.event) }
            }
        } catch let error as ClientError {
            throw Unreachable(Self.reason(error), address)
        }
    }
}
