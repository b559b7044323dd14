import OpsCore

/// The journal as the server hands it out; every entry is checked here again.
struct ServedJournal: JournalSource {
    let desk: FrontDesk

    func entries(after position: Int64, limit: Int) async throws -> [JournalEntry] {
        var target = Target("v1", "journal")
        target.add("after", String(position))
        target.add("limit", String(limit))
        return try await entries(target)
    }

    func last(_ count: Int) async throws -> [JournalEntry] {
        var target = Target("v1", "journal")
        target.add("last", String(count))
        return try await entries(target)
    }

    /// The server itself refuses to run on a journal that lost its end.
    func checkEnd(_ reached: JournalHead) {}

    func brokenAccess() async throws -> Int64? {
        let found = try await desk.get("/v1/access-log/verification").value()
        return found["isWhole"] == .bool(true) ? nil : found["brokenAt"]?.integer ?? 0
    }

    private func entries(_ target: Target) async throws -> [JournalEntry] {
        let items = try await desk.get(target.text).value()["items"]?.items ?? []
        return try items.map { item in
            guard let entry = JournalEntry(served: item) else {
                throw JournalFault.unreadable(position: item["position"]?.integer ?? 0)
            }
            return entry
        }
    }
}

extension JournalEntry {
    /// Reads an entry of `GET /v1/journal`.
    ///
    /// The payload is written again as the journal writes it: its digest covers those very bytes.
    init?(served item: JSONValue) {
        guard let position = item["position"]?.integer,
            let at = item["at"]?.text.flatMap({ Instant(rfc3339: $0) }),
            let actor = item["actor"]?.text.flatMap(Actor.init),
            let cause = item["cause"]?.text.flatMap({ Identifier<Cause>($0) }),
            let name = item["name"]?.text, let payload = item["payload"],
            let digest = item["digest"]?.text.flatMap({ Digest(hexadecimal: $0) })
        else { return nil }
        var json = JSONWriter()
        json.write(payload)
        self.init(
            position: position, at: at, actor: actor, cause: cause, name: name,
            payload: json.bytes, digest: digest)
    }

    /// One line of JSON, as the API writes it.
    func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("position", position)
        json.member("at", at)
        json.member("actor", actor.text)
        json.member("cause", cause)
        json.member("name", name)
        json.key("payload")
        json.raw(payload)
        json.member("digest", digest.hexadecimal)
        json.endObject()
    }
}
