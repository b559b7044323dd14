import OpsCore

/// Where entries of a journal are read from: the server, or the file in its data folder.
protocol JournalSource: Sendable {
    /// The entries after a position, in order; fewer than `limit` only at the end.
    func entries(after position: Int64, limit: Int) async throws -> [JournalEntry]
}

extension JournalSource {
    /// Entries asked for at once.
    static var pageLimit: Int { 500 }

    /// Walks the chain from its start and answers where it ends.
    ///
    /// - Throws: `JournalFault.brokenChain` at the first entry that does not follow.
    func walk(_ visit: ([JournalEntry]) throws -> Void) async throws -> JournalHead {
        var reached = JournalHead.start
        while true {
            let page = try await entries(after: reached.position, limit: Self.pageLimit)
            for entry in page {
                guard entry.follows(reached) else {
                    throw JournalFault.brokenChain(position: reached.position + 1)
                }
                reached = entry.head
            }
            try visit(page)
            guard page.count == Self.pageLimit else { return reached }
        }
    }

    /// The last position, found by halving: 0 for an empty journal.
    func end() async throws -> Int64 {
        var known: Int64 = 0
        var beyond: Int64 = 1
        while try await hasEntry(at: beyond) {
            known = beyond
            beyond *= 2
        }
        while beyond - known > 1 {
            let middle = known + (beyond - known) / 2
            if try await hasEntry(at: middle) { known = middle } else { beyond = middle }
        }
        return known
    }

    private func hasEntry(at position: Int64) async throws -> Bool {
        try await !entries(after: position - 1, limit: 1).isEmpty
    }
}

extension Session {
    /// The journal that the options name.
    func journal() throws -> any JournalSource {
        if let folder = arguments.text(.data) {
            return try ArchivedJournal(folder: folder, files: files)
        }
        return ServedJournal(desk: try frontDesk())
    }
}

extension Flag {
    static let data = Flag(
        "data", .text("DIR"), fr: "lire le dossier de données, sans serveur",
        es: "leer la carpeta de datos, sin servidor", en: "read the data folder, without a server")
}
