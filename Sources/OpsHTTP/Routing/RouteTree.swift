/// The tree of path templates behind a `Router`, which knows routes by their numbers alone.
///
/// Not generic, so that finding a route is compiled once, here, and not looked up at run time by
/// whoever has a router of something: that cost 4,000 instructions for each request.
package struct RouteTree: Sendable {
    /// What was found: plain numbers, so that nothing of it is looked up at run time.
    package struct Match: Sendable {
        package enum Kind: Sendable {
            case found
            case methodNotAllowed
            case notFound
        }

        package let kind: Kind
        /// The route's number, or the place where only other methods are answered.
        package let number: Int
        package let parameters: Parameters
    }

    private var nodes = [Node()]
    private var count = 0
    /// Templates without parameters, whole: most requests are found among the few of their length.
    private var whole: [Whole] = []

    private struct Whole {
        let path: [UInt8]
        let node: Int
    }

    package init() {}

    /// Adds a template; routes are numbered in the order in which they come.
    package mutating func add(_ method: Method, _ template: String) {
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
        nodes[node].routes.append(.init(method: method, index: count, names: names))
        if names.isEmpty, nodes[node].routes.count == 1 {
            whole.append(Whole(path: Array(template.utf8), node: node))
        }
        count += 1
    }

    private mutating func literalChild(_ segment: [UInt8], of node: Int) -> Int {
        if let child = nodes[node].child(segment.span) { return child }
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

extension RouteTree {
    /// Finds the route; HEAD is served by GET where there is no HEAD of its own.
    package func match(_ method: Method, _ target: Target) -> Match {
        guard target.form != .asterisk else { return .nothing }
        var values: [ArraySlice<UInt8>] = []
        guard let node = wholeNode(target) ?? walkedNode(target, &values) else { return .nothing }
        guard let route = route(for: method, at: node) else {
            return Match(kind: .methodNotAllowed, number: node, parameters: .none)
        }
        let parameters = Parameters(names: nodes[node].routes[route].names, values: values)
        return Match(
            kind: .found, number: nodes[node].routes[route].index, parameters: parameters)
    }

    /// The methods that are answered where one was not.
    package func allowed(at match: Match) -> [Method] { nodes[match.number].allow }

    /// A literal wins over a parameter at every place, so that a whole path wins over all.
    private func wholeNode(_ target: Target) -> Int? {
        let path = target.bytes.span.extracting(target.pathRange)
        for template in whole where template.path.count == path.count {
            let bytes = template.path.span
            if bytes.isSame(as: path) { return template.node }
        }
        return nil
    }

    private func walkedNode(_ target: Target, _ values: inout [ArraySlice<UInt8>]) -> Int? {
        let path = target.pathBytes
        return walk(path, from: path.startIndex, in: 0, &values)
    }

    /// The place among the node's routes.
    private func route(for method: Method, at node: Int) -> Int? {
        nodes[node].routes.firstIndex { $0.method == method }
            ?? (method == .head ? nodes[node].routes.firstIndex { $0.method == .get } : nil)
    }

    /// Follows one segment after the other; `slash` is where the next one begins.
    private func walk(
        _ path: ArraySlice<UInt8>, from slash: Int, in node: Int,
        _ values: inout [ArraySlice<UInt8>]
    ) -> Int? {
        guard slash < path.endIndex else { return nodes[node].routes.isEmpty ? nil : node }
        let start = slash + 1
        var end = start
        var isEscaped = false
        while end < path.endIndex, path[end] != UInt8(ascii: "/") {
            if path[end] == UInt8(ascii: "%") { isEscaped = true }
            end += 1
        }
        let segment = path[start..<end]
        let plain = isEscaped ? PercentCoding.decoded(segment)[...] : segment
        if let child = nodes[node].child(plain.span),
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

extension RouteTree.Match {
    fileprivate static let nothing = RouteTree.Match(
        kind: .notFound, number: -1, parameters: .none)
}
