import OpsCore

/// Sending what is new, once, and taking in what came of it.
extension Form {
    /// Sends all that is new: of the contact, of a service that was called.
    mutating func save() -> [FormEffect] {
        errors = [:]
        let others = saveService()
        if sending == nil, let refusal = hoursRefusal {
            errors[.safeHours] = refusal[language]
            tell(.wrong, refusal)
            return others + go(to: .safeHours)
        }
        if let sending {
            wantsSave = true
            tell(.told, FormWords.saving)
            guard !sending.isInFlight else { return others }
            // It may have arrived: the very same is sent under the same key, news follow it.
            self.sending?.isInFlight = true
            return others + [.log(attempt: sending.attempt, sending.draft)]
        }
        wantsSave = false
        guard let contact else { return others + log() }
        guard news.addsSomething else {
            if let doubt { return others + readAgain(contact, doubt) }
            if others.isEmpty { tell(.told, FormWords.nothingNew) }
            return others
        }
        let attempt = nextAttempt()
        sending = Sending(attempt: attempt, draft: news)
        tell(.told, FormWords.saving)
        return others + [.add(attempt: attempt, contact: contact.id, tag: contact.tag, news)]
    }

    /// Taken back before anybody knew whether it had arrived: the server is asked what it has.
    ///
    /// Compared with what it had before, nothing would be new, and the screen would show as kept what is not.
    private mutating func readAgain(
        _ contact: SavedContact, _ doubt: ContactDraft
    ) -> [FormEffect] {
        let attempt = nextAttempt()
        sending = Sending(attempt: attempt, draft: doubt)
        tell(.told, FormWords.saving)
        return [.reload(attempt: attempt, contact: contact.id)]
    }

    private mutating func doubt(_ sent: ContactDraft) {
        var doubted = doubt ?? ContactDraft()
        doubted.take(sent)
        doubted.note = sent.note ?? doubted.note
        doubt = doubted
    }

    /// Safe hours that end when they begin would have somebody in danger called at any hour.
    private var hoursRefusal: LocalizedText? {
        guard saved.safeHours == nil, let hours = text(.safeHours).flatMap({ DayWindow($0) }),
            hours.hasEqualEnds
        else { return nil }
        return FollowUpRefusal.equalEnds(hours).text
    }

    private mutating func log() -> [FormEffect] {
        guard draft.kind != nil || !draft.needs.isEmpty else {
            errors[.kind] = FormWords.kindNeeded[language]
            tell(.wrong, FormWords.kindNeeded)
            return go(to: .kind)
        }
        if isAnonymous, draft.kind != ContactKind.listening.rawValue, isNamed {
            errors[.anonymous] = FormWords.notAnonymous[language]
            tell(.wrong, FormWords.notAnonymous)
            return go(to: .anonymous)
        }
        let attempt = nextAttempt()
        sending = Sending(attempt: attempt, draft: draft)
        tell(.told, FormWords.saving)
        return [.log(attempt: attempt, draft)]
    }

    private var isNamed: Bool {
        FormField.naming.contains { text($0) != nil }
    }

    /// What came of sending the contact, or of adding to it.
    mutating func contactCame(
        _ attempt: Int, _ outcome: FormEvent.Outcome<SavedContact>
    ) -> [FormEffect] {
        guard let sent = sending, sent.attempt == attempt else { return [] }
        switch outcome {
        case .done(let contact): return keep(contact, sent.draft)
        case .refused(let refused): return refuse(refused, sent)
        case .changed:
            sending?.isInFlight = true
            doubt(sent.draft)
            tell(.wrong, FormWords.changedMeanwhile)
            return [.reload(attempt: attempt, contact: contact?.id ?? "")]
        case .unsure(let title), .unsent(let title): return wait(title, sent, outcome)
        }
    }

    private mutating func keep(_ contact: SavedContact, _ draft: ContactDraft) -> [FormEffect] {
        let isFirst = self.contact == nil
        self.contact = contact
        // Taken under the tag that the form knew: nothing else had arrived before.
        doubt = nil
        if isFirst { saved = ContactDraft() }
        // Said while it was on its way, it came too late: what was sent is known, and is shown.
        if isFirst, !draft.isAnonymous { chosen[.anonymous] = nil }
        saved.take(draft)
        if let kind = contact.known.kind { saved.kind = kind }
        if chosen[.kind] == nil, let kind = saved.kind { chosen[.kind] = [kind] }
        if let note = draft.note { dropNote(note) }
        showWhatWasSent(draft)
        sending = nil
        let isShortened = draft.isAnonymous && draft.note?.contains(AnonymousNote.mark) == true
        tell(.done, FormWords.saved(contact, isShortened: isShortened, needWord))
        var effects: [FormEffect] = []
        if draft.isDanger { effects = alert.keep(contact.alert) ? [] : openBareAlert() }
        guard wantsSave else { return effects }
        wantsSave = false
        return effects + (news.addsSomething ? save() : [])
    }

    /// What was changed while it was on its way shows what is saved; what was typed stands at it.
    private mutating func showWhatWasSent(_ sent: ContactDraft) {
        for field in FormField.allCases {
            guard let path = field.path, let known = sent[keyPath: path] else { continue }
            adopt(known, in: field, path)
        }
        for (field, codes) in [(FormField.needs, sent.needs), (.consents, sent.consents)] {
            let all = (chosen[field] ?? []) + codes
            chosen[field] = choices(of: field).filter(all.contains)
        }
    }

    /// Takes a note out of the field; what was typed behind it meanwhile stays.
    private mutating func dropNote(_ note: String) {
        notesSaved += 1
        // As it would be sent: of who stays unknown something is taken out of it.
        guard let typed = draft.note else { return }
        if typed == note {
            texts[.note] = nil
        } else if typed.hasPrefix(note) {
            texts[.note] = TextLine(String(typed.dropFirst(note.count)).trimmed)
        }
    }

    private mutating func refuse(_ refused: FormEvent.Refused, _ sent: Sending) -> [FormEffect] {
        sending = nil
        wantsSave = false
        if refused.code == "hotline.nothing_new", contact != nil {
            saved.take(sent.draft)
        }
        if refused.code == "hotline.already_known", sent.draft.kind != nil, let kind = saved.kind {
            chosen[.kind] = [kind]
        }
        show(refused) { FormField.ofContact(at: $0) }
        guard sent.draft.isDanger, !alert.keep(refused.alert) else { return [] }
        return openBareAlert()
    }

    /// Errors stand at the fields that caused them; the first one is gone to.
    mutating func show(_ refused: FormEvent.Refused, at field: (String) -> FormField?) {
        notice = Notice(
            level: .wrong,
            text: [refused.title, refused.detail].compactMap(\.self).joined(separator: " · "))
        for error in refused.errors {
            if let field = field(error.pointer) { errors[field] = error.detail }
        }
        guard errors[focus] == nil, let first = fields.first(where: { errors[$0] != nil })
        else { return }
        focus = first
    }

    private mutating func wait(
        _ title: String, _ sent: Sending, _ outcome: FormEvent.Outcome<SavedContact>
    ) -> [FormEffect] {
        wantsSave = false
        notice = Notice(level: .wrong, text: FormWords.notSaved(title)[language])
        sending?.isInFlight = false
        if case .unsure = outcome {
            sending?.mayHaveArrived = true
            if contact != nil { doubt(sent.draft) }
        }
        if sent.draft.isDanger { return alert.failed(sent.attempt, title) }
        // Added to a contact: the tag tells whether it arrived.
        if contact != nil || sending?.mayHaveArrived == false { sending = nil }
        return []
    }
}

/// A contact that somebody else has changed meanwhile.
extension Form {
    mutating func reloaded(
        _ attempt: Int, _ outcome: FormEvent.Outcome<SavedContact>
    ) -> [FormEffect] {
        guard let sent = sending, sent.attempt == attempt else { return [] }
        sending = nil
        wantsSave = false
        switch outcome {
        case .done(let contact): adopt(contact, sent.draft)
        case .refused(let refused): show(refused) { FormField.ofContact(at: $0) }
        case .changed: tell(.wrong, FormWords.changedMeanwhile)
        case .unsure(let title), .unsent(let title):
            notice = Notice(level: .wrong, text: FormWords.notSaved(title)[language])
        }
        return []
    }

    /// Fields that the server knows otherwise show what it knows; what was typed stands at them.
    private mutating func adopt(_ contact: SavedContact, _ sent: ContactDraft) {
        self.contact = contact
        doubt = nil
        if let note = sent.note, contact.notes.contains(note) { dropNote(note) }
        for field in FormField.allCases {
            guard let path = field.path, let known = contact.known[keyPath: path] else { continue }
            adopt(known, in: field, path)
        }
        saved.kind = contact.known.kind ?? saved.kind
        for need in contact.known.needs where !saved.needs.contains(need) {
            saved.needs.append(need)
        }
        let needs = (chosen[.needs] ?? []) + contact.known.needs
        chosen[.needs] = choices(of: .needs).filter(needs.contains)
        let isAllThere = !news.addsSomething
        tell(
            isAllThere ? .done : .wrong,
            isAllThere ? FormWords.saved(contact, needWord) : FormWords.changedMeanwhile)
    }

    fileprivate mutating func adopt(
        _ known: String, in field: FormField, _ path: WritableKeyPath<ContactDraft, String?>
    ) {
        let typed = draft[keyPath: path]
        let numbers = typed.map { PhoneNumber.readings(of: $0, in: country) } ?? []
        let isSame = typed == known || numbers.contains { $0.e164 == known }
        saved[keyPath: path] = isSame ? typed : known
        guard !isSame else { return }
        if let typed { errors[field] = FormWords.knownOtherwise(typed)[language] }
        if field.isText { texts[field] = TextLine(known.harmless) } else { chosen[field] = [known] }
        saved[keyPath: path] = draft[keyPath: path]
    }
}
