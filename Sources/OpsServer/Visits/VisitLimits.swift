import OpsCore
import OpsHTTP

/// How much guessing of visit codes the house bears.
struct VisitLimits: Sendable {
    /// So many wrong codes from one desk, and it has to wait.
    var mistakes = 5
    /// How long a mistake counts.
    var mistakeTime: Duration = .seconds(900)

    var ofChecks: VisitCheckLimit {
        VisitCheckLimit(mistakes: mistakes, span: .seconds(mistakeTime.components.seconds))
    }
}

extension VisitLimits: LimitHolder {
    static let limitTable: [Limit<VisitLimits>] = [
        Limit(
            "visit-mistakes", .count, 1...Operation.rememberedMistakes, .number(\.mistakes),
            "wrong visit codes from one desk within `visit-mistake-time`; more: 409"),
        Limit(
            "visit-mistake-time", .time, 1_000...86_400_000, .time(\.mistakeTime),
            "how long a wrong visit code counts"),
    ]
}
