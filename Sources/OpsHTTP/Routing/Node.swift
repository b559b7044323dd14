/// One place in the tree of routes.
struct Node: Sendable {
    /// What answers one method here.
    struct Route: Sendable {
        let method: Method
        /// Its place among all routes, in the order in which they were added.
        let index: Int
        let names: [String]
    }

    /// A handful at most: looking through them beats hashing them.
    var literals: [(segment: [UInt8], child: Int)] = []
    var parameter: Int?
    var routes: [Route] = []

    func child(_ segment: Span<UInt8>) -> Int? {
        for (literal, child) in literals {
            let bytes = literal.span
            if bytes.isSame(as: segment) { return child }
        }
        return nil
    }

    /// What answers a method here: HEAD is served by GET where there is no HEAD of its own.
    func route(for method: Method) -> Route? {
        for route in routes where route.method == method { return route }
        return method == .head ? self.route(for: .get) : nil
    }

    /// The methods that are answered here, as the Allow field lists them.
    var allow: [Method] {
        var methods = routes.map(\.method)
        if methods.contains(.get), !methods.contains(.head) { methods.append(.head) }
        if !methods.contains(.options) { methods.append(.options) }
        return methods
    }
}
