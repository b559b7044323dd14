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
        var answer = Response(Status(status), body: .bytes(document(in: language) { _ in }))
        for (name, value) in Self.fields(in: language) { answer.headers.add(name, value) }
        for line in headers { answer.headers.add(line.name, line.value) }
        return answer
    }

    /// What every problem says of itself.
    static func fields(in language: PublicationLanguage) -> Headers {
        [
            "Content-Type": "application/problem+json", "Content-Language": language.rawValue,
            "Vary": "Accept-Language", "Cache-Control": "no-store",
        ]
    }

    /// The document in one language, with whatever else belongs into it.
    func document(
        in language: PublicationLanguage, _ more: (inout JSONWriter) throws -> Void
    ) rethrows -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("type", "urn:ops:problem:\(code)")
        json.member("title", title[language])
        json.member("status", Int64(status))
        json.member("detail", (detail ?? title)[language])
        json.member("code", code)
        if !errors.isEmpty { json.errors(errors, in: language) }
        try more(&json)
        json.endObject()
        return json.bytes
    }
}

extension JSONWriter {
    /// What is wrong, field by field.
    mutating func errors(_ errors: [Problem.FieldError], in language: PublicationLanguage) {
        member("errors", each: errors) { json, error in
            json.beginObject()
            json.member("pointer", error.pointer)
            json.member("code", error.code)
            json.member("detail", error.detail[language])
            json.endObject()
        }
    }
}
