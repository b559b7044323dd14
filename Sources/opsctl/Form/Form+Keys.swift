import OpsCore

/// What each key does.
extension Form {
    /// Danger first: no question, error or message comes before it.
    mutating func press(_ key: Key) -> [FormEffect] {
        switch key {
        case .function(2), .control("d"): return danger()
        case .control("z"): return [.suspend]
        case .control("l"): return [.redraw]
        default: break
        }
        if let question { return answer(question, key) }
        notice = nil
        switch key {
        case .function(3), .control("s"): return save()
        case .function(10), .control("c"), .escape: return leave()
        case .function(7), .control("n"): return next()
        default: return move(key) ?? history(key) ?? fill(key)
        }
    }

    /// Keys that lead from field to field; nil for any other.
    private mutating func move(_ key: Key) -> [FormEffect]? {
        switch key {
        case .tab, .down: return step(1)
        case .backTab, .up: return step(-1)
        case .enter: return focus == fields.last ? save() : step(1)
        case .pageUp: return go(to: fields[0])
        case .pageDown: return go(to: .note)
        case .function(6), .control("r"):
            guard alert.opened != nil else {
                tell(.told, FormWords.noAlert)
                return []
            }
            return go(to: .service)
        default: return nil
        }
    }

    private mutating func step(_ count: Int) -> [FormEffect] {
        let fields = fields
        let place = fields.firstIndex(of: focus) ?? 0
        return go(to: fields[(place + count + fields.count) % fields.count])
    }

    mutating func go(to field: FormField) -> [FormEffect] {
        let left = focus
        focus = field
        if left == .medicineUntil, let day = text(left) { texts[left] = TextLine(day) }
        let isSought = left.isNumber || [.name, .postcode, .address].contains(left)
        let sought = isSought ? lookUp() : []
        return sought + askForNeeds()
    }

    /// Keys that change the field; what means nothing to it is passed over.
    private mutating func fill(_ key: Key) -> [FormEffect] {
        guard focus.isText else { return choose(key) }
        switch key {
        case .character(let character): return type(String(character))
        case .paste(let text): return type(text)
        case .backspace: return edit { $0.deleteBackward() }
        case .delete: return edit { $0.deleteForward() }
        case .control("u"): return edit { $0 = TextLine() }
        case .control("w"): return edit { $0.deleteWord() }
        case .left: texts[focus, default: TextLine()].move(by: -1)
        case .right: texts[focus, default: TextLine()].move(by: 1)
        case .home: texts[focus]?.move(to: 0)
        case .end: texts[focus]?.move(to: .max)
        default: break
        }
        return []
    }

    private mutating func type(_ typed: String) -> [FormEffect] {
        let field = focus
        return edit { line in
            line.insert(typed, limit: field.limit, field.takes)
        } whenCut: {
            $0.tell(.wrong, FormWords.full)
        }
    }

    private mutating func edit(_ change: (inout TextLine) -> Void) -> [FormEffect] {
        edit { line in
            change(&line)
            return true
        } whenCut: { _ in
        }
    }

    private mutating func edit(
        _ change: (inout TextLine) -> Bool, whenCut: (inout Form) -> Void
    ) -> [FormEffect] {
        guard !isKept(focus) else {
            tell(.wrong, FormWords.kept)
            return []
        }
        if !change(&texts[focus, default: TextLine()]) { whenCut(&self) }
        errors[focus] = nil
        return focus.isNumber || focus == .postcode ? lookUp() : []
    }
}

extension TextLine {
    mutating func move(by count: Int) {
        move(to: cursor + count)
    }
}
