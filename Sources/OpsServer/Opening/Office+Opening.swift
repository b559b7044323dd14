import OpsCore
import OpsStore

/// The first day of a house.
extension Office {
    /// Whether nothing has ever been decided here.
    var isFirstDay: Bool {
        get throws { try desk.records.head.position == 0 }
    }

    /// Issues the administrator's token, publishes the catalogue, and puts the country's rules in force, all in
    /// one transaction.
    func openForTheFirstTime(
        _ seeds: Seeds, admin token: FreshToken, at instant: Instant
    ) throws {
        let issue = AccessCommand.issueToken(.admin, digest: token.digest, label: "admin.token")
        var commands: [Command] = [.access(issue)]
        if let desk = Seeds.nationalDesk() { commands.append(.territory(.register(desk))) }
        commands += seeds.entries.map { .catalogue(.publish($0)) }
        let own = Seeds.nationalDesk()?.code
        commands += seeds.rules.filter { $0.territory == own }.map { .rules(.put($0)) }
        try carryOutAll(commands, at: instant)
        refreshKeyring()
    }

    /// Loads the demonstration unless it is there already.
    ///
    /// - Returns: whether anything was loaded.
    func loadDemonstration(_ seeds: Seeds.Demonstration, at instant: Instant) throws -> Bool {
        guard desk.operation.volunteers.isEmpty, desk.operation.deployments.isEmpty else {
            return false
        }
        let known = desk.operation.territories
        let territories = seeds.territories.filter { known[$0.code] == nil }
        try carryOutAll(territories.map { .territory(.register($0)) }, at: instant)
        let tree = desk.operation.territories
        try carryOutAll(
            seeds.deployments.map { .catalogue(.openDeployment($0)) }
                + seeds.volunteers.map { $0.addition(positions: tree, at: instant) }, at: instant)
        return true
    }

    /// Carries out commands of the house itself, all or none.
    private func carryOutAll(_ commands: [Command], at instant: Instant) throws {
        try desk.records.transaction {
            for command in commands {
                let cause = identifiers.next(Cause.self, at: instant)
                try desk.carryOut(
                    command, by: .house, cause: cause, at: instant, identifiers: &identifiers)
            }
        }
    }
}
