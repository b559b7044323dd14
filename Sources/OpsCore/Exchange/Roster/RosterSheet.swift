/// A file of volunteers, read: each line with what it says or with what is wrong with it.
package struct RosterSheet: Sendable {
    package struct Line: Sendable {
        /// Where it starts in the file, from 1.
        package let number: Int
        /// What is said in each column; an empty text takes out what is known.
        package let said: [RosterColumn: String]
        package let problems: [RosterLineProblem]
    }

    package private(set) var lines: [Line] = []
    package let columns: [RosterColumn]
    package let kind: RosterKind

    /// Reads CSV as spreadsheets write it: with a byte order mark or not, between commas, semicolons or
    /// tabs, with `sep=;` on its first line.
    package init(
        _ file: some Collection<UInt8>, _ book: RosterBook, of kind: RosterKind = .volunteers
    ) throws(RosterFileProblem) {
        let bytes = Array(file)
        try Self.checkEncoding(bytes)
        let (start, separator) = Self.separator(of: bytes)
        var rows = try Self.rows(bytes[start...], separator)
        guard !rows.isEmpty else { throw .noHeading }
        let heading = try Self.heading(rows.removeFirst(), of: kind)
        self.kind = kind
        columns = heading.compactMap(\.self)
        let above = bytes[..<start].count { $0 == 0x0A }
        for row in rows {
            if let line = Self.line(row, heading, book, above: above) { lines.append(line) }
        }
    }

    private static func rows(
        _ bytes: ArraySlice<UInt8>, _ separator: UInt8
    ) throws(RosterFileProblem) -> [CSVRow] {
        var reader = CSVReader(separator: separator)
        var rows: [CSVRow] = []
        do {
            try reader.read(bytes) { rows.append($0) }
            if let last = try reader.finish() { rows.append(last) }
        } catch let error as CSVError {
            throw .csv(error)
        } catch {
            preconditionFailure("only CSV goes wrong where CSV is read")
        }
        return rows
    }

    /// Excel offers "Unicode text", and CSV in whatever Windows spoke before.
    private static func checkEncoding(_ bytes: [UInt8]) throws(RosterFileProblem) {
        let start = Array(bytes.prefix(2))
        if start == [0xFF, 0xFE] || start == [0xFE, 0xFF] || bytes.contains(0) { throw .utf16 }
        guard String(validating: bytes, as: UTF8.self) == nil else { return }
        for (index, line) in bytes.split(
            separator: 0x0A, omittingEmptySubsequences: false
        ).enumerated() where String(validating: line, as: UTF8.self) == nil {
            throw .notUTF8(line: index + 1)
        }
    }

    /// Where the headings begin, and what stands between them.
    private static func separator(of bytes: [UInt8]) -> (start: Int, separator: UInt8) {
        let start = bytes.starts(with: CSVText.mark) ? 3 : 0
        let first = bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
        if first.count == 5, first.starts(with: "sep=".utf8), let said = first.last {
            let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
            return (end, said)
        }
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
        let counts = candidates.map { candidate in first.count { $0 == candidate } }
        let most = counts.indices.max {
            counts[$0] < counts[$1] || counts[$0] == counts[$1] && $0 > $1
        }
        return (start, candidates[most ?? 0])
    }

    /// The column of each heading; nil under an empty one, where nothing may stand.
    private static func heading(
        _ row: CSVRow, of kind: RosterKind
    ) throws(RosterFileProblem) -> [RosterColumn?] {
        var heading: [RosterColumn?] = []
        for index in 0..<row.count {
            let text = (row[index] ?? "").trimmedSpaces
            guard !text.isEmpty else {
                heading.append(nil)
                continue
            }
            guard let column = RosterColumn(heading: text) else {
                throw .unknownColumn(place: index + 1, text)
            }
            guard kind.columns.contains(column) else {
                throw .columnOfVolunteers(place: index + 1, column)
            }
            guard !heading.contains(column) else { throw .doubledColumn(column) }
            heading.append(column)
        }
        return heading
    }

    /// Nil for a line in which nothing stands.
    private static func line(
        _ row: CSVRow, _ heading: [RosterColumn?], _ book: RosterBook, above: Int
    ) -> Line? {
        let texts = (0..<row.count).map { (row[$0] ?? "").trimmedSpaces }
        guard texts.contains(where: { !$0.isEmpty }) else { return nil }
        let spare = texts.dropFirst(heading.count).contains { !$0.isEmpty }
        guard texts.count >= heading.count, !spare else {
            let problem = RosterCellProblem.wrongCount(found: row.count, expected: heading.count)
            return Line(
                number: row.line + above, said: [:], problems: [RosterLineProblem(problem)])
        }
        var said: [RosterColumn: String] = [:]
        var problems: [RosterLineProblem] = []
        for (column, text) in zip(heading, texts) where !text.isEmpty {
            guard let column else {
                problems.append(
                    RosterLineProblem(.wrongCount(found: row.count, expected: heading.count)))
                continue
            }
            do throws(RosterCellProblem) {
                said[column] = try read(text, column, book)
            } catch {
                problems.append(RosterLineProblem(error, in: column))
            }
        }
        return Line(number: row.line + above, said: said, problems: problems)
    }

    private static func read(
        _ text: String, _ column: RosterColumn, _ book: RosterBook
    ) throws(RosterCellProblem) -> String {
        guard text == CSVText.nothing else {
            return try column.canonical(CSVText.unguarded(text).trimmedSpaces, book)
        }
        guard column.canBeTakenOut else { throw .cannotBeTakenOut }
        return ""
    }
}

/// Why a file is not a roster at all.
package enum RosterFileProblem: Error, Hashable, Sendable {
    case utf16
    case notUTF8(line: Int)
    case noHeading
    case unknownColumn(place: Int, String)
    case doubledColumn(RosterColumn)
    /// Of candidates nothing can be said there.
    case columnOfVolunteers(place: Int, RosterColumn)
    case csv(CSVError)

    package var text: LocalizedText {
        switch self {
        case .utf16:
            LocalizedText(
                fr:
                    "ce fichier est en UTF-16 (« texte Unicode » d'Excel) ; enregistrez-le en « CSV "
                    + "UTF-8 »",
                es: "este archivo está en UTF-16 («texto Unicode» de Excel); guárdelo como «CSV "
                    + "UTF-8»",
                en: "this file is UTF-16 (Excel's \"Unicode text\"); save it as \"CSV UTF-8\"")
        case .notUTF8(let line):
            LocalizedText(
                fr: "ligne \(line) : ce fichier n'est pas en UTF-8, sans doute en Latin-1 "
                    + "(Windows) ; enregistrez-le en « CSV UTF-8 »",
                es: "línea \(line): este archivo no está en UTF-8, quizá en Latin-1 (Windows); "
                    + "guárdelo como «CSV UTF-8»",
                en: "line \(line): this file is not UTF-8, probably Latin-1 (Windows); save it as "
                    + "\"CSV UTF-8\"")
        case .noHeading:
            LocalizedText(
                fr: "le fichier est vide ; sa première ligne nomme les colonnes",
                es: "el archivo está vacío; su primera línea nombra las columnas",
                en: "the file is empty; its first line names the columns")
        case .unknownColumn(let place, let heading):
            LocalizedText(
                fr: "colonne \(place), « \(heading) » : inconnue ; enlevez-la ou prenez un de ces "
                    + "noms : \(Self.columns)",
                es: "columna \(place), «\(heading)»: desconocida; quítela o use uno de estos "
                    + "nombres: \(Self.columns)",
                en: "column \(place), \"\(heading)\": not known; take it out or use one of these "
                    + "names: \(Self.columns)")
        case .doubledColumn(let column):
            LocalizedText(
                fr: "la colonne « \(column.rawValue) » est là deux fois ; gardez-en une",
                es: "la columna «\(column.rawValue)» está dos veces; deje una",
                en: "the column \"\(column.rawValue)\" is there twice; keep one")
        case .columnOfVolunteers(let place, let column):
            LocalizedText(
                fr: "colonne \(place), « \(column.rawValue) » : un candidat n'en a pas, la "
                    + "vérification le dira ; enlevez-la",
                es:
                    "columna \(place), «\(column.rawValue)»: una candidatura no la tiene, lo dirá la "
                    + "verificación; quítela",
                en: "column \(place), \"\(column.rawValue)\": a candidate has none, the check will "
                    + "say it; take it out")
        case .csv(let error): error.text
        }
    }

    private static let columns = RosterColumn.allCases.map(\.rawValue).joined(separator: ", ")
}
