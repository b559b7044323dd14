internal import CSQLite

/// Something that SQLite could not do.
///
/// It keeps the code, SQLite's own sentence and the statement; never the values that were bound,
/// which may name people.
package struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The primary result code (sqlite.org/rescode.html).
    package let code: Int32
    package let extendedCode: Int32
    package let message: String
    package let statement: String

    package var description: String {
        "SQLite \(extendedCode): \(message) (while: \(statement))"
    }

    /// What the operator can do something about.
    package enum Kind: Sendable {
        case diskFull
        case unwritable
        case damaged
        case busy
        case other
    }

    package var kind: Kind {
        switch code {
        case SQLITE_FULL: .diskFull
        case SQLITE_READONLY, SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_PERM: .unwritable
        case SQLITE_CORRUPT, SQLITE_NOTADB: .damaged
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        default: .other
        }
    }
}
