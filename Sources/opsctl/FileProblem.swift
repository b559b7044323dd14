import Glibc
import OpsCore

/// A file that cannot be read or written.
struct FileProblem: Error, Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case unreadable
        case missing
        case damaged
        case unwritable
        case tooLong(limit: Int)
        /// It exists already and is not replaced.
        case taken
    }

    let kind: Kind
    let path: String
    /// What the system said; 0 when it said nothing.
    let number: Int32

    init(_ kind: Kind, _ path: String, _ number: Int32) {
        self.kind = kind
        self.path = path
        self.number = number
    }
}

extension FileProblem: Explained {
    var exitCode: ExitCode { .failed }
    var code: String { "opsctl.file" }

    var title: LocalizedText {
        switch kind {
        case .unreadable:
            LocalizedText(
                fr: "impossible de lire \(path)\(because)",
                es: "no se puede leer \(path)\(because)",
                en: "\(path) cannot be read\(because)")
        case .missing:
            LocalizedText(
                fr: "\(path) n'existe pas", es: "\(path) no existe", en: "\(path) does not exist")
        case .damaged:
            LocalizedText(
                fr: "\(path) est endommagé : gzip n'a pas pu tout lire",
                es: "\(path) está dañado: gzip no pudo leerlo todo",
                en: "\(path) is damaged: gzip could not read all of it")
        case .unwritable:
            LocalizedText(
                fr: "impossible d'écrire \(path)\(because)",
                es: "no se puede escribir \(path)\(because)",
                en: "\(path) cannot be written\(because)")
        case .tooLong(let limit):
            LocalizedText(
                fr: "\(path) dépasse \(limit) octets", es: "\(path) supera \(limit) bytes",
                en: "\(path) is longer than \(limit) bytes")
        case .taken:
            LocalizedText(
                fr: "\(path) existe déjà ; choisir un autre nom",
                es: "\(path) ya existe; elija otro nombre",
                en: "\(path) exists already; choose another name")
        }
    }

    private var because: String {
        number == 0 ? "" : unsafe ": \(String(cString: strerror(number)))"
    }
}
