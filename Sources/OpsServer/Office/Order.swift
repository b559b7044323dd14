import OpsCore
import OpsStore

/// One thing to be decided and kept, with how to answer for it.
struct Order: Sendable {
    let asked: Asked
    let actor: Actor
    /// Looked up in the transaction itself: what was promised to be so must still be so.
    var check: (@Sendable (ReadingRoom) throws -> Void)?
    var key: IdempotencyKey?
    let answering: Answering
    /// For the access log, where the answer names somebody.
    var context: (@Sendable () -> ReadingContext)?

    /// What is asked.
    enum Asked: Sendable {
        case command(Command)
        /// Made in the transaction, from what the tables say then.
        case made(@Sendable (ReadingRoom) throws -> Command)
        /// Found in the transaction, with how to answer for it; a POST that comes again finds the first answer.
        case weighed(@Sendable (ReadingRoom) throws -> Weighed)
    }

    /// What is to be done, nil for nothing, and the answer to what has happened then.
    struct Weighed: Sendable {
        let command: Command?
        let reply: @Sendable ([RecordedEvent]) -> Reply
    }

    /// How an order is answered for; only failures are thrown.
    enum Answering: Sendable {
        /// From the tables, in the transaction, as what has just been written left them.
        case fromTables(@Sendable ([RecordedEvent], ReadingRoom) throws -> Reply)
        /// From what happened alone: the tables need not show it yet.
        case fromEvents(@Sendable ([RecordedEvent]) -> Reply)
        /// As what was weighed says.
        case asWeighed
    }

    init(
        _ command: Command, by actor: Actor, key: IdempotencyKey? = nil,
        check: (@Sendable (ReadingRoom) throws -> Void)? = nil, answering: Answering
    ) {
        asked = .command(command)
        self.actor = actor
        self.key = key
        self.check = check
        self.answering = answering
    }

    init(
        by actor: Actor, key: IdempotencyKey? = nil, answering: Answering,
        making make: @escaping @Sendable (ReadingRoom) throws -> Command
    ) {
        asked = .made(make)
        self.actor = actor
        self.key = key
        self.answering = answering
    }

    init(
        by actor: Actor, key: IdempotencyKey? = nil,
        weighing weigh: @escaping @Sendable (ReadingRoom) throws -> Weighed
    ) {
        asked = .weighed(weigh)
        self.actor = actor
        self.key = key
        answering = .asWeighed
    }
}

/// What became of an order that was carried out.
enum Decided: Sendable {
    case reply(Reply)
    /// Whoever waits makes the answer from these: that is no work for the one writer.
    case events([RecordedEvent])
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
