import OpsCore

extension Subcommand {
    static let volunteerImport = Subcommand(
        "volunteer", "import", operands: [Operand("FILE.csv")], flags: RosterFlag.all,
        summary: LocalizedText(
            fr: "ajouter et changer des bénévoles d'après un fichier CSV : montre d'abord ce qui "
                + "changerait",
            es: "añadir y cambiar voluntarios según un archivo CSV: antes muestra qué cambiaría",
            en: "add and change volunteers from a CSV file: shows first what would change"),
        examples: [
            "volunteer import roster.csv",
            "volunteer import roster.csv --apply 4711-9c1f2a3b40d1",
        ]
    ) { session in
        try await importRoster(.volunteers, session)
    }

    /// Shows what a sheet would change, or does what was shown.
    static func importRoster(_ kind: RosterKind, _ session: Session) async throws -> ExitCode {
        let path = session.arguments.subject
        let file = try session.files.read(path, limit: 1 << 28)
        let given = try session.arguments.text(RosterFlag.apply).map { text throws(UsageProblem) in
            guard let mark = RosterMark(text) else { throw .impossibleValue(RosterFlag.apply) }
            return mark
        }
        if let given, given.file != RosterMark.digest(of: file) { throw OtherFile(path: path) }
        let desk = try session.frontDesk()
        // Looked up before anybody is read: who changes meanwhile counts as changed.
        let ready = try await desk.get("/readyz").value()
        let position = ready["position"]?.integer ?? 0
        let numbers = ready["country"]?.text.flatMap { DialledFrom(rawValue: $0) }
        let plan = try await plan(for: file, of: kind, numbers, desk)
        let preview = RosterPreview(
            plan: plan, path: path, mark: RosterMark(position: position, file: file))
        guard let given else {
            try session.output.preview(preview)
            return preview.refused.isEmpty ? .done : .failed
        }
        return try await apply(preview, given, session)
    }

    private static func plan(
        for file: [UInt8], of kind: RosterKind, _ numbers: DialledFrom?, _ desk: FrontDesk
    ) async throws -> RosterPlan {
        let territories = try await desk.everyItem(Target("v1", "territories"))
        let skills = try await desk.get("/v1/skills").value()["items"]?.items ?? []
        var words: [String: String] = [:]
        for skill in skills {
            for word in skill["synonyms"]?.items ?? [] {
                if let word = word.text { words[word] = skill["code"]?.text }
            }
        }
        let book = RosterBook(
            territories: Set(territories.compactMap { ($0["code"] ?? $0["id"])?.text }),
            skills: words, numbers: numbers)
        let sheet: RosterSheet
        do throws(RosterFileProblem) {
            sheet = try RosterSheet(file, book, of: kind)
        } catch {
            throw NoRoster(problem: error)
        }
        var entries: [RosterEntry] = []
        // Whoever was admitted since the file was read the first time is on the roster by now.
        for list in kind.lists {
            _ = try await RosterPages(desk: desk, path: list.rawValue, isEvery: list == .candidates)
                .each(isClosed: list != kind) { entries.append($0) }
        }
        return RosterPlan(sheet, entries: entries)
    }

    private static func apply(
        _ preview: RosterPreview, _ mark: RosterMark, _ session: Session
    ) async throws -> ExitCode {
        let source =
            session.arguments.text(RosterFlag.source) ?? ImportPlan.source(ofPath: preview.path)
        let count = Int(session.arguments.integer(RosterFlag.connections) ?? 8)
        let doors = try session.surroundings.openDoors(session.configuration().server, count)
        let ledger = RosterLedger(preview.plan, since: mark.position, source: source)
        let carrier = RosterCarrier(
            ledger: ledger, manners: try doors.doors.first.map(session.frontDesk)?.manners ?? [],
            doors: doors,
            patience: .seconds(session.arguments.integer(RosterFlag.patience) ?? 60),
            output: session.output, surroundings: session.surroundings)
        let failure = await carrier.run()
        try session.output.outcome(ledger)
        if session.surroundings.interruption.isRaised { return .interrupted }
        if failure is PatienceLost { throw RosterGaveUp(kept: ledger.tally.kept) }
        if let failure { throw failure }
        return ledger.problems.isEmpty ? .done : .failed
    }
}

extension RosterKind {
    /// Where somebody of whom a sheet speaks may be known already.
    fileprivate var lists: [RosterKind] {
        switch self {
        case .volunteers: [.volunteers]
        case .candidates: [.candidates, .volunteers]
        }
    }
}

/// The options of `volunteer import` and `candidate import`.
enum RosterFlag {
    static let all = [apply, source, connections, patience]

    static let apply = Flag(
        "apply", .text("MARK"), fr: "faire ce que l'aperçu a montré ; il donne la marque",
        es: "hacer lo que mostró la vista previa; ella da la marca",
        en: "do what the preview showed; it says the mark")
    static let source = Flag(
        "source", .text("NAME"), fr: "le nom de ce fichier, le même à chaque reprise (le sien)",
        es: "el nombre de este archivo, el mismo cada vez (el suyo)",
        en: "the name of this file, the same at each run (its own)")
    static let connections = Flag(
        "connections", .number("N", 1...64), fr: "liaisons simultanées (8)",
        es: "conexiones simultáneas (8)", en: "connections at once (8)")
    static let patience = Flag(
        "patience", .number("SECONDS", 0...86_400),
        fr: "combien de temps attendre un serveur absent (60)",
        es: "cuánto esperar a un servidor ausente (60)",
        en: "how long to wait for a server that is away (60)")
}

/// Which preview is meant: of which file, and up to where the journal had been read.
struct RosterMark: Hashable, Sendable {
    let position: Int64
    let file: String

    init(position: Int64, file: [UInt8]) {
        self.position = position
        self.file = Self.digest(of: file)
    }

    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let position = Int64(parts[0]), position >= 0,
            parts[1].utf8.count == Self.digits
        else { return nil }
        self.position = position
        file = String(parts[1])
    }

    var text: String { "\(position)-\(file)" }

    private static let digits = 12

    static func digest(of file: [UInt8]) -> String {
        String(SHA256.digest(of: file).hexadecimal.prefix(digits))
    }
}

/// What a preview was made of is not what is to be done.
struct OtherFile: Explained {
    let path: String
    var exitCode: ExitCode { .refused }
    var code: String { "import.other_file" }
    var title: LocalizedText {
        LocalizedText(
            fr: "\(path) n'est plus le fichier de l'aperçu ; refaites l'aperçu",
            es: "\(path) ya no es el archivo de la vista previa; repítala",
            en: "\(path) is no more the file that was previewed; preview again")
    }
}

/// The file is no roster.
struct NoRoster: Explained {
    let problem: RosterFileProblem
    var exitCode: ExitCode { .failed }
    var code: String { "import.roster" }
    var title: LocalizedText { problem.text }
}

/// The server stayed away; what it had said yes to by then is safe.
struct RosterGaveUp: Explained {
    let kept: Int64
    var exitCode: ExitCode { .later }
    var code: String { "import.server_away" }
    var title: LocalizedText {
        LocalizedText(
            fr:
                "le serveur ne répond plus ; \(kept) lignes sont faites : relancer la même commande "
                + "fait le reste",
            es: "el servidor ya no responde; \(kept) líneas están hechas: repita la misma orden "
                + "para hacer el resto",
            en: "the server answers no more; \(kept) lines are done: run the same command again to "
                + "do the rest")
    }
}
