import OpsCore
import OpsHTTP

/// Chooses the language of an answer (RFC 9110 section 12.5.4, RFC 4647 section 3.4).
enum AcceptLanguage {
    static func best(of request: Request) -> PublicationLanguage {
        best(of: request.headers["accept-language"])
    }

    /// The language of publication that is wanted most; English when none is.
    static func best(of header: String?) -> PublicationLanguage {
        guard let header else { return .en }
        var best: (language: PublicationLanguage, quality: Int) = (.en, 0)
        for range in header.split(separator: ",").prefix(20) {
            let parts = range.split(separator: ";")
            let tag = parts.first.map { $0.filter { $0 != " " }.lowercased() } ?? ""
            let primary = tag.prefix { $0 != "-" }
            let quality = parts.dropFirst().first.map(thousandths) ?? 1_000
            guard let language = PublicationLanguage(rawValue: String(primary)),
                quality > best.quality
            else { continue }
            best = (language, quality)
        }
        return best.language
    }

    /// `q=0.8` as 800; what cannot be read counts as not wanted.
    private static func thousandths(_ parameter: Substring) -> Int {
        let text = parameter.filter { $0 != " " }
        guard text.hasPrefix("q="), let value = Double(text.dropFirst(2)), (0...1).contains(value)
        else { return 0 }
        return Int(value * 1_000)
    }
}
