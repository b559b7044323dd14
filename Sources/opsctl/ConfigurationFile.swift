/// The user's settings: `key = value` lines, `#` before a remark.
struct ConfigurationFile: Hashable, Sendable {
    var server: String?
    var tokenFile: String?
    /// A service that knows roads, for rounds.
    var roads: String?

    /// `$XDG_CONFIG_HOME/opsctl/config`, or `~/.config/opsctl/config`; nil without a home.
    ///
    /// Relative values of the variable are not heeded (XDG Base Directory Specification).
    static func path(_ environment: [String: String]) -> String? {
        if let base = environment.filled("XDG_CONFIG_HOME"), base.hasPrefix("/") {
            return base + "/opsctl/config"
        }
        return environment.filled("HOME").map { $0 + "/.config/opsctl/config" }
    }

    static func read(
        environment: [String: String], files: any FileShelf
    ) throws -> ConfigurationFile {
        guard let path = path(environment), files.exists(path) else { return ConfigurationFile() }
        let text = String(decoding: try files.read(path, limit: 65_536), as: UTF8.self)
        return try ConfigurationFile(text, path: path, home: environment.filled("HOME"))
    }

    init() {}

    init(_ text: String, path: String, home: String?) throws(ConfigurationProblem) {
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (index, line) in lines.enumerated() {
            let line = line.trimmed
            if line.isEmpty || line.hasPrefix("#") { continue }
            let parts = line.split(separator: "=", maxSplits: 1).map(\.trimmed)
            guard parts.count == 2 else {
                throw .unreadableLine(path: path, line: index + 1)
            }
            switch parts[0] {
            case "server": server = parts[1]
            case "token-file", "token_file": tokenFile = parts[1].expandingHome(home)
            case "roads": roads = parts[1]
            case "token": throw .tokenInConfiguration(path: path)
            default:
                throw .unknownSetting(
                    path: path, line: index + 1,
                    suggestion: parts[0].nearest(of: ["server", "token-file", "roads"]))
            }
        }
    }
}

extension StringProtocol {
    /// Without blanks at either end.
    var trimmed: String {
        let start = drop { $0.isWhitespace }
        return String(String(start.reversed().drop { $0.isWhitespace }).reversed())
    }
}

extension String {
    fileprivate func expandingHome(_ home: String?) -> String {
        guard hasPrefix("~/"), let home else { return self }
        return home + dropFirst(1)
    }
}
