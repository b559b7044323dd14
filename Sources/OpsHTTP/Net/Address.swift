/// An address of the Internet and a port.
package struct Address: Hashable, Sendable {
    /// The bytes of the address, in network order.
    enum Host: Hashable, Sendable {
        case v4(UInt32)
        case v6(UInt64, UInt64)
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
        }
    }

    /// Only programs on this machine can come from here, or reach it.
    package var isLoopback: Bool {
        switch host {
        case .v4(let address): address >> 24 == 127
        case .v6(let network, let rest): network == 0 && rest == 1
        }
    }
}

extension Address {
    /// An address from `127.0.0.1:8080`, `[::1]:0` or `localhost:8080`; no names are looked up.
    package init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"),
            let port = UInt16(text[text.index(after: colon)...])
        else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        self.init(host: String(host), port: port)
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
        }
    }
}
