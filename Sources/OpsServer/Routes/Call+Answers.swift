import OpsCore
import OpsHTTP
import OpsStore

extension Call {
    /// A thing as JSON.
    func answer(_ body: [UInt8]) -> Response { Self.answer(body) }

    static func answer(_ body: [UInt8]) -> Response {
        Response(.ok, headers: ofJSON, body: .bytes(body))
    }

    /// A thing as JSON; 304 when the client has this version already and the version tells all.
    ///
    /// Nobody keeps what names people; what is `shared` may be kept, and is asked for again.
    func answer(
        _ body: [UInt8], version: Int64, isAllThereIs: Bool = true, isShared: Bool = false
    ) -> Response {
        answer(body, tag: Self.etag(version), isAllThereIs: isAllThereIs, isShared: isShared)
    }

    /// The same with a tag of its own kind.
    func answer(
        _ body: [UInt8], tag: String, isAllThereIs: Bool = true, isShared: Bool = false
    ) -> Response {
        let caching = isShared ? "no-cache" : "no-store"
        if let short = conditioned(tag, isAllThereIs: isAllThereIs, caching: caching) {
            return short
        }
        var response = Response(
            .ok, headers: isShared ? Self.ofSharedJSON : Self.ofJSON, body: .bytes(body))
        response.headers.add("ETag", tag)
        return response
    }

    /// What every answer in JSON says of itself, written once.
    private static let ofJSON: Headers = [
        "Content-Type": "application/json", "Cache-Control": "no-store",
    ]
    private static let ofSharedJSON: Headers = [
        "Content-Type": "application/json", "Cache-Control": "no-cache",
    ]

    /// Has the office carry out a command, and answers from the tables as it leaves them.
    func carryOut(
        _ command: Command, check: (@Sendable (ReadingRoom) throws -> Void)? = nil,
        reply: @escaping @Sendable ([RecordedEvent], ReadingRoom) throws -> Reply
    ) async throws -> Response {
        var order = Order(
            command, by: actor, key: try idempotencyKey(), check: check,
            answering: .fromTables(reply))
        order.context = { self.context }
        return answer(try await house.office.carryOut(order))
    }

    /// The same for a command that is made in the transaction, from what the tables say then.
    func carryOut(
        making make: @escaping @Sendable (ReadingRoom) throws -> Command,
        reply: @escaping @Sendable ([RecordedEvent], ReadingRoom) throws -> Reply
    ) async throws -> Response {
        var order = Order(
            by: actor, key: try idempotencyKey(), answering: .fromTables(reply), making: make)
        order.context = { self.context }
        return answer(try await house.office.carryOut(order))
    }

    /// Has the office carry out a command, and answers from what happened alone.
    func carryOut(
        _ command: Command, answering: @escaping @Sendable ([RecordedEvent]) -> Reply
    ) async throws -> Response {
        let order = Order(
            command, by: actor, key: try idempotencyKey(), answering: .fromEvents(answering))
        return answer(try await house.office.carryOut(order))
    }

    /// The same under no key: for what must be done even when the key is of no use.
    func carryOutAnew(
        _ command: Command,
        reply: @escaping @Sendable ([RecordedEvent], ReadingRoom) throws -> Reply
    ) async throws -> Response {
        var order = Order(command, by: actor, answering: .fromTables(reply))
        order.context = { self.context }
        return answer(try await house.office.carryOut(order))
    }

    func answer(_ reply: Reply) -> Response {
        let headers = reply.isProblem ? Problem.fields(in: language) : Self.ofJSON
        var response = Response(
            Status(reply.status), headers: headers, body: .bytes(reply.body))
        if let location = reply.location { response.headers.add("Location", location) }
        if let etag = reply.etag { response.headers.add("ETag", etag) }
        if reply.isReplay { response.headers.add("Idempotent-Replayed", "true") }
        return response
    }

    /// A list: `{"items": […], "next": …}`, a Link to what comes next, and one back to the beginning.
    ///
    /// `fill` writes items and answers the cursor of the last one when there are more; `write` what stands beside them.
    func list(
        besides write: (inout JSONWriter) -> Void = { _ in },
        _ fill: (inout JSONWriter) throws -> String?
    ) throws -> Response {
        var json = JSONWriter(reserving: 16 * 1_024)
        json.beginObject()
        json.key("items")
        json.beginArray()
        let next = try fill(&json)
        json.endArray()
        json.member("next", next)
        write(&json)
        json.endObject()
        var response = answer(json.bytes)
        if let next { response.headers.add("Link", "<\(address(after: next))>; rel=\"next\"") }
        if query("cursor") != nil {
            response.headers.add("Link", "<\(address(after: nil))>; rel=\"first\"")
        }
        return response
    }

    /// The address of this list from a cursor on, with all that was asked of it.
    private func address(after cursor: String?) -> String {
        var query = (request.target.query ?? "").split(separator: "&")
            .filter { !$0.hasPrefix("cursor=") }.map(String.init)
        if let cursor { query.append("cursor=\(cursor)") }
        return address + (query.isEmpty ? "" : "?") + query.joined(separator: "&")
    }

    /// Where this was asked, as clients can reach it.
    var address: String {
        (house.baseURL ?? request.origin(trusting: house.trusted)) + request.target.path
    }

    /// Writes up to `limit` of the rows that `read` hands out; answers the cursor of the last one
    /// when there are more.
    ///
    /// `read` is asked for one row more than is wanted, which tells whether there are more.
    /// A row may be no more than what lies under a cursor: it is borrowed, and only its place is kept.
    /// Who may see one territory alone is shown what lies there (`number` says which thing a row is): such a
    /// page may be short, and have a next.
    func page<Row: ~Copyable, Cursor>(
        _ json: inout JSONWriter, in room: ReadingRoom, limit: Int,
        read: (Int, (borrowing Row) throws -> Bool) throws -> Void,
        cursor: @escaping (borrowing Row) -> Cursor?,
        number: @escaping (borrowing Row) -> Int64?,
        write: @escaping (inout JSONWriter, borrowing Row) throws -> Void
    ) throws -> Cursor? {
        var (shown, seen) = (0, 0)
        var last: Cursor?
        var hasMore = false
        let most = isSifted ? Self.siftLimit : limit
        try read(most + 1) { row in
            hasMore = shown == limit || seen == most
            guard !hasMore else { return false }
            seen += 1
            if isSifted || seen == limit { last = cursor(row) }
            guard try !isSifted || shows(number(row), in: room) else { return true }
            try write(&json, row)
            shown += 1
            return true
        }
        return hasMore ? last : nil
    }

    /// The same for rows whose cursors are their numbers.
    func page<Row: ~Copyable>(
        _ json: inout JSONWriter, in room: ReadingRoom, limit: Int,
        read: (Int, (borrowing Row) throws -> Bool) throws -> Void,
        cursor number: @escaping (borrowing Row) -> Int64,
        write: @escaping (inout JSONWriter, borrowing Row) throws -> Void
    ) throws -> Int64? {
        try page(
            &json, in: room, limit: limit, read: read, cursor: { number($0) },
            number: { number($0) }, write: write)
    }

    /// The same newest first, and the cursor as clients send it.
    func numbered<Row: ~Copyable>(
        _ json: inout JSONWriter, in room: ReadingRoom, limit: Int,
        read: @escaping (Page, (borrowing Row) throws -> Bool) throws -> Void,
        number: @escaping (borrowing Row) -> Int64,
        write: @escaping (inout JSONWriter, borrowing Row) throws -> Void
    ) throws -> String? {
        let before = try cursorNumber()
        let last = try page(
            &json, in: room, limit: limit,
            read: { limit, body in try read(Page(before: before, limit: limit), body) },
            cursor: number, write: write)
        return last.map { "n\($0)" }
    }
}
