/// What became of an answer from outside, and what whoever answered is told.
package enum AnswerOutcome: String, CaseIterable, Sendable {
    case accepted
    /// There is no place for them now: asked first should somebody step back.
    case reserve
    case declined
    /// The time to answer has passed and the place is taken.
    case tooLate = "too_late"
    case notNeeded = "not_needed"
    /// Something else was answered before: the desk must hear of it.
    case alreadyAnswered = "already_answered"
    /// A yes that the rules do not take; a coordinator looks at it.
    case notPossible = "not_possible"
    /// Several questions are open: which one is meant?
    case ambiguous
    case unknownCode = "unknown_code"
    case notUnderstood = "not_understood"
    case unknownSender = "unknown_sender"
    case stop
    /// They were only polite, and nothing was asked of them.
    case thanks

    /// What is known before the operation is asked; nil where it must decide.
    ///
    /// The same answer again is the same answer; another one is not taken, since it may leave a person alone. A no
    /// that comes late is heard as long as anybody may still be asked. When the mission is over nobody is to go
    /// any more, whatever was said before.
    package init?(_ state: SolicitationState, isOver: Bool, isYes: Bool) {
        switch (state, isYes) {
        case (.declined, false): self = .declined
        case (.expired, _) where isOver: self = .tooLate
        case _ where isOver: self = .notNeeded
        case (.accepted, true): self = .accepted
        case (.reserve, true): self = .reserve
        case (.declined, true), (.accepted, false), (.reserve, false): self = .alreadyAnswered
        case (.pending, _), (.expired, _), (.withdrawn, _): return nil
        }
    }

    /// What the operation's no means to whoever answered a question in this state.
    package init(_ refusal: Refusal, to state: SolicitationState) {
        switch refusal {
        case .dispatching(.crewComplete), .dispatching(.unknownMission), .dispatching(.wrongStage):
            self = state == .expired ? .tooLate : .notNeeded
        // An old question to somebody who was asked anew: nothing else was answered to it.
        case .dispatching(.alreadyAnswered) where state.isOpenToYes:
            self = state == .expired ? .tooLate : .notNeeded
        case .dispatching(.alreadyAnswered): self = .alreadyAnswered
        default: self = .notPossible
        }
    }

    /// What was decided, as the events say it; nil when they say nothing of this question.
    package init?(_ events: some Sequence<Event>, to solicitation: Identifier<Solicitation>) {
        for event in events {
            switch event {
            case .dispatching(.solicitationAnswered(solicitation, _, .accepted)),
                .crew(.confirmed):
                self = .accepted
            case .dispatching(.solicitationAnswered(solicitation, _, .reserve)): self = .reserve
            case .dispatching(.solicitationAnswered(solicitation, _, .declined)): self = .declined
            case .answers(.replyKept(let reply)): self.init(reply.reason)
            case .answers(.replyContinued(let reply)): self.init(reply.reason)
            default: continue
            }
            return
        }
        return nil
    }

    /// What whoever wrote is told of a reply that somebody must read.
    private init(_ reason: ReplyReason) {
        switch reason {
        case .notUnderstood: self = .notUnderstood
        case .otherAnswer: self = .alreadyAnswered
        case .notPossible: self = .notPossible
        case .stop: self = .stop
        }
    }

    /// Why somebody must look at what was written; nil where nobody must.
    package var keptFor: ReplyReason? {
        switch self {
        case .notUnderstood: .notUnderstood
        case .alreadyAnswered: .otherAnswer
        case .notPossible: .notPossible
        case .stop: .stop
        case .accepted, .reserve, .declined, .tooLate, .notNeeded, .ambiguous, .unknownCode,
            .unknownSender, .thanks:
            nil
        }
    }
}

extension AnswerOutcome {
    /// What is said, with the mission's number where one is meant; it names nobody.
    ///
    /// Where the crew is short whoever has said yes waits for the others; a yes hears the hour that was agreed.
    package func text(
        mission number: Int64?, isShort: Bool = false, comesAt hour: LocalizedText? = nil
    ) -> LocalizedText {
        let mission = LocalizedText(
            fr: number.map { "Mission \($0)" } ?? "Ops", es: number.map { "Misión \($0)" } ?? "Ops",
            en: number.map { "Mission \($0)" } ?? "Ops")
        let words = self == .accepted ? Self.accepted(isShort: isShort, hour) : words
        return LocalizedText(
            fr: "\(mission.fr) : \(words.fr)", es: "\(mission.es): \(words.es)",
            en: "\(mission.en): \(words.en)")
    }

    private static let short = LocalizedText(
        fr: "votre oui est noté. Il manque encore quelqu'un : ne partez pas avant notre message. "
            + "Merci !",
        es: "su sí queda anotado. Aún falta alguien: no salga antes de nuestro mensaje. ¡Gracias!",
        en: "your yes is noted. Somebody is still missing: do not leave before our message. "
            + "Thank you!")

    private static let counted = LocalizedText(
        fr: "votre oui est noté, nous comptons sur vous. Merci !",
        es: "su sí queda anotado, contamos con usted. ¡Gracias!",
        en: "your yes is noted, we count on you. Thank you!")

    private static func accepted(isShort: Bool, _ hour: LocalizedText?) -> LocalizedText {
        let words = isShort ? short : counted
        guard let hour else { return words }
        return LocalizedText(
            fr: "\(words.fr) Passage prévu le \(hour.fr).",
            es: "\(words.es) Visita prevista el \(hour.es).",
            en: "\(words.en) Visit planned for \(hour.en).")
    }

    private var words: LocalizedText {
        switch self {
        case .thanks:
            LocalizedText(
                fr: "merci à vous.", es: "gracias a usted.", en: "thank you too.")
        case .accepted: Self.counted
        case .reserve:
            LocalizedText(
                fr:
                    "merci de votre oui, vous êtes en réserve. N'y allez pas sans nouvelles de nous.",
                es: "gracias por su sí, queda en reserva. No vaya sin noticias nuestras.",
                en: "thank you for your yes, you are in reserve. Do not go unless we tell you.")
        case .declined:
            LocalizedText(
                fr: "votre non est noté. Merci de nous l'avoir dit.",
                es: "su no queda anotado. Gracias por decírnoslo.",
                en: "your no is noted. Thank you for telling us.")
        case .tooLate:
            LocalizedText(
                fr: "le délai de réponse est passé. N'y allez pas. Merci d'avoir répondu.",
                es: "el plazo para responder ha pasado. No vaya. Gracias por responder.",
                en: "the time to answer has passed. Do not go. Thank you for answering.")
        case .notNeeded:
            LocalizedText(
                fr: "nous n'avons plus besoin de vous pour elle. N'y allez pas. Merci !",
                es: "ya no le necesitamos para ella. No vaya. ¡Gracias!",
                en: "you are not needed for it any more. Do not go. Thank you!")
        case .alreadyAnswered:
            LocalizedText(
                fr:
                    "vous aviez déjà répondu autrement ; rien n'est changé. Appelez la coordination.",
                es: "ya había respondido otra cosa; nada ha cambiado. Llame a la coordinación.",
                en: "you had answered otherwise before; nothing is changed. Please call the desk.")
        case .notPossible:
            LocalizedText(
                fr:
                    "nous ne pouvons pas prendre ce oui ainsi. N'y allez pas ; appelez la coordination.",
                es: "no podemos aceptar este sí así. No vaya; llame a la coordinación.",
                en: "we cannot take this yes as it is. Do not go; please call the desk.")
        case .ambiguous:
            LocalizedText(
                fr:
                    "plusieurs questions sont ouvertes. Répondez OUI ou NON avec le code du message.",
                es: "hay varias preguntas abiertas. Responda SI o NO con el código del mensaje.",
                en: "several questions are open. Answer YES or NO with the code of the message.")
        case .unknownCode:
            LocalizedText(
                fr: "ce code n'est pas connu. Répondez OUI ou NON avec le code du message.",
                es: "este código no se conoce. Responda SI o NO con el código del mensaje.",
                en: "this code is not known. Answer YES or NO with the code of the message.")
        case .notUnderstood:
            LocalizedText(
                fr:
                    "quelqu'un lira votre message ; vos réponses d'avant restent. Pour répondre : OUI ou NON.",
                es:
                    "alguien leerá su mensaje; sus respuestas anteriores valen. Para responder: SI o NO.",
                en:
                    "somebody will read your message; what you answered before stands. To answer: YES or NO."
            )
        case .unknownSender:
            LocalizedText(
                fr: "nous ne connaissons pas ce numéro ; rien n'est noté. Appelez la coordination.",
                es: "no conocemos este número; no se ha anotado nada. Llame a la coordinación.",
                en: "we do not know this number; nothing is noted. Please call the desk.")
        case .stop:
            LocalizedText(
                fr:
                    "plus aucun message ne vous sera envoyé. La coordination vous appellera au besoin.",
                es: "ya no se le enviarán mensajes. La coordinación le llamará si hace falta.",
                en: "no more messages will be sent to you. The desk will call you if need be.")
        }
    }
}

/// The alphabet of text messages (GSM 03.38): 160 of its letters are one message, one other letter makes it 70.
package enum MessageLetters {
    /// The basic table of GSM 03.38, without the control characters.
    static let basic = Set(
        "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
            .unicodeScalars
    ).union("ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà\n\r".unicodeScalars)

    private static let near: [Unicode.Scalar: Unicode.Scalar] = [
        "á": "a", "â": "a", "í": "i", "î": "i", "ï": "i", "ó": "o", "ô": "o", "ú": "u", "û": "u",
        "ê": "e", "ë": "e", "ç": "Ç", "’": "'", "Á": "A", "Í": "I", "Ó": "O", "Ú": "U", "À": "A",
        "È": "E", "Ê": "E", "\u{A0}": " ", "\u{202F}": " ", "–": "-", "…": ".",
    ]

    /// The text in these letters: accents that they lack fall, what has no near letter is `?`.
    package static func fold(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if basic.contains(scalar) {
                folded.append(scalar)
            } else {
                folded.append(near[scalar] ?? "?")
            }
        }
        return String(folded)
    }
}
