import Glibc

/// The terminal while a program has all of it: keys come one by one, another screen hides what was there.
///
/// `enter` and `leave` may be called in any order and as often as one likes.
struct RawTerminal: Sendable {
    let input: Int32
    let output: any Sink
    private let before: termios

    /// Nil when there is no terminal to have.
    init?(input: Int32, output: any Sink) {
        var settings = termios()
        guard unsafe tcgetattr(input, &settings) == 0 else { return nil }
        self.input = input
        self.output = output
        before = settings
    }

    /// Raw keys, the other screen, no wrapping; pasted text is marked as such.
    func enter() throws {
        var raw = before
        unsafe cfmakeraw(&raw)
        _ = unsafe tcsetattr(input, TCSADRAIN, &raw)
        try output.write(Array("\u{1B}[?1049h\u{1B}[?7l\u{1B}[?2004h\u{1B}[2J".utf8))
    }

    /// Everything as it was before.
    func leave() {
        let restore = Array("\u{1B}[?2004l\u{1B}[?7h\u{1B}[?25h\u{1B}[0m\u{1B}[?1049l".utf8)
        try? output.write(restore)  // a terminal that has gone needs nothing back
        var settings = before
        _ = unsafe tcsetattr(input, TCSADRAIN, &settings)
    }

    var size: ScreenFrame.Size {
        var size = winsize()
        let outcome = unsafe ioctl(input, UInt(TIOCGWINSZ), &size)
        guard outcome == 0, size.ws_row > 0, size.ws_col > 0 else {
            return ScreenFrame.Size(rows: 24, columns: 80)
        }
        return ScreenFrame.Size(rows: Int(size.ws_row), columns: Int(size.ws_col))
    }
}
