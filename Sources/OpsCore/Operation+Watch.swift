/// Due times: silence is a finding.
extension Operation {
    /// When something must be looked at next; nil while nothing is live.
    package var nextDue: Instant? { watch.first?.dueAt }

    /// Takes the commands whose time has come off the list, at the most `limit` of them.
    ///
    /// What was acted on meanwhile is passed over. Each command is then decided like any other.
    package mutating func takeDue(at instant: Instant, limit: Int) -> [Command] {
        var commands: [Command] = []
        var looks = 0
        while commands.count + looks < limit, let next = watch.first, next.dueAt <= instant {
            _ = watch.removeFirst()
            switch next.subject {
            case .request(let id) where requests[id]?.dueAt == next.dueAt:
                commands.append(.hotline(.escalate(id)))
            case .solicitation(let mission, let id) where isPending(id, in: mission):
                commands.append(.dispatching(.expire(mission, id)))
            case .danger(let id) where dangers[id]?.dueAt == next.dueAt:
                commands.append(.danger(.escalate(id)))
            case .call(let id) where plannedCalls[id]?.dueAt == next.dueAt:
                commands.append(.followUp(.moveOn(id)))
            case .concern(let id) where concerns[id]?.dueAt == next.dueAt:
                commands.append(.safeguarding(.escalate(id)))
            case .plan(let id) where care.plans[id]?.dueAt == next.dueAt:
                commands.append(.care(.remindOfPlan(id)))
            // While a visit is asked for, its request raises the alarm.
            case .visits(let id)
            where care.series[id]?.dueAt == next.dueAt && care.series[id]?.step != .visiting:
                commands.append(.visits(.moveOn(id)))
            case .retention where retentionDue == next.dueAt:
                commands.append(.privacy(.beginRetention))
            case .purchase(let id) where purchases[id]?.dueAt == next.dueAt:
                commands.append(.money(.escalate(id)))
            case .wave(let id) where searches[id]?.dueAt == next.dueAt:
                commands.append(.waves(.moveOn(id)))
            case .wave(let id) where looksAgain[id] == next.dueAt:
                looks += 1
                if hasSomebodyAgain(id, at: instant) { commands.append(.waves(.moveOn(id))) }
            case .team(let id) where log.teams[id]?.dueAt == next.dueAt:
                commands.append(.operations(.raiseSilence(id)))
            case .asset(let id) where assets[id]?.loan?.dueAt == next.dueAt:
                commands.append(.asset(.remindOfLoan(id)))
            case .lot(let id) where lots[id]?.dueAt == next.dueAt:
                commands.append(.asset(.remindOfLot(id)))
            case .crew(let id, let timer) where crews.watches[id]?.due(timer) == next.dueAt:
                commands.append(.crew(.runOut(id, timer)))
            case .crewAlarm(let id) where crews.alarms[id]?.dueAt == next.dueAt:
                commands.append(.crew(.escalate(id)))
            case .reply(let id) where answers.replies[id]?.dueAt == next.dueAt:
                commands.append(.answers(.escalate(id)))
            case .candidate(let id) where isDue(id, at: next.dueAt):
                commands.append(.candidate(.remind(id)))
            case .handOver(let id)
            where requests[id].flatMap({ nowHandedOver($0, at: instant) }) != nil:
                commands.append(.hotline(.escalate(id)))
            case .visitsEnd(let id)
            where care.series[id].flatMap({ nowHandedOver($0, at: instant) }) != nil:
                commands.append(.visits(.handOver(id)))
            case .planEnd(let id)
            where care.plans[id].flatMap({ nowHandedOver($0, at: instant) }) != nil:
                commands.append(.care(.handOverPlan(id)))
            case .request, .solicitation, .danger, .call, .concern, .plan, .visits, .retention,
                .purchase, .team, .asset, .lot, .crew, .crewAlarm, .wave, .reply, .candidate,
                .handOver, .visitsEnd, .planEnd:
                continue
            }
        }
        return commands
    }

    private func isPending(
        _ id: Identifier<Solicitation>, in mission: Identifier<Mission>
    ) -> Bool {
        missions[mission]?.solicitations[id]?.state == .pending
    }

    mutating func insert(_ request: HelpRequest) {
        requests[request.id] = request
        watch.insert(Watched(dueAt: request.dueAt, subject: .request(request.id)))
        watchEnd(for: request.id)
    }

    /// Changes a live request and watches its new due time, and the end of the service under which it waits now.
    mutating func change(_ id: Identifier<HelpRequest>, _ body: (inout HelpRequest) -> Void) {
        guard let index = requests.index(forKey: id) else { return }
        let before = requests.values[index].dueAt
        let (status, deployment) = (
            requests.values[index].status, requests.values[index].deployment
        )
        body(&requests.values[index])
        let after = requests.values[index].dueAt
        if after != before { watch.insert(Watched(dueAt: after, subject: .request(id))) }
        guard requests.values[index].status == .open else { return }
        if status != .open || requests.values[index].deployment != deployment { watchEnd(for: id) }
    }

    /// Watches everything live again: after a snapshot was read.
    mutating func watchEverything() {
        for request in requests.values {
            watch.insert(Watched(dueAt: request.dueAt, subject: .request(request.id)))
            watchEnd(for: request.id)
        }
        for alert in dangers.values {
            watch.insert(Watched(dueAt: alert.dueAt, subject: .danger(alert.id)))
        }
        for call in plannedCalls.values {
            watch.insert(Watched(dueAt: call.dueAt, subject: .call(call.id)))
        }
        if let due = retentionDue {
            watch.insert(Watched(dueAt: due, subject: .retention))
        }
        for concern in concerns.values {
            watch.insert(Watched(dueAt: concern.dueAt, subject: .concern(concern.id)))
        }
        for series in care.series.values {
            watch.insert(Watched(dueAt: series.dueAt, subject: .visits(series.id)))
            watchEnd(for: series)
        }
        for plan in care.plans.values {
            watch.insert(Watched(dueAt: plan.dueAt, subject: .plan(plan.id)))
            watchEnd(for: plan)
        }
        for purchase in purchases.values {
            guard let dueAt = purchase.dueAt else { continue }
            watch.insert(Watched(dueAt: dueAt, subject: .purchase(purchase.mission)))
        }
        for team in log.teams.values {
            guard let dueAt = team.dueAt else { continue }
            watch.insert(Watched(dueAt: dueAt, subject: .team(team.id)))
        }
        for asset in assets.values {
            guard let dueAt = asset.loan?.dueAt else { continue }
            watch.insert(Watched(dueAt: dueAt, subject: .asset(asset.id)))
        }
        for lot in lots.values {
            guard let dueAt = lot.dueAt else { continue }
            watch.insert(Watched(dueAt: dueAt, subject: .lot(lot.id)))
        }
        watchCrews()
        watchReplies()
        watchCandidates()
        for mission in missions.values {
            for asked in mission.pending {
                watch.insert(
                    Watched(dueAt: asked.expiresAt, subject: .solicitation(mission.id, asked.id)))
                noteQuestion(to: asked.volunteer, until: asked.expiresAt)
            }
        }
        for search in searches.values { watchSearch(search) }
    }
}
