import OpsCore

/// What a command has in hand while it runs.
struct Session: Sendable {
    let arguments: Arguments
    let output: Output
    let surroundings: Surroundings

    var files: any FileShelf { surroundings.files }
    var language: PublicationLanguage { output.language }

    func configuration() throws -> Configuration {
        try Configuration.read(
            arguments, environment: surroundings.environment, files: surroundings.files)
    }

    /// The server's API, asked in the name of whoever holds the token.
    func frontDesk() throws -> FrontDesk {
        try frontDesk(behind: surroundings.openDoor(to: configuration().server))
    }

    func frontDesk(behind door: any Door) throws -> FrontDesk {
        let output = output
        let door = PatientDoor(
            door: door, pause: surroundings.pause, notice: { output.mention($0) })
        return FrontDesk(
            door: door, token: try configuration().tokenFile.map(files.token), language: language,
            makeKey: surroundings.makeKey, names: output.manner.isJSON ? nil : output.names)
    }

    /// Writes an answer: its bytes with `--json`, else as `show` does.
    func answer(
        _ answer: Answer, _ show: (JSONValue) throws -> Void
    ) throws {
        if output.manner.isJSON {
            try output.json(answer.body)
        } else {
            try show(try answer.value())
        }
    }

    /// Says something of the thing that the first operand names, and shows what came of it.
    ///
    /// The words lead from the thing to what is done to it: `danger 7 closure`.
    func change(
        _ things: String, _ words: String..., saying write: (inout JSONWriter) -> Void,
        showing show: (JSONValue) throws -> Void
    ) async throws -> ExitCode {
        var json = JSONWriter()
        json.beginObject()
        write(&json)
        json.endObject()
        let target = Target(segments: ["v1", things, arguments.subject] + words)
        try answer(try await frontDesk().post(target.text, json.bytes), show)
        return .done
    }
}

extension Answer {
    /// The document of an answer; lists of 500 things are longer than what a server takes in.
    func value() throws -> JSONValue {
        do {
            return try JSONParser.value(of: body, limits: .file)
        } catch {
            throw UnreadableAnswer()
        }
    }
}

/// The server answered yes in a document that cannot be read.
struct UnreadableAnswer: Explained {
    var exitCode: ExitCode { .failed }
    var code: String { "opsctl.unreadable_answer" }
    var title: LocalizedText {
        LocalizedText(
            fr: "la réponse du serveur est illisible ; opsctl et OpsServer sont-ils de la même "
                + "version ?",
            es: "la respuesta del servidor es ilegible; ¿son opsctl y OpsServer de la misma "
                + "versión?",
            en: "the server's answer cannot be read; are opsctl and OpsServer of the same version?")
    }
}
