import OpsCore

extension Subcommand {
    static let volunteerExport = Subcommand(
        "volunteer", "export", flags: [.rosterFile, .rosterSeparator],
        summary: LocalizedText(
            fr: "toute la liste des bénévoles en CSV ; il est noté qui l'a lue",
            es: "toda la lista de voluntarios en CSV; consta quién la ha leído",
            en: "the whole roster as CSV; it is noted who read it"),
        examples: [
            "volunteer export --csv roster.csv --separator \";\"",
            "volunteer export --csv - | gzip > roster.csv.gz",
        ]
    ) { session in
        let path = session.arguments.text(.rosterFile) ?? "-"
        let separator = session.arguments.text(.rosterSeparator)?.utf8.first ?? UInt8(ascii: ",")
        if path != "-", session.files.exists(path) { throw FileProblem(.taken, path, 0) }
        var file: [UInt8] = []
        let count = try await RosterPages(desk: session.frontDesk(), path: "roster").write(
            separator: separator, telling: session.output
        ) { bytes in
            if path == "-" { try session.output.data.write(bytes) } else { file += bytes }
        }
        // A file is there whole or not at all.
        if path != "-" { try session.files.create(path, file) }
        session.output.mention(exported(count))
        return .done
    }

    private static func exported(_ count: Int) -> LocalizedText {
        LocalizedText(
            fr: "\(count) bénévoles écrits, avec noms et téléphones : gardez ce fichier comme la "
                + "liste elle-même",
            es: "\(count) voluntarios escritos, con nombres y teléfonos: guarde este archivo como "
                + "la propia lista",
            en:
                "\(count) volunteers written, with names and telephones: keep this file as you keep "
                + "the roster itself")
    }
}

extension Flag {
    fileprivate static let rosterFile = Flag(
        "csv", .file, isNeeded: true, fr: "le fichier à écrire, « - » pour la sortie",
        es: "el archivo que se escribe, «-» para la salida",
        en: "the file to write, - for the output")
    fileprivate static let rosterSeparator = Flag(
        "separator", .oneOf([",", ";"]), fr: "entre les cases (,) ; Excel en français veut « ; »",
        es: "entre las casillas (,); Excel en español quiere «;»",
        en: "between cells (,); Excel in French or Spanish wants ;")
}

/// Volunteers, page after page, so that a long roster is not held twice.
struct RosterPages: Sendable {
    let desk: FrontDesk
    let path: String
    /// Also those that are closed, where a list leaves them out.
    var isEvery = false

    static let page = 500

    /// - Returns: how many there were.
    func each(
        isClosed: Bool = false, _ take: (RosterEntry) throws -> Void,
        after page: (Int) -> Void = { _ in }
    ) async throws -> Int {
        var count = 0
        var cursor: String?
        repeat {
            var target = Target("v1", path)
            target.add("limit", "\(Self.page)")
            target.add("cursor", cursor)
            if isEvery { target.add("all", "true") }
            let answer = try await desk.get(target.text).value()
            for item in answer["items"]?.items ?? [] {
                guard let entry = RosterEntry(item, isClosed: isClosed) else {
                    throw UnreadableAnswer()
                }
                try take(entry)
                count += 1
            }
            page(count)
            cursor = answer["next"]?.text
        } while cursor != nil
        return count
    }

    fileprivate func write(
        separator: UInt8, telling output: Output, _ write: ([UInt8]) throws -> Void
    ) async throws -> Int {
        try write(CSVText.mark + RosterEntry.heading(separator: separator))
        let isWatched = output.manner.isWatched && !output.manner.isQuiet
        defer { if isWatched { output.redraw("") } }
        return try await each {
            try write($0.line(separator: separator))
        } after: { count in
            if isWatched { output.redraw("\(count)") }
        }
    }
}
