/// Whose visits and care plans go over to another desk: when a service closes or ends by its date, and when the person
/// is found to be elsewhere.
///
/// What silence has brought to a desk above stays there.
extension Operation {
    /// What the desks of services that these events close have in hand: whoever serves people there now has it, else
    /// the desk above.
    ///
    /// While a visit is asked for, its request is handed over instead.
    func careHandedOver(by events: [CatalogueEvent], at instant: Instant) -> [Event] {
        guard !care.series.isEmpty || !care.plans.isEmpty else { return [] }
        let closed = events.compactMap { event in
            if case .deploymentClosed(let id, _) = event { deployments[id] } else { nil }
        }
        return closed.flatMap { old -> [Event] in
            series(at: old.territory).compactMap { handedOver($0, by: old, at: instant) }
                + plans(at: old.territory).compactMap { handedOver($0, by: old, at: instant) }
        }
    }

    /// Whoever serves people where she is now follows her visits, and reviews her plan.
    func careFollows(_ events: [HotlineEvent], at instant: Instant) -> [Event] {
        events.flatMap { event -> [Event] in
            guard case .personMoved(let moved) = event else { return [] }
            let visits = visitDesk(at: moved.place, at: instant)
            let series = care.series.values.filter {
                moved.people.contains($0.person) && $0.isFollowed && $0.desk != visits
            }.sorted { $0.number < $1.number }
            let reviews = careDesk(at: moved.place, at: instant)
            let plans = care.plans.values.filter {
                moved.people.contains($0.person) && $0.escalations == 0 && $0.desk != reviews
            }.sorted { $0.number < $1.number }
            return series.map {
                .visits(.handedOver($0.id, VisitsDue(desk: visits, dueAt: $0.dueAt)))
            } + plans.map { .care(.planHandedOver($0.id, desk: reviews)) }
        }
    }

    /// The same once the date of the service has come; nil where nothing is to be done.
    func nowHandedOver(_ series: VisitSeries, at instant: Instant) -> Event? {
        over(.courtesyVisit, at: series.desk, instant).flatMap {
            handedOver(series, by: $0, at: instant)
        }
    }

    func nowHandedOver(_ plan: CarePlan, at instant: Instant) -> Event? {
        over(.friendlyCall, at: plan.desk, instant).flatMap {
            handedOver(plan, by: $0, at: instant)
        }
    }

    private func handedOver(
        _ series: VisitSeries, by old: Deployment, at instant: Instant
    ) -> Event? {
        guard series.isFollowed, old.rule(for: .courtesyVisit) != nil else { return nil }
        let desk = desk(of: .courtesyVisit, after: old, at: series.place, instant)
        guard desk != series.desk else { return nil }
        return .visits(.handedOver(series.id, VisitsDue(desk: desk, dueAt: series.dueAt)))
    }

    private func handedOver(
        _ plan: CarePlan, by old: Deployment, at instant: Instant
    ) -> Event? {
        guard plan.escalations == 0, old.rule(for: .friendlyCall) != nil else { return nil }
        let desk = desk(of: .friendlyCall, after: old, at: plan.place, instant)
        return desk == plan.desk ? nil : .care(.planHandedOver(plan.id, desk: desk))
    }

    private func desk(
        of need: NeedKind, after old: Deployment, at place: TerritoryCode, _ instant: Instant
    ) -> TerritoryCode {
        let next = coverage(of: need, from: place, at: instant, besides: old.id)?.deployment
        return next?.territory ?? territories[old.territory]?.parent ?? territories.root ?? place
    }

    /// The last service of a desk for a need, if it is over and no other serves it there.
    private func over(
        _ need: NeedKind, at desk: TerritoryCode, _ instant: Instant
    ) -> Deployment? {
        let served = deploymentsByTerritory[desk, default: []].compactMap { deployments[$0] }
            .filter { $0.rule(for: need) != nil && $0.from <= instant }
        return served.contains { $0.isActive(at: instant) } ? nil : served.last
    }

    private func series(at desk: TerritoryCode) -> [VisitSeries] {
        care.series.values.filter { $0.desk == desk }.sorted { $0.number < $1.number }
    }

    private func plans(at desk: TerritoryCode) -> [CarePlan] {
        care.plans.values.filter { $0.desk == desk }.sorted { $0.number < $1.number }
    }
}

/// The ends of services are watched by what their desks have in hand.
extension Operation {
    mutating func watchEnd(for series: VisitSeries) {
        for until in ends(of: .courtesyVisit, at: series.desk) {
            watch.insert(Watched(dueAt: until, subject: .visitsEnd(series.id)))
        }
    }

    mutating func watchEnd(for plan: CarePlan) {
        for until in ends(of: .friendlyCall, at: plan.desk) {
            watch.insert(Watched(dueAt: until, subject: .planEnd(plan.id)))
        }
    }

    /// What the desk of a service has in hand watches the end that is said of the service now.
    mutating func watchCare(under deployment: Identifier<Deployment>) {
        guard let desk = deployments[deployment]?.territory else { return }
        for series in series(at: desk) { watchEnd(for: series) }
        for plan in plans(at: desk) { watchEnd(for: plan) }
    }

    private func ends(of need: NeedKind, at desk: TerritoryCode) -> Set<Instant> {
        Set(
            deploymentsByTerritory[desk, default: []].compactMap { deployments[$0] }
                .filter { $0.rule(for: need) != nil }.compactMap(\.until))
    }
}

extension VisitSeries {
    /// Whether its desk follows it: no visit is asked for, and silence has brought it nowhere.
    fileprivate var isFollowed: Bool { step != .visiting && escalations == 0 }
}
