import OpsCore

/// The body of `POST /v1/volunteers`, with a name, and of a change of one.
struct VolunteerBody: Sendable {
    var change: VolunteerChange
    /// Stands for a position when none is given.
    let postcode: String?
    private(set) var newcomer: Newcomer?

    /// What nobody can be added without.
    struct Newcomer: Sendable {
        let name: String
        let territory: TerritoryCode
    }

    /// `unknownZone` is set to the name of a zone of which nobody knows the rule.
    init?(from fields: inout JSONFields, isNew: Bool, unknownZone: inout String?) {
        postcode = fields.postcode("postcode")
        var zone: String?
        change = VolunteerChange(from: &fields) { fields in
            OpeningHours(
                from: &fields, ruleOfZone: ZoneFile.rule(ofZone:), unknownZone: &zone)
        }
        unknownZone = zone
        guard isNew else {
            change.readRemoved(from: &fields)
            return
        }
        for (name, isSaid) in [
            ("name", change.name != nil), ("territory", change.territory != nil),
        ]
        where !isSaid && !fields.has(name) {
            fields.note(.missing, at: name)
        }
        guard let name = change.name, let territory = change.territory else { return nil }
        newcomer = Newcomer(name: name, territory: territory)
    }

    /// A volunteer who is new; a postcode's position is put in where no other is known.
    func addition(positions: TerritoryTree, at instant: Instant) -> Command {
        guard let newcomer else { preconditionFailure("a body of a change adds nobody") }
        var profile = change.profile(in: newcomer.territory, at: instant)
        profile.position = change.position ?? positions.position(ofPostcode: postcode)
        let details = VolunteerDetails(
            name: newcomer.name, phone: change.phone, email: change.email, note: change.note,
            ref: change.ref)
        return .roster(
            .addVolunteer(profile, details, isAvailable: change.isAvailable ?? true))
    }

    /// A change of somebody who is known.
    func command(
        changing id: Identifier<Volunteer>, positions: TerritoryTree
    ) -> Command {
        var change = change
        change.position = change.position ?? positions.position(ofPostcode: postcode)
        return .roster(.change(id, change))
    }
}
