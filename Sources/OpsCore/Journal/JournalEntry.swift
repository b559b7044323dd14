/// One line of the journal: what happened, when, by whom, because of what, chained to all before.
package struct JournalEntry: Hashable, Sendable {
    /// Runs from 1 without gaps.
    package let position: Int64
    package let at: Instant
    package let actor: Actor
    package let cause: Identifier<Cause>
    /// `area.thing_happened.v1`; never renamed, never used for something else.
    package let name: String
    /// Compact JSON.
    ///
    /// It names nobody.
    package let payload: [UInt8]
    /// SHA-256 over the digest before and this entry.
    package let digest: Digest

    package init(
        position: Int64, at: Instant, actor: Actor, cause: Identifier<Cause>, name: String,
        payload: [UInt8], digest: Digest
    ) {
        self.position = position
        self.at = at
        self.actor = actor
        self.cause = cause
        self.name = name
        self.payload = payload
        self.digest = digest
    }

    /// Makes the entry that follows `head`.
    package init(
        after head: JournalHead, at: Instant, actor: Actor, cause: Identifier<Cause>, event: Event
    ) {
        let payload = event.payload
        let position = head.position + 1
        let name = event.name
        self.init(
            position: position, at: at, actor: actor, cause: cause, name: name, payload: payload,
            digest: Self.digest(
                after: head.digest, position: position, at: at, actor: actor.text, cause: cause,
                name: name, payload: payload))
    }

    /// The digest of an entry: SHA-256 of the digest before it (32 bytes), then position, instant in
    /// milliseconds, actor, cause and name, each followed by a line feed, then the payload.
    ///
    /// None of the fields but the payload can hold a line feed, so no two entries share the bytes.
    package static func digest(
        after previous: Digest, position: Int64, at: Instant, actor: String,
        cause: Identifier<Cause>, name: String, payload: [UInt8]
    ) -> Digest {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(160 + payload.count)
        writeDigested(
            after: previous, position: position, at: at, cause: cause, into: &bytes,
            actor: { $0.append(contentsOf: actor.utf8) },
            name: { $0.append(contentsOf: name.utf8) },
            payload: { $0.append(contentsOf: payload) })
        return SHA256.digest(of: bytes)
    }

    /// Writes what an entry's digest is made of; texts come from wherever they are kept.
    package static func writeDigested(
        after previous: Digest, position: Int64, at: Instant, cause: Identifier<Cause>,
        into bytes: inout [UInt8], actor: (inout [UInt8]) -> Void, name: (inout [UInt8]) -> Void,
        payload: (inout [UInt8]) -> Void
    ) {
        bytes.append(contentsOf: previous.bytes)
        bytes.appendDecimal(position)
        bytes.append(0x0A)
        bytes.appendDecimal(at.milliseconds)
        bytes.append(0x0A)
        actor(&bytes)
        bytes.append(0x0A)
        cause.append(to: &bytes)
        bytes.append(0x0A)
        name(&bytes)
        bytes.append(0x0A)
        payload(&bytes)
    }

    /// Whether this entry follows `head` and its digest is right.
    package func follows(_ head: JournalHead) -> Bool {
        position == head.position + 1
            && digest
                == Self.digest(
                    after: head.digest, position: position, at: at, actor: actor.text,
                    cause: cause, name: name, payload: payload)
    }

    package var head: JournalHead { JournalHead(position: position, digest: digest) }
}

/// The command that made something happen: entries of one command share it.
package enum Cause {}

/// Where a journal ends.
package struct JournalHead: Hashable, Sendable {
    /// 0 for an empty journal.
    package let position: Int64
    package let digest: Digest

    package init(position: Int64, digest: Digest) {
        self.position = position
        self.digest = digest
    }

    package static let start = JournalHead(position: 0, digest: .none)
}

/// Who acted.
///
/// Never a name: a token, a policy of an exercise, or Ops itself. The text is made once, since every
/// entry of a command is written with it.
package struct Actor: Hashable, Sendable {
    /// `house`, `token:UUID` or `policy:NAME`: one line.
    package let text: String

    private init(known text: String) {
        self.text = text
    }

    /// Ops itself: first start, timers.
    package static let house = Actor(known: "house")

    package static func token(_ id: Identifier<AccessToken>) -> Actor {
        Actor(known: "token:\(id)")
    }

    package static func policy(_ name: String) -> Actor {
        Actor(known: "policy:\(name)")
    }

    /// Nil unless the text is what one of the others writes.
    package init?(_ text: String) {
        if text.hasPrefix("token:") {
            guard Identifier<AccessToken>(text.dropFirst(6)) != nil else { return nil }
        } else if text.hasPrefix("policy:") {
            guard !text.utf8.contains(0x0A) else { return nil }
        } else if text != "house" {
            return nil
        }
        self.text = text
    }
}
