package import OpsCore

/// Histories that many specifications share.
extension Given {
    /// All sample territories.
    package static func country() throws -> Given {
        var given = Given()
        for territory in Samples.territories {
            try given.carryOut(.territory(.register(territory)))
        }
        return given
    }

    /// The country, with the sample service open in its department.
    package static func service(
        volunteers: Int = 0, needs: [NeedRule]? = nil, crewRules: CrewRules? = nil
    ) throws -> Given {
        var given = try country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        try given.carryOut(
            .catalogue(.openDeployment(Samples.openService(needs: needs, crewRules: crewRules))))
        for _ in 0..<volunteers { try given.carryOut(Samples.addVolunteer()) }
        return given
    }

    /// The volunteer with this number.
    package func volunteer(_ number: Int64) -> Identifier<Volunteer> {
        Samples.known(operation.volunteers.values.first { $0.number == number }).id
    }

    /// What is known of the contact with this number.
    package func contact(_ number: Int) -> KnownContact { book.contacts[number - 1] }

    /// The live request with this number.
    package func request(_ number: Int64) -> Identifier<HelpRequest> {
        Samples.known(operation.requests.values.first { $0.number == number }).id
    }

    /// The live alert with this number.
    package func danger(_ number: Int64) -> Identifier<DangerAlert> {
        Samples.known(operation.dangers.values.first { $0.number == number }).id
    }

    /// The live mission with this number.
    package func mission(_ number: Int64) -> Identifier<Mission> {
        Samples.known(operation.missions.values.first { $0.number == number }).id
    }

    /// The only deployment.
    package var deployment: Identifier<Deployment> {
        Samples.known(operation.deployments.keys.first)
    }

    /// Logs a contact and offers its request to volunteers.
    package mutating func offer(
        _ need: NeedKind, to volunteers: [Int64], at instant: Instant = Samples.start
    ) throws {
        try carryOut(Samples.logContact(need), at: instant)
        let newest = Samples.known(operation.requests.values.map(\.number).max())
        try carryOut(
            .dispatching(.offer(request(newest), to: volunteers.map { volunteer($0) })),
            at: instant)
    }
}
