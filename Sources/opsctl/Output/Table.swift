/// Rows under headings, aligned by the columns that characters really take.
struct Table: Sendable {
    struct Cell: Hashable, Sendable {
        let text: String
        let style: Style?

        /// What comes from outside is made harmless here.
        init(_ text: String, _ style: Style? = nil) {
            self.text = text.withoutControls
            self.style = style
        }

        /// The text in its style.
        var styled: String { text.styled(style) }
    }

    /// How a cell stands out, on a terminal that has colours.
    enum Style: String, Sendable {
        case bold = "1"
        case faint = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
    }

    struct Column: Hashable, Sendable {
        let heading: String
        /// Numbers stand to the right.
        var isNumber = false
        /// May be cut when the terminal is too narrow.
        var isFlexible = false
        /// Goes on in the next line where it is too narrow: what is cut cannot be read.
        var isWrapped = false
    }

    let columns: [Column]
    let rows: [[Cell]]

    private static let gap = 2
    private static let narrowest = 8

    /// The lines, headings first; trailing blanks are left out.
    func lines(width: Int?, hasColour: Bool) -> [String] {
        let widths = fitted(to: width)
        let headings = columns.map { Cell($0.heading, .bold) }
        return ([headings] + rows).flatMap { row in
            let texts = row.enumerated().map { index, cell in
                columns[index].isWrapped
                    ? cell.text.wrapped(toColumns: widths[index])
                    : [cell.text.cut(toColumns: widths[index])]
            }
            return (0..<(texts.map(\.count).max() ?? 1)).map { part in
                line(
                    texts.enumerated().map { index, parts in
                        Cell(parts.indices.contains(part) ? parts[part] : "", row[index].style)
                    }, widths, hasColour: hasColour)
            }
        }
    }

    private func line(_ row: [Cell], _ widths: [Int], hasColour: Bool) -> String {
        var line = ""
        for (index, cell) in row.enumerated() {
            let blanks = String(repeating: " ", count: widths[index] - cell.text.columns)
            let shown = hasColour ? cell.text.styled(cell.style) : cell.text
            let isLast = index == row.count - 1
            line += columns[index].isNumber ? blanks + shown : shown + (isLast ? "" : blanks)
            if !isLast { line += String(repeating: " ", count: Self.gap) }
        }
        return line.trimmingBlanksAtEnd
    }

    /// The natural widths, the flexible ones taken back until the line fits, the widest first.
    private func fitted(to width: Int?) -> [Int] {
        var widths = columns.indices.map { index in
            max(columns[index].heading.columns, rows.map { $0[index].text.columns }.max() ?? 0)
        }
        guard let width else { return widths }
        var excess = widths.reduce(Self.gap * (widths.count - 1), +) - width
        while excess > 0 {
            let candidates = widths.indices.filter { columns[$0].isFlexible }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }),
                widths[widest] > Self.narrowest
            else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }
}

extension String {
    fileprivate func styled(_ style: Table.Style?) -> String {
        guard let style, !isEmpty else { return self }
        return "\u{1B}[\(style.rawValue)m\(self)\u{1B}[0m"
    }

    fileprivate var trimmingBlanksAtEnd: String {
        String(reversed().drop { $0 == " " }.reversed())
    }
}
