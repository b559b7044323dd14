import OpsCore
import OpsHTTP
import OpsStore

/// The page on which a volunteer answers alone: HTML without script, cookie or anything from elsewhere.
///
/// It tells what one must know before saying yes and nothing of the person helped; a mission has a number
/// and a kind of help there, and whoever finds the link on a lost telephone learns no more.
struct AnswerPage {
    let question: QuestionRow
    /// What people call the kind of help.
    let need: LocalizedText
    let language: PublicationLanguage

    /// Where one may still answer: which buttons there are.
    private var buttons: [Bool] {
        guard !question.isOver else { return [] }
        switch question.state {
        case .pending: return [true, false]
        case .expired, .withdrawn: return question.missing > 0 ? [true, false] : []
        case .accepted, .declined, .reserve: return []
        }
    }

    /// The question, with what was answered where something was.
    func asking() -> Response {
        let outcome = standing
        let lead = outcome.map(lead)
        return Self.response(
            .ok, language: language,
            html: document(
                title: outcome == nil ? title : name, lead: lead, buttons: buttons,
                isDone: outcome != nil))
    }

    /// What became of an answer.
    func told(_ outcome: AnswerOutcome) -> Response {
        Self.response(
            .ok, language: language,
            html: document(
                title: name, lead: lead(outcome), buttons: [], isDone: true))
    }

    private func lead(_ outcome: AnswerOutcome) -> String {
        outcome.text(
            mission: question.missionNumber, isShort: question.isShort, comesAt: question.hour)[
                language]
    }

    private var standing: AnswerOutcome? {
        switch question.state {
        case .pending where !question.isOver: nil
        case .accepted: question.isOver ? .notNeeded : .accepted
        case .reserve: question.isOver ? .notNeeded : .reserve
        case .declined: .declined
        case .expired: buttons.isEmpty ? .tooLate : nil
        case .pending, .withdrawn: buttons.isEmpty ? .notNeeded : nil
        }
    }

    /// What the page is about where nothing is asked any more.
    private var name: String {
        let number = question.missionNumber
        return LocalizedText(
            fr: "Mission \(number)", es: "Misión \(number)", en: "Mission \(number)")[
                language]
    }

    private var title: String {
        let number = question.missionNumber
        return LocalizedText(
            fr: "Mission \(number) : pouvez-vous y aller ?",
            es: "Misión \(number): ¿puede ir?", en: "Mission \(number): can you go?")[language]
    }

    /// Which languages it can be read in, this one left out.
    private var otherLanguages: String {
        PublicationLanguage.allCases.filter { $0 != language }.map { other in
            let name =
                switch other {
                case .fr: "Français"
                case .es: "Español"
                case .en: "English"
                }
            let code = other.rawValue
            return #"<a href="?lang=\#(code)" hreflang="\#(code)" lang="\#(code)">\#(name)</a>"#
        }.joined(separator: " · ")
    }

    private func document(
        title: String, lead: String?, buttons: [Bool], isDone: Bool
    ) -> String {
        var body = "<h1>\(HTML.escaped(title))</h1>\n"
        if let lead { body += "<p role=\"status\"><strong>\(HTML.escaped(lead))</strong></p>\n" }
        if !buttons.isEmpty, question.state != .pending {
            body += "<p>\(HTML.escaped(lateWords))</p>\n"
        }
        body += facts(showsDeadline: !isDone)
        if !buttons.isEmpty { body += forms(buttons) }
        body += "<nav aria-label=\"\(HTML.escaped(navigationWords))\">\(otherLanguages)</nav>\n"
        return HTML.page(title: title, language: language, body: body)
    }

    private func facts(showsDeadline: Bool) -> String {
        var rows = [
            (LocalizedText(fr: "Aide", es: "Ayuda", en: "Help"), need[language]),
            (LocalizedText(fr: "Où", es: "Dónde", en: "Where"), question.placeName[language]),
            question.comesAt.map {
                (
                    LocalizedText(
                        fr: "Passage prévu le", es: "Visita prevista el", en: "Visit planned for"),
                    time($0)
                )
            }
                ?? (
                    LocalizedText(
                        fr: "Aide promise avant", es: "Ayuda prometida antes de",
                        en: "Help promised by"), time(question.promisedAt)
                ),
        ]
        if showsDeadline, let answerBy = question.answerBy {
            rows.append(
                (
                    LocalizedText(fr: "Répondre avant", es: "Responder antes de", en: "Answer by"),
                    time(answerBy)
                ))
        }
        // Whoever is asked to take a mission over is needed though its crew is whole.
        if showsDeadline, question.missing > 0 {
            rows.append(
                (
                    LocalizedText(
                        fr: "Personnes encore nécessaires", es: "Personas que aún hacen falta",
                        en: "Volunteers still needed"), "\(question.missing) / \(question.crew)"
                ))
        }
        let list = rows.map {
            "<dt>\(HTML.escaped($0.0[language]))</dt><dd>\(HTML.escaped($0.1))</dd>"
        }
        return "<dl>\n\(list.joined(separator: "\n"))\n</dl>\n"
    }

    /// No hidden field: the link itself says which question and that one may answer it.
    ///
    /// A form for each answer: the Enter key sends the first button of the form it is pressed in, and whoever says why
    /// not must never say yes by it (HTML, 4.10.21.2, implicit submission).
    private func forms(_ buttons: [Bool]) -> String {
        buttons.map { isYes in
            let value = isYes ? "yes" : "no"
            let words =
                isYes
                ? LocalizedText(fr: "Oui, j'y vais", es: "Sí, voy", en: "Yes, I will go")
                : LocalizedText(fr: "Non, je ne peux pas", es: "No, no puedo", en: "No, I cannot")
            return #"<form method="post" action="?lang=\#(language.rawValue)">\#n"#
                + #"<button type="submit" class="\#(value)" name="answer" value="\#(value)">"#
                + "\(HTML.escaped(words[language]))</button>\n\(isYes ? "" : reasons)</form>\n"
        }.joined()
    }

    /// Why not, for those who want to say it: plain choices, none of them taken before.
    private var reasons: String {
        let choices = DeclineReason.allCases.map { reason in
            let value = reason.rawValue
            let words = HTML.escaped(reason.text[language])
            return #"<label><input type="radio" name="reason" value="\#(value)"> \#(words)</label>"#
        }
        let until = LocalizedText(
            fr: "Malade ou pas en ce moment : de nouveau disponible dès le",
            es: "Enfermedad o ahora no: disponible de nuevo desde el",
            en: "Ill or not now: free again from")[language]
        let title = LocalizedText(
            fr: "Si c'est non, pourquoi ? (facultatif)",
            es: "Si es que no, ¿por qué? (opcional)", en: "If no, why? (optional)")[language]
        return "<fieldset><legend>\(HTML.escaped(title))</legend>\n"
            + choices.joined(separator: "\n")
            + "\n<label>\(HTML.escaped(until)) "
            + #"<input type="date" name="until"></label>"# + "\n</fieldset>\n"
    }

    private func time(_ instant: Instant) -> String {
        AnswerClock.text(instant, rule: question.rule, in: language)
    }

    private var lateWords: String {
        LocalizedText(
            fr:
                "Le délai de réponse est passé, mais il manque encore quelqu'un : un oui est toujours utile.",
            es:
                "El plazo para responder ha pasado, pero aún falta alguien: un sí sigue siendo útil.",
            en: "The time to answer has passed, but somebody is still missing: a yes still helps.")[
                language]
    }

    private var navigationWords: String {
        LocalizedText(fr: "Autres langues", es: "Otros idiomas", en: "Other languages")[language]
    }
}

/// What all pages say of themselves.
extension AnswerPage {
    static func response(
        _ status: Status, language: PublicationLanguage, html: String
    ) -> Response {
        var headers = fields
        headers.add("Content-Language", language.rawValue)
        return Response(status, headers: headers, body: .bytes(Array(html.utf8)))
    }

    /// The address is the right to answer: it is told to nobody, kept by nobody, and framed by nobody.
    private static let fields: Headers = [
        "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store",
        "Vary": "Accept-Language", "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff", "X-Robots-Tag": "noindex, nofollow",
        "Content-Security-Policy": "default-src 'none'; style-src '\(HTML.styleHash)'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ]
}

/// The little HTML that there is.
enum HTML {
    static func escaped(_ text: String) -> String {
        var out = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(character)
            }
        }
        return out
    }

    static func page(title: String, language: PublicationLanguage, body: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escaped(title))</title>
        <style>\(style)</style>
        </head>
        <body>
        <main>
        \(body)</main>
        </body>
        </html>

        """
    }

    /// Large, by day and by night; every pair of colours has a contrast of 7 and more.
    static let style = """
        :root{color-scheme:light dark}
        body{margin:0;font:1.125rem/1.5 system-ui,sans-serif;color:#111;background:#fff}
        main{max-width:34rem;margin:0 auto;padding:1rem}
        h1{font-size:1.5rem;line-height:1.25}
        dt{font-size:1rem}
        dd{margin:0 0 .75rem;font-weight:700;overflow-wrap:anywhere}
        button{display:block;width:100%;min-height:3.5rem;margin:0 0 1rem;padding:.5rem;font:inherit;\
        font-weight:700;border:3px solid #111;border-radius:.5rem;color:#111;background:#fff}
        fieldset{margin:0 0 1rem;padding:.5rem 1rem;border:1px solid #767676;border-radius:.5rem}
        label{display:block;padding:.5rem 0}
        .yes{color:#fff;background:#0b4f2a;border-color:#0b4f2a}
        a{color:#003a8c;display:inline-block;padding:.5rem 0}
        :focus-visible{outline:4px solid #b45309;outline-offset:3px}
        @media(prefers-color-scheme:dark){body{color:#f5f5f5;background:#111}a{color:#a8d0ff}\
        button{color:#f5f5f5;background:#111;border-color:#f5f5f5}\
        .yes{color:#111;background:#8fe3b0;border-color:#8fe3b0}\
        :focus-visible{outline-color:#fbbf24}}
        """

    /// By which a browser knows that the style is the house's own (CSP 3, section 6.7.2.4).
    static let styleHash = "sha256-" + SHA256.digest(of: Array(style.utf8)).base64
}

extension Digest {
    /// As CSP has it (RFC 4648, section 4).
    fileprivate var base64: String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0...group.count { text.append(letters[bits >> (18 - 6 * place) & 63]) }
            for _ in group.count..<3 { text.append("=") }
        }
        return text
    }
}

extension QuestionRow {
    /// The hour that was agreed with the person, by the clocks of the place.
    var hour: LocalizedText? {
        comesAt.map { instant in
            func text(_ language: PublicationLanguage) -> String {
                AnswerClock.text(instant, rule: rule, in: language)
            }
            return LocalizedText(fr: text(.fr), es: text(.es), en: text(.en))
        }
    }
}
