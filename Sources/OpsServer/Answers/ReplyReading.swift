import OpsCore
import OpsHTTP
import OpsStore

/// The body of `POST /v1/replies`: whatever a gateway brings, since nobody could be told that it was refused.
struct BroughtReply: Sendable {
    /// As the gateway writes it; what is no number is nobody's.
    let from: String
    /// Without control characters; longer than what is looked at, it is read by a person.
    let text: String
    /// The gateway's own name for the message.
    let id: String?

    static let idLimit = 200

    init?(from fields: inout JSONFields) {
        let from = fields.raw("from", isNeeded: true)
        let text = fields.raw("text", isNeeded: true)
        id = fields.text("gatewayId", limit: Self.idLimit)
        guard let from, let text else { return nil }
        self.from = from
        self.text = String(
            String.UnicodeScalarView(text.unicodeScalars.filter { !Self.isControl($0) }))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        guard !["\t", "\n", "\r"].contains(scalar) else { return false }
        return scalar.value < 0x20 || scalar.value == 0x7F
    }

    /// Some gateways leave the sign out before a number with its country's code.
    func phone(in country: DialledFrom?) -> PhoneNumber? {
        if let phone = PhoneNumber(from, in: country) { return phone }
        let isWhole = from.utf8.count >= 10 && from.utf8.first != UInt8(ascii: "0")
        return isWhole ? PhoneNumber("+" + from) : nil
    }

    /// What a person reads of it; nil where there is nothing.
    var words: String? {
        let text = String(CardNumber.hidden(in: text).prefix(ReplyText.limit))
        return text.isEmpty ? nil : text
    }
}

/// What a text message is about, and what is to be done about it: read in the transaction that decides.
struct ReplyReading: Sendable {
    private let senders: [Sender]
    private let question: QuestionRow?
    private let language: PublicationLanguage
    private let words: String?
    /// Nil where nothing is to be decided: then the outcome stands.
    private let answer: WeighedAnswer?
    private let outcome: AnswerOutcome
    /// Whether anything is sent back at all.
    private let isAnswered: Bool

    /// So many questions back a code is still known.
    private static let remembered = 50
    /// A machine that answers each answer is left alone after so many.
    private static let answered: Int64 = 2

    init(_ brought: BroughtReply, in room: ReadingRoom, _ house: House) throws {
        let phone = brought.phone(in: house.country)
        let senders = try phone.map(room.senders) ?? []
        let text = ReplyText(brought.text)
        let asked = try senders.flatMap { sender in
            try room.questions(to: sender.id, limit: Self.remembered)
        }
        let found = MeantQuestion(by: text, among: asked, of: senders.count, house.answerKey)
        self.senders = senders
        words = brought.words
        question = found.question
        language = question?.language ?? senders.first?.language ?? .fr
        var isYes: Bool?
        switch text.meaning {
        case _ where senders.isEmpty: outcome = .unknownSender
        case .stop: outcome = .stop
        case .unclear: outcome = .notUnderstood
        // Where something is asked of them a thank-you may be a yes: somebody reads it.
        case .thanks: outcome = found.isAsked ? .notUnderstood : .thanks
        case .yes, .no:
            outcome = found.otherwise
            isYes = text.meaning == .yes
        }
        isAnswered =
            switch outcome {
            // What is no telephone number reads nothing, and two machines would write to each other for ever.
            case .unknownSender:
                phone.map { house.strangers.hears($0, house) } ?? false
            case .thanks: false
            default: true
            }
        if let question, let isYes {
            answer = WeighedAnswer(
                question: question, isYes: isYes, way: .sms, text: words,
                why: text.reason.map { WhyNot($0) })
        } else {
            answer = nil
        }
    }

    /// What is to be decided; nil where the message changes nothing and nobody must read it.
    var command: Command? {
        if let answer { return answer.command }
        guard let reason = outcome.keptFor, !senders.isEmpty else { return nil }
        // Whoever wants no messages speaks for the telephone; all else is said by one.
        let writers =
            reason == .stop
            ? senders.map(\.id) : question.map { [$0.volunteer] } ?? senders.map(\.id)
        return .answers(
            .keep(KeepReply(reason, from: writers, about: question?.mission, text: words)))
    }

    /// What the gateway is told: the outcome, and what to send back; it names nobody.
    func document(after events: [RecordedEvent]) -> [UInt8] {
        let told = answer?.outcome(of: events) ?? outcome
        let text = told.text(
            mission: question?.missionNumber, isShort: question?.isShortAfterYes ?? false,
            comesAt: question?.hour)
        var json = JSONWriter()
        json.beginObject()
        json.member("outcome", told.rawValue)
        json.member("language", language.rawValue)
        if isAnswered, !isEndless(events) {
            json.member("reply", MessageLetters.fold(text[language]))
        }
        json.member("missionNumber", question?.missionNumber)
        json.endObject()
        return json.bytes
    }

    private func isEndless(_ events: [RecordedEvent]) -> Bool {
        events.contains { recorded in
            guard case .answers(.replyContinued(let reply)) = recorded.event else { return false }
            return reply.messages > Self.answered
        }
    }
}
