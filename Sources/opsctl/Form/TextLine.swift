/// One line of text while it is being typed.
struct TextLine: Hashable, Sendable {
    private(set) var text = ""
    /// Characters before the cursor.
    private(set) var cursor = 0

    init(_ text: String = "") {
        self.text = text
        cursor = text.count
    }

    var isEmpty: Bool { text.isEmpty }

    var beforeCursor: String { String(text.prefix(cursor)) }

    /// Takes typed or pasted text; ends of lines become blanks, other commands to a terminal are
    /// left out, so that what is saved is what was shown.
    ///
    /// - Returns: whether all of it found room.
    mutating func insert(_ typed: String, limit: Int, _ isTaken: (Character) -> Bool) -> Bool {
        let clean = typed.harmless.filter(isTaken)
        let room = max(0, limit - text.count)
        let kept = String(clean.prefix(room))
        let before = beforeCursor + kept
        text = before + text.dropFirst(cursor)
        // A mark that stands on the letter before makes no new character.
        cursor = min(before.count, text.count)
        return kept.count == clean.count
    }

    mutating func deleteBackward() {
        guard cursor > 0 else { return }
        cursor -= 1
        deleteForward()
    }

    mutating func deleteForward() {
        guard cursor < text.count else { return }
        text = String(text.prefix(cursor) + text.dropFirst(cursor + 1))
        cursor = min(cursor, text.count)
    }

    /// Back to the beginning of the word.
    mutating func deleteWord() {
        while cursor > 0, beforeCursor.last == " " { deleteBackward() }
        while cursor > 0, beforeCursor.last != " " { deleteBackward() }
    }

    mutating func move(to place: Int) {
        cursor = min(max(0, place), text.count)
    }
}

extension String {
    /// The text without what could command a terminal; ends of lines and tabs are blanks.
    var harmless: String {
        var kept = ""
        for scalar in unicodeScalars {
            if ["\n", "\r", "\t"].contains(scalar) {
                if kept.last != " " { kept.append(" ") }
            } else if String(scalar).withoutControls == String(scalar) {
                kept.unicodeScalars.append(scalar)
            }
        }
        return kept
    }
}
