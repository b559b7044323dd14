import OpsCore
import OpsStore

/// One thing to be decided and kept, with how to answer for it.
struct Order: Sendable {
    let command: Command
    let actor: Actor
    /// Looked up in the transaction itself: what was promised to be so must still be so.
    var check: (@Sendable (ReadingRoom) throws -> Void)?
    var key: IdempotencyKey?
    /// Makes the answer, in the transaction, from what has just been written; throws failures only.
    let reply: @Sendable ([RecordedEvent], ReadingRoom) throws -> Reply

    init(
        _ command: Command, by actor: Actor, key: IdempotencyKey? = nil,
        check: (@Sendable (ReadingRoom) throws -> Void)? = nil,
        reply: @escaping @Sendable ([RecordedEvent], ReadingRoom) throws -> Reply
    ) {
        self.command = command
        self.actor = actor
        self.key = key
        self.check = check
        self.reply = reply
    }
}

/// What a POST is recognised by when it comes twice.
struct IdempotencyKey: Hashable, Sendable {
    /// Of the token, the address and the key together: two clients may use the same key.
    let digest: Digest
    /// Of the body.
    let fingerprint: Digest
}

/// An answer that was decided.
struct Reply: Hashable, Sendable {
    let status: Int
    var location: String?
    var etag: String?
    let body: [UInt8]
    /// What is kept for a POST that comes again, where that must not be all that was said.
    var keptBody: [UInt8]?
    var isReplay = false

    init(status: Int, location: String? = nil, etag: String? = nil, body: [UInt8]) {
        self.status = status
        self.location = location
        self.etag = etag
        self.body = body
    }
}
