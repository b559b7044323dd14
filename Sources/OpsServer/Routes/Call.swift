import OpsCore
import OpsHTTP
import OpsStore
import Synchronization

/// One request at the desk: what it asks, who asks, in which language to answer.
///
/// A class, so that what is done for it later holds one thing and not a copy of its parts.
final class Call: Sendable {
    let request: Request
    /// What is said after the question mark: read once, asked for often.
    let queryItems: [QueryItem]
    let parameters: Parameters
    let grant: Grant?
    let route: Route
    let house: House
    /// Whose data the answer tells.
    private let named = Mutex<[Identifier<Named>]>([])

    init(
        request: Request, parameters: Parameters, grant: Grant?, route: Route, house: House
    ) {
        self.request = request
        queryItems = request.hasQuery ? request.target.queryItems : []
        self.parameters = parameters
        self.grant = grant
        self.route = route
        self.house = house
    }

    /// Few answers are in a language: it is looked for when one is.
    var language: PublicationLanguage { AcceptLanguage.best(of: request) }

    /// Bodies larger than this are refused by the engine already.
    static let bodyLimit = 64 * 1_024

    /// Looks into the tables; whose data is read is noted before the answer goes out.
    func read<Value: Sendable>(_ body: (ReadingRoom) throws -> Value) throws -> Value {
        let (value, named) = try house.reading.naming(body)
        note(named)
        return value
    }

    /// The same for what takes long, beside the loop.
    func readLong<Value: Sendable>(
        _ body: @escaping @Sendable (ReadingRoom) throws -> Value
    ) async throws -> Value {
        let (value, named) = try await house.longReading.naming(body)
        note(named)
        return value
    }

    private func note(_ named: [Identifier<Named>]) {
        guard !named.isEmpty else { return }
        self.named.withLock { known in known += named.filter { !known.contains($0) } }
    }

    /// What of this answer is for the access log.
    func accessRows() -> [AccessRow] {
        let named = named.withLock { $0 }
        return named.isEmpty ? [] : context.rows(named, at: house.clock.now())
    }

    /// In whose context data is read: what the address names, where that is an identity or a number.
    var context: ReadingContext {
        let said = parameters["id"] ?? ""
        let isSafe = Identifier<Named>(said) != nil || Int64(said) != nil
        return ReadingContext(
            token: grant?.id, route: route.name, subject: isSafe ? said.lowercased() : "",
            reason: route.reason?(self) ?? "")
    }

    var actor: Actor {
        grant?.actor ?? .house
    }

    /// Reads the body as a JSON object; an absent body reads as an empty one where that is enough.
    func body<Value>(_ read: (inout JSONFields) -> Value?) throws -> Value {
        if !request.body.isEmpty { try SentType.check(request.headers) }
        let bytes = request.body.isEmpty && route.bodyIsOptional ? Array("{}".utf8) : request.body
        return try JSONFields.read(
            try JSONParser.value(of: bytes), numbers: house.country, read)
    }

    /// What was said in the place of `{id}`: a UUID or a number.
    func reference<Subject>(
        _ thing: Problem.Thing, to subject: Subject.Type = Subject.self
    ) throws -> Reference<Subject> {
        guard let reference = parameters["id"].flatMap(Reference<Subject>.init) else {
            throw Problem.unknown(thing)
        }
        return reference
    }

    /// How a POST that comes twice is recognised; nil when the client does not say.
    func idempotencyKey() throws -> IdempotencyKey? {
        guard request.headers.contains("idempotency-key") else { return nil }
        let values = request.headers.values(of: "idempotency-key")
        guard let first = values.first else { return nil }
        var key = first[...]
        if key.count >= 2, key.hasPrefix("\""), key.hasSuffix("\"") {
            key = key.dropFirst().dropLast()
        }
        guard values.count == 1, (1...200).contains(key.utf8.count),
            key.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw Problem.badKey }
        var scope = "\(grant?.id.description ?? "")\n\(request.method)\n\(request.target.path)\n"
        scope += key
        return IdempotencyKey(
            digest: SHA256.digest(of: Array(scope.utf8)),
            fingerprint: SHA256.digest(of: request.body))
    }
}
