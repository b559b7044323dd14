import Foundation

/// Where the server is: a host, a port, and perhaps a path in front of everything; or a socket on
/// this machine.
struct ServerAddress: Hashable, Sendable {
    let host: String
    let port: UInt16
    /// Without a slash at its end: empty, or `/ops`.
    let prefix: String

    /// Reads `http://host[:port][/prefix]` or `unix:/path/of/socket`; nil for anything else, user
    /// names and https included.
    init?(_ text: String) {
        if text.hasPrefix("unix:/") {
            (host, port, prefix) = (text, 0, "")
            return
        }
        guard let parts = URLComponents(string: text), parts.scheme?.lowercased() == "http",
            let host = parts.host, !host.isEmpty, parts.user == nil, parts.query == nil,
            parts.fragment == nil, let port = UInt16(exactly: parts.port ?? 80), port > 0
        else { return nil }
        self.host = host
        self.port = port
        let path = parts.percentEncodedPath
        prefix = path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    /// `127.0.0.1:8080`, for the Host field and for messages.
    var authority: String { port == 0 ? host : "\(host):\(port)" }
}
