import OpsCore

/// Why a mapping cannot be used; nothing was sent.
enum MappingProblem: Error, Hashable, Sendable {
    case notJSON(JSONError)
    case invalid(InvalidDocument)
    /// The file lacks columns that the mapping names.
    case missingColumns([String], header: [String])
    case repeatedColumn(String)
    case noHeader
}

extension MappingProblem: Explained {
    var exitCode: ExitCode { .usage }
    var code: String { "import.mapping" }

    var title: LocalizedText {
        switch self {
        case .notJSON, .invalid:
            LocalizedText(
                fr: "le fichier de correspondance est à corriger (voir docs/IMPORT.md)",
                es: "hay que corregir el archivo de correspondencia (vea docs/IMPORT.md)",
                en: "the mapping file must be corrected (see docs/IMPORT.md)")
        case .missingColumns(let names, _):
            LocalizedText(
                fr: "colonnes absentes du fichier : \(names.joined(separator: ", "))",
                es: "columnas que faltan en el archivo: \(names.joined(separator: ", "))",
                en: "columns missing from the file: \(names.joined(separator: ", "))")
        case .repeatedColumn(let name):
            LocalizedText(
                fr: "deux colonnes s'appellent \(name)", es: "dos columnas se llaman \(name)",
                en: "two columns are called \(name)")
        case .noHeader:
            LocalizedText(
                fr: "le fichier est vide : une ligne d'en-têtes est nécessaire",
                es: "el archivo está vacío: hace falta una línea de encabezados",
                en: "the file is empty: a line of headings is needed")
        }
    }

    var details: [LocalizedText] {
        switch self {
        case .notJSON(let error): [error.text]
        case .invalid(let document):
            document.problems.map { problem in
                LocalizedText(
                    fr: "\(problem.pointer) : \(problem.text[.fr])",
                    es: "\(problem.pointer): \(problem.text[.es])",
                    en: "\(problem.pointer): \(problem.text[.en])")
            }
        case .missingColumns(_, let header):
            [
                LocalizedText(
                    fr: "le fichier a : \(header.joined(separator: ", "))",
                    es: "el archivo tiene: \(header.joined(separator: ", "))",
                    en: "the file has: \(header.joined(separator: ", "))")
            ]
        case .repeatedColumn, .noHeader: []
        }
    }
}
