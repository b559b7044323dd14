/// Making sure that what was erased stands nowhere in the file.
///
/// SQLite overwrites what is deleted. Two things are left: the write-ahead log, which holds pages as they were
/// until it is emptied; and the slack of a page whose cells were laid out anew, where a copy of a cell that
/// moved away may stand (seen in one of 700 erasures). The file is looked through for those, beside the office,
/// and where something is found the rows around are laid out again, which gives their pages back, overwritten.
extension Archive {
    /// Whether something was erased that the file was not looked through for; true again after a sudden end.
    package func mustSweep() throws -> Bool {
        try connection.statement("SELECT due FROM erasure_sweep").first { $0.number(0) } == 1
    }

    /// What was erased since this was asked last: its words, and around which rows it stood.
    package func takeTraces() -> Traces { traces.takeAll() }

    /// Whether something was erased since.
    package var hasTraces: Bool { !traces.isEmpty }

    /// Moves the whole log into the file and cuts it off, unless a reader or a checkpoint is in the way.
    package func emptyLog() throws -> Bool {
        try connection.execute("PRAGMA busy_timeout = 0")
        // Should this fail, the connection is as good as before.
        defer { try? connection.execute("PRAGMA busy_timeout = 5000") }
        return try connection.statement("PRAGMA wal_checkpoint(TRUNCATE)").first {
            $0.number(0) == 0
        } ?? false
    }

    /// Lays the rows anew around those that were erased; all rows when it is not known where they stood.
    package func layOutAnew(around traces: Traces, margin: Int64 = 2_000) throws {
        try transaction(showsAll: false) {
            for (table, key) in Self.swept {
                guard let places = traces.places[table] else {
                    if traces.isUnknown { try layOutAnew(table, key) }
                    continue
                }
                for place in places { try layOutAnew(table, key, around: place, margin) }
            }
        }
    }

    /// The file was looked through and nothing of what was erased is in it.
    package func noteSwept() throws {
        try transaction(showsAll: false) {
            try connection.statement("UPDATE erasure_sweep SET due = 0").run()
        }
    }

    /// The tables of the vault from which words are erased.
    static let swept = [
        ("vault_people", "id"), ("vault_notes", "number"), ("vault_service_calls", "id"),
        ("vault_replies", "number"), ("vault_entry_codes", "person_id"),
        ("vault_tasks", "request_id"), ("vault_pharmacies", "mission_id"),
        ("vault_planned_calls", "id"), ("vault_concerns", "number"),
        ("vault_care_plans", "id"), ("vault_visit_reports", "id"), ("vault_partners", "id"),
        ("vault_reply_words", "mission_id"), ("vault_candidates", "id"),
        ("vault_volunteers", "id"), ("vault_volunteer_notes", "id"),
        ("vault_volunteer_refs", "id"), ("vault_emergency_contacts", "volunteer_id"),
    ]

    private func layOutAnew(_ table: String, _ key: String) throws {
        try connection.execute(
            """
            CREATE TEMP TABLE swept AS SELECT * FROM \(table); DELETE FROM \(table);
            INSERT INTO \(table) SELECT * FROM swept ORDER BY \(key); DROP TABLE temp.swept;
            """)
    }

    private func layOutAnew(
        _ table: String, _ key: String, around place: ErasedPlace, _ margin: Int64
    ) throws {
        let end = "LIMIT 1 OFFSET ?2"
        let range = """
            \(key) >= coalesce((SELECT \(key) FROM \(table) WHERE \(key) < ?1
                ORDER BY \(key) DESC \(end)), \(place.lowest))
            AND \(key) < coalesce((SELECT \(key) FROM \(table) WHERE \(key) > ?1
                ORDER BY \(key) \(end)), \(place.highest))
            """
        try connection.execute("CREATE TEMP TABLE swept AS SELECT * FROM \(table) WHERE 0")
        try place.bind(
            to: connection.statement(
                text: "INSERT INTO swept SELECT * FROM \(table) WHERE \(range)")
        ).bind(margin, at: 2).run()
        try connection.execute(
            """
            DELETE FROM \(table) WHERE \(key) IN (SELECT \(key) FROM swept);
            INSERT INTO \(table) SELECT * FROM swept ORDER BY \(key); DROP TABLE temp.swept;
            """)
    }
}

extension ErasedPlace {
    fileprivate var lowest: String {
        switch self {
        case .identifier: "x''"
        case .number: "0"
        }
    }

    fileprivate var highest: String {
        switch self {
        case .identifier: "x'ffffffffffffffffffffffffffffffffff'"
        case .number: "9223372036854775807"
        }
    }

    fileprivate func bind(to statement: SQLiteStatement) -> SQLiteStatement {
        switch self {
        case .identifier(let bytes): statement.bind(blob: bytes, at: 1)
        case .number(let number): statement.bind(number, at: 1)
        }
    }
}
