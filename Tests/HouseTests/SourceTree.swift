import Foundation

/// The files of this repository, found from where this file lies.
enum SourceTree {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func read(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
    }

    /// Paths from the root, in order; what the build makes is left out.
    static func files(ending suffix: String, under folder: String) -> [String] {
        let walk = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
        let paths = (walk?.allObjects as? [String]) ?? []
        let prefix = folder.isEmpty ? "" : folder + "/"
        return paths.filter { $0.hasSuffix(suffix) && !$0.hasPrefix(".") }.map { prefix + $0 }
            .sorted()
    }
}
