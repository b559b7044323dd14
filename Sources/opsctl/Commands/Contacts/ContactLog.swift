import OpsCore

extension Subcommand {
    static let contactLog = Subcommand(
        "contact", "log", flags: Flag.contact,
        summary: LocalizedText(
            fr: "noter un contact ; chaque besoin devient une demande",
            es: "anotar un contacto; cada necesidad se convierte en una solicitud",
            en: "log a contact; each need becomes a request"),
        examples: [
            "contact log --need food --need medicine --phone \"06 39 98 12 34\" --postcode 92120"
        ]
    ) { session in
        let draft = try ContactDraft(session.arguments)
        let desk = try session.frontDesk()
        let answer = try await desk.post("/v1/contacts", draft.document)
        try session.answer(answer) { try session.output.contact($0) }
        try await session.warnOfDuplicates(after: answer, desk)
        return .done
    }
}

extension ContactDraft {
    /// What the options say.
    init(_ arguments: Arguments) throws(UsageProblem) {
        self.init()
        needs = arguments.texts(.need)
        name = arguments.text(.name)
        phone = arguments.text(.phone)
        address = arguments.text(.address)
        postcode = arguments.text(.postcode)
        position = arguments.number(.latitude).flatMap { latitude in
            arguments.number(.longitude).map { (latitude, $0) }
        }.map { Position(latitude: $0.0, longitude: $0.1) }
        relation = arguments.text(.callerRelation)
        callerName = arguments.text(.callerName)
        callerPhone = arguments.text(.callerPhone)
        language = arguments.text(.language)
        isAnonymous = arguments.isSet(.anonymous)
        occurredAt = arguments.text(.occurredAt)
        note = arguments.text(.note)
        try arguments.checkTogether(.latitude, .longitude)
        for flag in [Flag.name, .phone, .address] where isAnonymous && arguments.isSet(flag) {
            throw .contradiction(.anonymous, flag)
        }
    }
}

extension Arguments {
    /// Both options or neither.
    func checkTogether(_ one: Flag, _ other: Flag) throws(UsageProblem) {
        if isSet(one), !isSet(other) { throw .neededOption(other) }
        if isSet(other), !isSet(one) { throw .neededOption(one) }
    }
}
