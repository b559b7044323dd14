/// Which stages a candidate must have passed before they are admitted, and how soon the next one is due.
///
/// Rules of a territory and of all below it that have none of their own: a unit that sends people to doors checks
/// more than one that packs baskets. Each time they are set they get the next version.
package struct OnboardingRules: Hashable, Sendable {
    /// In order.
    package let stages: [CandidateStage]
    /// The next stage is owed within so many days.
    package let stepDays: Int64

    package init(stages: [CandidateStage], stepDays: Int64) {
        self.stages = CandidateStage.possible.filter(stages.contains)
        self.stepDays = stepDays
    }

    /// Everything, and three days for each: a guess; nobody has published how long people wait and still come.
    package static let standard = OnboardingRules(
        stages: CandidateStage.possible, stepDays: 3)

    package static let dayRange: ClosedRange<Int64> = 1...90

    var stepSpan: TimeSpan { .days(stepDays) }
}

/// The rules of a territory, the so manieth.
package struct OnboardingVersion: Hashable, Sendable {
    package let territory: TerritoryCode
    /// Runs from 1 in each territory.
    package let version: Int64
    package let rules: OnboardingRules
}

/// Rules as JSON: in the journal, in the tables, at the door.
extension OnboardingRules {
    package init?(from fields: inout JSONFields) {
        let stages = fields.elements("stages", isNeeded: true, limit: CandidateStage.possible.count)
        {
            value throws(FieldProblem.Failure) in
            guard let stage = CandidateStage(rawValue: try value.text(limit: 40)),
                CandidateStage.possible.contains(stage)
            else {
                throw FieldProblem.Failure(
                    .unknownCode(allowed: CandidateStage.possible.map(\.rawValue)))
            }
            return stage
        }
        let days = fields.integer("stepDays", isNeeded: true, in: Self.dayRange)
        guard let stages, let days else { return nil }
        self.init(stages: stages, stepDays: days)
    }

    package func write(into json: inout JSONWriter) {
        json.member("stages", stages.map(\.rawValue))
        json.member("stepDays", stepDays)
    }
}
