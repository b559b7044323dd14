import OpsCore

/// Where entries of a journal are read from: the server, or the file in its data folder.
protocol JournalSource: Sendable {
    /// The entries after a position, in order; fewer than `limit` only at the end.
    func entries(after position: Int64, limit: Int) async throws -> [JournalEntry]

    /// The newest entries, in order.
    func last(_ count: Int) async throws -> [JournalEntry]
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
