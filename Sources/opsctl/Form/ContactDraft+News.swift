import OpsCore

/// What is new of a contact that is being filled in.
extension ContactDraft {
    /// What the server does not have yet.
    ///
    /// Supplies go along with needs that are new: they hasten the requests that open.
    func news(since saved: ContactDraft) -> ContactDraft {
        var news = ContactDraft()
        news.kind = kind == saved.kind ? nil : kind
        news.needs = needs.filter { !saved.needs.contains($0) }
        for path in Self.texts where self[keyPath: path] != saved[keyPath: path] {
            news[keyPath: path] = self[keyPath: path]
        }
        let hasNews = !news.needs.isEmpty
        news.foodDays = hasNews || foodDays != saved.foodDays ? foodDays : nil
        news.medicineUntil = hasNews || medicineUntil != saved.medicineUntil ? medicineUntil : nil
        news.consents = consents.filter { !saved.consents.contains($0) }
        news.note = note
        return news
    }

    /// What the server has once it has taken `news` too; a note is told and gone.
    mutating func take(_ news: ContactDraft) {
        kind = news.kind ?? kind
        needs += news.needs.filter { !needs.contains($0) }
        for path in Self.texts { self[keyPath: path] = news[keyPath: path] ?? self[keyPath: path] }
        foodDays = news.foodDays ?? foodDays
        medicineUntil = news.medicineUntil ?? medicineUntil
        consents += news.consents.filter { !consents.contains($0) }
        isAnonymous = isAnonymous || news.isAnonymous
    }

    /// The texts that are said once.
    private static var texts: [WritableKeyPath<ContactDraft, String?>] {
        [
            \.name, \.phone, \.address, \.entryCode, \.postcode, \.safePhone, \.safeHours,
            \.relation,
            \.callerName, \.callerPhone, \.language,
        ]
    }
}

extension ContactDraft {
    /// What of it can be right, for an alert that must not wait for the rest.
    ///
    /// Before the house has said its country a number may be one of any; the server opens the alert all the same.
    func possible(in country: DialledFrom?) -> ContactDraft {
        var draft = self
        func isPossible(_ phone: String) -> Bool {
            !PhoneNumber.readings(of: phone, in: country).isEmpty
        }
        if let phone, !isPossible(phone) { draft.phone = nil }
        if let callerPhone, !isPossible(callerPhone) { draft.callerPhone = nil }
        if let safePhone, !isPossible(safePhone) { draft.safePhone = nil }
        if let safeHours, DayWindow(safeHours)?.hasEqualEnds ?? true { draft.safeHours = nil }
        if let postcode, !Postcode.isPossible(postcode) { draft.postcode = nil }
        if let language, LanguageTag.said(language) == nil { draft.language = nil }
        if let foodDays, !Supplies.foodDayRange.contains(foodDays) { draft.foodDays = nil }
        if let medicineUntil, Instant(rfc3339: medicineUntil + "T00:00:00Z") == nil {
            draft.medicineUntil = nil
        }
        if [name, phone, address].allSatisfy({ $0 == nil }) { draft.consents = [] }
        return draft
    }
}

/// A day as people type it: `24/11/2026` is `2026-11-24`; anything else stays as it is.
enum TypedDay {
    static func iso(_ typed: String) -> String {
        let parts = typed.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].count == 4,
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } })
        else { return typed }
        return "\(parts[2])-\(padded(parts[1]))-\(padded(parts[0]))"
    }

    private static func padded(_ part: Substring) -> String {
        part.count == 1 ? "0" + part : String(part)
    }
}
