import OpsCore
import OpsHTTP

/// A no that reaches a person: RFC 9457 problem details.
///
/// It says what, where and what to do, in the person's language, and never repeats what was sent.
struct Problem: Error, Hashable, Sendable {
    /// What is wrong with one field.
    struct FieldError: Hashable, Sendable {
        let pointer: String
        let code: String
        let detail: LocalizedText
    }

    let status: Int
    /// `area.reason`, stable for ever.
    let code: String
    let title: LocalizedText
    var detail: LocalizedText?
    var errors: [FieldError] = []
    /// Fields that the answer carries, such as `Allow` and `Retry-After`.
    var headers: [HeaderLine] = []

    struct HeaderLine: Hashable, Sendable {
        let name: String
        let value: String
    }

    /// Whether the house itself failed: then the operator of the server must know.
    var isFailure: Bool { status == 500 }

    /// The answer in one language.
    func response(in language: PublicationLanguage) -> Response {
        var json = JSONWriter()
        json.beginObject()
        json.member("type", "urn:ops:problem:\(code)")
        json.member("title", title[language])
        json.member("status", Int64(status))
        json.member("detail", (detail ?? title)[language])
        json.member("code", code)
        if !errors.isEmpty {
            json.member("errors", each: errors) { json, error in
                json.beginObject()
                json.member("pointer", error.pointer)
                json.member("code", error.code)
                json.member("detail", error.detail[language])
                json.endObject()
            }
        }
        json.endObject()
        var answer = Response(Status(status), body: .bytes(json.bytes))
        answer.headers.add("Content-Type", "application/problem+json")
        answer.headers.add("Content-Language", language.rawValue)
        answer.headers.add("Vary", "Accept-Language")
        answer.headers.add("Cache-Control", "no-store")
        for line in headers { answer.headers.add(line.name, line.value) }
        return answer
    }
}
