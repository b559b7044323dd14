import OpsCore
import OpsHTTP

/// The noes of pages: for people who follow a link, not for programs.
extension AnswerPage {
    /// A link that leads nowhere: no difference between a question that is not there and a link that was altered.
    static func nowhere(in language: PublicationLanguage) -> Response {
        notice(
            .notFound, language,
            LocalizedText(
                fr: "Ce lien ne mène nulle part. Appelez la coordination qui vous a écrit.",
                es:
                    "Este enlace no lleva a ninguna parte. Llame a la coordinación que le escribió.",
                en: "This link leads nowhere. Please call the desk that wrote to you."))
    }

    static func wait(_ seconds: Int64, in language: PublicationLanguage) -> Response {
        var response = notice(
            Status(429), language,
            LocalizedText(
                fr: "Trop d'essais : réessayez dans un moment.",
                es: "Demasiados intentos: vuelva a intentarlo en un momento.",
                en: "Too many tries: try again in a moment."))
        response.headers.add("Retry-After", String(seconds))
        return response
    }

    /// What came is no form, or another one than the page sends.
    static func notRead(isForm: Bool, in language: PublicationLanguage) -> Response {
        notice(
            isForm ? Status(422) : Status(415), language,
            LocalizedText(
                fr:
                    "Cette réponse n'a pas pu être lue. Ouvrez le lien à nouveau et touchez un bouton.",
                es: "No se pudo leer esta respuesta. Abra el enlace de nuevo y toque un botón.",
                en: "This answer could not be read. Open the link again and press a button."))
    }

    /// The house cannot keep anything just now: nothing was done.
    static func unavailable(in language: PublicationLanguage) -> Response {
        var response = notice(
            Status(503), language,
            LocalizedText(
                fr: "Votre réponse n'a pas pu être notée. Réessayez, ou appelez la coordination.",
                es:
                    "No se pudo anotar su respuesta. Vuelva a intentarlo o llame a la coordinación.",
                en: "Your answer could not be noted. Try again, or call the desk."))
        response.headers.add("Retry-After", "5")
        return response
    }

    /// In all three languages, the reader's first: nobody knows who reads it.
    private static func notice(
        _ status: Status, _ language: PublicationLanguage, _ text: LocalizedText
    ) -> Response {
        let order = [language] + PublicationLanguage.allCases.filter { $0 != language }
        let body = order.map { "<p lang=\"\($0.rawValue)\">\(HTML.escaped(text[$0]))</p>" }
        return response(
            status, language: language,
            html: HTML.page(
                title: "Ops", language: language,
                body: "<h1>Ops</h1>\n\(body.joined(separator: "\n"))\n"))
    }
}
