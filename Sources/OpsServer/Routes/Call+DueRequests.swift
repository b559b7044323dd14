import OpsCore
import OpsHTTP
import OpsStore

/// How a list of requests is sorted.
enum RequestOrder: String, CaseIterable, Sendable {
    case newest
    case due
}

extension RouteTable {
    /// Where either kind of list goes on: a number, or a place among what is due.
    static let requestCursor =
        #"{"type":"string","pattern":"^(n[1-9][0-9]{0,17}|"#
        + #"d(0|[1-9][0-9]?)-[1-9][0-9]{0,15}-[1-9][0-9]{0,17})$"}"#
}

/// What must be done first.
extension Call {
    /// The place of a cursor of a list by due time; nil for none, and for one of another list.
    func duePlace() throws -> DuePlace? {
        guard let text = query("cursor"), text.first == "d" else { return nil }
        guard let place = DuePlace(text) else { return try cursorNumber().flatMap { _ in nil } }
        return place
    }

    /// Live requests by the needs that go first where they were asked for, then by due time.
    ///
    /// All that waits is sorted for one page: beside the loop, one list at a time, so that whoever logs a
    /// contact meanwhile does not wait for it.
    func listByDue(
        _ filter: RequestFilter, limit: Int, at instant: Instant
    ) async throws -> Response {
        let place = try duePlace()
        let number = place == nil ? try cursorNumber() : nil
        let territory = try territory()
        let (items, next) = try await readLong { room -> ([UInt8], String?) in
            var json = JSONWriter(reserving: 16 * 1_024)
            json.beginArray()
            let first = try room.priority(at: territory, at: instant)
            let after =
                try place
                ?? number.flatMap {
                    try room.request(.number($0)) { DuePlace($0, first: first) }
                }
            let last = try self.page(
                &json, in: room, limit: limit,
                read: { limit, body in
                    try room.requestsByDue(filter, first: first, after: after, limit: limit, body)
                }, cursor: { DuePlace($0, first: first) }, number: { $0.number }
            ) { $0.request($1, at: instant) }
            json.endArray()
            return (json.bytes, last?.text)
        }
        return try list { json in
            json.rawMembers(items.dropFirst().dropLast())
            return next
        }
    }
}
