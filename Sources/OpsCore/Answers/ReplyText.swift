/// What somebody typed in answer to a message: `OUI K7PX`, `k7px no.`, `Sí`.
///
/// It says yes or no only where nothing else is said: a word too many, a question mark, a sign that is
/// no letter, and a person reads it. To take "yes, but only at three" for a yes would send nobody at two.
package struct ReplyText: Hashable, Sendable {
    package let meaning: Meaning
    /// Each code that stands in it, once, in the order of the text.
    package let codes: [ReplyCode]
    /// Why not, where a no says it in so many words; what would bind for ever is read by a person.
    package let reason: DeclineReason?

    package enum Meaning: String, CaseIterable, Sendable {
        case yes
        case no
        /// No more messages.
        case stop
        /// A thank-you and nothing else.
        case thanks
        case unclear
    }

    /// How much of a text is looked at: ten joined text messages.
    package static let limit = 1_600

    package init(_ text: String) {
        var codes: [ReplyCode] = []
        guard let words = Self.words(of: text) else {
            (meaning, self.codes) = (.unclear, Self.codes(somewhereIn: text))
            reason = nil
            return
        }
        var rest: [String] = []
        var isThanks = false
        for word in words {
            if let code = ReplyCode(typed: word) {
                if !codes.contains(code) { codes.append(code) }
            } else if Self.courtesies.contains(word) {
                isThanks = isThanks || Self.thanks.contains(word)
            } else {
                rest.append(word)
            }
        }
        self.codes = codes
        let said =
            Self.noes.contains(rest.first ?? "") ? Self.reasons[Array(rest.dropFirst())] : nil
        reason = codes.count > 1 ? nil : said
        let isPolite = isThanks && rest.isEmpty && codes.isEmpty
        meaning =
            isPolite
            ? .thanks : codes.count > 1 ? .unclear : said == nil ? Self.meaning(of: rest) : .no
    }

    private static func meaning(of words: [String]) -> Meaning {
        guard !words.isEmpty else { return .unclear }
        if words.allSatisfy(yeses.contains) { return .yes }
        if words.allSatisfy(noes.contains) { return .no }
        return stops.contains(words) ? .stop : .unclear
    }

    private static let yeses: Set = ["oui", "o", "si", "yes", "y"]
    private static let noes: Set = ["non", "no", "n"]
    /// What may stand behind a no.
    private static let reasons: [[String]: DeclineReason] = [
        ["malade"]: .ill, ["enfermo"]: .ill, ["enferma"]: .ill, ["ill"]: .ill, ["sick"]: .ill,
        ["loin"]: .tooFar, ["trop", "loin"]: .tooFar, ["lejos"]: .tooFar,
        ["demasiado", "lejos"]: .tooFar, ["far"]: .tooFar, ["too", "far"]: .tooFar,
        ["pas", "maintenant"]: .notNow, ["ahora", "no"]: .notNow, ["not", "now"]: .notNow,
    ]
    private static let stops: Set = [["stop"], ["stop", "sms"], ["alto"]]
    private static let thanks: Set = ["merci", "gracias", "thanks"]
    private static let courtesies: Set = [
        "merci", "bonjour", "bonsoir", "svp", "gracias", "hola", "thanks", "hello", "please",
    ]

    /// Small letters and digits, parted by what only parts; nil where a sign may change what is meant.
    private static func words(of text: String) -> [String]? {
        guard text.unicodeScalars.count <= limit else { return nil }
        var words: [String] = []
        var word = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": word.unicodeScalars.append(scalar)
            case "A"..."Z": word += scalar.properties.lowercaseMapping
            // `sí`, as one letter or as two signs.
            case "í", "Í": word.append("i")
            case "\u{301}" where word.hasSuffix("i"): continue
            case " ", "\t", "\n", "\r", "\u{A0}", "\u{202F}", ".", ",", "!", ";", ":", "\"", "¡",
                "«", "»":
                if !word.isEmpty { words.append(word) }
                word = ""
            default: return nil
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    /// The codes of a text that a person will read: they tell which question it is about.
    private static func codes(somewhereIn text: String) -> [ReplyCode] {
        var codes: [ReplyCode] = []
        for word in text.prefix(limit).split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            if let code = ReplyCode(typed: word), !codes.contains(code) { codes.append(code) }
        }
        return codes
    }
}
