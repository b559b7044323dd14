import OpsHTTP

/// How hard the post tries.
struct PostLimits: Sendable {
    /// Letters in the hands of the gateway at once.
    var atOnce = 8
    /// How long the gateway may take for one.
    var letterTime: Duration = .seconds(15)
    /// What is waited after each attempt that failed; after the last of them a message is dead.
    ///
    /// The schedule of Standard Webhooks.
    var retryTimes: [Duration] = [
        .seconds(5), .seconds(300), .seconds(1_800), .seconds(7_200), .seconds(18_000),
        .seconds(36_000), .seconds(50_400), .seconds(72_000), .seconds(86_400),
    ]
    /// How many of these are used.
    var retries = 9
    /// Adds up to so many hundredths, by chance, so that a gateway that comes back is not met by all at once.
    var jitter: @Sendable () -> Int = { Int.random(in: 0...10) }

    /// How long to wait after so many attempts; nil when it is not tried again.
    ///
    /// `asked` is what the gateway itself has said.
    func wait(after attempts: Int64, asked: Duration?) -> Duration? {
        guard attempts <= min(retries, retryTimes.count) else { return nil }
        let span = retryTimes[Int(attempts) - 1]
        let spread = span + span * jitter() / 100
        return asked.map { max($0, spread) } ?? spread
    }
}

extension PostLimits: LimitHolder {
    static let limitTable: [Limit<PostLimits>] =
        [
            Limit(
                "post-at-once", .count, 1...100, .number(\.atOnce),
                "messages in the hands of the gateway at once"),
            Limit(
                "post-letter-time", .time, 100...120_000, .time(\.letterTime),
                "how long the gateway may take for one message; longer: tried again"),
            Limit(
                "post-retries", .count, 0...9, .number(\.retries),
                "how often a message is tried again; then it is dead"),
        ]
        + (0..<9).map { place in
            Limit(
                "post-retry-\(place + 1)", .time, 100...604_800_000,
                .time(\.retryTimes[place]),
                "what is waited before a message is tried for the \(ordinals[place]) time again")
        }

    private static let ordinals = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    ]
}
