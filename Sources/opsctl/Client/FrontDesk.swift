import OpsCore

/// The server's API as the commands use it: who asks, in which language, once each.
struct FrontDesk: Sendable {
    let door: any Door
    let token: Token?
    let language: PublicationLanguage
    /// A new key for each thing that is asked to be done.
    let makeKey: @Sendable () -> String
    /// Where names of needs that deployments added are kept; nil where nobody reads words.
    var names: NameBook?

    func get(_ target: String) async throws -> Answer {
        try await ask(Question("GET", target, headers: manners))
    }

    /// Asks for a file that is no JSON.
    func get(_ target: String, as type: String) async throws -> Answer {
        let others = manners.filter { $0.name != "Accept" }
        let taken = Header("Accept", "\(type), application/problem+json")
        return try await ask(Question("GET", target, headers: [taken] + others))
    }

    /// Asks something that stands in the body, since it names people; it may be asked again at will.
    func inquire(_ target: String, _ body: [UInt8]) async throws -> Answer {
        try await ask(asking("POST", target, body, []))
    }

    /// Asks for something to be done, once however often it must be sent.
    func post(_ target: String, _ body: [UInt8] = []) async throws -> Answer {
        try await ask(asking("POST", target, body, [Header("Idempotency-Key", makeKey())]))
    }

    /// The same of a body that is no JSON.
    func post(_ target: String, _ body: [UInt8], type: String) async throws -> Answer {
        try await ask(
            Question(
                "POST", target,
                headers: manners + [
                    Header("Content-Type", type), Header("Idempotency-Key", makeKey()),
                ], body: body))
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
        if let names, question.target != Self.needs, names.isAsked(by: answer.body) {
            await learn(names)
        }
        return answer
    }

    static let needs = "/v1/needs"

    /// Asks what the needs are called; where that cannot be told their codes are shown.
    private func learn(_ names: NameBook) async {
        let answer = try? await door.send(Question("GET", Self.needs, headers: manners))
        names.learn(from: answer.flatMap { $0.status == 200 ? try? $0.value() : nil })
    }
}

/// The right to enter; it is never printed.
struct Token: Sendable {
    let secret: String
}

extension Token: CustomStringConvertible {
    var description: String { "token" }
}
