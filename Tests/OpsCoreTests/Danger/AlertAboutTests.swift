import OpsTesting
import Testing

@testable import OpsCore

/// An alert that was opened in haste is told which contact it is about, once that is logged.
struct AlertAboutTests {
    private static func world(
        _ wish: OpenDanger = OpenDanger()
    ) throws -> (Given, Identifier<DangerAlert>) {
        var given = try Given.service()
        try given.carryOut(.danger(.open(wish)))
        try given.carryOut(Samples.logContact(.food))
        return (given, given.danger(1))
    }

    private static func about(
        _ given: Given, named: Identifier<Contact>? = nil, isErased: Bool = false
    ) -> AlertAbout {
        let contact = given.contact(1)
        return AlertAbout(
            contact.id, of: contact.person, at: contact.place, number: 1, named: named,
            isErased: isErased)
    }

    @Test func `an alert is about the contact that is named, where that is`() throws {
        var (given, id) = try Self.world()
        let contact = given.contact(1).id
        let events = try given.carryOut(.danger(.about(id, Self.about(given))))
        #expect(
            events == [.danger(.alertAbout(id, contact: contact, place: Samples.unit))])
        let alert = try #require(given.operation.dangers[id])
        #expect(alert.contact == contact && alert.place == Samples.unit)
        #expect(alert.state == .open && alert.escalations == 0)
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
        given.when(.danger(.about(id, Self.about(given))))
            .thenRefuses(.danger(.alreadyAbout(number: 1)))
    }

    @Test func `one that is closed is told as well, and neither twice nor of who was erased`()
        throws
    {
        var (given, id) = try Self.world()
        given.when(.danger(.about(id, Self.about(given, isErased: true))))
            .thenRefuses(.danger(.contactErased(number: 1)))
        try given.carryOut(.danger(.close(id, .safe, note: nil)))
        let again = Self.about(given, named: given.contact(1).id)
        given.when(.danger(.about(id, again))).thenRefuses(.danger(.alreadyAbout(number: 1)))
        try given.carryOut(.danger(.about(id, Self.about(given))))
        #expect(given.operation.dangers.isEmpty)
    }

    @Test func `what must be kept of the alert is kept of whom it is about`() throws {
        var (given, id) = try Self.world()
        let person = try #require(given.contact(1).person)
        try given.carryOut(
            .privacy(.holdNameless(.danger(id), isNameless: true, .court)))
        try given.carryOut(.danger(.about(id, Self.about(given))))
        #expect(given.operation.heldNameless.isEmpty)
        #expect(given.operation.heldPeople[person] == .court)
    }

    @Test func `a postcode says where an alert is, where it can be one`() throws {
        for (postcode, place) in [
            ("92120", Samples.unit), ("92120 Montrouge", nil), (nil, nil),
        ] as [(String?, TerritoryCode?)] {
            var wish = OpenDanger()
            wish.postcode = postcode
            let (given, id) = try Self.world(wish)
            #expect(given.operation.dangers[id]?.place == place, "\(postcode ?? "none")")
        }
    }
}
