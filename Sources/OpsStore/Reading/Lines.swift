package import OpsCore

/// The numbers that people call.
extension ReadingRoom {
    package func line(_ reference: Reference<Line>) throws -> Line? {
        switch reference {
        case .id(let id):
            try connection.statement("SELECT document FROM lines WHERE id = ?1").bind(id, at: 1)
                .first { Line(document: $0.bytes(0)) }
        case .number(let number):
            try connection.statement("SELECT document FROM lines WHERE number = ?1")
                .bind(number, at: 1).first { Line(document: $0.bytes(0)) }
        }
    }

    /// Lines, the one that was opened last first.
    package func lines(_ page: Page, _ body: (Line) throws -> Bool) throws {
        try connection.statement(
            "SELECT document FROM lines WHERE number < ?1 ORDER BY number DESC LIMIT ?2"
        ).bind(page.before, at: 1).bind(Int64(page.limit), at: 2).rows { row in
            try Line(document: row.bytes(0)).map(body) ?? true
        }
    }

    /// The needs that go first at a place: those of the line that is nearest to it and says any.
    package func priority(
        at place: TerritoryCode?, at instant: Instant
    ) throws -> [NeedKind] {
        let way = try place.map { try self.way(upFrom: $0) } ?? []
        var first: (steps: Int, needs: [NeedKind])?
        try lines(Page(before: nil, limit: .max)) { line in
            let needs = line.version(at: instant)?.details.priority ?? []
            guard !needs.isEmpty else { return true }
            // Without a place the line of the whole house counts: the one that nothing is above.
            let steps =
                place == nil
                ? try self.way(upFrom: line.territory).count
                : way.firstIndex(of: line.territory)
            if let steps, steps < first?.steps ?? .max { first = (steps, needs) }
            return true
        }
        return first?.needs ?? []
    }

    /// The territory and all that it lies in, the smallest first.
    private func way(upFrom code: TerritoryCode) throws -> [TerritoryCode] {
        var way: [TerritoryCode] = []
        try connection.statement(
            """
            WITH RECURSIVE way (code, step) AS (
                SELECT ?1, 0 UNION ALL
                SELECT t.parent, way.step + 1 FROM territories AS t JOIN way ON t.code = way.code
                WHERE t.parent IS NOT NULL)
            SELECT code FROM way ORDER BY step
            """
        ).bind(code.text, at: 1).rows { row in
            if let code = row.text(0).flatMap(TerritoryCode.init) { way.append(code) }
            return true
        }
        return way
    }
}

extension Line {
    /// As the tables keep it.
    fileprivate init?(document: [UInt8]) {
        let value = try? JSONParser.value(of: document, limits: .file)
        let line = value.flatMap { try? JSONFields.read($0) { Line(from: &$0) } }
        guard let line else { return nil }
        self = line
    }
}
