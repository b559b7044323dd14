/// The end of everything: whatever a stranger can make grow or last has a number here.
package struct Limits: Sendable {
    // MARK: Sizes of a message

    /// A request line, or a status line for the client; RFC 9112 § 3 asks for 8000 at least.
    package var requestLineBytes = 8 * 1024
    /// The target in it; RFC 9110 § 4.1 asks for 8000 octets at least.
    package var targetBytes = 8_000
    /// All field lines of a head together, their line ends included.
    package var headerBytes = 16 * 1024
    package var headerCount = 100
    package var bodyBytes = 1024 * 1024
    /// A chunk's size with its extensions.
    package var chunkLineBytes = 256
    /// All field lines after the last chunk; they are dropped in any case.
    package var trailerBytes = 4 * 1024
    /// Empty lines before a request line, sent by old clients after a body.
    package var leadingEmptyLines = 4

    // MARK: Numbers of connections

    /// The answer that reaches this number says `Connection: close`.
    package var requestsPerConnection = 100_000
    package var connections = 10_000
    /// Connections of one address; of one /64 network for IPv6.
    package var connectionsPerPeer = 1_000
    /// Connections of a peer that speaks for many: one trusted address, or all over unix sockets.
    ///
    /// Below `connections`, so that a proxy that is flooded leaves room for those who come directly.
    package var connectionsPerProxy = 8_000
    /// Connections being told that there are too many, beyond which they are closed unanswered.
    package var refusalsAtOnce = 64

    // MARK: Times

    /// From the first byte of a head to its last.
    package var headerTime: Duration = .seconds(10)
    /// For a whole body, one second more for each `slowestBytesPerSecond` received.
    package var bodyTime: Duration = .seconds(20)
    /// Between two requests on one connection, and before the first.
    package var idleTime: Duration = .seconds(60)
    /// For a reader to take one answer, one second more for each `slowestBytesPerSecond` of it.
    package var writeTime: Duration = .seconds(20)
    /// The slowest honest link, 1 KiB/s: what dribbles below is cut off.
    package var slowestBytesPerSecond = 1024
    /// How long, and how much, is still read after an error before the connection is closed.
    package var lingerTime: Duration = .seconds(2)
    package var lingerBytes = 256 * 1024

    package init() {}
}

/// The limits of a server as all its connections share them: 200 bytes less for each that idles.
package final class SharedLimits: Sendable {
    let limits: Limits

    package init(_ limits: Limits) {
        self.limits = limits
    }
}
