import OpsCore

/// Plans as the benchmark's checker reads them, and why something is left out.
extension Output {
    func routes(_ plan: RoutePlan, of document: PlanningDocument) throws {
        for (index, route) in plan.routes.enumerated() {
            try line("Route #\(index + 1): " + names(route.stops, document))
        }
        let stops = plan.unserved.flatMap { document.problem.requests[$0.request].stops }
        try line("Unserved: " + names(stops.sorted(), document))
        try line("Cost \(Self.rounded(plan.cost.total.value))")
    }

    /// Why requests are left out, a line each.
    func reasons(_ plan: RoutePlan, of document: PlanningDocument) throws {
        for unserved in plan.unserved { try reasons(unserved, document) }
    }

    private func names(_ stops: [Int], _ document: PlanningDocument) -> String {
        stops.map { document.stopNames[$0].withoutControls }.joined(separator: " ")
    }

    private func reasons(_ unserved: UnservedRequest, _ document: PlanningDocument) throws {
        let reasons = unserved.obstacles.map { obstacle in
            "\(obstacle.reason.text[language]) (\(obstacle.vehicles))"
        }
        let name = document.requestNames[unserved.request].withoutControls
        try line("  \(name): " + reasons.joined(separator: ", "))
    }

    /// Who takes which shift, a line each, then what nobody takes.
    func assignment(
        _ outcome: AssignmentDocument.Outcome, of document: AssignmentDocument
    ) throws {
        var unfilled: [String] = []
        for (shift, person) in outcome.personOfShift.enumerated() {
            let name = document.shifts[shift].withoutControls
            guard let person else {
                unfilled.append(name)
                continue
            }
            try line("\(name): \(document.people[person].withoutControls)")
        }
        try line("Unfilled: " + unfilled.joined(separator: " "))
        try line("Cost \(Self.rounded(outcome.cost))")
    }

    /// A better plan, on standard error: one line that is drawn again, or one line each.
    func progress(_ progress: RoutePlanner.Progress, seconds: Double) {
        let time = (seconds * 10).rounded() / 10
        let text = "\(time) s, \(progress.iterations), \(Self.rounded(progress.cost.value))"
        if manner.isWatched { redraw(text) } else { say(text) }
    }

    /// Leaves the line that was drawn again and again.
    func endProgress() {
        if manner.isWatched { redraw("") }
    }

    /// To the ten-thousandth.
    private static func rounded(_ value: Double) -> String {
        "\((value * 10_000).rounded() / 10_000)"
    }
}
