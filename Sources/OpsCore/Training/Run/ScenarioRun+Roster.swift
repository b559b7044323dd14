/// The roster shrinks and recovers.
extension ScenarioRun {
    /// Each group's curve says how many of it are stood down today.
    mutating func changeRoster(onDay day: Int64) throws {
        for (number, group) in scenario.roster.groups.enumerated() {
            let members = shuffled(cast.indices(ofGroup: group.code), Int64(number))
            let share = group.standDown.hundredths(onDay: day)
            let count = Int(Int64(members.count) * share / 100_000)
            for (rank, index) in members.enumerated() {
                cast.change(index) { $0.isStoodDown = rank < count }
                try tellAvailability(of: index)
            }
        }
    }

    mutating func standDown(_ effect: Inject.StandDown, inject index: Int) throws {
        let able = cast.indices(ofGroup: effect.group).filter { cast.members[$0].canCome(at: now) }
        let count = Int(Int64(able.count) * effect.perMille / 1_000)
        let until = effect.span.map { now + $0 } ?? scenario.endsAt
        for index in shuffled(able, -1 - Int64(index)).prefix(count) {
            cast.change(index) { $0.isAwayUntil = until }
            try tellAvailability(of: index)
        }
        agenda.put(.comeBack, at: until)
    }

    /// Whoever was away until now comes back.
    mutating func comeBack() throws {
        for index in cast.members.indices { try tellAvailability(of: index) }
    }

    /// Tells the roster when somebody's availability has changed.
    ///
    /// Who cannot come any more takes
    /// back every yes, and lets nobody wait for an answer.
    mutating func tellAvailability(of index: Int) throws {
        let member = cast.members[index]
        let canCome = member.canCome(at: now)
        guard let volunteer = desk.operation.volunteers[member.id],
            volunteer.isAvailable != canCome
        else { return }
        try act(.roster(.setAvailability(member.id, isAvailable: canCome)), by: Self.people)
        guard !canCome else { return }
        for mission in volunteer.missions { try takeBack(mission, member.id) }
    }

    /// The same order on every day, so that who is ill stays ill.
    private func shuffled(_ indices: [Int], _ number: Int64) -> [Int] {
        var generator = chance.generator(for: .standDown, number)
        var shuffled = indices
        for last in stride(from: shuffled.count - 1, to: 0, by: -1) {
            shuffled.swapAt(last, generator.below(last + 1))
        }
        return shuffled
    }
}
