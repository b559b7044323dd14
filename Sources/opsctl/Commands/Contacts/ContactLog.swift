import OpsCore

extension Subcommand {
    static let contactLog = Subcommand(
        "contact", "log", flags: Flag.contact,
        summary: LocalizedText(
            fr: "noter un contact, par sa seule nature s'il le faut ; chaque besoin devient une "
                + "demande",
            es: "anotar un contacto, aunque solo sea su tipo; cada necesidad se convierte en una "
                + "solicitud",
            en: "log a contact, by its kind alone if need be; each need becomes a request"),
        examples: [
            "contact log --kind missed", "contact log --danger",
            "contact log --need food --need medicine --phone \"06 39 98 12 34\" --postcode 92120",
        ]
    ) { session in
        let draft = try ContactDraft(session.arguments)
        if draft.kind == nil, draft.needs.isEmpty, !draft.isDanger {
            throw UsageProblem.needsOneOf([.kind, .need])
        }
        session.tellWithheld(draft)
        let answer = try await session.log(draft)
        try session.answer(answer) { contact in
            if let danger = contact["danger"] {
                try session.output.danger(danger)
                try session.output.line("")
            }
            try session.output.contact(contact)
        }
        try await session.warnOfDuplicates(after: answer, try session.frontDesk())
        return .done
    }
}

extension ContactDraft {
    /// What the options say.
    init(_ arguments: Arguments) throws(UsageProblem) {
        self.init()
        isDanger = arguments.isSet(.danger)
        kind = arguments.text(.kind)
        needs = arguments.texts(.need)
        name = arguments.text(.name)
        phone = arguments.text(.phone)
        address = arguments.text(.address)
        entryCode = arguments.text(.entryCode)
        postcode = arguments.text(.postcode)
        safePhone = arguments.text(.safePhone)
        safeHours = arguments.text(.safeHours)
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
        foodDays = arguments.integer(.foodDays)
        medicineUntil = arguments.text(.medicineUntil)
        consents = arguments.texts(.consent)
        try arguments.checkTogether(.latitude, .longitude)
        guard isAnonymous else { return }
        guard kind == ContactKind.listening.rawValue else {
            for flag in Flag.naming where arguments.isSet(flag) {
                throw .contradiction(.anonymous, flag)
            }
            return
        }
        forgetWho()
    }

    /// Who was listened to stays unknown: what was typed of them does not even leave this machine, nor does it in a
    /// note; the server could not take out a name that it is not told.
    mutating func forgetWho() {
        note = note.map { AnonymousNote.kept(of: $0, without: [name, address, callerName]) }
        name = nil
        phone = nil
        address = nil
        entryCode = nil
        safePhone = nil
        safeHours = nil
        callerName = nil
        callerPhone = nil
    }
}

extension Flag {
    /// What says who somebody is, or leads to them.
    fileprivate static let naming: [Flag] = [
        .name, .phone, .address, .entryCode, .safePhone, .safeHours, .callerName, .callerPhone,
    ]
}

extension Session {
    fileprivate func log(_ draft: ContactDraft) async throws -> Answer {
        func log(_ desk: FrontDesk) async throws -> Answer {
            try await desk.post("/v1/contacts", draft.document)
        }
        return draft.isDanger ? try await openingDanger(log) : try await log(frontDesk())
    }

    /// What was typed of somebody who stays unknown is not sent: whoever typed it learns that.
    fileprivate func tellWithheld(_ draft: ContactDraft) {
        guard arguments.isSet(.anonymous) else { return }
        if draft.note != arguments.text(.note) {
            output.say(
                LocalizedText(
                    fr: "écoute anonyme : ce qui mène à la personne est retiré de la note "
                        + "(\(AnonymousNote.mark))",
                    es: "escucha anónima: lo que lleva a la persona se ha quitado de la nota "
                        + "(\(AnonymousNote.mark))",
                    en: "anonymous listening: what leads to the person is taken out of the note "
                        + "(\(AnonymousNote.mark))"))
        }
        let left = Flag.naming.filter(arguments.isSet).map(\.spelling).joined(separator: ", ")
        guard !left.isEmpty else { return }
        output.say(
            LocalizedText(
                fr: "écoute anonyme : pas envoyé, et noté nulle part : \(left)",
                es: "escucha anónima: no se ha enviado ni anotado en ningún sitio: \(left)",
                en: "anonymous listening: not sent, and noted nowhere: \(left)"))
    }
}

extension Arguments {
    /// Both options or neither.
    func checkTogether(_ one: Flag, _ other: Flag) throws(UsageProblem) {
        if isSet(one), !isSet(other) { throw .neededOption(other) }
        if isSet(other), !isSet(one) { throw .neededOption(one) }
    }
}
