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
        guard let said = AnswerForm(call.request.body) else {
            return AnswerPage.notRead(isForm: true, in: page.language)
        }
        do {
            guard
                let outcome = try await call.answered(
                    page.question.id, isYes: said.isYes, why: said.why)
            else { return call.nowhere() }
            return (try call.answerPage() ?? page).told(outcome)
        } catch is Office.Unavailable {
            return AnswerPage.unavailable(in: page.language)
        }
    }
}

extension Call {
    /// The question of the link, or what was asked since in its stead; nil where it leads nowhere.
    fileprivate func answerPage() throws -> AnswerPage? {
        guard
            let id = AnswerLink.solicitation(
                of: parameters["token"] ?? "", key: house.answerKey)
        else { return nil }
        return try read { room in
            guard let question = try room.lastQuestion(after: id) else { return nil }
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
