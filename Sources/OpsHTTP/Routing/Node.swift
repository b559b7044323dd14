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

    /// The methods that are answered here, as the Allow field lists them.
    var allow: [Method] {
        var methods = routes.map(\.method)
        if methods.contains(.get), !methods.contains(.head) { methods.append(.head) }
        if !methods.contains(.options) { methods.append(.options) }
        return methods
    }
}
