internal import CSQLite
package import OpsCore

/// A prepared statement: bind by position from 1, then run; it is ready to be bound again after.
@safe package final class SQLiteStatement {
    private let statement: OpaquePointer
    private let connection: OpaquePointer
    private var bound = BoundBytes()

    @unsafe init(taking statement: OpaquePointer, of connection: OpaquePointer) {
        unsafe self.statement = unsafe statement
        unsafe self.connection = unsafe connection
    }

    deinit {
        unsafe sqlite3_finalize(statement)
        bound.free()
    }

    @discardableResult
    package func bind(_ value: Int64?, at index: Int32) -> Self {
        if let value {
            unsafe sqlite3_bind_int64(statement, index, value)
        } else {
            unsafe sqlite3_bind_null(statement, index)
        }
        return self
    }

    @discardableResult
    package func bind(_ value: String?, at index: Int32) -> Self {
        guard var value else {
            unsafe sqlite3_bind_null(statement, index)
            return self
        }
        value.withUTF8 { bytes in unsafe bind(text: UnsafeRawBufferPointer(bytes), at: index) }
        return self
    }

    /// Bytes of UTF-8 text.
    @discardableResult
    package func bind(utf8 value: [UInt8], at index: Int32) -> Self {
        unsafe value.withUnsafeBytes { bytes in unsafe bind(text: bytes, at: index) }
        return self
    }

    private func bind(text bytes: UnsafeRawBufferPointer, at index: Int32) {
        let (address, keeping) = unsafe bound.keep(bytes)
        _ = unsafe sqlite3_bind_text(
            statement, index, address?.assumingMemoryBound(to: CChar.self), Int32(bytes.count),
            keeping)
    }

    private func bind(blob bytes: UnsafeRawBufferPointer, at index: Int32) {
        let (address, keeping) = unsafe bound.keep(bytes)
        _ = unsafe sqlite3_bind_blob(statement, index, address, Int32(bytes.count), keeping)
    }

    @discardableResult
    package func bind(blob value: [UInt8]?, at index: Int32) -> Self {
        guard let value else {
            unsafe sqlite3_bind_null(statement, index)
            return self
        }
        guard !value.isEmpty else {
            // An empty array has no address, which SQLite would take for nothing at all.
            unsafe sqlite3_bind_zeroblob(statement, index, 0)
            return self
        }
        unsafe value.withUnsafeBytes { bytes in unsafe bind(blob: bytes, at: index) }
        return self
    }

    /// An identifier as its 16 bytes, most significant first: they sort as the identifiers do.
    @discardableResult
    package func bind<Subject>(_ value: Identifier<Subject>?, at index: Int32) -> Self {
        guard let value else {
            unsafe sqlite3_bind_null(statement, index)
            return self
        }
        let words = (value.high.bigEndian, value.low.bigEndian)
        unsafe withUnsafeBytes(of: words) { bytes in unsafe bind(blob: bytes, at: index) }
        return self
    }

    @discardableResult
    package func bind(_ value: Instant?, at index: Int32) -> Self {
        bind(value?.milliseconds, at: index)
    }

    /// Runs to the end without reading rows.
    package func run() throws {
        defer { reset() }
        while try step() {}
    }

    /// Reads the rows one after another; stops early when `body` answers false.
    package func rows(_ body: (borrowing SQLiteRow) throws -> Bool) throws {
        defer { reset() }
        while try step() {
            guard try body(unsafe SQLiteRow(statement)) else { return }
        }
    }

    /// The same for rows that are wrapped in another type; it must not outlive the call of `body`.
    func ownedRows(_ body: (consuming SQLiteRow) throws -> Bool) throws {
        defer { reset() }
        while try step() {
            guard try body(unsafe SQLiteRow(statement)) else { return }
        }
    }

    /// Reads the first row, if any.
    package func first<Value>(_ body: (borrowing SQLiteRow) throws -> Value?) throws -> Value? {
        defer { reset() }
        guard try step() else { return nil }
        return try body(unsafe SQLiteRow(statement))
    }

    private func step() throws -> Bool {
        switch unsafe sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            let text = unsafe sqlite3_sql(statement).map { unsafe String(cString: $0) }
            throw unsafe SQLiteError.last(code, on: connection, during: text ?? "")
        }
    }

    /// Ends the read at once: an open one keeps the write-ahead log from starting over.
    private func reset() {
        unsafe sqlite3_reset(statement)
        unsafe sqlite3_clear_bindings(statement)
        bound.forget()
    }
}
