internal import CSQLite

/// One connection to a SQLite file, used by one thread at a time.
@safe package final class SQLiteConnection {
    package enum Access: Sendable {
        case readWrite
        case readOnly
    }

    /// Said once, before the first connection; a library that was started already keeps counting,
    /// which costs time and nothing else.
    private static let withoutMemoryStatistics: Void = {
        _ = ops_sqlite_without_memory_statistics()
    }()

    /// Statements put together at run time that are kept; beyond them all are forgotten.
    private static let textLimit = 256

    private let handle: OpaquePointer
    private var prepared: [Int: SQLiteStatement] = [:]
    private var preparedByText: [String: SQLiteStatement] = [:]
    /// Pages in the write-ahead log after the last commit, once it is watched.
    package private(set) var logPages = 0

    /// Opens the file; with `.readWrite` it is created when absent.
    package init(path: String, access: Access) throws {
        _ = Self.withoutMemoryStatistics
        var opened: OpaquePointer?
        let flags =
            SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
            | (access == .readWrite
                ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY)
        let code = unsafe sqlite3_open_v2(path, &opened, flags, nil)
        guard let opened = unsafe opened else {
            throw SQLiteError(
                code: code & 0xFF, extendedCode: code, message: "out of memory", statement: "open")
        }
        unsafe handle = unsafe opened
        guard code == SQLITE_OK else {
            let error = error(code, during: "open")
            unsafe sqlite3_close_v2(opened)
            throw error
        }
        unsafe sqlite3_busy_timeout(handle, 5_000)
    }

    deinit {
        prepared = [:]
        preparedByText = [:]
        unsafe sqlite3_close_v2(handle)
    }

    /// Runs statements that bind nothing and answer nothing, separated by semicolons.
    package func execute(_ sql: String) throws {
        let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw error(code, during: sql) }
    }

    /// A statement that is prepared once and kept; the literal's address is its key.
    package func statement(_ sql: StaticString) throws -> SQLiteStatement {
        let key = unsafe Int(bitPattern: sql.utf8Start)
        if let known = prepared[key] { return known }
        let statement = try prepare(sql.description)
        prepared[key] = statement
        return statement
    }

    /// A statement put together at run time from fixed parts; kept by its text.
    package func statement(text sql: String) throws -> SQLiteStatement {
        if let known = preparedByText[sql] { return known }
        if preparedByText.count == Self.textLimit { preparedByText = [:] }
        let statement = try prepare(sql)
        preparedByText[sql] = statement
        return statement
    }

    private func prepare(_ sql: String) throws -> SQLiteStatement {
        var statement: OpaquePointer?
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        let code = unsafe sqlite3_prepare_v3(handle, sql, -1, flags, &statement, nil)
        guard code == SQLITE_OK, let statement = unsafe statement else {
            throw error(code, during: sql)
        }
        return unsafe SQLiteStatement(taking: statement, of: handle)
    }

    /// The first column of the first row, as text.
    package func text(of sql: String) throws -> String? {
        let statement = try prepare(sql)
        return try statement.first { $0.text(0) }
    }

    /// The first column of the first row, as a number; 0 when there is none.
    package func number(of sql: String) throws -> Int64 {
        let statement = try prepare(sql)
        return try statement.first { $0.number(0) } ?? 0
    }

    /// From now on the log is not moved into the file by itself; `logPages` says how long it is.
    package func watchLog() {
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe sqlite3_wal_hook(
            handle,
            { context, _, _, pages in
                guard let context = unsafe context else { return SQLITE_OK }
                unsafe Unmanaged<SQLiteConnection>.fromOpaque(context).takeUnretainedValue()
                    .logPages = Int(pages)
                return SQLITE_OK
            }, context)
    }

    /// Moves what it can of the write-ahead log into the file without waiting for anybody.
    ///
    /// - Returns: whether all of it is there: then the next transaction starts the log over.
    package func checkpoint() throws -> Bool {
        let isWhole = try statement("PRAGMA wal_checkpoint(PASSIVE)").first { row in
            row.number(0) == 0 && row.number(1) == row.number(2)
        }
        if isWhole == true { logPages = 0 }
        return isWhole == true
    }

    /// Bytes of the file itself, whatever stands in them; nil behind its end.
    func bytes(from place: Int64, count: Int) throws -> [UInt8]? {
        var file: UnsafeMutablePointer<sqlite3_file>?
        let asked = unsafe sqlite3_file_control(
            handle, "main", SQLITE_FCNTL_FILE_POINTER, &file)
        guard asked == SQLITE_OK, let file = unsafe file,
            let read = unsafe file.pointee.pMethods?.pointee.xRead
        else { throw error(asked, during: "file pointer") }
        var bytes = [UInt8](repeating: 0, count: count)
        let code = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe read(file, buffer.baseAddress, Int32(count), place)
        }
        if code & 0xFF == SQLITE_IOERR, code >> 8 == 2 { return nil }  // shorter than was asked for
        guard code == SQLITE_OK else { throw error(code, during: "read") }
        return bytes
    }

    /// Rows changed by the last statement.
    package var changes: Int {
        unsafe Int(sqlite3_changes(handle))
    }

    /// Whether a transaction is open: SQLite itself rolls back on some errors.
    package var isInTransaction: Bool {
        unsafe sqlite3_get_autocommit(handle) == 0
    }

    private func error(_ code: Int32, during sql: String) -> SQLiteError {
        unsafe SQLiteError.last(code, on: handle, during: sql)
    }
}

extension SQLiteError {
    static func last(
        _ code: Int32, on handle: OpaquePointer, during sql: String
    ) -> SQLiteError {
        let message = unsafe sqlite3_errmsg(handle).map { unsafe String(cString: $0) }
        return SQLiteError(
            code: code & 0xFF, extendedCode: code, message: message ?? "unknown error",
            statement: String(sql.prefix(200)))
    }
}
