import OpsCore

extension Subcommand {
    static let journalVerify = Subcommand(
        "journal", "verify", flags: [.data],
        summary: LocalizedText(
            fr: "recalculer la chaîne du journal ; nommer la première entrée fautive",
            es: "recalcular la cadena del diario; nombrar la primera entrada errónea",
            en: "compute the journal's chain again; name the first bad entry"),
        examples: ["journal verify", "journal verify --data data"]
    ) { session in
        let journal = try session.journal()
        var anchors: Int64 = 0
        let head = try await journal.walkToTheEnd { entries in
            anchors += Int64(entries.count { $0.name == PrivacyEvent.anchoring })
        }
        if anchors > 0, let number = try await journal.brokenAccess() {
            throw AccessLogFault(number: number)
        }
        let digest = head.digest.hexadecimal
        if session.output.manner.isJSON {
            var json = JSONWriter()
            json.beginObject()
            json.member("id", digest)
            json.member("intact", true)
            json.member("position", head.position)
            json.member("digest", digest)
            json.member("accessLogNotes", anchors)
            json.endObject()
            try session.output.json(json.bytes)
        } else {
            try session.output.line(
                LocalizedText(
                    fr: "journal intact : \(head.position) entrées, digest \(digest)",
                    es: "diario íntegro: \(head.position) entradas, digest \(digest)",
                    en: "journal intact: \(head.position) entries, digest \(digest)"))
            guard anchors > 0 else { return .done }
            try session.output.line(
                LocalizedText(
                    fr: "journal des accès intact, comme noté \(anchors) fois dans le journal",
                    es: "registro de accesos íntegro, como se anotó \(anchors) veces en el diario",
                    en: "access log intact, as the journal has noted it \(anchors) times"))
        }
        return .done
    }
}

/// The access log is not the one that the journal has noted, or its own chain is broken.
struct AccessLogFault: Error, Hashable {
    /// The first line that is another or is missing.
    let number: Int64
}

extension AccessLogFault: Explained {
    var exitCode: ExitCode { .failed }
    var code: String { "access_log.broken" }

    func problemDocument(in language: PublicationLanguage) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("type", "about:blank")
        json.member("title", title[language])
        json.member("code", code)
        json.member("number", number)
        json.endObject()
        return json.bytes
    }

    var title: LocalizedText {
        LocalizedText(
            fr:
                "le journal est intact, mais la ligne \(number) du journal des accès a été modifiée, "
                + "retirée ou réécrite ; gardez le fichier et prévenez qui répond des données",
            es: "el diario está íntegro, pero la línea \(number) del registro de accesos fue "
                + "modificada, quitada o reescrita; guarde el archivo y avise a quien responde de "
                + "los datos",
            en:
                "the journal is intact, but line \(number) of the access log was changed, taken away "
                + "or written anew; keep the file and tell whoever answers for the data")
    }
}

extension JournalFault: Explained {
    var exitCode: ExitCode { .failed }
    var code: String { "journal.broken" }

    func problemDocument(in language: PublicationLanguage) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("type", "about:blank")
        json.member("title", title[language])
        json.member("code", code)
        json.member("position", position)
        json.endObject()
        return json.bytes
    }

    /// The first bad position.
    private var position: Int64 {
        switch self {
        case .brokenChain(let position), .unreadable(let position): position
        case .notAtTheEnd(let expected, _): expected
        }
    }

    var title: LocalizedText {
        switch self {
        case .brokenChain(let position):
            LocalizedText(
                fr:
                    "la chaîne est rompue à la position \(position) : cette entrée a été modifiée, ou "
                    + "une autre manque avant elle",
                es: "la cadena está rota en la posición \(position): esa entrada fue modificada o "
                    + "falta otra antes",
                en: "the chain is broken at position \(position): that entry was changed, or one "
                    + "before it is missing")
        case .unreadable(let position):
            LocalizedText(
                fr: "l'entrée \(position) est illisible", es: "la entrada \(position) es ilegible",
                en: "entry \(position) cannot be read")
        case .notAtTheEnd(let expected, let found):
            LocalizedText(
                fr: "le journal finit à \(found), non à \(expected)",
                es: "el diario termina en \(found), no en \(expected)",
                en: "the journal ends at \(found), not at \(expected)")
        }
    }
}
