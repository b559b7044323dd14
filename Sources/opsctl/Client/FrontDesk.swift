import OpsCore

/// The server's API as the commands use it: who asks, in which language, once each.
struct FrontDesk: Sendable {
    let door: any Door
    let token: Token?
    let language: PublicationLanguage
    /// A new key for each thing that is asked to be done.
    let makeKey: @Sendable () -> String

    func get(_ target: String) async throws -> Answer {
        try await ask(Question("GET", target, headers: manners))
    }

    /// Asks something that stands in the body, since it names people; it may be asked again at will.
    func inquire(_ target: String, _ body: [UInt8]) async throws -> Answer {
        try await ask(asking("POST", target, body, []))
    }

    /// Asks for something to be done, once however often it must be sent.
    func post(_ target: String, _ body: [UInt8] = []) async throws -> Answer {
        try await ask(asking("POST", target, body, [Header("Idempotency-Key", makeKey())]))
    }

    func patch(_ target: String, _ body: [UInt8], ifMatch tag: String) async throws -> Answer {
        try await ask(asking("PATCH", target, body, [Header("If-Match", tag)]))
    }

    func delete(_ target: String) async throws -> Answer {
        try await ask(Question("DELETE", target, headers: manners))
    }

    /// What stands at the head of every question.
    var manners: [Header] {
        let common = [
            Header("Accept", "application/json, application/problem+json"),
            Header("Accept-Language", language.rawValue),
        ]
        guard let token else { return common }
        return common + [Header("Authorization", "Bearer \(token.secret)")]
    }

    private func asking(
        _ method: String, _ target: String, _ body: [UInt8], _ more: [Header]
    ) -> Question {
        let kind = body.isEmpty ? [] : [Header("Content-Type", "application/json")]
        return Question(method, target, headers: manners + kind + more, body: body)
    }

    private func ask(_ question: Question) async throws -> Answer {
        let answer = try await door.send(question)
        guard (200...299).contains(answer.status) else { throw ServerProblem(answer) }
        return answer
    }
}

/// The right to enter; it is never printed.
struct Token: Sendable {
    let secret: String
}

extension Token: CustomStringConvertible {
    var description: String { "token" }
}
