import OpsHTTP

/// Looks at what a body says it is: JSON in UTF-8, as it is (RFC 9110 section 8).
enum SentType {
    private static let json = Array("application/json".utf8)

    /// Refuses with 415 what this house does not read; a body that says nothing is taken as JSON.
    static func check(_ headers: Headers) throws(Problem) {
        if headers.contains("content-encoding") { try checkCoding(headers) }
        guard headers.contains("content-type") else { return }
        guard let type = headers.onlyValue(of: "content-type") else { throw .wrongMediaType }
        guard !type.elementsEqual(json), !isJSON(String(decoding: type, as: UTF8.self)) else {
            return
        }
        throw .wrongMediaType
    }

    /// The same for a calendar (RFC 5545 section 8.1); a body that says nothing is taken as one.
    static func checkCalendar(_ headers: Headers) throws(Problem) {
        if headers.contains("content-encoding") { try checkCoding(headers) }
        guard headers.contains("content-type") else { return }
        guard let type = headers.onlyValue(of: "content-type") else { throw .notCalendar }
        let said = String(decoding: type, as: UTF8.self)
        guard isUTF8(said, of: Route.calendar) else { throw .notCalendar }
    }

    private static func checkCoding(_ headers: Headers) throws(Problem) {
        let codings = headers.values(of: "content-encoding").flatMap { $0.split(separator: ",") }
        guard codings.allSatisfy({ $0.trimmed.lowercased() == "identity" }) else {
            throw .wrongCoding
        }
    }

    /// `application/json` with no charset but UTF-8, which JSON always is (RFC 8259 section 8.1).
    private static func isJSON(_ type: String) -> Bool { isUTF8(type, of: Route.json) }

    private static func isUTF8(_ type: String, of name: String) -> Bool {
        let parts = type.split(separator: ";", omittingEmptySubsequences: false)
        guard parts[0].trimmed.lowercased() == name else { return false }
        return parts.dropFirst().allSatisfy { parameter in
            let pair = parameter.split(separator: "=", maxSplits: 1).map { $0.trimmed.lowercased() }
            guard pair.first == "charset" else { return true }
            return pair.count == 2 && (pair[1] == "utf-8" || pair[1] == "\"utf-8\"")
        }
    }
}

extension Substring {
    /// Without the spaces and tabs around it.
    var trimmed: Substring {
        let start = drop { $0 == " " || $0 == "\t" }
        guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
        return start[...last]
    }
}
