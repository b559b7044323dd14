import OpsCore

/// The body of `POST /v1/volunteers`: a profile with a name.
struct VolunteerBody: Sendable {
    let profile: VolunteerProfile
    let details: VolunteerDetails
    let isAvailable: Bool
    /// Stands for a position when none is given.
    let postcode: String?

    init?(from fields: inout JSONFields) {
        let name = fields.text("name", isNeeded: true, limit: ContactBody.nameLimit)
        let phone = fields.phone("phone")
        let email = fields.text("email", limit: 254)
        let postcode = fields.postcode("postcode")
        let isAvailable = fields.flag("available") ?? true
        let profile = VolunteerProfile(from: &fields)
        guard let name, let profile else { return nil }
        self.profile = profile
        details = VolunteerDetails(name: name, phone: phone, email: email)
        self.isAvailable = isAvailable
        self.postcode = postcode
    }

    /// The command, the postcode's position put in where no other is known.
    func command(positions: TerritoryTree) -> Command {
        let position = profile.position ?? positions.position(ofPostcode: postcode)
        let placed = VolunteerProfile(
            territory: profile.territory, position: position, skills: profile.skills,
            languages: profile.languages, vettedUntil: profile.vettedUntil,
            weeklyMissions: profile.weeklyMissions, radius: profile.radius,
            isAtHealthRisk: profile.isAtHealthRisk)
        return .roster(.addVolunteer(placed, details, isAvailable: isAvailable))
    }
}
