/// What came of a load.
struct LoadReport {
    /// All answers with the right status, those after the end included.
    var answers = 0
    var answersInTime = 0
    var nanoseconds: UInt64 = 1
    /// What the load generator itself used of its processor.
    var ownNanoseconds: UInt64 = 0
    var bytes = 0
    /// Microseconds of each answer.
    var latencies: [UInt32] = []
    var probeLatencies: [UInt32] = []

    var perSecond: Double { Double(answersInTime) / (Double(nanoseconds) / 1e9) }
    var bytesPerAnswer: Double { Double(bytes) / Double(max(answers, 1)) }
    var ownMicrosecondsPerAnswer: Double {
        Double(ownNanoseconds) / 1_000 / Double(max(answers, 1))
    }

    /// Milliseconds within which this share of the answers came.
    static func percentile(_ share: Double, of latencies: [UInt32]) -> Double {
        guard !latencies.isEmpty else { return 0 }
        let sorted = latencies.sorted()
        let index = min(sorted.count - 1, Int((Double(sorted.count) * share).rounded(.down)))
        return Double(sorted[index]) / 1_000
    }
}
