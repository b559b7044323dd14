import OpsCore
import OpsHTTP
import OpsStore

/// The page on which a volunteer answers alone, by the link that was sent to them.
///
/// The link is the right to answer, so a form needs no other secret: nobody who does not know the link can have a
/// browser send it, and who knows it may answer. Reading changes nothing, however often it is read: programs that
/// look at links before people do read them too.
extension RouteTable {
    static var answers: [Route] {
        [
            Route(
                method: .get, template: "/a/{token}", name: "showAnswerPage", area: "answers",
                summary: "The page on which a volunteer answers a question, as HTML.", roles: nil,
                query: [language],
                answer: .init(status: 200, schema: "Page", mediaType: Route.html),
                problems: [404, 429], handle: show),
            Route(
                method: .post, template: "/a/{token}", name: "answerByLink", area: "answers",
                summary: "A volunteer's yes or no, by their link; the answer is a page.",
                roles: nil, query: [language], body: "AnswerForm",
                answer: .init(status: 200, schema: "Page", mediaType: Route.html),
                problems: [404, 429, 503], handle: answer),
        ]
    }

    private static let language = Route.QueryParameter(
        name: "lang", summary: "fr, es or en; the volunteer's own otherwise.",
        schema: #"{"type":"string"}"#)

    private static func show(_ call: Call) throws -> Response {
        guard let page = try call.answerPage() else { return call.nowhere() }
        return page.asking()
    }

    private static func answer(_ call: Call) async throws -> Response {
        guard let page = try call.answerPage() else { return call.nowhere() }
        guard FormBody.isForm(call.request.headers) else {
            return AnswerPage.notRead(isForm: false, in: page.language)
        }
        let isYes: Bool
        switch FormBody.only("answer", in: call.request.body) {
        case "yes": isYes = true
        case "no": isYes = false
        default: return AnswerPage.notRead(isForm: true, in: page.language)
        }
        do {
            let outcome = try await call.answered(page.question, isYes: isYes, by: .link)
            return (try call.answerPage() ?? page).told(outcome)
        } catch is Office.Unavailable {
            return AnswerPage.unavailable(in: page.language)
        }
    }
}

extension Call {
    /// The question of the link; nil where it leads nowhere.
    fileprivate func answerPage() throws -> AnswerPage? {
        guard
            let id = AnswerLink.solicitation(
                of: parameters["token"] ?? "", key: house.answerKey)
        else { return nil }
        return try read { room in
            guard let question = try room.question(id) else { return nil }
            return AnswerPage(
                question: question, need: try room.name(ofNeed: question.need),
                language: said ?? question.language ?? language)
        }
    }

    /// The language that the address asks for.
    private var said: PublicationLanguage? { query("lang").flatMap(PublicationLanguage.init) }

    fileprivate func nowhere() -> Response {
        if let seconds = house.wrongLinks.note(at: house.clock.now()) {
            return AnswerPage.wait(seconds, in: said ?? language)
        }
        return AnswerPage.nowhere(in: said ?? language)
    }

    /// Takes an answer from outside, and says what became of it; what was answered before is not changed.
    ///
    /// `key` is what the same answer is known by when it comes again.
    func answered(
        _ question: QuestionRow, isYes: Bool, by way: AnswerWay, key: IdempotencyKey? = nil
    ) async throws -> AnswerOutcome {
        if let known = AnswerOutcome(question.state, isOver: question.isOver, isYes: isYes) {
            return known
        }
        let answer = AnswerFromOutside(
            to: question.id, of: question.mission, isYes: isYes, by: way)
        let order = Order(
            .answers(.answer(answer, code: isYes ? VisitCode.drawn() : nil)), by: actor, key: key,
            answering: .fromEvents { events in
                let outcome = AnswerOutcome(events.map(\.event), to: question.id)
                return Reply(status: 200, body: Array((outcome?.rawValue ?? "").utf8))
            })
        do {
            let reply = try await house.office.carryOut(order)
            return AnswerOutcome(rawValue: String(decoding: reply.body, as: UTF8.self))
                ?? .notUnderstood
        } catch let refusal as OpsCore.Refusal {
            // Two answers at once: the second finds what the first has done.
            let now = try read { try $0.question(question.id) }
            let state = now?.state ?? question.state
            return AnswerOutcome(state, isOver: now?.isOver ?? true, isYes: isYes)
                ?? AnswerOutcome(refusal, to: state)
        }
    }
}

extension ReadingRoom {
    /// What people call a kind of need; its code where a deployment has taken its name along.
    func name(ofNeed code: String) throws -> LocalizedText {
        guard let kind = NeedKind(rawValue: code) else {
            return LocalizedText(fr: code, es: code, en: code)
        }
        guard case .own(let own) = kind else { return kind.text }
        return try ownNeeds().first { $0.need == own }?.name ?? kind.text
    }
}
