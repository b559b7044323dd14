/// What was to be told and is not true any more.
extension MessageFollowing {
    /// Withdraws what an answer settles.
    ///
    /// - Returns: whether the question has reached them.
    mutating func withdraw(about asked: Solicitation, of mission: Mission) -> Bool {
        var wasReached = true
        for message in messages(about: asked, of: mission.id) {
            let isSettled =
                message.kind.isQuestion || message.kind == .reserve
                || (asked.state == .accepted && !message.kind.outlivesMission)
            guard isSettled else { continue }
            if message.kind == .asked { wasReached = false }
            withdraw(message)
        }
        return wasReached
    }

    /// Whoever is asked anew must not hear late, after their yes, that an older one was not needed.
    mutating func withdrawOlder(
        to volunteer: Identifier<Volunteer>, of id: Identifier<Mission>
    ) {
        guard let mission = operation.missions[id],
            let older = mission.solicitations.last(to: volunteer)
        else { return }
        withdraw(of: older, mission) { kind in
            switch kind {
            case .reserve, .notNeeded, .stoodDown: true
            default: false
            }
        }
    }

    /// Nothing goes to whoever is nobody any more, and nobody need ring them.
    mutating func withdrawAll(to gone: Set<Identifier<Volunteer>>) {
        let waiting = operation.messages.live.values.filter { message in
            gone.contains(message.volunteer) && !withdrawn.contains(message.number)
        }
        for message in waiting.sorted(by: { $0.number < $1.number }) { withdraw(message) }
    }

    mutating func messages(
        about asked: Solicitation, of mission: Identifier<Mission>
    ) -> [Message] {
        guard !operation.messages.isEmpty(mission) else { return [] }
        if known[mission] == nil {
            known[mission] = Dictionary(
                grouping: operation.messages.of(mission), by: \.solicitation)
        }
        return known[mission]?[asked.id] ?? []
    }

    mutating func withdraw(_ message: Message) {
        withdrawn.append(message.number)
    }
}
