import OpsCore

/// The server said no: its problem document (RFC 9457), or what could be made of the answer.
struct ServerProblem: Error, Sendable {
    struct FieldError: Hashable, Sendable {
        let pointer: String
        let detail: String
    }

    let status: Int
    let code: String
    let shownTitle: String
    let detail: String?
    let errors: [FieldError]
    /// The alert that was opened all the same.
    private(set) var danger: JSONValue?
    /// The document as it came; nil when the answer held none.
    private(set) var document: [UInt8]?

    init(_ answer: Answer) {
        status = answer.status
        let value = try? JSONParser.value(of: answer.body)  // no document: the status alone speaks
        let isDocument = value?["title"]?.text != nil
        document = isDocument ? answer.body : nil
        shownTitle = value?["title"]?.text ?? "HTTP \(answer.status)"
        // The server repeats the title where it has nothing to add; one sentence is read once.
        let said = value?["detail"]?.text
        detail = said == shownTitle ? nil : said
        code = value?["code"]?.text ?? "http.\(answer.status)"
        danger = value?["danger"]
        errors = (value?["errors"]?.items ?? []).compactMap { error in
            guard let pointer = error["pointer"]?.text else { return nil }
            return FieldError(
                pointer: pointer, detail: error["detail"]?.text ?? error["code"]?.text ?? "")
        }
    }
}

extension ServerProblem {
    /// The same no, with the alert that was opened without what it refuses.
    func knowing(danger: JSONValue) -> ServerProblem {
        var json = JSONWriter()
        json.beginObject()
        json.members(of: problemDocument(in: .en))
        json.key("danger")
        json.write(danger)
        json.endObject()
        var problem = self
        problem.danger = danger
        problem.document = json.bytes
        return problem
    }
}

extension ServerProblem: Explained {
    var exitCode: ExitCode { ExitCode(status: status) }

    /// The server has already chosen the language.
    var title: LocalizedText { LocalizedText(fr: shownTitle, es: shownTitle, en: shownTitle) }

    var details: [LocalizedText] {
        detail.map { [LocalizedText(fr: $0, es: $0, en: $0)] } ?? []
    }

    func problemDocument(in language: PublicationLanguage) -> [UInt8] {
        if let document { return document }
        var json = JSONWriter()
        json.beginObject()
        json.member("type", "about:blank")
        json.member("title", shownTitle)
        json.member("status", Int64(status))
        json.member("code", code)
        json.endObject()
        return json.bytes
    }
}
