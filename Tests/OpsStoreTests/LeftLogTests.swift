import Foundation
import OpsCore
import OpsTesting
import Testing

@testable import OpsStore

/// A log that is moved into the file beside the writer.
struct LeftLogTests {
    private static let pages = 60

    private func size(of path: String) throws -> Int {
        try #require(
            try FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber
        ).intValue
    }

    @Test func `a log that is left to others starts over, and nothing is lost`() throws {
        try withArchive { archive, path throws in
            let other = try SQLiteConnection(path: path, access: .readWrite)
            archive.leaveLogToOthers()
            var rush = try Rush(seed: Seeds.next(for: "a log moved beside"), archive: archive)
            // Laying out the tables is one long log, which a file keeps once it has been so long.
            let laidOut = try size(of: path + "-wal")
            var movedOver = 0
            // Ten steps may hold a wave with all its messages: the log is as long as the longest of them.
            var longest = 2 * Self.pages
            for _ in 0..<60 {
                try rush.go(10)
                longest = max(longest, archive.logPages + Self.pages)
                guard archive.logPages >= Self.pages else { continue }
                _ = try other.checkpoint()
                try rush.go(1)
                if try archive.finishCheckpoint() { movedOver += 1 }
            }
            #expect(movedOver > 3)
            // A page of the log is 4,096 bytes and a head of 24; the first has 32 bytes before it.
            #expect(try size(of: path + "-wal") < laidOut + longest * 4_120)
            let reopened = try Archive(path: path)
            #expect(try reopened.restore(checkedEntries: .max).operation == rush.desk.operation)
        }
    }

    @Test func `a reader who looks back keeps the log, and then it starts over all the same`()
        throws
    {
        try withArchive { archive, path throws in
            let other = try SQLiteConnection(path: path, access: .readWrite)
            archive.leaveLogToOthers()
            var rush = try Rush(seed: Seeds.next(for: "a reader looks back"), archive: archive)
            try rush.go(50)
            let reader = try SQLiteConnection(path: path, access: .readOnly)
            try reader.execute("BEGIN; SELECT count(*) FROM journal")
            try rush.go(50)
            #expect(try !other.checkpoint())
            #expect(try !archive.finishCheckpoint())
            let pages = archive.logPages
            #expect(pages > 0)
            try reader.execute("COMMIT")
            #expect(try archive.finishCheckpoint())
            try rush.go(5)
            #expect(archive.logPages < pages)
        }
    }
}
