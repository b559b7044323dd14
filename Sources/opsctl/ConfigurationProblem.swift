import OpsCore

/// What is wrong with the configuration or the token's file.
enum ConfigurationProblem: Error, Hashable, Sendable {
    case impossibleServer
    case unreadableLine(path: String, line: Int)
    case unknownSetting(path: String, line: Int, suggestion: String?)
    /// Tokens live in a file of their own.
    case tokenInConfiguration(path: String)
    /// Others may read the token.
    case tokenExposed(path: String)
    case notAToken(path: String)
}

extension ConfigurationProblem: Explained {
    var exitCode: ExitCode { .usage }
    var code: String { "opsctl.configuration" }

    var title: LocalizedText {
        switch self {
        case .impossibleServer:
            LocalizedText(
                fr: "l'adresse du serveur doit ressembler à http://127.0.0.1:8080 "
                    + "(http:// seulement : le chiffrement est l'affaire du mandataire)",
                es: "la dirección del servidor debe ser como http://127.0.0.1:8080 "
                    + "(solo http://: el cifrado es cosa del proxy)",
                en: "the server's address looks like http://127.0.0.1:8080 "
                    + "(http:// only: encryption is the proxy's work)")
        case .unreadableLine(let path, let line):
            LocalizedText(
                fr: "\(path), ligne \(line) : « clé = valeur » est attendu",
                es: "\(path), línea \(line): se espera «clave = valor»",
                en: "\(path), line \(line): \"key = value\" is expected")
        case .unknownSetting(let path, let line, let suggestion):
            LocalizedText(
                fr:
                    "\(path), ligne \(line) : réglage inconnu\(suggestion.map { " ; \($0) ?" } ?? "")",
                es:
                    "\(path), línea \(line): ajuste desconocido\(suggestion.map { "; ¿\($0)?" } ?? "")",
                en: "\(path), line \(line): unknown setting\(suggestion.map { "; \($0)?" } ?? "")")
        case .tokenInConfiguration(let path):
            LocalizedText(
                fr: "\(path) contient un jeton ; mettez-le dans un fichier à part (chmod 600) et "
                    + "écrivez token-file = FICHIER",
                es: "\(path) contiene un token; póngalo en un archivo aparte (chmod 600) y escriba "
                    + "token-file = ARCHIVO",
                en: "\(path) holds a token; put it in a file of its own (chmod 600) and write "
                    + "token-file = FILE")
        case .tokenExposed(let path):
            LocalizedText(
                fr:
                    "d'autres que vous peuvent lire \(path) ; faites chmod 600 \(path), et créez un "
                    + "autre jeton si quelqu'un a pu le voir",
                es:
                    "otras personas pueden leer \(path); haga chmod 600 \(path) y cree otro token si "
                    + "alguien pudo verlo",
                en: "others may read \(path); run chmod 600 \(path), and create another token if "
                    + "somebody may have seen it")
        case .notAToken(let path):
            LocalizedText(
                fr: "\(path) ne contient pas de jeton", es: "\(path) no contiene un token",
                en: "\(path) holds no token")
        }
    }
}
