extension String {
    /// How many columns of a terminal the text takes.
    var columns: Int {
        reduce(0) { $0 + $1.columns }
    }

    /// The text cut to at most `limit` columns, with an ellipsis when something was cut.
    func cut(toColumns limit: Int) -> String {
        guard columns > limit else { return self }
        var kept = ""
        var width = 0
        for character in self {
            guard width + character.columns <= limit - 1 else { break }
            kept.append(character)
            width += character.columns
        }
        return kept + "…"
    }

    /// The text in lines of at most `limit` columns, broken between words.
    func wrapped(toColumns limit: Int) -> [String] {
        guard columns > limit, limit > 0 else { return [self] }
        var lines: [String] = []
        var line = ""
        for word in split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
            if !line.isEmpty, line.columns + 1 + word.columns > limit {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? word : " " + word
        }
        return (lines + [line]).map { $0.cut(toColumns: limit) }
    }

    /// The text with what could command a terminal made visible: `\u{1b}`.
    ///
    /// Control characters, line ends, and the marks that turn the direction of writing.
    var withoutControls: String {
        guard unicodeScalars.contains(where: \.isCommand) else { return self }
        var shown = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\n": shown += "\\n"
            case "\r": shown += "\\r"
            case "\t": shown += "\\t"
            case _ where scalar.isCommand: shown += "\\u{\(String(scalar.value, radix: 16))}"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }
}

extension Character {
    /// 2 for East Asian wide characters and pictures, 0 for marks that stand on the letter before.
    var columns: Int {
        guard let first = unicodeScalars.first else { return 0 }
        let asksForPicture = unicodeScalars.contains("\u{FE0F}")
        if first.isWide || asksForPicture { return 2 }
        return first.isMark ? 0 : 1
    }
}

extension Unicode.Scalar {
    fileprivate var isCommand: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E,
            0x2066...0x2069, 0xFEFF:
            true
        default: false
        }
    }

    fileprivate var isMark: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: true
        default: false
        }
    }

    /// East Asian Width W and F (Unicode Standard Annex 11), and pictures shown as such.
    fileprivate var isWide: Bool {
        if properties.isEmojiPresentation { return true }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F1E6...0x1F1FF, 0x20000...0x3FFFD:
            return true
        default: return false
        }
    }
}
