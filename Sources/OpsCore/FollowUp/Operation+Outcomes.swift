/// The question whether help came, asked some days after a request was reported as done.
extension Operation {
    /// Plans the question where the deployment asks it.
    ///
    /// Nobody is asked who stayed anonymous or does not want to be called, nor about the visit that a
    /// planned call or a series asked for: whoever went there has seen how she is.
    func asked(
        about events: [Event], at instant: Instant, identifiers: inout some IdentifierSource
    ) -> [Event] {
        for case .dispatching(.missionCompleted(let mission)) in events {
            guard let request = missions[mission].flatMap({ requests[$0.request] }),
                let person = request.person, callsByVisit[request.id] == nil,
                care.seriesByRequest[request.id] == nil,
                let id = request.deployment, let span = deployments[id]?.outcomeAfter,
                !refusesCalls(person)
            else { continue }
            let who = PersonToCall(waitingFor: request, person)
            var wish = PlanCall(.outcome, to: who, at: instant + span)
            wish.request = RequestAskedAbout(
                id: request.id, deployment: id, need: request.need)
            return [.followUp(.callPlanned(planned(wish, at: instant, identifiers: &identifiers)))]
        }
        return []
    }

    /// An answer belongs to a question that was put to somebody, and says why where help lacked.
    func check(_ report: CallReport, of call: PlannedCall) throws(FollowUpRefusal) {
        let isAnswered = call.purpose == .outcome && report.result == .reached
        guard let answer = report.answer else {
            if isAnswered { throw .answerNeeded(number: call.number) }
            return
        }
        guard isAnswered else { throw .nothingWasAsked(number: call.number) }
        guard (answer.help == .came) == answer.unmet.isEmpty else {
            throw .unmetNeedUnclear(number: call.number)
        }
    }

    /// What was told; a need that is still there becomes a request of its own at once.
    func told(
        _ answer: OutcomeAnswer?, in call: PlannedCall, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        guard let answer, let request = call.request else { return [] }
        let told = OutcomeTold(
            call: call.id, request: request, deployment: call.deployment, answer: answer)
        guard answer.reason == .stillNeeded, let need = call.need else {
            return [.followUp(.outcomeTold(told))]
        }
        let opened = open(
            [need], of: CalledPerson(call), having: Supplies(), at: instant,
            identifiers: &identifiers)
        return [.followUp(.outcomeTold(told))] + opened.map(Event.hotline)
    }
}
