import OpsCore

/// Answers that are kept for a POST that comes twice, and what of them must not be told again.
extension Vault {
    /// How an answer is marked that was emptied with what it told of somebody.
    static let erasedStatus: Int64 = 410

    /// Shorter words are looked for as the whole of a value: they stand everywhere.
    private static let shortest = 6

    /// Empties answers and their fingerprints; they stay, so that what they answered for is not done
    /// twice.
    func empty(answers numbers: [Int64]) throws {
        for number in numbers {
            traces.add { $0.add(.number(number), in: "vault_replies") }
            try connection.statement(
                """
                UPDATE vault_replies SET status = ?2, fingerprint = zeroblob(32),
                    body = zeroblob(length(body)) WHERE number = ?1
                """
            ).bind(number, at: 1).bind(Self.erasedStatus, at: 2).run()
        }
    }

    /// Of the answers that name somebody, those that tell one of these words.
    func answers(_ numbers: [Int64], telling words: [String]) throws -> [Int64] {
        let wanted = words.map(Self.written)
        return try numbers.filter { number in
            let body =
                try connection.statement("SELECT body FROM vault_replies WHERE number = ?1")
                .bind(number, at: 1).first { $0.bytes(0) } ?? []
            return wanted.contains { body.holds($0) }
        }
    }

    /// A word as answers write it.
    private static func written(_ word: String) -> [UInt8] {
        var json = JSONWriter()
        json.value(word)
        return word.utf8.count < shortest ? json.bytes : Array(json.bytes.dropFirst().dropLast())
    }

    /// What is known of a person and will not be so any more.
    func wrongWords(before wish: CorrectPerson) throws -> [String] {
        let said = wish.details
        let fields: [(field: PersonField, now: String?)] = [
            (.name, said.name), (.phone, said.phone?.e164), (.address, said.address),
            (.safePhone, said.safePhone?.e164), (.entryCode, said.entryCode),
        ]
        let known = try connection.statement(
            """
            SELECT p.name, p.phone, p.address, p.safe_phone, e.code FROM vault_people AS p
                LEFT JOIN vault_entry_codes AS e ON e.person_id = p.id WHERE p.id = ?1
            """
        ).bind(wish.person, at: 1).first { row in (0..<5).map { row.text($0) } }
        var words = zip(fields, known ?? []).compactMap { field, old in
            let isChanged = field.now != nil || wish.removed.contains(field.field)
            return isChanged && field.now != old ? old : nil
        }
        for number in wish.notes.keys.sorted() {
            let text = try connection.statement("SELECT text FROM vault_notes WHERE number = ?1")
                .bind(number, at: 1).first { $0.text(0) }
            if let text = text ?? nil { words.append(text) }
        }
        return words
    }
}

extension [UInt8] {
    fileprivate func holds(_ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first, count >= wanted.count else { return false }
        return (0...count - wanted.count).contains { start in
            self[start] == first && self[start..<start + wanted.count].elementsEqual(wanted)
        }
    }
}
