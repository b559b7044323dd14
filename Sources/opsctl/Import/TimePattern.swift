import OpsCore

/// Reads times as files write them, by a pattern such as `yyyy-MM-dd HH:mm:ss` or `M/d/yy h:mm a`.
///
/// Letters as in Unicode Technical Standard 35, only these: `yyyy` `yy` (2000 to 2099) `MM` `M` `dd`
/// `d` `HH` `H` `hh` `h` `mm` `ss` `a`; a single letter takes one digit or two. Anything else stands
/// for itself. What a pattern leaves out is zero.
struct TimePattern: Hashable, Sendable {
    private enum Piece: Hashable, Sendable {
        case field(Character, width: Int)
        case literal(UInt8)
    }

    private let pieces: [Piece]
    private let offsetMinutes: Int

    /// Nil when the pattern holds letters that it does not know, or no year, month and day.
    init?(_ pattern: String, offsetMinutes: Int) {
        var pieces: [Piece] = []
        var rest = pattern[...]
        while let first = rest.first {
            let width = rest.prefix { $0 == first }.count
            if first.isLetter, first != "T" {
                guard Self.known["\(first)"]?.contains(width) == true else { return nil }
                pieces.append(.field(first, width: width))
                rest = rest.dropFirst(width)
            } else {
                pieces += String(first).utf8.map(Piece.literal)
                rest = rest.dropFirst()
            }
        }
        let letters = pieces.compactMap { piece -> Character? in
            if case .field(let letter, _) = piece { letter } else { nil }
        }
        guard Set(letters).count == letters.count, Set("yMd").isSubset(of: letters) else {
            return nil
        }
        self.pieces = pieces
        self.offsetMinutes = offsetMinutes
    }

    private static let known: [String: Set<Int>] = [
        "y": [2, 4], "M": [1, 2], "d": [1, 2], "H": [1, 2], "h": [1, 2], "m": [1, 2], "s": [1, 2],
        "a": [1],
    ]

    /// `Z` or `±hh:mm`, in minutes east of Greenwich; nil for anything else.
    static func offsetMinutes(_ text: String) -> Int? {
        let greenwich = Instant(milliseconds: 0)
        guard let there = Instant(rfc3339: "1970-01-01T00:00:00" + text) else { return nil }
        return Int(greenwich.since(there).milliseconds / 60_000)
    }

    /// Nil when the text does not follow the pattern, or there is no such time.
    func instant(_ text: String) -> Instant? {
        var bytes = Array(text.utf8)[...]
        var values: [Character: Int] = [:]
        for piece in pieces {
            switch piece {
            case .literal(let byte):
                guard bytes.first == byte else { return nil }
                bytes = bytes.dropFirst()
            case .field("a", _):
                guard let half = Self.half(of: bytes.prefix(2)) else { return nil }
                values["a"] = half
                bytes = bytes.dropFirst(2)
            case .field(let letter, let width):
                let digits = bytes.prefix(width == 1 ? 2 : width).prefix { (48...57).contains($0) }
                guard !digits.isEmpty, width == 1 || digits.count == width else { return nil }
                values[letter] = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
                bytes = bytes.dropFirst(digits.count)
            }
        }
        return bytes.isEmpty ? instant(values) : nil
    }

    /// 0 for AM, 12 for PM.
    private static func half(of bytes: ArraySlice<UInt8>) -> Int? {
        switch String(decoding: bytes, as: UTF8.self).lowercased() {
        case "am": 0
        case "pm": 12
        default: nil
        }
    }

    private func instant(_ values: [Character: Int]) -> Instant? {
        guard let year = values["y"], let month = values["M"], let day = values["d"],
            let date = CivilDate(year: year < 100 ? 2_000 + year : year, month: month, day: day),
            let hour = hour(values)
        else { return nil }
        let minute = values["m"] ?? 0
        let second = values["s"] ?? 0
        guard minute < 60, second < 60 else { return nil }
        let minutes = Int64(date.daysSince1970) * 1_440 + Int64(hour * 60 + minute - offsetMinutes)
        return Instant(milliseconds: (minutes * 60 + Int64(second)) * 1_000)
    }

    /// The hour of the day, from 24 hours or from twice 12.
    private func hour(_ values: [Character: Int]) -> Int? {
        if let hour = values["H"] { return hour < 24 ? hour : nil }
        guard let hour = values["h"] else { return 0 }
        return (1...12).contains(hour) ? hour % 12 + (values["a"] ?? 0) : nil
    }
}
