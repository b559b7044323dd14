import Glibc

/// What is known of the terminal.
enum Terminal {
    static var isMessagesTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// The columns of the terminal that shows the data; nil when it goes elsewhere.
    static func width(_ environment: [String: String]) -> Int? {
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        if let columns = environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return columns }
        var size = winsize()
        let outcome = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
        return outcome == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }
}
