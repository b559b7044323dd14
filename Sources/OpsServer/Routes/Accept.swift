import OpsHTTP

/// Whether what is answered is wanted at all (RFC 9110 section 12.5.1).
enum Accept {
    private static let anything = Array("*/*".utf8)
    private static let json = Array("application/json".utf8)

    /// Whether a request takes JSON; nearly all say so in one of two ways, or nothing.
    static func takesJSON(_ request: Request) -> Bool {
        guard let only = request.headers.firstValue(of: "accept") else { return true }
        if only.elementsEqual(anything) || only.elementsEqual(json) { return true }
        return takes("application/json", request.headers.values(of: "accept"))
    }

    /// The most specific range that names the type decides; a field without ranges excludes nothing.
    static func takes(_ type: String, _ fields: [String]) -> Bool {
        let ranges = fields.flatMap { $0.split(separator: ",") }.filter { !$0.trimmed.isEmpty }
        guard !ranges.isEmpty else { return true }
        let family = String(type.prefix { $0 != "/" }) + "/*"
        var best: (rank: Int, isWanted: Bool) = (0, false)
        for range in ranges {
            let parts = range.split(separator: ";", omittingEmptySubsequences: false)
            let named = parts[0].trimmed.lowercased()
            let rank = named == type ? 3 : named == family ? 2 : named == "*/*" ? 1 : 0
            let isWanted = !parts.dropFirst().contains(where: isNothing)
            if rank > best.rank || (rank == best.rank && isWanted) { best = (rank, isWanted) }
        }
        return best.rank > 0 && best.isWanted
    }

    /// `q=0`, whatever the number of zeros.
    private static func isNothing(_ parameter: Substring) -> Bool {
        let text = parameter.trimmed.lowercased()
        guard text.hasPrefix("q=") else { return false }
        return Double(text.dropFirst(2)).map { $0 <= 0 } ?? false
    }
}
