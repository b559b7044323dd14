import OpsCore

/// A call-back that is planned because a safe number or safe hours were said.
struct CallState: Hashable, Sendable {
    /// The number of the planned call.
    var planned: Int64?
    /// What was asked for, under which number; kept while nobody knows whether it arrived.
    var asked: Asked?
    var isInFlight = false

    struct Asked: Hashable, Sendable {
        let attempt: Int
        let phone: String?
        let hours: String?
    }

    /// Whether hours or a number wait to be told.
    func isOwed(_ text: (FormField) -> String?) -> Bool {
        planned == nil && (text(.safePhone) != nil || text(.safeHours) != nil)
    }
}

extension Form {
    /// Asks for the call-back once there is a contact to call back.
    mutating func saveCall() -> [FormEffect] {
        guard let contact, call.isOwed(text), !call.isInFlight else { return [] }
        let (phone, hours) = (text(.safePhone), text(.safeHours))
        let isSame = call.asked?.phone == phone && call.asked?.hours == hours
        let attempt = isSame ? call.asked?.attempt ?? nextAttempt() : nextAttempt()
        call.asked = CallState.Asked(attempt: attempt, phone: phone, hours: hours)
        call.isInFlight = true
        return [
            .planCall(attempt: attempt, contact: contact.number, phone: phone, hours: hours)
        ]
    }

    mutating func callCame(
        _ attempt: Int, _ outcome: FormEvent.Outcome<Int64>
    ) -> [FormEffect] {
        guard call.asked?.attempt == attempt else { return [] }
        call.isInFlight = false
        switch outcome {
        case .done(let number):
            call.planned = number
            texts[.safePhone] = call.asked?.phone.map { TextLine($0) }
            texts[.safeHours] = call.asked?.hours.map { TextLine($0) }
            tell(.done, FormWords.callPlanned(number))
        case .refused(let refused):
            call.asked = nil
            show(refused) { pointer in
                ["#/phone": FormField.safePhone, "#/safe": .safeHours][pointer]
            }
        case .changed: tell(.wrong, FormWords.changedMeanwhile)
        case .unsure(let title), .unsent(let title):
            notice = Notice(level: .wrong, text: FormWords.notSaved(title)[language])
        }
        return []
    }
}
