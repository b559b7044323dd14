package import OpsCore

extension Archive {
    /// Where the access log ends.
    package var accessEnd: JournalHead {
        get throws { try accessHead ?? room.accessEnd() }
    }

    /// When the oldest line of the access log was written.
    package var firstAccess: Instant? {
        get throws {
            try connection.statement("SELECT at_ms FROM access_log ORDER BY number LIMIT 1")
                .first { $0.instant(0) }
        }
    }

    package var lastAccessAnchor: (at: Instant, head: JournalHead)? {
        get throws { try room.lastAccessAnchor() }
    }
}

/// What the journal says of the access log: whoever writes the whole log anew is found out.
extension ReadingRoom {
    /// Where the access log ended when the journal noted it last, and when that was.
    func lastAccessAnchor() throws -> (at: Instant, head: JournalHead)? {
        try connection.statement(
            "SELECT at_ms, rows, digest FROM access_anchors ORDER BY position DESC LIMIT 1"
        ).first { row in
            Digest(bytes: row.bytes(2)).map {
                (at: row.instant(0), head: JournalHead(position: row.number(1), digest: $0))
            }
        } ?? nil
    }

    /// All that the journal has noted, from its entries and not from the table made of them.
    func accessAnchors() throws -> [JournalHead] {
        var anchors: [JournalHead] = []
        try connection.statement(
            "SELECT payload FROM journal WHERE name = ?1 ORDER BY position"
        ).bind(PrivacyEvent.anchoring, at: 1).rows { row in
            guard let event = Event(name: PrivacyEvent.anchoring, payload: row.bytes(0)),
                case .privacy(.accessLogAnchored(let head)) = event
            else { return true }
            anchors.append(head)
            return true
        }
        return anchors
    }

    /// Compares a line, or the last that was dropped, with what the journal noted of it.
    ///
    /// - Returns: the first that is another or is missing; older ones than the log holds are not compared.
    func firstMissed(of anchors: [JournalHead]) throws -> Int64? {
        let start = try accessStart()
        return try anchors.first { anchor in
            guard anchor.position >= start.position else { return false }
            if anchor.position == start.position { return anchor.digest != start.digest }
            let found = try connection.statement(
                "SELECT digest FROM access_log WHERE number = ?1"
            ).bind(anchor.position, at: 1).first { Digest(bytes: $0.bytes(0)) }
            return found != anchor.digest
        }?.position
    }
}
