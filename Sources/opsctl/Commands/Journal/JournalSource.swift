import OpsCore

/// Where entries of a journal are read from: the server, or the file in its data folder.
protocol JournalSource: Sendable {
    /// The entries after a position, in order; fewer than `limit` only at the end.
    func entries(after position: Int64, limit: Int) async throws -> [JournalEntry]

    /// The newest entries, in order.
    func last(_ count: Int) async throws -> [JournalEntry]

    /// Compares where the chain ends with where it was last seen to end, where that is known.
    ///
    /// - Throws: `JournalFault` when its end was taken away.
    func checkEnd(_ reached: JournalHead) async throws

    /// The first line of the access log that is not as the log's chain and the journal have it.
    func brokenAccess() async throws -> Int64?
}

extension JournalSource {
    /// Entries asked for at once.
    static var pageLimit: Int { 500 }

    /// Walks the chain from its start, and sees that nothing is missing behind its end.
    func walkToTheEnd(
        _ visit: ([JournalEntry]) throws -> Void = { _ in }
    ) async throws -> JournalHead {
        var head = try await walk(visit)
        while true {
            do {
                try await checkEnd(head)
                return head
            } catch let fault as JournalFault {
                // A running server may have gone on while the last page was read.
                let further = try await walk(after: head, visit)
                guard further != head else { throw fault }
                head = further
            }
        }
    }

    /// Walks the chain from its start and answers where it ends.
    ///
    /// - Throws: `JournalFault.brokenChain` at the first entry that does not follow.
    func walk(
        after start: JournalHead = .start, _ visit: ([JournalEntry]) throws -> Void
    ) async throws -> JournalHead {
        var reached = start
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
