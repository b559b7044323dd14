import OpsCore

extension Subcommand {
    static let candidateAdd = Subcommand(
        "candidate", "add", flags: CandidateFlag.offer,
        summary: LocalizedText(
            fr: "noter que quelqu'un se propose comme bénévole",
            es: "anotar que alguien se ofrece como voluntario",
            en: "note that somebody offers to help"),
        examples: [
            "candidate add --contact 417",
            "candidate add --name \"Jeanne Aubry\" --phone \"06 39 98 00 07\" --territory 92-montrouge "
                + "--skill driving --lang fr --lang es",
        ]
    ) { session in
        let arguments = session.arguments
        if !arguments.isSet(CandidateFlag.contact) {
            for flag in [Flag.volunteerName, .homeTerritory] where !arguments.isSet(flag) {
                throw UsageProblem.neededOption(flag)
            }
        }
        let document = try volunteerDocument(arguments) { json in
            guard let contact = arguments.text(CandidateFlag.contact) else { return }
            json.key("contact")
            json.identity(contact)
        }
        try session.answer(try await session.frontDesk().post("/v1/candidates", document)) {
            try session.output.candidate($0)
        }
        return .done
    }

    static let candidateList = Subcommand(
        "candidate", "list", flags: Listing.candidates.filters + Flag.paging,
        summary: LocalizedText(
            fr: "ceux qui se proposent, la prochaine échéance d'abord",
            es: "quienes se ofrecen, primero el próximo plazo",
            en: "those who offer to help, what is due next first"),
        examples: [
            "candidate list --territory 92 --state offered --skill driving",
            "candidate list --due", "candidate list --alike --every",
        ]
    ) { session in
        try await Listing.candidates.run(session)
    }

    static let candidateShow = Subcommand(
        "candidate", "show", operands: [.id],
        summary: LocalizedText(
            fr: "un candidat : étapes, qui lui ressemble, tout ce qui est gardé",
            es: "una candidatura: etapas, a quién se parece, todo lo que se guarda",
            en: "a candidate: stages, who they are like, all that is held"),
        examples: ["candidate show 3", "candidate show 3 --json"]
    ) { session in
        let target = Target("v1", "candidates", session.arguments.subject)
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.candidate($0)
        }
        return .done
    }

    static let candidateChange = Subcommand(
        "candidate", "change", operands: [.id], flags: CandidateFlag.change,
        summary: LocalizedText(
            fr: "changer ce que l'on sait d'un candidat ; le reste demeure",
            es: "cambiar lo que se sabe de una candidatura; lo demás queda",
            en: "change what is known of a candidate; the rest stays"),
        examples: ["candidate change 3 --phone \"06 39 98 00 08\" --lang fr --lang ar"]
    ) { session in
        try await changeProfile(session, of: .candidates)
    }

    static let candidateImport = Subcommand(
        "candidate", "import", operands: [Operand("FILE.csv")], flags: RosterFlag.all,
        summary: LocalizedText(
            fr: "ajouter et changer des candidats d'après un fichier CSV : montre d'abord ce qui "
                + "changerait",
            es: "añadir y cambiar candidaturas según un archivo CSV: antes muestra qué cambiaría",
            en: "add and change candidates from a CSV file: shows first what would change"),
        examples: [
            "candidate import offers.csv",
            "candidate import offers.csv --apply 4711-9c1f2a3b40d1",
        ]
    ) { session in
        try await importRoster(.candidates, session)
    }

    static let candidateMerge = Subcommand(
        "candidate", "merge", operands: [.id],
        flags: [CandidateFlag.candidate, CandidateFlag.volunteer],
        summary: LocalizedText(
            fr:
                "réunir un candidat avec un autre, ou avec le bénévole qu'il est déjà ; cela peut se "
                + "défaire",
            es: "unir una candidatura a otra, o al voluntario que ya es; se puede deshacer",
            en: "merge a candidate with another, or with the volunteer they are already; it can be "
                + "undone"),
        examples: ["candidate merge 12 --with 3", "candidate merge 12 --volunteer 7"]
    ) { session in
        let arguments = session.arguments
        let twins = [CandidateFlag.candidate, CandidateFlag.volunteer]
        guard let flag = twins.first(where: arguments.isSet), let twin = arguments.text(flag)
        else { throw UsageProblem.needsOneOf(twins) }
        if twins.allSatisfy(arguments.isSet) {
            throw UsageProblem.contradiction(twins[0], twins[1])
        }
        return try await session.change("candidates", "merge") { json in
            json.key(flag.name == CandidateFlag.volunteer.name ? "volunteer" : "candidate")
            json.identity(twin)
        } showing: {
            try session.output.candidate($0)
        }
    }

    static let candidateSeparate = Subcommand(
        "candidate", "separate", operands: [.id],
        summary: LocalizedText(
            fr: "séparer un candidat de celui avec qui il a été réuni",
            es: "separar una candidatura de aquella a la que se unió",
            en: "separate a candidate from whom they were merged with"),
        examples: ["candidate separate 12"]
    ) { session in
        try await session.change("candidates", "separation") { _ in
        } showing: {
            try session.output.candidate($0)
        }
    }

    static let candidateErase = Subcommand(
        "candidate", "erase", operands: [.id], flags: [CandidateFlag.erasureReason],
        summary: LocalizedText(
            fr: "effacer tout ce qui nomme un candidat ; rien ne peut être repris",
            es: "suprimir todo lo que nombra a una candidatura; no se puede deshacer",
            en: "erase everything that names a candidate; it cannot be undone"),
        examples: ["candidate erase 3 --reason asked"]
    ) { session in
        try await session.change("candidates", "erasure") { json in
            json.known("reason", session.arguments.text(CandidateFlag.erasureReason))
        } showing: {
            try session.output.erasure($0)
        }
    }

    static let candidateErasure = Subcommand(
        "candidate", "erasure", operands: [.id],
        summary: LocalizedText(
            fr: "la preuve que tout a été effacé sur un candidat",
            es: "la prueba de que se suprimió todo sobre una candidatura",
            en: "the proof that everything on a candidate was erased"),
        examples: ["candidate erasure 3"]
    ) { session in
        let target = Target("v1", "candidates", session.arguments.subject, "erasure")
        try session.answer(try await session.frontDesk().get(target.text)) {
            try session.output.erasure($0)
        }
        return .done
    }

    static let candidateRules = Subcommand(
        "candidate", "rules",
        flags: [CandidateFlag.territory, CandidateFlag.requires, CandidateFlag.nothing]
            + [CandidateFlag.stepDays, .rulesFile],
        summary: LocalizedText(
            fr: "les étapes qu'exige un territoire ; avec des options, les fixer",
            es: "las etapas que exige un territorio; con opciones, fijarlas",
            en: "the stages that a territory requires; with options, set them"),
        examples: [
            "candidate rules --territory 92-montrouge",
            "candidate rules --territory 92 --requires spoken_to --requires checked --step-days 2",
        ]
    ) { session in
        let arguments = session.arguments
        let desk = try session.frontDesk()
        if let path = arguments.text(.rulesFile) {
            let answer = try await desk.post(
                "/v1/onboarding-rules", SavedRules.document(path, in: session))
            try session.answer(answer, session.output.onboarding)
            return .done
        }
        let requires = arguments.texts(CandidateFlag.requires)
        let isSet = !requires.isEmpty || arguments.isSet(CandidateFlag.nothing)
        if !requires.isEmpty, arguments.isSet(CandidateFlag.nothing) {
            throw UsageProblem.contradiction(CandidateFlag.requires, CandidateFlag.nothing)
        }
        if isSet || arguments.isSet(CandidateFlag.stepDays) {
            guard isSet else {
                throw UsageProblem.needsOneOf([CandidateFlag.requires, CandidateFlag.nothing])
            }
            for flag in [CandidateFlag.territory, CandidateFlag.stepDays]
            where !arguments.isSet(flag) { throw UsageProblem.neededOption(flag) }
            var json = JSONWriter()
            json.beginObject()
            json.known("territory", arguments.text(CandidateFlag.territory))
            json.member("stages", requires)
            json.member("stepDays", arguments.integer(CandidateFlag.stepDays))
            json.endObject()
            let answer = try await desk.post("/v1/onboarding-rules", json.bytes)
            try session.answer(answer, session.output.onboarding)
            return .done
        }
        var target = Target("v1", "onboarding-rules")
        target.add("territory", arguments.text(CandidateFlag.territory))
        try session.answer(try await desk.get(target.text), session.output.onboarding)
        return .done
    }
}
