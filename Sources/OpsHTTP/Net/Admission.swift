import Synchronization

/// Who may come in: a cap on all connections, and one on those of a single neighbour.
///
/// Connections are counted by who really made them, whatever a proxy says of its clients: the proxy
/// bounds those. For that a trusted peer has a cap of its own.
final class Admission: Sendable {
    private struct Census {
        var total = 0
        var byPeer: [Address.Host: Int] = [:]
        var refusals = 0
    }

    private let limits: Limits
    private let trusted: TrustedPeers
    private let census = Mutex(Census())

    init(limits: Limits, trusting trusted: TrustedPeers = TrustedPeers()) {
        self.limits = limits
        self.trusted = trusted
    }

    /// Counts a newcomer in, or says why not.
    func admit(_ peer: Address) -> Refusal? {
        let cap =
            trusted.contains(peer) ? limits.connectionsPerProxy : limits.connectionsPerPeer
        return census.withLock { census in
            guard census.total < limits.connections else {
                return .tooManyConnections(limit: limits.connections)
            }
            let ofPeer = census.byPeer[peer.neighbourhood, default: 0]
            guard ofPeer < cap else { return .tooManyFromPeer(limit: cap) }
            census.total += 1
            census.byPeer[peer.neighbourhood] = ofPeer + 1
            return nil
        }
    }

    func leave(_ peer: Address) {
        census.withLock { census in
            census.total -= 1
            let rest = census.byPeer[peer.neighbourhood, default: 0] - 1
            census.byPeer[peer.neighbourhood] = rest > 0 ? rest : nil
        }
    }

    /// Whether one more refused newcomer may be told so, rather than just closed.
    func beginRefusal() -> Bool {
        census.withLock { census in
            guard census.refusals < limits.refusalsAtOnce else { return false }
            census.refusals += 1
            return true
        }
    }

    func endRefusal() {
        census.withLock { $0.refusals -= 1 }
    }
}
