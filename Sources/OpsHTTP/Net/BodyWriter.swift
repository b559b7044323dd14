/// Writes the body of a streamed answer, piece by piece.
package struct BodyWriter: Sendable {
    /// The connection is gone, or is being closed: nothing can be sent any more.
    package struct Closed: Error {}

    let connection: Connection

    /// Sends a piece and returns once the kernel has taken it: a slow reader slows the writer.
    ///
    /// - Throws: `Closed` when the reader has gone or is too slow, or the server stops.
    package func write(_ bytes: [UInt8]) async throws(Closed) {
        try await connection.writePiece(bytes)
    }

    /// Waits on the connection's own loop.
    package func pause(for time: Duration) async throws {
        try await connection.loop.sleep(for: time)
    }

    package func write(_ text: String) async throws(Closed) {
        try await write(Array(text.utf8))
    }
}
