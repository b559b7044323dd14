import OpsCore
import OpsHTTP

/// What goes out: where to, and the words.
///
/// It lives as long as one attempt; nothing keeps it, and nothing prints it.
struct Letter: Sendable, CustomStringConvertible {
    /// The same for each attempt, so that whoever gets it twice sees that.
    let id: String
    let number: Int64
    let kind: MessageKind
    let missionNumber: Int64
    let volunteerNumber: Int64
    let to: String
    let language: PublicationLanguage
    let text: String

    var description: String { "letter \(number)" }
}

/// How one attempt ended.
enum Delivery: Hashable, Sendable {
    case sent
    /// Tried again; the gateway may say how much later.
    case again(MessageFailure, after: Duration? = nil)
    case refused(MessageFailure)
}

/// By which messages leave the house.
protocol Gateway: Sendable {
    var way: MessageWay { get }
    /// Whether it takes nobody without a telephone.
    var needsTelephone: Bool { get }
    /// How many it takes at once.
    func atOnce(_ limits: PostLimits) -> Int
    func send(_ letter: Letter, at instant: Instant, within time: Duration) async -> Delivery
    /// Nothing is sent any more; what is in hand may be let go.
    func close() async
}

extension Gateway {
    var needsTelephone: Bool { true }
    func atOnce(_ limits: PostLimits) -> Int { limits.atOnce }
    func close() async {}
}

/// A line in the log and nothing else: whoever runs Ops without a gateway sees what would be sent.
struct LogGateway: Gateway {
    let log: Log

    var way: MessageWay { .log }
    var needsTelephone: Bool { false }
    func atOnce(_ limits: PostLimits) -> Int { 500 }

    func send(_ letter: Letter, at instant: Instant, within time: Duration) async -> Delivery {
        log.note(
            "message \(letter.number): \(letter.kind.rawValue), mission \(letter.missionNumber), "
                + "volunteer \(letter.volunteerNumber)")
        return .sent
    }
}

/// Which gateway was asked for.
enum GatewayWish: Hashable, Sendable {
    case log
    case command(String)
    case webhook(WebhookAddress)

    /// Nil for what is none of them.
    init?(_ text: String) {
        if text == "log" {
            self = .log
        } else if let path = text.dropped("command:"), path.hasPrefix("/") {
            self = .command(path)
        } else if let url = text.dropped("webhook:"), let address = WebhookAddress(url) {
            self = .webhook(address)
        } else {
            return nil
        }
    }
}

extension String {
    fileprivate func dropped(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}

extension Configuration {
    /// The gateway that was asked for.
    func makeGateway(log: Log) throws -> any Gateway {
        switch gateway {
        case .log: return LogGateway(log: log)
        case .command(let path): return try CommandGateway(path: path)
        case .webhook(let address):
            let secrets = try gatewaySecretFile.map { try WebhookSecrets(file: $0) }
            return try WebhookGateway(address, secrets: secrets)
        }
    }
}
