import OpsCore
import OpsHTTP

/// Asking and changing under a condition (RFC 9110 section 13).
extension Call {
    /// Compares `If-Match` with a version, strongly; nil when it is not said.
    ///
    /// What else was shown with that version (`etag(_:showing:)`) is no reason to refuse a change.
    func matches(version: Int64) -> Bool? {
        guard let isSame = matches(Self.etag(version)) else { return nil }
        let begun = "\"v\(version)."
        return isSame
            || request.headers.values(of: "if-match").flatMap { $0.split(separator: ",") }
                .contains { $0.trimmed.hasPrefix(begun) }
    }

    private func matches(_ etag: String) -> Bool? {
        guard request.headers.contains("if-match") else { return nil }
        return Self.lists(request.headers.values(of: "if-match"), etag)
    }

    /// Refuses when somebody was faster than who reads and then changes.
    func demandMatch(version: Int64) throws {
        if matches(version: version) == false { throw Problem.somebodyWasFaster }
    }

    /// What becomes of a reading under conditions; nil when the thing is to be sent.
    ///
    /// `If-Match` comes first (section 13.2.2); `If-None-Match` compares weakly.
    func conditioned(_ etag: String, isAllThereIs: Bool, caching: String) -> Response? {
        if matches(etag) == false { return Problem.somebodyWasFaster.response(in: language) }
        guard isAllThereIs, request.headers.contains("if-none-match") else { return nil }
        let known = request.headers.values(of: "if-none-match")
        guard Self.lists(known, etag, isWeak: true) else { return nil }
        return Response(.notModified, headers: ["ETag": etag, "Cache-Control": caching])
    }

    /// Whether a tag is in the lines of a condition; `*` is any, and ours hold no comma.
    private static func lists(_ lines: [String], _ etag: String, isWeak: Bool = false) -> Bool {
        lines.flatMap { $0.split(separator: ",") }.contains { tag in
            let tag = tag.trimmed
            return tag == "*" || tag == etag || (isWeak && tag == "W/" + etag)
        }
    }

    static func etag(_ version: Int64) -> String { "\"v\(version)\"" }

    /// The tag of a thing that is shown with what other changes bring: twins, and what follows.
    ///
    /// What is held on the person may have been put right or erased. Without any of these it is the tag of
    /// the version alone.
    static func etag(
        _ version: Int64, showing twins: [Identifier<PersonHelped>], isFlagged: Bool = false,
        changedAt change: Int64 = 0
    ) -> String {
        guard twins.count > 1 || isFlagged || change > 0 else { return etag(version) }
        let sum = twins.count > 1 ? twins.reduce(0) { $0 ^ $1.low ^ $1.high &<< 1 } : 0
        let changed = change > 0 ? ".\(change)" : ""
        return "\"v\(version).\(isFlagged ? "l" : "")\(String(sum, radix: 16))\(changed)\""
    }
}
