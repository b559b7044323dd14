import OpsCore
import OpsTesting

@testable import OpsStore

/// An archive in a folder of its own.
func withArchive<Result>(_ body: (Archive, String) throws -> Result) throws -> Result {
    try withTemporaryFolder { folder throws in
        let path = folder + "/ops.sqlite"
        return try body(Archive(path: path), path)
    }
}

/// Changes the file behind the archive's back, the guards of the journal taken away.
func tamper(_ path: String, _ sql: String) throws {
    let connection = try SQLiteConnection(path: path, access: .readWrite)
    try connection.execute(
        """
        DROP TRIGGER IF EXISTS journal_is_append_only_update;
        DROP TRIGGER IF EXISTS journal_is_append_only_delete;
        \(sql)
        """)
}

extension SQLiteConnection {
    /// All rows of a table as SQL literals, one text a row, in a fixed order.
    func dump(_ table: String) throws -> [String] {
        let columns = try texts("SELECT name FROM pragma_table_info('\(table)')")
        let row = columns.map { "quote(\($0))" }.joined(separator: " || ',' || ")
        return try texts("SELECT \(row) AS line FROM \(table) ORDER BY line")
    }

    /// One column of all rows, the first unless told.
    func texts(_ sql: String, column: Int32 = 0) throws -> [String] {
        var texts: [String] = []
        try statement(text: sql).rows { row in
            texts.append(row.text(column) ?? "NULL")
            return true
        }
        return texts
    }
}

extension Archive {
    /// Every table that is made from the journal, whole.
    func dumpOfProjections() throws -> [String: [String]] {
        var dump: [String: [String]] = [:]
        for table in Self.projections { dump[table] = try connection.dump(table) }
        return dump
    }
}
