/// A range of addresses: `10.0.0.0/8`, `2001:db8::/32`, or a single one.
package struct Network: Hashable, Sendable {
    private let host: Address.Host
    private let bits: Int

    /// A network as it is written; bits beyond its length are looked over.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let host = Address.Host(numeric: String(parts[0])) else { return nil }
        let longest =
            switch host {
            case .v4: 32
            case .v6, .path: 128
            }
        guard parts.count == 2 else {
            self.host = host
            bits = longest
            return
        }
        guard let bits = Int(parts[1]), (0...longest).contains(bits) else { return nil }
        self.host = host
        self.bits = bits
    }

    func contains(_ other: Address.Host) -> Bool {
        switch (host, other) {
        case (.v4(let ours), .v4(let theirs)):
            return Self.agree(UInt64(ours) << 32, UInt64(theirs) << 32, bits)
        case (.v6(let high, let low), .v6(let theirHigh, let theirLow)):
            return Self.agree(high, theirHigh, min(bits, 64))
                && Self.agree(low, theirLow, max(0, bits - 64))
        default: return false
        }
    }

    /// Whether the first `bits` of both are the same.
    private static func agree(_ one: UInt64, _ other: UInt64, _ bits: Int) -> Bool {
        bits == 0 || (one ^ other) >> (64 - UInt64(bits)) == 0
    }
}

/// The peers that are believed when they speak for others: proxies of the house.
///
/// Who comes over a unix socket is one of them: the file's mode says who may.
package struct TrustedPeers: Sendable {
    private let networks: [Network]

    package init(_ networks: [Network] = []) {
        self.networks = networks
    }

    package func contains(_ peer: Address) -> Bool {
        contains(peer.host)
    }

    func contains(_ host: Address.Host) -> Bool {
        if case .path = host { return true }
        return networks.contains { $0.contains(host) }
    }
}
