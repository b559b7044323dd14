import OpsCore

/// The form in lines, from a terminal, a pipe or a file.
struct PlainRun {
    let session: Session
    let desk: FormDesk

    func run() async throws -> ExitCode {
        let (happenings, continuation) = AsyncStream.makeStream(
            of: TerminalHappening<FormEvent>.self)
        session.surroundings.interruption.beGraceful { continuation.yield(.killed) }
        TerminalKeyboard.listen(at: session.surroundings.input, continuation)
        var state = PlainRunning(
            plain: PlainForm(language: session.language), output: session.output, desk: desk,
            happenings: continuation)
        try session.output.line(PlainForm.manual)
        try state.ask()
        for await happening in happenings {
            if let code = try state.take(happening) { return code }
        }
        return .done
    }
}

private struct PlainRunning {
    var plain: PlainForm
    let output: Output
    let desk: FormDesk
    let happenings: AsyncStream<TerminalHappening<FormEvent>>.Continuation
    private var typed: [UInt8] = []
    private var hasEnded = false

    /// Whoever has typed all waits this often for an alert to be opened.
    private static let patience = 5

    init(
        plain: PlainForm, output: Output, desk: FormDesk,
        happenings: AsyncStream<TerminalHappening<FormEvent>>.Continuation
    ) {
        self.plain = plain
        self.output = output
        self.desk = desk
        self.happenings = happenings
    }

    func ask() throws {
        try output.data.write(Array(plain.prompt.utf8))
    }

    mutating func take(_ happening: TerminalHappening<FormEvent>) throws -> ExitCode? {
        switch happening {
        case .bytes(let bytes): if let code = try read(bytes) { return code }
        case .ended:
            hasEnded = true
            if !typed.isEmpty, let code = try read([0x0A]) { return code }
        case .killed: return .interrupted
        case .news(let event):
            if try perform(plain.take(event)) { return .done }
            try tell()
        case .patience, .resized, .paused, .resumed: break
        }
        return hasEnded ? try end() : nil
    }

    /// Every whole line is an answer; a line that is too long for any field is cut by the field.
    private mutating func read(_ bytes: [UInt8]) throws -> ExitCode? {
        typed += bytes
        while let end = typed.firstIndex(of: 0x0A) {
            let line = String(decoding: typed[..<end], as: UTF8.self)
            typed.removeFirst(end + 1)
            if try perform(plain.take(line: line.harmless)) { return .done }
            try tell()
            try ask()
        }
        return nil
    }

    private mutating func tell() throws {
        for line in plain.news() { try output.line("\n" + line) }
    }

    /// Whether the form is left.
    private func perform(_ effects: [FormEffect]) throws -> Bool {
        for effect in effects where effect != .leave {
            Task { [desk, happenings] in
                guard let event = await desk.perform(effect) else { return }
                happenings.yield(.news(event))
            }
        }
        return effects.contains(.leave)
    }

    /// Nothing more will be typed: what is on its way is awaited, what was not sent is told.
    private func end() throws -> ExitCode? {
        let form = plain.form
        switch form.alert.step {
        case .asked: return nil
        case .waiting: return form.alert.failures < Self.patience ? nil : .later
        case .impossible: return .failed
        case .none, .open: break
        }
        if form.sending?.isInFlight == true || form.alert.notingService != nil { return nil }
        guard form.hasUnsaved else { return form.errors.isEmpty ? .done : .refused }
        try output.line("\n! " + ScreenWords.unsaved[form.language])
        return .refused
    }
}
