/// A door through which the server tells of its own accord.
protocol ListeningDoor: Door {
    /// Returns when the server has nothing more to say.
    ///
    /// - Throws: `Unreachable` when there is no connection, or nothing came for as long as `silence`.
    func listen(
        _ question: Question, silence: Duration, _ take: @escaping @Sendable (EarNews) -> Void
    ) async throws
}

/// What is heard at a door.
enum EarNews: Sendable {
    /// The server has begun to speak.
    case begun
    /// Something happened.
    case event
}

/// Finds events among server-sent lines, wherever they are cut; what they say is not looked at.
struct EventLines: Sendable {
    private var rest: [UInt8] = []
    private static let mark = Array("event:".utf8)

    /// Whether an event began in these bytes.
    mutating func hasEvent(in bytes: [UInt8]) -> Bool {
        var found = false
        for byte in bytes {
            if byte == 0x0A {
                if rest.starts(with: Self.mark) { found = true }
                rest.removeAll(keepingCapacity: true)
            } else if rest.count < Self.mark.count {
                rest.append(byte)
            }
        }
        return found
    }
}
