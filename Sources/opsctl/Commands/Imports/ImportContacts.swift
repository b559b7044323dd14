import OpsCore

extension Subcommand {
    static let importContacts = Subcommand(
        "import", "contacts", operands: [Operand("FILE.csv")], flags: ImportFlag.all,
        summary: LocalizedText(
            fr: "noter chaque ligne d'un fichier CSV comme un contact ; relancer ne double rien",
            es: "anotar cada fila de un archivo CSV como contacto; repetirlo no duplica nada",
            en: "log each row of a CSV file as a contact; running it again doubles nothing"),
        examples: [
            "import contacts calls.csv.gz --map scenarios/mappings/montgomery-911.json",
            "import contacts - --map mapping.json --dry-run < calls.csv",
        ]
    ) { session in
        let plan = try plan(session)
        let doors = try session.surroundings.openDoors(
            session.configuration().server, plan.connections)
        let importer = Importer(
            plan: plan, manners: try doors.doors.first.map(session.frontDesk)?.manners ?? [],
            doors: doors,
            output: session.output, surroundings: session.surroundings)
        let outcome = await importer.run()
        try session.output.summary(outcome.tally)
        return try exitCode(outcome, session)
    }

    private static func plan(_ session: Session) throws -> ImportPlan {
        let arguments = session.arguments
        let mapping = try session.files.read(arguments.text(ImportFlag.map) ?? "", limit: 1 << 24)
        var plan = ImportPlan(path: arguments.subject, mapping: try ContactMapping(json: mapping))
        plan.rate = arguments.integer(ImportFlag.rate)
        plan.connections = Int(arguments.integer(ImportFlag.connections) ?? 16)
        plan.limit = arguments.integer(ImportFlag.limit)
        plan.patience = .seconds(arguments.integer(ImportFlag.patience) ?? 60)
        plan.isStrict = arguments.isSet(ImportFlag.strict)
        plan.isDry = arguments.isSet(ImportFlag.dryRun)
        return plan
    }

    /// Ctrl-C before all else; then what stopped it; then refused rows.
    private static func exitCode(
        _ outcome: Importer.Outcome, _ session: Session
    ) throws -> ExitCode {
        if session.surroundings.interruption.isRaised { return .interrupted }
        if outcome.failure is PatienceLost { throw ImportGaveUp(tally: outcome.tally) }
        if let failure = outcome.failure { throw failure }
        return outcome.tally.refused > 0 ? .failed : .done
    }
}

/// The options of `import contacts`.
private enum ImportFlag {
    static let all = [map, rate, connections, limit, dryRun, strict, patience]

    static let map = Flag(
        "map", .file, isNeeded: true, fr: "la correspondance des colonnes (docs/IMPORT.md)",
        es: "la correspondencia de las columnas (docs/IMPORT.md)",
        en: "the mapping of the columns (docs/IMPORT.md)")
    static let rate = Flag(
        "rate", .number("N", 1...1_000_000), fr: "lignes par seconde, au plus",
        es: "filas por segundo, como máximo", en: "rows a second, at the most")
    static let connections = Flag(
        "connections", .number("N", 1...512), fr: "liaisons simultanées (16)",
        es: "conexiones simultáneas (16)", en: "connections at once (16)")
    static let limit = Flag(
        "limit", .number("N", 1...Int64.max), fr: "ne lire que les N premières lignes",
        es: "leer solo las N primeras filas", en: "read the first N rows only")
    static let dryRun = Flag(
        "dry-run", fr: "tout lire et vérifier, ne rien envoyer",
        es: "leer y comprobar todo, no enviar nada", en: "read and check everything, send nothing")
    static let strict = Flag(
        "strict", fr: "s'arrêter à la première ligne refusée",
        es: "detenerse en la primera fila rechazada", en: "stop at the first row refused")
    static let patience = Flag(
        "patience", .number("SECONDS", 0...86_400),
        fr: "combien de temps attendre un serveur absent (60)",
        es: "cuánto esperar a un servidor ausente (60)",
        en: "how long to wait for a server that is away (60)")
}

extension Output {
    fileprivate func summary(_ tally: ImportTally) throws {
        if manner.isJSON { try json(tally.document) } else { try line(tally.text) }
    }
}

/// The server stayed away; what it had acknowledged by then is safe.
struct ImportGaveUp: Explained {
    let tally: ImportTally

    var exitCode: ExitCode { .later }
    var code: String { "import.server_away" }

    var title: LocalizedText {
        LocalizedText(
            fr: "le serveur ne répond plus ; \(kept) lignes sont en sûreté : relancer la même "
                + "commande plus tard envoie le reste",
            es:
                "el servidor ya no responde; \(kept) filas están a salvo: repita la misma orden más "
                + "tarde para enviar el resto",
            en: "the server answers no more; \(kept) rows are safe: run the same command again "
                + "later to send the rest")
    }

    private var kept: Int64 { tally.acknowledged + tally.alreadyThere }
}

extension CSVError: Explained {
    var exitCode: ExitCode { .failed }
    var code: String { "import.csv" }
    var title: LocalizedText { text }
}
