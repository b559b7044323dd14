import OpsCore

/// Step by step, for one candidate or for many.
extension Subcommand {
    private static let ids = Operand("ID", isRepeated: true)

    static let candidateAdvance = Subcommand(
        "candidate", "advance", operands: [ids],
        flags: [
            CandidateFlag.stage, CandidateFlag.vettedUntil, .vettingScope, .skill, .callNote,
        ],
        summary: LocalizedText(
            fr:
                "noter une étape franchie par un ou plusieurs candidats ; la suivante, sauf mention",
            es:
                "anotar una etapa superada por una o varias candidaturas; la siguiente, si no se dice",
            en: "note a stage that one or several candidates have passed; the next unless told"),
        examples: [
            "candidate advance 3 7 12 --note \"called on Monday\"",
            "candidate advance 3 --stage checked --vetted-until 2028-12-31 --scope telephone",
            "candidate advance 3 --stage trained --skill first_aid=2028-06-30",
        ]
    ) { session in
        let arguments = session.arguments
        return try await session.changeEach("candidates", "stage") { json in
            json.known("stage", arguments.text(CandidateFlag.stage))
            json.known("vettedUntil", arguments.text(CandidateFlag.vettedUntil))
            json.known("vettingScope", arguments.text(.vettingScope))
            if arguments.isSet(.skill) {
                json.member("skills", each: arguments.texts(.skill)) { $0.skill($1) }
            }
            json.known("note", arguments.text(.callNote))
        }
    }

    static let candidateBack = Subcommand(
        "candidate", "back", operands: [ids], flags: [CandidateFlag.earlierStage, .callNote],
        summary: LocalizedText(
            fr: "reprendre une étape notée par erreur : le candidat est à une étape d'avant",
            es: "anular una etapa anotada por error: la candidatura está en una etapa anterior",
            en: "take back a stage noted by mistake: the candidate stands at an earlier one"),
        examples: ["candidate back 3 --stage spoken_to"]
    ) { session in
        let arguments = session.arguments
        return try await session.changeEach("candidates", "step-back") { json in
            json.known("stage", arguments.text(CandidateFlag.earlierStage))
            json.known("note", arguments.text(.callNote))
        }
    }

    static let candidateAdmit = Subcommand(
        "candidate", "admit", operands: [ids],
        flags: [CandidateFlag.accompaniedUntil, .callNote],
        summary: LocalizedText(
            fr: "admettre comme bénévoles ; en urgence, accompagnés et jusqu'à un jour",
            es: "admitir como voluntarios; de urgencia, en compañía y hasta un día",
            en: "admit as volunteers; in an emergency accompanied, and until a day"),
        examples: [
            "candidate admit 3 7 12", "candidate admit 3 --accompanied-until 2030-04-01",
        ]
    ) { session in
        let arguments = session.arguments
        return try await session.changeEach("candidates", "admission") { json in
            json.known("accompaniedUntil", arguments.text(CandidateFlag.accompaniedUntil))
            json.known("note", arguments.text(.callNote))
        }
    }

    static let candidateDecline = Subcommand(
        "candidate", "decline", operands: [ids], flags: [CandidateFlag.reason, .callNote],
        summary: LocalizedText(
            fr: "refuser un ou plusieurs candidats", es: "rechazar una o varias candidaturas",
            en: "decline one or several candidates"),
        examples: ["candidate decline 3 7 --reason no_task"]
    ) { session in
        let arguments = session.arguments
        return try await session.changeEach("candidates", "closure") { json in
            json.known("reason", arguments.text(CandidateFlag.reason))
            json.known("note", arguments.text(.callNote))
        }
    }

    static let candidateWithdraw = Subcommand(
        "candidate", "withdraw", operands: [ids], flags: [.callNote],
        summary: LocalizedText(
            fr: "noter que des candidats se retirent", es: "anotar que hay candidaturas retiradas",
            en: "note that candidates withdraw"),
        examples: ["candidate withdraw 3"]
    ) { session in
        let arguments = session.arguments
        return try await session.changeEach("candidates", "closure") { json in
            json.member("reason", "withdrew")
            json.known("note", arguments.text(.callNote))
        }
    }
}

extension Session {
    /// Does the same for each that is named: one who is refused does not stand in the way of the others.
    fileprivate func changeEach(
        _ things: String, _ word: String, saying write: (inout JSONWriter) -> Void
    ) async throws -> ExitCode {
        guard arguments.operands.count > 1 else {
            return try await change(things, word, saying: write, showing: output.candidate)
        }
        var json = JSONWriter()
        json.beginObject()
        write(&json)
        json.endObject()
        let desk = try frontDesk()
        var done: [JSONValue] = []
        var refused: [(id: String, problem: ServerProblem)] = []
        for id in arguments.operands {
            do {
                done.append(
                    try await desk.post(Target("v1", things, id, word).text, json.bytes).value())
            } catch let problem as ServerProblem where [404, 409, 412].contains(problem.status) {
                refused.append((id, problem))
            }
        }
        try output.outcome(done, refused)
        return refused.isEmpty ? .done : .failed
    }
}

extension Output {
    fileprivate func outcome(
        _ done: [JSONValue], _ refused: [(id: String, problem: ServerProblem)]
    ) throws {
        guard !manner.isJSON else {
            var json = JSONWriter(reserving: 4_096)
            json.beginObject()
            json.member("items", each: done) { json, item in json.write(item) }
            json.member("refused", each: refused) { json, one in
                json.beginObject()
                json.member("id", one.id)
                json.member("code", one.problem.code)
                json.member("title", one.problem.shownTitle)
                json.endObject()
            }
            json.endObject()
            return try self.json(json.bytes)
        }
        if !done.isEmpty { try table(done, Facet.candidateRow) }
        for (id, problem) in refused {
            let title = problem.shownTitle
            say(
                LocalizedText(
                    fr: "candidat \(id) : \(title)", es: "candidatura \(id): \(title)",
                    en: "candidate \(id): \(title)"))
        }
    }
}
