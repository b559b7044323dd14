import OpsCore

/// What the server says, read for the form.
extension FormEvent.Outcome {
    /// No for good; or not now, when nobody knows what was done.
    init(_ problem: ServerProblem, _ language: PublicationLanguage) {
        switch problem.exitCode {
        case .refused where problem.code == "door.changed_meanwhile": self = .changed
        case .refused, .notAllowed, .notFound:
            self = .refused(
                FormEvent.Refused(
                    title: problem.shownTitle, detail: problem.detail, code: problem.code,
                    errors: problem.errors,
                    alert: problem.danger.flatMap { OpenedAlert($0, language) }))
        default: self = .unsure(problem.shownTitle)
        }
    }
}

extension SavedContact {
    /// Nil when the answer is no contact.
    init?(_ answer: Answer, _ language: PublicationLanguage) {
        guard let value = try? answer.value(),  // what cannot be read is no contact
            let id = value["id"]?.text, let number = value["number"]?.integer
        else { return nil }
        self.id = id
        self.number = number
        tag = answer.header("ETag") ?? "*"
        person = value["person"]?["id"]?.text
        requests = (value["requests"]?.items ?? []).compactMap(Asked.init)
        notes = (value["notes"]?.items ?? []).compactMap(\.text)
        var known = ContactDraft()
        known.kind = value["kind"]?.text
        known.needs = requests.map(\.need).filter {
            FormField.needs.choices.contains($0) || OwnNeed($0) != nil
        }
        known.name = value["person"]?["name"]?.text
        known.phone = value["person"]?["phone"]?.text
        known.address = value["person"]?["address"]?.text
        known.postcode = value["postcode"]?.text
        known.relation = value["caller"]?["relation"]?.text
        known.callerName = value["caller"]?["name"]?.text
        known.callerPhone = value["caller"]?["phone"]?.text
        self.known = known
        alert = value["danger"].flatMap { OpenedAlert($0, language) }
    }
}

extension Asked {
    init?(_ value: JSONValue) {
        guard let number = value["number"]?.integer, let need = value["need"]?.text else {
            return nil
        }
        self.number = number
        self.need = need
        openedAt = value["openedAt"]?.text.flatMap { Instant(rfc3339: $0) }
    }
}

extension OpenedAlert {
    init?(_ value: JSONValue, _ language: PublicationLanguage) {
        guard let id = value["id"]?.text, let number = value["number"]?.integer else { return nil }
        self.id = id
        self.number = number
        numbers = (value["emergencyNumbers"]?.items ?? []).compactMap { item in
            item["number"]?.text.map { number in
                EmergencyNumber(
                    number: number, service: item["service"]?[language.rawValue]?.text ?? "")
            }
        }
        called = (value["calls"]?.items ?? []).compactMap { call in
            [call["service"]?.text, call["reference"]?.text].compactMap(\.self)
                .joined(separator: " ")
        }
    }
}

extension FoundPeople {
    init(_ value: JSONValue, at instant: Instant) {
        people = (value["items"]?.items ?? []).compactMap(FoundPerson.init)
        unsearched = value["unsearched"]?.integer ?? 0
        isCrowded = value["crowded"]?.isTrue == true
        at = instant
    }
}

extension FoundPerson {
    init?(_ value: JSONValue) {
        guard let id = value["mergedInto"]?.text ?? value["id"]?.text else { return nil }
        self.id = id
        name = value["name"]?.text
        phone = value["phone"]?.text
        address = value["address"]?.text
        postcode = value["postcode"]?.text
        safePhone = value["safePhone"]?.text
        safeHours = value["safeHours"]?.text
        isLikely = value["likely"]?.isTrue == true
        reasons = value.reasonTexts
        let history = value["history"]
        contacts = history?["contacts"]?.integer ?? 0
        lastContactAt = history?["lastContactAt"]?.text.flatMap { Instant(rfc3339: $0) }
        open = (history?["open"]?.items ?? []).compactMap(Asked.init)
        closed = (history?["closed"]?.items ?? []).compactMap(Asked.init)
    }
}
