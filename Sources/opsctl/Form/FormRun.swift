import OpsCore

/// The form in a terminal: what happens goes in, frames and questions to the server go out.
struct FormRun {
    let session: Session
    let terminal: RawTerminal
    let desk: FormDesk

    func run() async throws -> ExitCode {
        let run = TerminalRun<FormProgram>(session: session, terminal: terminal) { [desk] in
            await desk.perform($0)
        }
        return try await run.run(FormProgram(form: Form(language: session.language))) { tell in
            [
                Task { [desk] in
                    if let country = await desk.learnCountry() { tell(country) }
                }
            ]
        }
    }
}

/// The form as a program that has the terminal.
struct FormProgram: TerminalProgram {
    var form: Form

    func frame(_ size: ScreenFrame.Size) -> ScreenFrame {
        FormScreen(form: form, size: size).frame()
    }

    mutating func press(_ key: Key) -> [TerminalEffect<FormEffect>] {
        form.take(.key(key)).map(effect)
    }

    mutating func hear(_ news: FormEvent) -> [TerminalEffect<FormEffect>] {
        form.take(news).map(effect)
    }

    private func effect(_ effect: FormEffect) -> TerminalEffect<FormEffect> {
        switch effect {
        case .leave: form.alert.isUnanswered ? .giveUp(AbandonedAlert(form.alert)) : .leave
        case .suspend: .suspend
        case .redraw: .redraw
        default: .fulfil(effect)
        }
    }
}
