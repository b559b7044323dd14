import Synchronization

/// What a server has seen so far; reading costs nothing worth counting.
package final class Counters: Sendable {
    private let open = Atomic(0)
    private let accepted = Atomic(0)
    private let answered = Atomic(0)
    private let refusals = Atomic(0)

    package var openConnections: Int { open.load(ordering: .relaxed) }
    package var connections: Int { accepted.load(ordering: .relaxed) }
    package var requests: Int { answered.load(ordering: .relaxed) }
    package var refused: Int { refusals.load(ordering: .relaxed) }

    func countOpened() {
        open.add(1, ordering: .relaxed)
        accepted.add(1, ordering: .relaxed)
    }

    func countClosed() { open.subtract(1, ordering: .relaxed) }
    func countRequest() { answered.add(1, ordering: .relaxed) }
    func countRefusal() { refusals.add(1, ordering: .relaxed) }
}
