import OpsCore

/// One key opens an alert: nothing that is typed, asked, wrong or on its way keeps it from that.
extension Form {
    /// With a contact that is not saved yet, the contact is logged with the alert, so that the alert
    /// knows whom it is about; else the alert is opened by itself, about the contact if there is one.
    mutating func danger() -> [FormEffect] {
        question = nil
        switch alert.step {
        case .open:
            tell(.told, FormWords.alertOpen)
            return go(to: .service)
        case .asked: return []
        case .waiting(let attempt, _): return retryAlert(attempt)
        case .none, .impossible: break
        }
        notice = nil
        guard contact == nil, sending == nil, !isRefusedBefore else { return openBareAlert() }
        let attempt = nextAttempt()
        var known = settledDraft
        known.isDanger = true
        sending = Sending(attempt: attempt, draft: known)
        alert.asked(attempt)
        return [.log(attempt: attempt, known)]
    }

    private var isRefusedBefore: Bool {
        if case .impossible = alert.step { true } else { false }
    }

    /// What is typed and can be right, without the word that is being typed: what is said once is
    /// not to be kept by half.
    private var settledDraft: ContactDraft {
        var draft = draft
        if let path = focus.path, focus.isText { draft[keyPath: path] = nil }
        if focus == .note { draft.note = nil }
        return draft.possible(in: country)
    }

    mutating func openBareAlert() -> [FormEffect] {
        let attempt = nextAttempt()
        alert.asked(attempt)
        return [.openAlert(attempt: attempt, contact: contact?.number)]
    }

    mutating func retryAlert(_ attempt: Int) -> [FormEffect] {
        guard case .waiting(attempt, _) = alert.step else { return [] }
        alert.asked(attempt)
        guard let sent = sending, sent.attempt == attempt else {
            return [.openAlert(attempt: attempt, contact: contact?.number)]
        }
        sending?.isInFlight = true
        return [.log(attempt: attempt, sent.draft)]
    }

    mutating func alertCame(
        _ attempt: Int, _ outcome: FormEvent.Outcome<OpenedAlert>
    ) -> [FormEffect] {
        guard alert.step == .asked(attempt) else { return [] }
        switch outcome {
        case .done(let opened):
            alert.open(opened)
            tell(.done, FormWords.alertOpen)
        case .refused(let refused): alert.isRefused(refused.title)
        case .changed: return alert.failed(attempt, "")
        case .unsure(let title), .unsent(let title): return alert.failed(attempt, title)
        }
        return []
    }
}

/// The service that was called, noted when there is a moment.
extension Form {
    mutating func saveService() -> [FormEffect] {
        guard let opened = alert.opened, alert.notingService == nil else { return [] }
        guard let service = text(.service) else {
            if text(.reference) != nil { errors[.service] = FormWords.serviceNeeded[language] }
            return []
        }
        let reference = text(.reference)
        let last = alert.serviceAsked
        let isSame = last?.service == service && last?.reference == reference
        let attempt = isSame ? last?.attempt ?? nextAttempt() : nextAttempt()
        alert.serviceAsked = AlertState.ServiceAsked(
            attempt: attempt, service: service, reference: reference)
        alert.notingService = attempt
        return [
            .noteService(
                attempt: attempt, alert: opened.id, service: service, reference: reference)
        ]
    }

    mutating func serviceCame(
        _ attempt: Int, _ outcome: FormEvent.Outcome<OpenedAlert>
    ) -> [FormEffect] {
        guard alert.notingService == attempt else { return [] }
        alert.notingService = nil
        switch outcome {
        case .done(let opened):
            alert.open(opened)
            alert.serviceAsked = nil
            texts[.service] = nil
            texts[.reference] = nil
            tell(.done, FormWords.serviceNoted)
        case .refused(let refused):
            alert.serviceAsked = nil
            show(refused) { pointer in
                [FormField.service, .reference].first { pointer == $0.flag?.pointer }
            }
        case .changed: tell(.wrong, FormWords.changedMeanwhile)
        case .unsure(let title), .unsent(let title):
            notice = Notice(level: .wrong, text: FormWords.notSaved(title)[language])
        }
        return []
    }
}
