/// An address of the Internet and a port, or the path of a socket on this machine.
package struct Address: Hashable, Sendable {
    /// Where somebody is: for the Internet, the bytes of the address in network order.
    enum Host: Hashable, Sendable {
        case v4(UInt32)
        case v6(UInt64, UInt64)
        /// A socket in the file system, or an abstract one after `@` (unix(7)); clients have none.
        case path(String)
    }

    let host: Host
    package let port: UInt16

    init(_ host: Host, port: UInt16) {
        self.host = host
        self.port = port
    }

    /// Whoever shares this shares a cap on connections: the address, or the /64 network for IPv6.
    var neighbourhood: Host {
        switch host {
        case .v4: host
        case .v6(let network, _): .v6(network, 0)
        case .path: .path("")
        }
    }

    /// Over a unix socket: only those come whom the file's mode lets.
    package var isLocal: Bool {
        if case .path = host { true } else { false }
    }

    /// Only programs on this machine can come from here, or reach it.
    package var isLoopback: Bool {
        switch host {
        case .v4(let address): address >> 24 == 127
        case .v6(let network, let rest): network == 0 && rest == 1
        case .path: true
        }
    }
}

extension Address {
    /// An address from `127.0.0.1:8080`, `[::1]:0`, `localhost:8080` or `unix:/run/ops.sock`; no
    /// names are looked up.
    package init?(_ text: String) {
        if text.hasPrefix("unix:/") {
            self.init(path: String(text.dropFirst("unix:".count)))
            return
        }
        guard let colon = text.lastIndex(of: ":"),
            let port = UInt16(text[text.index(after: colon)...])
        else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        self.init(host: String(host), port: port)
    }

    /// The address of a socket on this machine, an abstract one after `@`.
    package init?(path: String) {
        // A path longer than this does not fit into `sockaddr_un` (unix(7)).
        guard !path.isEmpty, path.utf8.count <= 107, !path.utf8.contains(0) else { return nil }
        self.init(.path(path), port: 0)
    }

    /// An address from a numeric host, or `localhost`, and a port.
    package init?(host: String, port: UInt16) {
        guard let host = Host(numeric: host == "localhost" ? "127.0.0.1" : host) else {
            return nil
        }
        self.init(host, port: port)
    }
}

extension Address: CustomStringConvertible {
    package var description: String {
        switch host {
        case .v4: "\(hostText):\(port)"
        case .v6: "[\(hostText)]:\(port)"
        case .path(let path): "unix:\(path)"
        }
    }
}
