import OpsCore
import OpsHTTP
import OpsStore

/// One request at the desk: what it asks, who asks, in which language to answer.
///
/// A class, so that what is done for it later holds one thing and not a copy of its parts.
final class Call: Sendable {
    let request: Request
    let parameters: Parameters
    let grant: Grant?
    let route: Route
    let house: House

    init(
        request: Request, parameters: Parameters, grant: Grant?, route: Route, house: House
    ) {
        self.request = request
        self.parameters = parameters
        self.grant = grant
        self.route = route
        self.house = house
    }

    /// Few answers are in a language: it is looked for when one is.
    var language: PublicationLanguage { AcceptLanguage.best(of: request) }

    /// Bodies larger than this are refused by the engine already.
    static let bodyLimit = 64 * 1_024

    var actor: Actor {
        grant?.actor ?? .house
    }

    /// Reads the body as a JSON object; an absent body reads as an empty one where that is enough.
    func body<Value>(_ read: (inout JSONFields) -> Value?) throws -> Value {
        if !request.body.isEmpty { try SentType.check(request.headers) }
        let bytes = request.body.isEmpty && route.bodyIsOptional ? Array("{}".utf8) : request.body
        return try JSONFields.read(try JSONParser.value(of: bytes), read)
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
