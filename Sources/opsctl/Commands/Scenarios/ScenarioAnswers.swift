import OpsCore

extension Subcommand {
    static let scenarioAnswers = Subcommand(
        "scenario", "answers", operands: [Operand("FILE")], flags: [breadth, patience, roster],
        summary: LocalizedText(
            fr:
                "rejouer comment de vrais bénévoles ont répondu : une personne à la fois, puis par vagues",
            es:
                "repetir cómo respondieron voluntarios reales: una persona a la vez y luego por oleadas",
            en: "replay how real volunteers answered: asked one at a time, then in waves"),
        examples: ["scenario answers unit_times.csv.gz --size 5 --delay 10"]
    ) { session in
        let arguments = session.arguments
        let record = try answerRecord(in: arguments.subject)
        let delay = TimeSpan.minutes(arguments.integer(patience) ?? 10)
        let sizes = Set([1, arguments.integer(breadth) ?? WaveRules.standard.size]).sorted()
        var outcomes: [ReplayOutcome] = []
        for size in sizes {
            var replay = try AnswerReplay(
                record, rules: WaveRules(size: size, delay: delay),
                volunteers: arguments.integer(roster) ?? 40)
            outcomes.append(
                try replay.finish { calls in
                    guard session.output.manner.isWatched, calls % 500 == 0 else { return }
                    session.output.redraw("\(size): \(calls) / \(record.calls.count)")
                })
        }
        if session.output.manner.isWatched { session.output.redraw("") }
        if session.output.manner.isJSON {
            try session.output.json(document(of: record, outcomes))
        } else {
            try session.output.answers(record, outcomes, delay: delay)
        }
        // A request that nobody answers for is what the whole is there to prevent.
        return outcomes.allSatisfy { $0.lost == 0 } ? .done : .failed
    }

    private static let breadth = Flag(
        "size", .number("N", 1...1_000), fr: "combien de bénévoles par vague (5)",
        es: "cuántos voluntarios por oleada (5)", en: "how many volunteers a wave asks (5)")
    private static let patience = Flag(
        "delay", .number("MINUTES", 1...10_080), fr: "combien attend une question (10)",
        es: "cuánto espera una pregunta (10)", en: "how long a question waits (10)")
    private static let roster = Flag(
        "volunteers", .number("N", 1...10_000), fr: "combien de bénévoles il y a (40)",
        es: "cuántos voluntarios hay (40)", en: "how many volunteers there are (40)")

    private static func answerRecord(in path: String) throws -> AnswerRecord {
        let source = try ByteSource(path)
        var reader = CSVReader()
        var record: AnswerRecord?
        func take(_ row: CSVRow) throws {
            if record == nil { record = try AnswerRecord(heading: row) } else { record?.take(row) }
        }
        while let bytes = try source.next() { try reader.read(bytes, take) }
        if let last = try reader.finish() { try take(last) }
        guard let record else { throw AnswerFault.missingColumns(AnswerColumn.allCases) }
        return record
    }

    private static func document(of record: AnswerRecord, _ outcomes: [ReplayOutcome]) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("calls", Int64(record.calls.count))
        json.member("answers", Int64(record.answers.count))
        json.member("never", record.never)
        json.member("unusable", record.unusable)
        json.member("ways", each: outcomes) { $1.write(into: &$0) }
        json.endObject()
        return json.bytes
    }
}

extension AnswerFault: Explained {
    var exitCode: ExitCode { .failed }
    var code: String { "answers.invalid" }
    var title: LocalizedText {
        LocalizedText(
            fr: "ces réponses ne peuvent pas être rejouées",
            es: "estas respuestas no se pueden repetir",
            en: "these answers cannot be replayed")
    }
    var details: [LocalizedText] { [text] }
}
