import Foundation
import OpsCore

/// What holds for one run: from options, the configuration file, the environment, in this order.
///
/// The only place where the environment is read.
struct Configuration: Sendable {
    let server: ServerAddress
    /// Where the token lies; nil when no file was named and the usual one is not there.
    let tokenFile: String?

    /// The environment of this process.
    static var environment: [String: String] { ProcessInfo.processInfo.environment }

    static let defaultServer = "http://127.0.0.1:8080"
    /// What a server started here writes on its first start.
    static let usualTokenFile = "data/admin.token"

    /// Puts together what holds, the configuration file included.
    static func read(
        _ arguments: Arguments, environment: [String: String], files: any FileShelf
    ) throws -> Configuration {
        let settings = try ConfigurationFile.read(environment: environment, files: files)
        let typed =
            arguments.text(.server) ?? settings.server
            ?? environment.filled("OPS_SERVER") ?? defaultServer
        guard let server = ServerAddress(typed) else {
            throw ConfigurationProblem.impossibleServer
        }
        let named =
            arguments.text(.tokenFile) ?? settings.tokenFile ?? environment.filled("OPS_TOKEN_FILE")
        let usual = files.exists(usualTokenFile) ? usualTokenFile : nil
        return Configuration(server: server, tokenFile: named ?? usual)
    }

    /// LC_ALL before LC_MESSAGES before LANG; what is neither French nor Spanish is English.
    static func language(_ environment: [String: String]) -> PublicationLanguage {
        let locale =
            environment.filled("LC_ALL") ?? environment.filled("LC_MESSAGES")
            ?? environment.filled("LANG") ?? "C"
        return PublicationLanguage(rawValue: String(locale.prefix(2)).lowercased()) ?? .en
    }

    /// Colours on a terminal only, and not against NO_COLOR or a dumb terminal; `--color` wins.
    static func hasColour(
        _ asked: String?, environment: [String: String], isTerminal: Bool
    ) -> Bool {
        switch asked {
        case "always": true
        case "never": false
        default:
            isTerminal && environment.filled("NO_COLOR") == nil && environment["TERM"] != "dumb"
        }
    }
}

extension [String: String] {
    /// A variable that is set and not empty.
    func filled(_ name: String) -> String? {
        guard let value = self[name], !value.isEmpty else { return nil }
        return value
    }
}
