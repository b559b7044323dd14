import OpsCore
import OpsStore

/// The journal in a data folder, read without disturbing a server that writes it.
actor ArchivedJournal: JournalSource {
    private let room: ReadingRoom

    init(folder: String, files: any FileShelf) throws {
        let path = folder + "/" + Self.fileName
        guard files.exists(path) else { throw FileProblem(.missing, path, 0) }
        room = try ReadingRoom(path: path)
    }

    func entries(after position: Int64, limit: Int) throws -> [JournalEntry] {
        try room.journal.entries(after: position, limit: limit)
    }

    func last(_ count: Int) throws -> [JournalEntry] {
        let head = try room.committedHead()
        return try room.journal.entries(
            after: max(0, head.position - Int64(count)), limit: count)
    }

    func checkEnd(_ reached: JournalHead) throws {
        try room.journal.checkEnd(reached)
    }

    func brokenAccess() throws -> Int64? { try room.verifyAccessLog().brokenAt }

    /// What the server calls its file.
    static let fileName = "ops.sqlite"
}
