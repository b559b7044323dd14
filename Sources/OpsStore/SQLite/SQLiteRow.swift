internal import CSQLite
package import OpsCore

/// The row under the cursor, valid while it is borrowed; columns count from 0.
@safe package struct SQLiteRow: ~Copyable {
    private let statement: OpaquePointer

    @unsafe init(_ statement: OpaquePointer) {
        unsafe self.statement = unsafe statement
    }

    package func isNull(_ column: Int32) -> Bool {
        unsafe sqlite3_column_type(statement, column) == SQLITE_NULL
    }

    package func number(_ column: Int32) -> Int64 {
        unsafe sqlite3_column_int64(statement, column)
    }

    package func optionalNumber(_ column: Int32) -> Int64? {
        isNull(column) ? nil : number(column)
    }

    package func instant(_ column: Int32) -> Instant {
        Instant(milliseconds: number(column))
    }

    package func optionalInstant(_ column: Int32) -> Instant? {
        optionalNumber(column).map { Instant(milliseconds: $0) }
    }

    package func text(_ column: Int32) -> String? {
        guard let bytes = unsafe sqlite3_column_text(statement, column) else { return nil }
        let count = unsafe Int(sqlite3_column_bytes(statement, column))
        let buffer = unsafe UnsafeBufferPointer(start: bytes, count: count)
        return unsafe String(decoding: buffer, as: UTF8.self)
    }

    /// The bytes of a text or a blob; empty for null.
    package func bytes(_ column: Int32) -> [UInt8] {
        let count = unsafe Int(sqlite3_column_bytes(statement, column))
        guard count > 0, let start = unsafe sqlite3_column_blob(statement, column) else {
            return []
        }
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    /// Appends the bytes of a text or a blob; nothing for null.
    package func append(_ column: Int32, to bytes: inout [UInt8]) {
        let count = unsafe Int(sqlite3_column_bytes(statement, column))
        guard count > 0, let start = unsafe sqlite3_column_blob(statement, column) else { return }
        unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: count))
    }

    /// Writes a text as the next value of JSON, from the column's own bytes; null for null.
    package func write(_ column: Int32, to json: inout JSONWriter) {
        guard let start = unsafe sqlite3_column_text(statement, column) else { return json.null() }
        let count = unsafe Int(sqlite3_column_bytes(statement, column))
        let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
        json.value(utf8: unsafe bytes.span)
    }

    /// Nil for null, and for anything that is not 16 bytes.
    package func identifier<Subject>(
        _ column: Int32, of subject: Subject.Type = Subject.self
    ) -> Identifier<Subject>? {
        guard unsafe sqlite3_column_bytes(statement, column) == 16,
            let start = unsafe sqlite3_column_blob(statement, column)
        else { return nil }
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: 16)
        let high = unsafe bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
        let low = unsafe bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        return Identifier(high: UInt64(bigEndian: high), low: UInt64(bigEndian: low))
    }
}
