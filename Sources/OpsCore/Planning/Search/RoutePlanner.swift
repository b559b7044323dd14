/// Finds good plans: the one door of this folder for whoever has rounds to plan.
///
/// The same problem, seed, number of iterations and first plan give the same plan on every machine.
package struct RoutePlanner: Sendable {
    package let problem: PlanningProblem
    package var seed: UInt64
    package var tuning: SearchTuning

    package init(
        _ problem: PlanningProblem, seed: UInt64 = 1, tuning: SearchTuning = SearchTuning()
    ) {
        self.problem = problem
        self.seed = seed
        self.tuning = tuning
    }

    /// What a search came to.
    package struct Outcome: Sendable {
        package var plan: RoutePlan
        package var iterations: Int
        /// Routes that the search took for possible and that could not be driven: only roundings make one.
        package var givenUpRoutes = 0
    }

    /// How far a search is that goes on.
    package struct Progress: Sendable {
        /// Penalties and what is missing included.
        package var cost: Cost
        package var iterations: Int
    }

    /// A good plan with the reasons for all that it leaves out, however long these take to find.
    package func solve(
        until rule: some StoppingRule, from plan: RoutePlan? = nil,
        improved: (Progress) -> Void = { _ in }
    ) -> Outcome {
        var outcome = search(until: rule, from: plan, improved: improved)
        outcome.plan.unserved = reasons(for: outcome.plan, until: IterationLimit(.max))
        return outcome
    }

    /// Why a plan leaves out what it does; what is not looked at when it is time to stop says so.
    package func reasons(
        for plan: RoutePlan, until rule: some StoppingRule
    ) -> [UnservedRequest] {
        guard !plan.unserved.isEmpty else { return [] }
        return UnservedSurvey(problem, routes: plan.routes)
            .survey(plan.unserved.map(\.request), until: rule)
    }

    /// Looks for a good plan until the rule says that it is time to stop, and for no reasons.
    ///
    /// It begins with `plan`, less what of it breaks a rule of the problem; `improved` hears of better
    /// plans, not of each one.
    package func search(
        until rule: some StoppingRule, from plan: RoutePlan? = nil,
        improved: (Progress) -> Void = { _ in }
    ) -> Outcome {
        guard !problem.requests.isEmpty else {
            return Outcome(
                plan: RoutePlan(routes: [], unserved: [], cost: PlanCost(travelled: .zero)),
                iterations: 0)
        }
        let arena = SlabArena()
        let preparation = SearchPreparation(problem, arena: arena)
        switch preparation.kind {
        case .singles:
            let kernel = SinglesKernel(book: preparation.book)
            return search(kernel, preparation, until: rule, from: plan, improved)
        case .pairs:
            let kernel = PairsKernel(book: preparation.book)
            return search(kernel, preparation, until: rule, from: plan, improved)
        case .mixed:
            let kernel = MixedKernel(preparation)
            return search(kernel, preparation, until: rule, from: plan, improved)
        }
    }

    private func search<Kernel: InsertionKernel>(
        _ kernel: Kernel, _ preparation: SearchPreparation, until rule: any StoppingRule,
        from plan: RoutePlan?, _ improved: (Progress) -> Void
    ) -> Outcome {
        var rule = rule
        var search = RuinRecreate(kernel: kernel, preparation, tuning: tuning, seed: seed)
        if let plan {
            let checker = PlanChecker(problem)
            search.load(plan) { checker.canBeDriven($0.stops, by: $0.vehicle) }
        }
        // No iterations at all are the first plan, whole.
        search.construct { rule.iterationLimit > 0 && rule.share(ofIterations: 0) >= 1 }
        search.run(until: &rule, improved: improved)
        var givenUp = 0
        let plan = RoutePlan(
            problem, stops: search.best.routes, absent: search.best.absentRequests,
            givenUp: &givenUp)
        return Outcome(plan: plan, iterations: search.iterations, givenUpRoutes: givenUp)
    }
}

extension MixedKernel {
    /// The kernel of a prepared problem, its empty routes laid out.
    init(_ preparation: SearchPreparation) {
        self.init(book: preparation.book, mixed: MixedBook(preparation))
        for route in 0..<book.routeCount { refresh(route) }
    }
}
