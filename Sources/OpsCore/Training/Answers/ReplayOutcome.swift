/// What came of each request of a replay.
package struct ReplayOutcome: Sendable {
    package let rules: WaveRules
    package internal(set) var requests: [ReplayedRequest]
    /// Yeses that came when nobody was needed any more.
    package internal(set) var spare: Int64 = 0
    package internal(set) var journal = JournalHead.start

    init(rules: WaveRules, calls: Int) {
        self.rules = rules
        requests = Array(repeating: ReplayedRequest(), count: calls)
    }

    /// Requests for which somebody said yes.
    package var reached: Int64 { count { $0.reached != nil } }
    /// Requests that the desk above had to take, because nobody was left to be asked.
    package var alarmed: Int64 { count { $0.reached == nil && $0.alarmed != nil } }
    /// Requests that nobody answers for: neither a yes nor an alarm.
    package var lost: Int64 { count { $0.reached == nil && $0.alarmed == nil } }
    /// Requests whose first volunteer never answered.
    package var silentFirst: Int64 { count(\.isFirstSilent) }
    package var asked: Int64 { requests.reduce(0) { $0 + Int64($1.asked) } }

    /// How long it took until somebody said yes.
    package var delays: AnswerDelays { AnswerDelays(requests.compactMap(\.reached)) }

    /// The same, of those requests alone whose first volunteer never answered: where asking
    /// somebody else decides.
    package var delaysAfterSilence: AnswerDelays {
        AnswerDelays(requests.filter { $0.isFirstSilent }.compactMap(\.reached))
    }

    private func count(_ isMeant: (ReplayedRequest) -> Bool) -> Int64 {
        Int64(requests.count { isMeant($0) })
    }
}

/// What came of one request of a replay; times are counted from the call.
package struct ReplayedRequest: Hashable, Sendable {
    package internal(set) var asked = 0
    package internal(set) var isFirstSilent = false
    package internal(set) var reached: TimeSpan?
    package internal(set) var alarmed: TimeSpan?

    mutating func noteAsked(answers: Bool) {
        if asked == 0 { isFirstSilent = !answers }
        asked += 1
    }
}

/// How long something took, over many: each figure is one that happened (nearest rank).
package struct AnswerDelays: Hashable, Sendable {
    private let sorted: [TimeSpan]

    init(_ delays: [TimeSpan]) {
        sorted = delays.sorted()
    }

    package var count: Int64 { Int64(sorted.count) }

    /// The delay that so many thousandths did not exceed; nil when there is none.
    package func perMille(_ share: Int) -> TimeSpan? {
        guard !sorted.isEmpty else { return nil }
        return sorted[max(0, (sorted.count * share + 999) / 1_000 - 1)]
    }
}

extension ReplayOutcome {
    /// Times are whole seconds; a way in which nobody said yes has no delays.
    package func write(into json: inout JSONWriter) {
        json.beginObject()
        json.key("waves")
        rules.write(into: &json)
        json.member("requests", Int64(requests.count))
        json.member("reached", reached)
        json.member("alarmed", alarmed)
        json.member("lost", lost)
        json.member("asked", asked)
        json.member("spare", spare)
        json.member("silentFirst", silentFirst)
        json.key("delays")
        delays.write(into: &json)
        json.key("delaysAfterSilence")
        delaysAfterSilence.write(into: &json)
        json.member("digest", journal.digest.hexadecimal)
        json.endObject()
    }
}

extension AnswerDelays {
    func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("count", count)
        let seconds = { (share: Int) in self.perMille(share).map { $0.milliseconds / 1_000 } }
        if let median = seconds(500) { json.member("medianSeconds", median) }
        if let most = seconds(900) { json.member("p90Seconds", most) }
        if let nearlyAll = seconds(990) { json.member("p99Seconds", nearlyAll) }
        if let longest = seconds(1_000) { json.member("longestSeconds", longest) }
        json.endObject()
    }
}
