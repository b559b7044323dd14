import OpsCore

extension FormScreen {
    /// The rows of all fields, those of the field in hand, and the cursor among them.
    struct Body {
        var lines: [Line] = []
        var hand = 0..<0
        var cursor: ScreenFrame.Place?
    }

    private var labelColumns: Int { width >= 60 ? 22 : max(4, width / 3) }
    /// Two marks and a blank stand before each label.
    private var valueColumn: Int { 3 + labelColumns + 1 }
    private var valueColumns: Int { max(1, width - valueColumn) }

    func fieldRows() -> Body {
        var body = Body()
        for field in form.fields {
            let start = body.lines.count
            let isInHand = field == form.focus
            let value = isInHand && field.isText ? typed(field) : (shown(field), nil)
            if let column = value.1 {
                body.cursor = ScreenFrame.Place(row: start, column: valueColumn + column)
            }
            body.lines.append(row(field, value.0, isInHand: isInHand))
            if isInHand { body.lines += options(of: field) }
            if isInHand, isWithheld(field), form.text(field) != nil {
                body.lines.append(Line("    " + ScreenWords.withheld[language]))
            }
            if let error = form.errors[field] {
                body.lines += "! \(error)".wrapped(to: max(1, width - 4))
                    .map { Line("    " + $0, .bold) }
            }
            if isInHand { body.hand = start..<body.lines.count }
        }
        return body
    }

    /// `>` in hand, `=` with the server, `!` wrong: told by signs, never by colour alone.
    private func row(_ field: FormField, _ value: String, isInHand: Bool) -> Line {
        let state = form.errors[field] != nil ? "!" : form.isSaved(field) ? "=" : " "
        let label = field.label[language].cut(toColumns: labelColumns)
        let blanks = String(repeating: " ", count: labelColumns - label.columns + 1)
        return Line(
            Span((isInHand ? ">" : " ") + state + " "),
            Span(label, isInHand ? .reverse : .plain), Span(blanks + value))
    }

    private func shown(_ field: FormField) -> String {
        if isWithheld(field), form.text(field) != nil { return ScreenWords.withheld[language] }
        guard !field.isText else {
            return (form.texts[field]?.text ?? "").withoutControls.cut(toColumns: valueColumns)
        }
        let chosen = form.chosen[field] ?? []
        return form.options(of: field).filter { chosen.contains($0.code) }.map(\.word)
            .joined(separator: ", ")
    }

    /// Whether what stands in a field is not sent, since the person stays unknown.
    private func isWithheld(_ field: FormField) -> Bool {
        form.isAnonymous && FormField.naming.contains(field)
    }

    /// The part of the text around the cursor, and the column of the cursor in it.
    private func typed(_ field: FormField) -> (String, Int?) {
        let line = form.texts[field] ?? TextLine()
        var before = line.beforeCursor
        var hasMore = false
        while before.columns + (hasMore ? 1 : 0) > valueColumns - 1, !before.isEmpty {
            before.removeFirst()
            hasMore = true
        }
        let start = (hasMore ? "…" : "") + before
        let text = start + line.text.dropFirst(line.cursor)
        return (text.cut(toColumns: valueColumns), min(start.columns, valueColumns - 1))
    }

    /// `[x]1 food`, with `>` where the arrows stand.
    private func options(of field: FormField) -> [Line] {
        let chosen = form.chosen[field] ?? []
        let options = form.options(of: field).enumerated().map { place, option in
            let sign = place == form.mark ? ">" : " "
            let box = chosen.contains(option.code) ? "[x]" : "[ ]"
            return "\(sign)\(box)\(option.key) \(option.word)"
        }
        var lines: [String] = []
        for option in options {
            let room = max(1, width - 4)
            if let last = lines.last, last.columns + 1 + option.columns <= room {
                lines[lines.count - 1] = last + " " + option
            } else {
                lines.append(option.cut(toColumns: room))
            }
        }
        return lines.map { Line("    " + $0) }
    }
}
