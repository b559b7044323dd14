/// A key as programs understand it, however the terminal spells it.
enum Key: Hashable, Sendable {
    case character(Character)
    /// Pasted text, which never sends and never moves.
    case paste(String)
    /// Ctrl and a small letter.
    case control(Character)
    case function(Int)
    case enter, tab, backTab, escape, backspace, delete
    case up, down, left, right, home, end, pageUp, pageDown
}
