/// The files that opsctl reads and writes; tests keep theirs in memory.
protocol FileShelf: Sendable {
    func exists(_ path: String) -> Bool
    func read(_ path: String, limit: Int) throws -> [UInt8]
    /// The permission bits.
    func mode(_ path: String) throws -> UInt32
    /// Writes a new file that its owner alone may read; refuses to replace another.
    func create(_ path: String, _ bytes: [UInt8]) throws
}

extension FileShelf {
    /// The token in a file, which nobody else may read.
    func token(_ path: String) throws -> Token {
        guard try mode(path) & 0o077 == 0 else {
            throw ConfigurationProblem.tokenExposed(path: path)
        }
        let text = String(decoding: try read(path, limit: 4_096), as: UTF8.self).trimmed
        let isVisible = text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        guard !text.isEmpty, isVisible else { throw ConfigurationProblem.notAToken(path: path) }
        return Token(secret: text)
    }
}
