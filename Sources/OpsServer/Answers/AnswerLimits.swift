import OpsCore
import OpsHTTP
import Synchronization

/// How much guessing of links the house bears.
struct AnswerLimits: Sendable {
    /// So many links that lead nowhere, and the next are told to wait; links that lead somewhere never wait.
    var wrongLinks = 120
    /// How long a wrong link counts.
    var wrongLinkTime: Duration = .seconds(60)
}

extension AnswerLimits: LimitHolder {
    static let limitTable: [Limit<AnswerLimits>] = [
        Limit(
            "wrong-links", .count, 1...100_000, .number(\.wrongLinks),
            "answer links that lead nowhere within `wrong-link-time`; more: 429"),
        Limit(
            "wrong-link-time", .time, 1_000...86_400_000, .time(\.wrongLinkTime),
            "how long an answer link that leads nowhere counts"),
    ]
}

/// Counts links that lead nowhere.
///
/// What stops guessing is the link's 88 bits; this says it early and cheaply, and keeps a flood of
/// guesses from being answered with pages. It counts for all together: behind a proxy there is one peer.
final class WrongLinks: Sendable {
    private let limits: AnswerLimits
    private let times = Mutex<(from: Instant, count: Int)>((Instant(milliseconds: 0), 0))

    init(_ limits: AnswerLimits) {
        self.limits = limits
    }

    /// Notes one; answers after how many seconds to come again where there were too many.
    func note(at instant: Instant) -> Int64? {
        let span = TimeSpan.seconds(limits.wrongLinkTime.components.seconds)
        return times.withLock { times in
            if instant < times.from || instant >= times.from + span { times = (instant, 0) }
            times.count += 1
            guard times.count > limits.wrongLinks else { return nil }
            return max(1, (times.from + span).since(instant).milliseconds / 1_000)
        }
    }
}
