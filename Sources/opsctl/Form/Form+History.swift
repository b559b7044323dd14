import OpsCore

/// Who may be on the line, and taking over what is known of them.
extension Form {
    /// Looks for whoever has this number, or this name at this postcode, when that has changed.
    mutating func lookUp() -> [FormEffect] {
        history.seek(isAnonymous ? nil : sought())
    }

    /// While a name or an address is being typed, it is not sought by its beginning.
    private func sought(settled isSettled: Bool = false) -> Sought? {
        // Who calls for somebody says their own number first, or nothing but a safe one.
        let phone = FormField.numbers.compactMap { text($0) }
            .first { !PhoneNumber.readings(of: $0, in: country).isEmpty }
        let name = text(.name).flatMap { $0.count < 3 ? nil : $0 }
        let postcode = text(.postcode).flatMap { Postcode.isPossible($0) ? $0 : nil }
        guard phone != nil || (name != nil && (postcode?.count ?? 0) > 3) else { return nil }
        return Sought(
            phone: phone, name: focus == .name && !isSettled ? history.sought?.name : name,
            address: focus == .address && !isSettled ? history.sought?.address : text(.address),
            postcode: postcode)
    }

    /// Keys that speak of who was found; nil for any other.
    mutating func history(_ key: Key) -> [FormEffect]? {
        switch key {
        case .function(4), .control("t"): return takeOver()
        case .function(5), .control("p"):
            guard !history.people.isEmpty else { return nobodyThere() }
            history.place = (history.place + 1) % history.people.count
            return []
        case .function(8), .control("g"): return merge()
        default: return nil
        }
    }

    /// That nobody is there is not said while it is still being asked.
    private mutating func nobodyThere() -> [FormEffect] {
        told(history.isAsking ? ScreenWords.searching : FormWords.nobodyFound)
    }

    private mutating func told(_ text: LocalizedText) -> [FormEffect] {
        tell(.told, text)
        return []
    }

    /// Fills the fields that are empty with what is known of the person.
    private mutating func takeOver() -> [FormEffect] {
        guard let person = history.pointed else { return nobodyThere() }
        guard !isAnonymous else { return told(FormWords.notAnonymous) }
        history.taken = person
        let known: [(FormField, String?)] = [
            (.name, person.name), (.phone, person.phone), (.address, person.address),
            (.postcode, person.postcode), (.safePhone, person.safePhone),
            (.safeHours, person.safeHours),
        ]
        for (field, value) in known where text(field) == nil && !isKept(field) {
            if let value { texts[field] = TextLine(value.harmless) }
        }
        history.accept(sought(settled: true))
        tell(.done, FormWords.takenOver)
        return []
    }

    /// The person of this contact and the one that was taken over are proposed as one.
    var mergeable: (kept: String, other: String)? {
        guard let kept = history.taken?.id, let other = contact?.person, kept != other,
            !history.isMerged
        else { return nil }
        return (kept, other)
    }

    private mutating func merge() -> [FormEffect] {
        guard let pair = mergeable, history.merging == nil else {
            return told(FormWords.nothingToMerge)
        }
        let attempt = nextAttempt()
        history.merging = attempt
        return [.merge(attempt: attempt, kept: pair.kept, other: pair.other)]
    }

    mutating func merged(_ attempt: Int, _ outcome: FormEvent.Outcome<Int64>) {
        guard history.merging == attempt else { return }
        history.merging = nil
        switch outcome {
        case .done:
            history.isMerged = true
            tell(.done, FormWords.merged)
        case .refused(let refused):
            let command = mergeable.map { "opsctl person merge \($0.kept) \($0.other)" } ?? ""
            notice = Notice(level: .wrong, text: "\(refused.title) · \(command)")
        case .changed: tell(.wrong, FormWords.changedMeanwhile)
        case .unsure(let title), .unsent(let title):
            notice = Notice(level: .wrong, text: title)
        }
    }
}
