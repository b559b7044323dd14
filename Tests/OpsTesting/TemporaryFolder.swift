import Foundation

/// Runs `body` with a folder of its own, which is gone afterwards.
package func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let path = try makeTemporaryFolder()
    defer { removeTemporaryFolder(path) }
    return try body(path)
}

/// Runs `body` with a folder of its own, which is gone afterwards.
package func inTemporaryFolder<Result>(
    _ body: (String) async throws -> Result
) async throws -> Result {
    let path = try makeTemporaryFolder()
    defer { removeTemporaryFolder(path) }
    return try await body(path)
}

private func makeTemporaryFolder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(
        path: "ops-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.path
}

/// What cannot be removed stays in the machine's folder for temporary things, where it hurts nobody.
private func removeTemporaryFolder(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
}
