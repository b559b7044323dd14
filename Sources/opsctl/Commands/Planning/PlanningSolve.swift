import OpsCore

extension Subcommand {
    static let planningSolve = Subcommand(
        "planning", "solve", operands: [Operand("FILE")], flags: PlanningFlag.all,
        summary: LocalizedText(
            fr: "chercher de bonnes tournées pour un problème (docs/PLANNING.md), sans serveur",
            es: "buscar buenas rutas para un problema (docs/PLANNING.md), sin servidor",
            en: "look for good rounds for a problem (docs/PLANNING.md), without a server"),
        examples: [
            "planning solve R101.txt --seconds 10 --progress",
            "planning solve problem.json --iterations 100000 --seed 7 --json",
        ]
    ) { session in
        let watch = Stopwatch()
        let arguments = session.arguments
        let bytes = try session.files.read(
            arguments.subject, limit: PlanningDocument.byteLimit)
        let document = try PlanningDocument(
            bytes,
            format: arguments.text(PlanningFlag.format).flatMap {
                PlanningDocument.Format(rawValue: $0)
            })
        let interruption = session.surroundings.interruption
        // The rule below notices it: the best plan so far is printed.
        interruption.beGraceful {}
        let seed = UInt64(arguments.integer(PlanningFlag.seed) ?? 1)
        let planner = RoutePlanner(document.problem, seed: seed)
        let limit = try seconds(arguments, standard: 10)
        var outcome = planner.search(
            until: try rule(arguments, watch, interruption, seconds: 10),
            improved: progress(session, watch))
        if arguments.isSet(PlanningFlag.progress) { session.output.endProgress() }
        // What was found stands there before it is asked why the rest was not.
        if !session.output.manner.isJSON { try session.output.routes(outcome.plan, of: document) }
        let since = Stopwatch()
        outcome.plan.unserved = planner.reasons(
            for: outcome.plan,
            until: TimeLimit(
                seconds: max(limit, 1), elapsed: { since.seconds },
                isInterrupted: { interruption.isRaised }))
        if session.output.manner.isJSON {
            try session.output.json(document.json(of: outcome, seed: seed))
        } else {
            try session.output.reasons(outcome.plan, of: document)
        }
        return interruption.isRaised ? .interrupted : .done
    }

    /// How long is looked, and once more for reasons; for ever where only iterations were said.
    static func seconds(_ arguments: Arguments, standard: Double) throws -> Double {
        let seconds = arguments.number(PlanningFlag.seconds)
        if let seconds, seconds < 0 { throw UsageProblem.impossibleValue(PlanningFlag.seconds) }
        let isCounted = arguments.integer(PlanningFlag.iterations) != nil
        return seconds ?? (isCounted ? .infinity : standard)
    }

    /// When to stop: after so many seconds, unless something else was said.
    static func rule(
        _ arguments: Arguments, _ watch: Stopwatch, _ interruption: Interruption,
        seconds standard: Double
    ) throws -> FirstToStop {
        let iterations = arguments.integer(PlanningFlag.iterations)
        return FirstToStop(
            IterationLimit(iterations.map { Int(clamping: $0) } ?? .max),
            TimeLimit(
                seconds: try seconds(arguments, standard: standard), elapsed: { watch.seconds },
                isInterrupted: { interruption.isRaised }))
    }

    static func progress(
        _ session: Session, _ watch: Stopwatch
    ) -> (RoutePlanner.Progress) -> Void {
        guard session.arguments.isSet(PlanningFlag.progress) else { return { _ in } }
        return { session.output.progress($0, seconds: watch.seconds) }
    }
}

/// The options of `planning solve`.
enum PlanningFlag {
    static let all = [format] + search
    /// How long to look, for whoever looks for rounds.
    static let search = [seconds, iterations, seed, progress]

    static let format = Flag(
        "format", .oneOf(PlanningDocument.Format.allCases.map(\.rawValue)),
        fr: "comment le fichier est écrit (deviné)",
        es: "cómo está escrito el archivo (se adivina)",
        en: "how the file is written (guessed)")
    static let seconds = Flag(
        "seconds", .decimal("N"), fr: "combien de secondes chercher",
        es: "cuántos segundos buscar", en: "how many seconds to look")
    static let iterations = Flag(
        "iterations", .number("N", 0...Int64.max),
        fr: "combien d'essais ; avec une graine, toujours le même plan",
        es: "cuántos intentos; con una semilla, siempre el mismo plan",
        en: "how many trials; with a seed, the same plan each time")
    static let seed = Flag(
        "seed", .number("N", 0...Int64.max), fr: "la graine du hasard (1)",
        es: "la semilla del azar (1)", en: "the seed of chance (1)")
    static let progress = Flag(
        "progress", fr: "montrer les plans de mieux en mieux pendant la recherche",
        es: "mostrar los planes cada vez mejores durante la búsqueda",
        en: "show better and better plans while looking")
}

/// Seconds since it was made.
struct Stopwatch: Sendable {
    private let start = ContinuousClock.now

    var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }
}

extension PlanningFileFault: Explained {
    var exitCode: ExitCode { .failed }
    var code: String { "planning.invalid" }
    var title: LocalizedText {
        LocalizedText(
            fr: "le fichier ne contient pas de problème de tournées",
            es: "el archivo no contiene un problema de rutas",
            en: "the file holds no planning problem")
    }
    var details: [LocalizedText] { [text] }
}
