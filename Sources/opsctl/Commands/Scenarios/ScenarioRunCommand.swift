import OpsCore

extension Subcommand {
    static let scenarioRun = Subcommand(
        "scenario", "run", operands: [Operand("FILE")], flags: [seed, policy],
        summary: LocalizedText(
            fr: "jouer un scénario, aussi vite que la machine le peut",
            es: "jugar un escenario, tan rápido como pueda la máquina",
            en: "play a scenario, as fast as the machine can"),
        examples: ["scenario run scenarios/lockdown-montrouge-2020.json --seed 7 --policy fair"]
    ) { session in
        let arguments = session.arguments
        let bytes = try session.files.read(arguments.subject, limit: 64 * 1_024 * 1_024)
        let scenario = try Scenario(json: bytes)
        var run = ScenarioRun(
            scenario, seed: arguments.text(seed).flatMap { UInt64($0) },
            policy: try arguments.text(policy).map(Policies.named) ?? Policies.standard)
        let report = try run.finish()
        if session.output.manner.isJSON {
            var json = JSONWriter(reserving: 16_384)
            report.write(into: &json)
            try session.output.json(json.bytes)
        } else {
            try session.output.scenario(report)
        }
        return .done
    }

    private static let seed = Flag(
        "seed", .number("N", 0...Int64.max), fr: "la graine du hasard (celle du fichier)",
        es: "la semilla del azar (la del archivo)", en: "the seed of chance (the file's)")
    private static let policy = Flag(
        "policy", .oneOf(Policies.all.map(\.name)), fr: "qui coordonne", es: "quién coordina",
        en: "who coordinates")
}

extension ScenarioFault: Explained {
    var exitCode: ExitCode {
        if case .unknownPolicy = self { .usage } else { .failed }
    }
    var code: String { "scenario.invalid" }
    var title: LocalizedText {
        LocalizedText(
            fr: "le scénario ne peut pas être joué", es: "el escenario no se puede jugar",
            en: "the scenario cannot be played")
    }
    var details: [LocalizedText] { [text] }
}
