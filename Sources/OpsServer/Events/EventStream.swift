import OpsCore
import OpsHTTP
import OpsStore

/// The journal as server-sent events, from one place on (WHATWG HTML, section 9.2).
///
/// At the most one page waits for a reader. Who does not take it in the time that the engine gives
/// to slow readers is cut off, and finds its place again by `Last-Event-ID`.
struct EventStream: Sendable {
    let house: House
    let listener: Newsroom.Listener
    /// The last entry that the reader has.
    let start: Int64
    /// Whether the reader hears of safeguarding concerns: who raised one does not learn what becomes of it.
    var hearsOfConcerns = true
    /// Whether the reader hears what happened, and not only that something did: who may see one territory
    /// alone learns the name of the event and its time.
    var hearsWhat = true
    /// Whether the reader's token still opens this door.
    let isWelcome: @Sendable () -> Bool

    /// How long a browser waits before it comes back, in milliseconds.
    static let retryMilliseconds = 3_000

    /// Sends until the reader goes, or the house closes.
    func send(to writer: BodyWriter) async throws {
        try await writer.write("retry: \(Self.retryMilliseconds)\n\n")
        var reached = start
        while true {
            let call = await listener.wait(after: reached)
            // Looked at before each page: on a line that is never silent no heartbeat comes.
            guard call != .closing, isWelcome() else { return }
            if call == .heartbeat {
                // No empty line after it: some clients would make an empty event of that.
                try await writer.write(":\n")
            } else {
                let page = try page(after: reached)
                if !page.bytes.isEmpty { try await writer.write(page.bytes) }
                reached = page.last
                // A full page is followed by the next at once.
                guard page.count < listener.limits.pageEntries else { continue }
                try await writer.pause(for: listener.limits.gatherTime)
            }
        }
    }

    /// A part of the journal as it is sent.
    struct Page: Sendable {
        var bytes: [UInt8] = []
        var last: Int64
        var count = 0
    }

    /// What a reader at this place is sent next.
    func page(after position: Int64) throws -> Page {
        try house.reading.read { room in
            var page = Page(last: position)
            for entry in try room.journal.entries(
                after: position, limit: listener.limits.pageEntries)
            {
                if hearsOfConcerns || !Self.tellsOfConcerns(entry.name) {
                    write(entry, into: &page.bytes)
                }
                page.last = entry.position
                page.count += 1
            }
            return page
        }
    }

    /// What would tell whoever answers calls what is thought of somebody: concerns, what crews saw, why
    /// something is kept, and how much was erased.
    private static func tellsOfConcerns(_ name: String) -> Bool {
        ["safeguarding.", "visits.told.", "privacy.hold_", "privacy.person_erased."]
            .contains { name.hasPrefix($0) }
    }

    /// One event: its place, what happened, the entry on one line.
    private func write(_ entry: JournalEntry, into bytes: inout [UInt8]) {
        bytes.append(contentsOf: "id: \(entry.position)\nevent: \(entry.name)\ndata: ".utf8)
        var json = JSONWriter()
        if hearsWhat { json.entry(entry) } else { json.happening(entry) }
        bytes.append(contentsOf: json.bytes)
        bytes.append(contentsOf: "\n\n".utf8)
    }
}
