import OpsCore
import OpsTesting

@testable import OpsStore

/// An archive in which people are logged one after another.
struct LoggedPeople {
    var desk: Desk<Archive>
    var now = Samples.start
    private var identifiers = SeededIdentifierSource(seed: 5)
    private var count: UInt64 = 0

    var archive: Archive { desk.records }

    init(_ archive: Archive) throws {
        desk = Desk(records: archive)
        try archive.transaction {
            for territory in Samples.territories { try put(.territory(.register(territory))) }
            try put(.catalogue(.publish(Samples.entry())))
            try put(.catalogue(.openDeployment(Samples.openService())))
        }
    }

    /// Logs a contact; answers who it was about.
    @discardableResult
    mutating func log(
        _ name: String?, phone: String? = nil, address: String? = nil, postcode: String? = "92120",
        needs: NeedKind...
    ) throws -> Identifier<PersonHelped> {
        let wish = LogContact(
            needs: needs.isEmpty ? [.food] : needs,
            person: PersonDetails(
                name: name, phone: phone.flatMap { PhoneNumber($0, in: .france) }, address: address),
            postcode: postcode)
        let events = try inTransaction(.hotline(.logContact(wish)))
        guard case .hotline(.contactLogged(let contact)) = events.first else {
            preconditionFailure("a contact was logged")
        }
        return contact.person ?? Samples.id(0)
    }

    @discardableResult
    mutating func inTransaction(_ command: Command) throws -> [Event] {
        try archive.transaction { try put(command) }
    }

    @discardableResult
    mutating func put(_ command: Command) throws -> [Event] {
        count += 1
        now = now + .seconds(1)
        return try desk.carryOut(
            command, by: .house, cause: Samples.id(count), at: now, identifiers: &identifiers
        ).map(\.event)
    }

    /// Keys for everybody.
    func keyAll() throws {
        while try archive.keyPeople(atMost: 64) > 0 {}
    }

    func search(
        _ name: String? = nil, phone: String? = nil, address: String? = nil,
        postcode: String? = nil
    ) throws -> LikenessAnswer {
        try archive.room.people(
            like: LikenessQuestion(
                PersonTraits(name: name, phone: phone, address: address, postcode: postcode)))
    }
}
