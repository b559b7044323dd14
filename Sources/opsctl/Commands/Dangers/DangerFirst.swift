import OpsCore

extension Session {
    /// Opens an alert by a question, with the number to dial on the screen before anything is asked.
    ///
    /// What stands in the way of the words (too long, not understood at the door) does not stand in the way of an alert
    /// that says nothing. Where none is open in the end, that is told, whatever the reason: no server, no token.
    func openingDanger<Thing>(
        _ open: (FrontDesk) async throws -> Thing
    ) async throws -> Thing {
        sayWhomToCall()
        do {
            return try await opening(open, at: frontDesk())
        } catch let problem as ServerProblem where problem.danger != nil {
            if !output.manner.isJSON, let danger = problem.danger { try output.danger(danger) }
            throw problem
        } catch let problem as any Explained {
            throw UnopenedAlert(problem)
        }
    }

    private func opening<Thing>(
        _ open: (FrontDesk) async throws -> Thing, at desk: FrontDesk
    ) async throws -> Thing {
        do {
            return try await open(desk)
        } catch let problem as ServerProblem where problem.isAboutTheWords {
            let opened = try await desk.openDanger(contact: nil)
            throw problem.knowing(danger: try opened.value())
        }
    }

    /// The alert with whom to call, and what of the words was not understood.
    func showDanger(_ opened: Answer) throws {
        try answer(opened) { danger in
            try output.danger(danger)
            output.tellUnread(danger)
        }
    }

    private func sayWhomToCall() {
        guard !output.manner.isJSON else { return }
        output.say(
            LocalizedText(
                fr: "en danger : appelez le \(UnopenedAlert.number) sans attendre",
                es: "en peligro: llame al \(UnopenedAlert.number) sin esperar",
                en: "in danger: call \(UnopenedAlert.number), wait for nothing"))
    }
}

extension ServerProblem {
    /// No for what was said, and not for who asks: an alert without words may still be opened.
    fileprivate var isAboutTheWords: Bool {
        danger == nil && (400...499).contains(status) && ![401, 403, 408, 429].contains(status)
    }
}

/// An alert was wanted and is not open: people are told that before they are told why.
struct UnopenedAlert: Explained {
    let problem: any Explained

    init(_ problem: any Explained) {
        self.problem = problem
    }

    /// What is dialled while no server says what there is.
    static var number: String { AlertState.fallback.map(\.number).joined(separator: ", ") }

    var exitCode: ExitCode { problem.exitCode }
    var code: String { problem.code }
    var details: [LocalizedText] { [problem.title] + problem.details }

    var title: LocalizedText { Self.title(isUnsure: isUnsure) }

    static func title(isUnsure: Bool) -> LocalizedText {
        let number = Self.number
        return isUnsure
            ? LocalizedText(
                fr: "appelez le \(number) : on ne sait pas si l'alerte de danger est ouverte ; "
                    + "prévenez la supervision autrement",
                es: "llame al \(number): no se sabe si la alerta de peligro está abierta; "
                    + "avise a supervisión por otro medio",
                en: "call \(number): nobody knows whether the danger alert is open; tell a "
                    + "supervisor by other means")
            : LocalizedText(
                fr: "appelez le \(number) : l'alerte de danger n'est PAS ouverte ; prévenez la "
                    + "supervision autrement",
                es: "llame al \(number): la alerta de peligro NO está abierta; avise a "
                    + "supervisión por otro medio",
                en: "call \(number): the danger alert is NOT open; tell a supervisor by other "
                    + "means")
    }

    /// The question may have arrived.
    private var isUnsure: Bool {
        switch problem {
        case let problem as Unreachable: problem.reason != .cannotConnect
        case is UnreadableAnswer: true
        default: false
        }
    }

    /// The problem as it is, and with it what there is to dial.
    func problemDocument(in language: PublicationLanguage) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("alert", isUnsure ? "unknown" : "not_open")
        json.key("emergencyNumbers")
        json.beginArray()
        for known in AlertState.fallback {
            json.beginObject()
            json.member("number", known.number)
            json.endObject()
        }
        json.endArray()
        json.members(of: problem.problemDocument(in: language))
        json.endObject()
        return json.bytes
    }
}

/// A form was left while the alert that was opened from it had not arrived: nothing else on the machine knows of it.
struct AbandonedAlert: Explained {
    let alert: AlertState

    init(_ alert: AlertState) {
        self.alert = alert
    }

    var exitCode: ExitCode {
        if case .impossible = alert.step { .failed } else { .later }
    }

    var code: String { "danger.not_open" }

    /// What is on its way may still arrive.
    var title: LocalizedText {
        var isUnsure = false
        if case .asked = alert.step { isUnsure = true }
        return UnopenedAlert.title(isUnsure: isUnsure)
    }
}
