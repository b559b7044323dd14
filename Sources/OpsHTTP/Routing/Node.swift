/// One place in the tree of routes.
struct Node<Endpoint: Sendable>: Sendable {
    /// What answers one method here.
    struct Route: Sendable {
        let method: Method
        let endpoint: Endpoint
        let names: [String]
    }

    /// A handful at most: looking through them beats hashing them.
    var literals: [(segment: [UInt8], child: Int)] = []
    var parameter: Int?
    var routes: [Route] = []

    func child(_ segment: ArraySlice<UInt8>) -> Int? {
        literals.first { $0.segment.count == segment.count && $0.segment.elementsEqual(segment) }?
            .child
    }

    /// The methods that are answered here, as the Allow field lists them.
    var allow: [Method] {
        var methods = routes.map(\.method)
        if methods.contains(.get), !methods.contains(.head) { methods.append(.head) }
        if !methods.contains(.options) { methods.append(.options) }
        return methods
    }
}
