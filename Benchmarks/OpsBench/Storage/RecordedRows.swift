import OpsStore

/// The rows that a server wrote for its contacts, read back so that they can be written again.
///
/// They are in the order in which the server wrote them: all rows of one contact, then the next.
struct RecordedRows {
    enum Value {
        case null
        case number(Int64)
        case text([UInt8])
        case blob([UInt8])
    }

    /// The rows of one table, one or more a contact.
    struct Table {
        let insert: String
        let rows: [[Value]]
        let rowsPerContact: Int
        /// Of the journal or the vault, and not of a table that can be made again from them.
        let isOfTruth: Bool
    }

    let tables: [Table]
    /// Deployment and entry of each request: what is counted by UPSERT.
    let counted: [[Value]]
    let contacts: Int

    /// Reads the contacts after `first` from the file of a server that has been stopped.
    init(path: String, after first: Int64, limit: Int64, hasReplies: Bool) throws {
        let connection = try SQLiteConnection(path: path, access: .readOnly)
        let range = "c.number > \(first) AND c.number <= \(first + limit)"
        func table(
            _ name: String, _ alias: String, _ source: String, _ rowsPerContact: Int = 1
        ) throws -> Table {
            let columns = try Self.columns(of: name, connection)
            let marks = (1...columns.count).map { "?\($0)" }.joined(separator: ", ")
            let selected = columns.map { "\(alias).\($0.name)" }.joined(separator: ", ")
            return Table(
                insert: "INSERT INTO \(name) VALUES (\(marks))",
                rows: try Self.rows(
                    "SELECT \(selected) \(source)", columns.map(\.type), connection),
                rowsPerContact: rowsPerContact,
                isOfTruth: name == "journal" || name.hasPrefix("vault_"))
        }
        let requests = "FROM contacts AS c JOIN requests AS r ON r.contact_number = c.number"
        var tables = [
            try table(
                "journal", "j",
                """
                \(requests) JOIN journal AS j ON j.position IN (c.version, r.version)
                WHERE \(range) ORDER BY j.position
                """, 2),
            try table(
                "vault_people", "v",
                """
                FROM contacts AS c JOIN vault_people AS v ON v.id = c.person_id
                WHERE \(range) ORDER BY c.number
                """),
            try table("contacts", "c", "FROM contacts AS c WHERE \(range) ORDER BY c.number"),
            try table("requests", "r", "\(requests) WHERE \(range) ORDER BY c.number"),
            try table(
                "impact_people", "i",
                """
                FROM contacts AS c JOIN impact_people AS i ON i.person_id = c.person_id
                WHERE \(range) ORDER BY c.number
                """),
        ]
        if hasReplies {
            tables.append(
                try table("vault_replies", "a", "FROM vault_replies AS a ORDER BY a.number"))
        }
        self.tables = tables
        counted = try Self.rows(
            """
            SELECT r.deployment_id, d.entry \(requests) JOIN deployments AS d
            ON d.id = r.deployment_id WHERE \(range) ORDER BY c.number
            """, ["BLOB", "TEXT"], connection)
        contacts = counted.count
        for table in tables where table.rows.count < contacts * table.rowsPerContact {
            throw Trouble("rows are missing for: \(table.insert)")
        }
    }

    private static func columns(
        of table: String, _ connection: SQLiteConnection
    ) throws -> [(name: String, type: String)] {
        var columns: [(name: String, type: String)] = []
        try connection.statement(text: "SELECT name, type FROM pragma_table_info('\(table)')")
            .rows { row in
                columns.append((row.text(0) ?? "", row.text(1) ?? ""))
                return true
            }
        return columns
    }

    private static func rows(
        _ query: String, _ types: [String], _ connection: SQLiteConnection
    ) throws -> [[Value]] {
        var rows: [[Value]] = []
        try connection.statement(text: query).rows { row in
            rows.append(
                types.enumerated().map { index, type in
                    let column = Int32(index)
                    if row.isNull(column) { return .null }
                    switch type {
                    case "INTEGER": return .number(row.number(column))
                    case "TEXT": return .text(row.bytes(column))
                    default: return .blob(row.bytes(column))
                    }
                })
            return true
        }
        return rows
    }
}

extension SQLiteStatement {
    func bind(_ values: [RecordedRows.Value]) {
        for (index, value) in values.enumerated() {
            let place = Int32(index) + 1
            switch value {
            case .null: bind(nil as Int64?, at: place)
            case .number(let number): bind(number, at: place)
            case .text(let bytes): bind(utf8: bytes, at: place)
            case .blob(let bytes): bind(blob: bytes, at: place)
            }
        }
    }
}
