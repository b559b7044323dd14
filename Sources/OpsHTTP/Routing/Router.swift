/// Finds what answers a request: literal segments and `{named}` ones, the literal preferred.
package struct Router<Endpoint: Sendable>: Sendable {
    /// What was found.
    package enum Match: Sendable {
        case found(Endpoint, parameters: Parameters)
        /// The path exists; these methods do too, `OPTIONS` included.
        case methodNotAllowed(allow: [Method])
        case notFound
    }

    private var nodes = [Node<Endpoint>()]

    package init() {}

    /// Adds a template such as `/v1/requests/{id}/offers`.
    ///
    /// A template is the program's own: one that is malformed, or added twice, ends the program.
    package mutating func add(_ method: Method, _ template: String, _ endpoint: Endpoint) {
        precondition(template.hasPrefix("/"), "a route begins with a slash: \(template)")
        var node = 0
        var names: [String] = []
        for segment in template.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        {
            if segment.hasPrefix("{"), segment.hasSuffix("}") {
                names.append(String(segment.dropFirst().dropLast()))
                node = parameterChild(of: node)
            } else {
                node = literalChild(Array(segment.utf8), of: node)
            }
        }
        precondition(
            !nodes[node].routes.contains { $0.method == method },
            "two routes: \(method) \(template)")
        nodes[node].routes.append(.init(method: method, endpoint: endpoint, names: names))
    }

    private mutating func literalChild(_ segment: [UInt8], of node: Int) -> Int {
        if let child = nodes[node].child(segment[...]) { return child }
        nodes.append(Node())
        nodes[node].literals.append((segment, nodes.count - 1))
        return nodes.count - 1
    }

    private mutating func parameterChild(of node: Int) -> Int {
        if let child = nodes[node].parameter { return child }
        nodes.append(Node())
        nodes[node].parameter = nodes.count - 1
        return nodes.count - 1
    }
}

extension Router {
    /// Finds the endpoint; HEAD is served by GET where there is no HEAD of its own.
    package func match(_ method: Method, _ target: Target) -> Match {
        guard target.form != .asterisk else { return .notFound }
        var values: [ArraySlice<UInt8>] = []
        let path = target.pathBytes
        guard let node = walk(path, from: path.startIndex, in: 0, &values) else { return .notFound }
        let routes = nodes[node].routes
        let route =
            routes.first { $0.method == method }
            ?? (method == .head ? routes.first { $0.method == .get } : nil)
        guard let route else { return .methodNotAllowed(allow: nodes[node].allow) }
        return .found(route.endpoint, parameters: Parameters(names: route.names, values: values))
    }

    /// Follows one segment after the other; `slash` is where the next one begins.
    private func walk(
        _ path: ArraySlice<UInt8>, from slash: Int, in node: Int,
        _ values: inout [ArraySlice<UInt8>]
    ) -> Int? {
        guard slash < path.endIndex else { return nodes[node].routes.isEmpty ? nil : node }
        let start = slash + 1
        let end = path[start...].firstIndex(of: UInt8(ascii: "/")) ?? path.endIndex
        let segment = path[start..<end]
        let isEscaped = segment.contains(UInt8(ascii: "%"))
        let plain = isEscaped ? PercentCoding.decoded(segment)[...] : segment
        if let child = nodes[node].child(plain),
            let found = walk(path, from: end, in: child, &values)
        {
            return found
        }
        guard let child = nodes[node].parameter, !segment.isEmpty else { return nil }
        values.append(plain)
        if let found = walk(path, from: end, in: child, &values) { return found }
        values.removeLast()
        return nil
    }
}
