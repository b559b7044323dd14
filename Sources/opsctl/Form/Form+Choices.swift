import OpsCore

/// Fields in which one chooses: a letter or a digit each, or arrows and the blank.
extension Form {
    mutating func choose(_ key: Key) -> [FormEffect] {
        switch key {
        case .character(" "): return pick(mark)
        case .character(let character): return choose(character)
        case .left: return moveMark(-1)
        case .right: return moveMark(1)
        case .backspace, .delete, .control("u"): clear()
        default: break
        }
        return []
    }

    /// Which choice the arrows stand on.
    var mark: Int { marks[focus] ?? 0 }

    private mutating func moveMark(_ count: Int) -> [FormEffect] {
        let choices = choices(of: focus).count
        marks[focus] = (mark + count + choices) % choices
        return []
    }

    /// The letter of a kind a second time saves at once: a missed call is two keys.
    private mutating func choose(_ character: Character) -> [FormEffect] {
        let letter = Character(character.lowercased().first.map(String.init) ?? " ")
        guard let place = options(of: focus).firstIndex(where: { $0.key == letter }) else {
            tell(.told, FormWords.noSuchChoice)
            return []
        }
        if focus == .kind, contact == nil, chosen[.kind] == [choices(of: focus)[place]] {
            return save()
        }
        return pick(place)
    }

    private mutating func pick(_ place: Int) -> [FormEffect] {
        let choices = choices(of: focus)
        let code = choices[place]
        marks[focus] = place
        var codes = chosen[focus] ?? []
        guard !isKept(focus), !isPinned(code) else {
            tell(.wrong, FormWords.kept)
            return []
        }
        if codes.contains(code), focus != .kind {
            codes.removeAll { $0 == code }
        } else {
            codes = focus.isMultiple ? codes + [code] : [code]
        }
        chosen[focus] = choices.filter(codes.contains)
        errors[focus] = nil
        return focus == .anonymous ? lookUp() : []
    }

    /// Whether a code is with the server: needs and consents are added to, never taken away here.
    private func isPinned(_ code: String) -> Bool {
        switch focus {
        case .needs: saved.needs.contains(code)
        case .consents: saved.consents.contains(code)
        default: false
        }
    }

    private mutating func clear() {
        guard !isKept(focus) else { return tell(.wrong, FormWords.kept) }
        switch focus {
        case .kind: chosen[.kind] = saved.kind.map { [$0] }
        default: chosen[focus] = (chosen[focus] ?? []).filter(isPinned)
        }
    }
}
