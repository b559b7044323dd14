/// Finds what answers a request: literal segments and `{named}` ones, the literal preferred.
package struct Router<Endpoint: Sendable>: Sendable {
    /// What was found.
    package enum Match: Sendable {
        case found(Endpoint, parameters: Parameters)
        /// The path exists; these methods do too, `OPTIONS` included.
        case methodNotAllowed(allow: [Method])
        case notFound
    }

    @usableFromInline package private(set) var tree = RouteTree()
    @usableFromInline package private(set) var endpoints: [Endpoint] = []

    package init() {}

    /// Adds a template such as `/v1/requests/{id}/offers`.
    ///
    /// A template is the program's own: one that is malformed, or added twice, ends the program.
    package mutating func add(_ method: Method, _ template: String, _ endpoint: Endpoint) {
        tree.add(method, template)
        endpoints.append(endpoint)
    }

    /// Finds the endpoint; HEAD is served by GET where there is no HEAD of its own.
    ///
    /// Inlinable, so that it is compiled for the type of endpoint at hand.
    @inlinable
    package func match(_ method: Method, _ target: Target) -> Match {
        let match = tree.match(method, target)
        switch match.kind {
        case .found: return .found(endpoints[match.number], parameters: match.parameters)
        case .methodNotAllowed: return .methodNotAllowed(allow: tree.allowed(at: match))
        case .notFound: return .notFound
        }
    }
}
