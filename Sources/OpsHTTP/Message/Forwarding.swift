/// What the proxies of the house say of a request's way: `Forwarded` (RFC 7239), or the
/// `X-Forwarded` fields that came before it.
///
/// Made only where a link is, so that a request without one costs nothing.
package struct Forwarding: Equatable, Sendable {
    /// What one proxy says of who came to it.
    struct Hop: Equatable, Sendable {
        /// Who came to it, when that is an address.
        var source: Address.Host?
        var scheme: String?
        var host: String?
    }

    /// `http` or `https`, as the client spoke it.
    package private(set) var scheme: String?
    /// The host that the client asked for.
    package private(set) var host: String?

    /// Nothing is known from a peer that is not trusted: anybody can send these fields.
    package init(of request: Request, trusting trusted: TrustedPeers) {
        guard let peer = request.peer, trusted.contains(peer) else { return }
        follow(Self.hops(of: request.headers), trusting: trusted)
    }

    /// From the last hop, which our peer wrote, back to the first that somebody else may have made up.
    private mutating func follow(_ hops: [Hop], trusting trusted: TrustedPeers) {
        for hop in hops.reversed() {
            scheme = hop.scheme ?? scheme
            host = hop.host ?? host
            guard let source = hop.source, trusted.contains(source) else { return }
        }
    }

    /// `Forwarded` counts alone where it is said; a field that is not well formed counts for nothing.
    private static func hops(of headers: Headers) -> [Hop] {
        let standard = headers.values(of: "forwarded")
        guard standard.isEmpty else {
            return ForwardedField.hops(standard.joined(separator: ",")) ?? []
        }
        let sources = list("x-forwarded-for", headers)
        let schemes = list("x-forwarded-proto", headers)
        let hosts = list("x-forwarded-host", headers)
        let count = max(sources.count, schemes.count, hosts.count)
        // The three lists are read from their ends: a proxy that says less says it of all behind it.
        return (0..<count).reversed().map { back in
            Hop(
                source: fromEnd(sources, back).flatMap(Address.Host.init(node:)),
                scheme: fromEnd(schemes, back).flatMap(Self.scheme),
                host: fromEnd(hosts, back).flatMap(Self.host))
        }
    }

    private static func list(_ name: String, _ headers: Headers) -> [String] {
        headers.values(of: name).flatMap { value in
            value.split(separator: ",", omittingEmptySubsequences: false).map { part in
                String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
        }
    }

    private static func fromEnd(_ list: [String], _ back: Int) -> String? {
        back < list.count ? list[list.count - 1 - back] : nil
    }
}

extension Forwarding {
    static func scheme(_ text: String) -> String? {
        let lower = text.lowercased()
        return lower == "http" || lower == "https" ? lower : nil
    }

    static func host(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        return !bytes.isEmpty && Host.isValid(bytes.span) ? text : nil
    }
}

extension Request {
    /// How the client reached the server, for links: by what it asked for, or what a trusted proxy
    /// says of it.
    package func origin(trusting trusted: TrustedPeers) -> String {
        let way = Forwarding(of: self, trusting: trusted)
        return "\(way.scheme ?? "http")://\(way.host ?? host ?? "localhost")"
    }
}
