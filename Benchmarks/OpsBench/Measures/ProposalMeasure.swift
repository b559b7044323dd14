import OpsCore

/// Whom to ask, among few and among many: the rule itself, without a socket.
///
/// The roster is a department: most people in its towns, some without a known position, each with a
/// skill or two, a tenth stood down or not vetted any more.
struct ProposalMeasure {
    let rounds: Int

    private static let seed: UInt64 = 2_020
    private static let bar = 5.0
    private static let growthBar = 3.0

    private static let errand = OwnNeed("errand.care").map(NeedKind.own) ?? .courtesyVisit

    /// What is asked for, from the most common to what next to nobody holds.
    private static let questions: [(name: String, need: NeedKind, rule: NeedRule)] = [
        ("food", .food, rule(.food, crew: 2)),
        ("medicine, driving", .medicine, rule(.medicine, skill: "driving")),
        (
            "visit by a pair", .courtesyVisit,
            rule(.courtesyVisit, crew: 2, pair: ["listening", "first_aid"])
        ),
        ("listening", .listening, rule(.listening, skill: "listening")),
        ("a skill of ten people", .hygiene, rule(.hygiene, skill: "sign_language")),
        // Among 1,000 there is mostly nobody of these within reach: the costs are of unlike answers.
        ("a skill of one in a hundred", errand, rule(errand, skill: "nursing")),
    ]

    private static func rule(
        _ kind: NeedKind, crew: Int64 = 1, skill: String? = nil, pair: [String] = []
    ) -> NeedRule {
        NeedRule(
            kind: kind, dueWithin: .hours(8), crew: crew, skill: skill.flatMap(SkillCode.init),
            name: kind == errand ? LocalizedText(fr: "Soins", es: "Cuidados", en: "Care") : nil,
            crewSkills: pair.compactMap(SkillCode.init))
    }

    func run(into table: inout Table) throws {
        let few = try costs(among: 1_000)
        let many = try costs(among: 100_000)
        for (question, (one, other)) in zip(Self.questions, zip(few, many)) {
            row("proposal, \(question.name)", one, other, into: &table)
        }
    }

    private func row(
        _ name: String, _ few: Cost, _ many: Cost, into table: inout Table
    ) {
        let growth = many.p50 / few.p50
        let isSameAnswer = many.found <= 2 * few.found
        table.add(
            "\(name), among 100,000", ratio: growth, p50: many.p50, p99: many.p99,
            notes: "ratio: p50 to that among 1,000, which is \(Table.text(few.p50, 3)) ms "
                + "(p99 \(Table.text(few.p99, 3))); found \(many.found), there \(few.found)",
            bars: [("p99", .most(many.p99, Self.bar))]
                + (isSameAnswer ? [("growth", .most(growth, Self.growthBar))] : []))
    }

    private struct Cost {
        let milliseconds: [Double]
        let found: Int

        init(_ milliseconds: [Double], found: Int) {
            self.milliseconds = milliseconds.sorted()
            self.found = found
        }

        var p50: Double { milliseconds[milliseconds.count / 2] }
        var p99: Double { milliseconds[min(milliseconds.count - 1, milliseconds.count * 99 / 100)] }
    }

    private func costs(among count: Int) throws -> [Cost] {
        say("proposals: a roster of \(count)")
        var town = try Town(people: count, rules: Self.questions.map(\.rule), seed: Self.seed)
        return try Self.questions.map { question in
            let requests = try (0..<rounds).map { _ in try town.call(for: question.need) }
            var milliseconds: [Double] = []
            var found = 0
            for request in requests {
                let begun = ContinuousClock.now
                let best = town.operation.fitting(for: request, limit: 5, at: Town.start)
                let crews = town.operation.crews(for: request, limit: 5, at: Town.start)
                milliseconds.append((ContinuousClock.now - begun) / .milliseconds(1))
                found += best.count + crews.count
            }
            return Cost(milliseconds, found: found)
        }
    }
}
