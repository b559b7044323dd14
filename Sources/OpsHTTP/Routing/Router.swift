/// Finds what answers a request: literal segments and `{named}` ones, the literal preferred.
///
/// It knows routes by their numbers alone and is not generic over what they lead to, so that finding
/// one is compiled once, here, and nothing is looked up at run time for each request.
package struct Router: Sendable {
    /// What was found.
    package enum Match: Sendable {
        /// The route of this number.
        case found(Int, parameters: Parameters)
        /// The path exists; these methods do too, `OPTIONS` included.
        case methodNotAllowed(allow: [Method])
        case notFound
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

    /// Adds a template such as `/v1/requests/{id}/offers`; routes are numbered from 0 as they come.
    ///
    /// A template is the program's own: one that is malformed, or added twice, ends the program.
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

extension Router {
    /// Finds the route of a request.
    package func match(_ request: Request) -> Match { match(request.method, request.target) }

    /// Finds the route; HEAD is served by GET where there is no HEAD of its own.
    package func match(_ method: Method, _ target: Target) -> Match {
        guard target.form != .asterisk else { return .notFound }
        var values: [ArraySlice<UInt8>] = []
        guard let node = wholeNode(target) ?? walkedNode(target, &values) else { return .notFound }
        guard let route = nodes[node].route(for: method) else {
            return .methodNotAllowed(allow: nodes[node].allow)
        }
        return .found(route.index, parameters: Parameters(names: route.names, values: values))
    }

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
