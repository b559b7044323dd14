import OpsCore

/// A door that knocks again when the answer was lost or the server asks for patience.
///
/// Only what may be repeated is: questions that change nothing, and those that carry the key by
/// which the server knows them again.
struct PatientDoor: Door {
    static let attemptLimit = 5

    let door: any Door
    let pause: @Sendable (Duration) async throws -> Void
    /// Told before each new attempt.
    let notice: @Sendable (LocalizedText) -> Void

    func send(_ question: Question) async throws -> Answer {
        var attempt = 1
        while true {
            let isLast = attempt == Self.attemptLimit || !question.isRepeatable
            do {
                let answer = try await door.send(question)
                guard ExitCode(status: answer.status) == .later, !isLast else { return answer }
                notice(Self.busy)
                try await pause(Self.wait(after: attempt, retryAfter: answer.header("Retry-After")))
            } catch let error as Unreachable {
                guard error.reason == .lost || error.reason == .timedOut, !isLast else {
                    throw error
                }
                notice(Self.lost)
                try await pause(Self.wait(after: attempt, retryAfter: nil))
            }
            attempt += 1
        }
    }

    /// 0.25 s, 0.5 s, 1 s, 2 s; what the server asks for when that is longer, up to 10 s.
    static func wait(after attempt: Int, retryAfter: String?) -> Duration {
        let own = Duration.milliseconds(125 << attempt)
        let asked = retryAfter.flatMap { Int64($0) }.map { Duration.seconds(min(max($0, 0), 10)) }
        return max(own, asked ?? .zero)
    }

    private static let busy = LocalizedText(
        fr: "le serveur demande d'attendre ; nouvelle tentative…",
        es: "el servidor pide esperar; nuevo intento…",
        en: "the server asks to wait; trying again…")
    private static let lost = LocalizedText(
        fr: "liaison rompue ; nouvelle tentative…", es: "conexión cortada; nuevo intento…",
        en: "connection lost; trying again…")
}

extension Question {
    var isRepeatable: Bool {
        method == "GET" || headers.contains { $0.name == "Idempotency-Key" }
    }
}
