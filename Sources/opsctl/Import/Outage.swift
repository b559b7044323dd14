import OpsCore
import Synchronization

/// The server does not answer: says so once, waits, and loses patience in the end.
///
/// All senders of an import share one.
final class Outage: Sendable {
    private let patience: Duration
    private let output: Output
    private let began = Mutex<ContinuousClock.Instant?>(nil)

    init(patience: Duration, output: Output) {
        self.patience = patience
        self.output = output
    }

    /// - Throws: `PatienceLost` when it has lasted too long.
    func note() throws {
        let now = ContinuousClock.now
        let start = began.withLock { began in
            let known = began
            began = began ?? now
            return known
        }
        guard let start else {
            output.mention(
                LocalizedText(
                    fr: "le serveur ne répond pas ; nouvelles tentatives pendant "
                        + "\(patience.components.seconds) s…",
                    es: "el servidor no responde; nuevos intentos durante "
                        + "\(patience.components.seconds) s…",
                    en: "the server does not answer; trying again for "
                        + "\(patience.components.seconds) s…"))
            if patience == .zero { throw PatienceLost() }
            return
        }
        if now - start >= patience { throw PatienceLost() }
    }

    func end() {
        let wasThere = began.withLock { began in
            defer { began = nil }
            return began != nil
        }
        guard wasThere else { return }
        output.mention(
            LocalizedText(
                fr: "le serveur répond de nouveau", es: "el servidor responde de nuevo",
                en: "the server answers again"))
    }

    /// 0.1 s, 0.2 s … 2 s.
    static func wait(after attempt: Int) -> Duration {
        min(.milliseconds(50 << min(attempt, 10)), .seconds(2))
    }
}

/// The server was away for longer than anybody wanted to wait.
struct PatienceLost: Error {}
