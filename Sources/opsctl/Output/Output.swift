import OpsCore

/// Everything that opsctl writes goes through here: data on standard output, messages on standard
/// error.
struct Output: Sendable {
    let data: any Sink
    let messages: any Sink
    private(set) var manner: Manner
    let names = NameBook()

    /// How things are to be written.
    struct Manner: Sendable {
        var language = PublicationLanguage.en
        var isJSON = false
        var isQuiet = false
        var hasColour = false
        /// Columns of the terminal; nil when nobody looks at the data.
        var width: Int?
        /// Whether somebody looks at the messages, so that a line may be drawn again.
        var isWatched = false
        var clock = WallClock.greenwich
    }

    var language: PublicationLanguage { manner.language }

    /// The same by another clock than that of this machine.
    func by(_ clock: WallClock) -> Output {
        var other = self
        other.manner.clock = clock
        return other
    }

    /// The word for a code of the API, in the language of whoever reads.
    func word(_ code: String, of book: Book) -> String {
        names.name(of: code)?[language] ?? book.word(code, in: language)
    }

    /// The words for a list of codes, as one reads a list.
    func words(_ codes: JSONValue?, of book: Book) -> String {
        (codes?.items ?? []).compactMap(\.text).map { word($0, of: book) }
            .joined(separator: ", ")
    }

    /// Bytes of JSON as they are, ended by one line feed.
    func json(_ bytes: [UInt8]) throws {
        try data.write(bytes.last == 0x0A ? bytes : bytes + [0x0A])
    }

    func line(_ text: String) throws {
        try data.write(Array((text + "\n").utf8))
    }

    func line(_ text: LocalizedText) throws {
        try line(text[language])
    }

    /// A message for the person at the terminal.
    ///
    /// It is lost in silence when nobody can read it.
    func say(_ text: String) {
        let line = Array("opsctl: \(text.withoutControls)\n".utf8)
        try? messages.write(line)  // who closed standard error does not want to know
    }

    func say(_ text: LocalizedText) {
        say(text[language])
    }

    /// A message that `--quiet` silences.
    func mention(_ text: LocalizedText) {
        if !manner.isQuiet { say(text) }
    }

    /// Tells an error: for programs as a problem document, for people in lines.
    func tell(_ error: any Explained, about command: Subcommand?) {
        if manner.isJSON {
            let document = error.problemDocument(in: language) + [0x0A]
            try? messages.write(document)  // as above
            return
        }
        func named(_ text: String) -> String {
            onTheWall(command?.namingOptions(in: text) ?? text)
        }
        say(named(error.title[language]))
        for detail in error.details { indented(named(detail[language])) }
        guard let problem = error as? ServerProblem else { return }
        for field in problem.errors {
            let place = command?.place(of: field.pointer) ?? field.pointer
            indented((place.isEmpty ? "" : "\(place): ") + named(field.detail))
        }
    }

    private func indented(_ text: String) {
        for line in text.split(separator: "\n") {
            let bytes = Array("  \(String(line).withoutControls)\n".utf8)
            try? messages.write(bytes)  // as above
        }
    }
}

extension Output {
    /// Draws the line over the last one, cut to what a terminal of 80 columns shows in one line.
    func redraw(_ text: String) {
        let bytes = Array("\r\u{1B}[K\(text.cut(toColumns: (manner.width ?? 80) - 1))".utf8)
        try? messages.write(bytes)  // a bar that nobody can see is no loss
    }
}
