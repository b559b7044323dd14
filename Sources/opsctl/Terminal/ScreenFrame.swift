/// What the screen shows at one moment: as many lines as it has, none wider than it is.
struct ScreenFrame: Hashable, Sendable {
    struct Size: Hashable, Sendable {
        var rows: Int
        var columns: Int
    }

    /// A place on the screen, counted from 0.
    struct Place: Hashable, Sendable {
        let row: Int
        let column: Int
    }

    /// A piece of a line in one style; on a terminal without colours the text says it all.
    struct Span: Hashable, Sendable {
        enum Style: String, Sendable {
            case plain = ""
            case bold = "1"
            case reverse = "7"
            case danger = "1;97;41"
            case faint = "2"
        }

        let text: String
        let style: Style

        /// What comes from outside is made harmless here.
        init(_ text: String, _ style: Style = .plain) {
            self.text = text.withoutControls
            self.style = style
        }
    }

    struct Line: Hashable, Sendable {
        var spans: [Span]

        init(_ spans: Span...) {
            self.spans = spans
        }

        init(_ text: String, _ style: Span.Style = .plain) {
            spans = [Span(text, style)]
        }

        var text: String { spans.map(\.text).joined() }

        func styled(hasColour: Bool) -> String {
            spans.map { span in
                guard hasColour, span.style != .plain, !span.text.isEmpty else { return span.text }
                return "\u{1B}[\(span.style.rawValue)m\(span.text)\u{1B}[0m"
            }.joined()
        }

        /// The line cut to so many columns, its styles kept.
        func cut(to columns: Int) -> Line {
            var rest = columns
            var kept = Line()
            for span in spans where rest > 0 {
                let text = span.text.cut(toColumns: rest)
                kept.spans.append(Span(text, span.style))
                rest -= text.columns
                if text != span.text { break }
            }
            return kept
        }
    }

    let lines: [Line]
    /// Where the next letter will stand; nil where nothing is typed.
    let cursor: Place?

    var text: String {
        lines.map { $0.text }.joined(separator: "\n")
    }
}

extension String {
    /// The text broken between words into lines of at most so many columns.
    func wrapped(to columns: Int) -> [String] {
        var lines: [String] = []
        var current = ""
        for word in split(separator: " ") {
            let word = String(word).cut(toColumns: max(1, columns))
            if !current.isEmpty, current.columns + 1 + word.columns > columns {
                lines.append(current)
                current = ""
            }
            current += current.isEmpty ? word : " " + word
        }
        return current.isEmpty ? lines : lines + [current]
    }
}
