import Foundation
package import Testing

/// Texts that are checked in under `Tests/Snapshots`, so that a change of what others read is seen.
///
/// `RECORD_SNAPSHOTS=1` renews them; a new one is written and fails once.
package enum Snapshot {
    package static func expect(
        _ text: String, matches name: String, tests file: String = #filePath,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let tests = try #require(file.range(of: "/Tests/", options: .backwards))
        let path = file[..<tests.upperBound] + "Snapshots/" + name
        let url = URL(filePath: String(path))
        let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
        guard !isRecording, FileManager.default.fileExists(atPath: url.path) else {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
            Issue.record(
                "\(name) was written: read it and commit it", sourceLocation: sourceLocation)
            return
        }
        let kept = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        guard kept != text else { return }
        let before = kept.components(separatedBy: "\n")
        let after = text.components(separatedBy: "\n")
        let line =
            zip(before, after).enumerated().first { $1.0 != $1.1 }?.offset
            ?? min(before.count, after.count)
        Issue.record(
            """
            \(name) has changed at line \(line + 1)
            was: \(line < before.count ? before[line] : "(nothing)")
            now: \(line < after.count ? after[line] : "(nothing)")
            """, sourceLocation: sourceLocation)
    }
}
