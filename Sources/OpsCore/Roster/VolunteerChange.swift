/// What is said anew of a volunteer; what is nil stays as it is.
package struct VolunteerChange: Sendable {
    package var name: String?
    package var phone: PhoneNumber?
    package var email: String?
    package var note: String?
    package var ref: String?
    package var isAvailable: Bool?
    package var territory: TerritoryCode?
    package var position: Coordinate?
    package var skills: [Skill]?
    package var languages: [LanguageTag]?
    package var vettedUntil: CivilDate?
    package var vettingScope: VettingScope?
    /// Whoever says so grants the vetting.
    package var grantedBy: Identifier<AccessToken>?
    package var weeklyMissions: Int64?
    package var radius: Metres?
    package var isAtHealthRisk: Bool?
    package var hours: OpeningHours?
    package var away: [Availability.Span]?
    package var there: [Availability.Span]?
    /// What their own calendar says, all of it.
    package var busy: [Availability.Span]?
    package var restHours: Int64?
    package var liftingKilograms: Int64?
    package var travel: [TravelMeans]?
    package var preferredPeople: [Identifier<PersonHelped>]?
    package var preferredAreas: [TerritoryCode]?
    package var refusedNeeds: [NeedKind]?
    /// What is not known any more, or does not hold any more.
    package var removed: Set<VolunteerField> = []

    package init() {}

    /// Whether anything is said of who they are, which the vault keeps.
    package var changesDetails: Bool {
        name != nil || phone != nil || email != nil || note != nil || ref != nil
            || !removed.isDisjoint(with: [.phone, .email, .note, .ref])
    }

    /// Whether nothing but that they can come, or cannot.
    var saysAvailabilityAlone: Bool {
        var rest = self
        rest.isAvailable = nil
        return isAvailable != nil && rest.saysNothing
    }

    private var saysNothing: Bool {
        let isSaid = [
            changesDetails, !removed.isEmpty, territory != nil, position != nil, skills != nil,
            languages != nil, vettedUntil != nil, vettingScope != nil, weeklyMissions != nil,
            radius != nil, isAtHealthRisk != nil, hours != nil, away != nil, there != nil,
            busy != nil,
            restHours != nil, liftingKilograms != nil, travel != nil, preferredPeople != nil,
            preferredAreas != nil, refusedNeeds != nil,
        ]
        return !isSaid.contains(true)
    }

    /// The profile as it is from now on.
    package func applied(
        to profile: VolunteerProfile, at instant: Instant
    ) -> VolunteerProfile {
        var changed = profile
        if let territory { changed.territory = territory }
        if let position { changed.position = position }
        if let skills { changed.skills = skills }
        if let languages { changed.languages = languages }
        if let weeklyMissions { changed.weeklyMissions = weeklyMissions }
        if let radius { changed.radius = radius }
        if let isAtHealthRisk { changed.isAtHealthRisk = isAtHealthRisk }
        if removed.contains(.position) { changed.position = nil }
        changed.conditions = conditions(profile.conditions)
        vet(&changed, at: instant)
        return changed
    }

    private func conditions(_ before: Conditions) -> Conditions {
        var changed = before
        if let hours { changed.availability.hours = hours }
        if let away { changed.availability.away = away }
        if let there { changed.availability.there = there }
        if let busy { changed.availability.busy = busy }
        if let restHours { changed.restHours = restHours }
        if let liftingKilograms { changed.liftingKilograms = liftingKilograms }
        if let travel { changed.travel = TravelMeans.allCases.filter(travel.contains) }
        if let preferredPeople { changed.preferredPeople = preferredPeople.withoutRepeats }
        if let preferredAreas { changed.preferredAreas = preferredAreas.withoutRepeats }
        if let refusedNeeds { changed.refusedNeeds = refusedNeeds.withoutRepeats }
        if removed.contains(.hours) { changed.availability.hours = nil }
        if removed.contains(.busy) { changed.availability.busy = [] }
        if removed.contains(.restHours) { changed.restHours = nil }
        if removed.contains(.liftingKilograms) { changed.liftingKilograms = nil }
        if removed.contains(.travel) { changed.travel = [] }
        if removed.contains(.preferredPeople) { changed.preferredPeople = [] }
        if removed.contains(.preferredAreas) { changed.preferredAreas = [] }
        if removed.contains(.refusedNeeds) { changed.refusedNeeds = [] }
        return changed
    }

    /// A vetting is a record of its own: who said so, and when.
    private func vet(_ profile: inout VolunteerProfile, at instant: Instant) {
        if removed.contains(.vettedUntil) {
            profile.vettedUntil = nil
            profile.conditions.vetting = nil
        }
        let scope = vettingScope ?? profile.conditions.vettingScope
        guard
            vettedUntil.map({ $0 != profile.vettedUntil }) ?? false
                || scope != profile.conditions.vettingScope
        else { return }
        profile.vettedUntil = vettedUntil ?? profile.vettedUntil
        // A day alone, said by nobody that is known, is no record.
        guard scope != .everything || grantedBy != nil else {
            profile.conditions.vetting = nil
            return
        }
        profile.conditions.vetting = Vetting(
            scope: scope, grantedBy: grantedBy, at: grantedBy == nil ? nil : instant)
    }
}

/// What of a volunteer can be taken out again.
package enum VolunteerField: String, CaseIterable, Sendable {
    case phone
    case email
    case note
    case ref
    case position
    case vettedUntil
    case hours
    case busy
    case restHours
    case liftingKilograms
    case travel
    case preferredPeople
    case preferredAreas
    case refusedNeeds
}

extension Array where Element: Hashable {
    var withoutRepeats: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

/// A change as a JSON document: the body of a change, and of a volunteer who is new.
extension VolunteerChange {
    package static let nameLimit = 200
    package static let noteLimit = 1_000
    package static let refLimit = 100

    /// `hours` reads what a week looks like.
    package init(
        from fields: inout JSONFields, hours readHours: (inout JSONFields) -> OpeningHours?
    ) {
        name = fields.words("name", limit: Self.nameLimit)
        // A name out of a sheet may be spaces of any width, or marks that nobody sees.
        if let said = name, !said.unicodeScalars.contains(where: \.isSeen) {
            fields.note(.empty, at: "name")
        }
        phone = fields.phone("phone")
        email = fields.words("email", limit: 254)
        if let said = email, !EmailAddress.isPossible(said) {
            fields.note(.malformedCode(example: EmailAddress.example), at: "email")
        }
        note = fields.words("note", limit: Self.noteLimit)
        ref = fields.words("ref", limit: Self.refLimit)
        isAvailable = fields.flag("available")
        territory = fields.territory("territory")
        position = fields.position()
        skills = fields.list("skills", isNeeded: false, limit: 50) { Skill(from: &$0) }
        languages = fields.elements("languages", limit: 20) {
            value throws(FieldProblem.Failure) in
            guard let language = LanguageTag.said(try value.text(limit: 64)) else {
                throw FieldProblem.Failure(.impossibleLanguage)
            }
            return language
        }
        vettedUntil = fields.day("vettedUntil")
        vettingScope = fields.code("vettingScope")
        weeklyMissions = fields.integer("weeklyMissions", in: 0...100)
        radius = fields.integer("radiusKilometres", in: 0...20_000)
            .map { Metres(count: Int32($0) * 1_000) }
        isAtHealthRisk = fields.flag("healthRisk")
        hours = fields.nested("hours", isNeeded: false) { readHours(&$0) }
        readConditions(from: &fields)
    }

    private mutating func readConditions(from fields: inout JSONFields) {
        away = fields.spans("away")
        there = fields.spans("there")
        restHours = fields.integer("restHours", in: Conditions.restRange)
        liftingKilograms = fields.integer("liftingKilograms", in: Conditions.liftingRange)
        travel = fields.travel()
        preferredPeople = fields.people()
        preferredAreas = fields.areas()
        refusedNeeds = fields.refusedNeeds()
    }

    /// Reads what is to be taken out; what is said anew is not.
    package mutating func readRemoved(from fields: inout JSONFields) {
        let removed = fields.elements("remove", limit: VolunteerField.allCases.count) {
            value throws(FieldProblem.Failure) in
            guard let field = VolunteerField(rawValue: try value.text(limit: 40)) else {
                throw FieldProblem.Failure(
                    .unknownCode(allowed: VolunteerField.allCases.map(\.rawValue)))
            }
            return field
        }
        self.removed = Set(removed ?? []).subtracting(said)
    }

    private var said: Set<VolunteerField> {
        var said: Set<VolunteerField> = []
        if phone != nil { said.insert(.phone) }
        if email != nil { said.insert(.email) }
        if note != nil { said.insert(.note) }
        if ref != nil { said.insert(.ref) }
        if position != nil { said.insert(.position) }
        if vettedUntil != nil { said.insert(.vettedUntil) }
        if hours != nil { said.insert(.hours) }
        if restHours != nil { said.insert(.restHours) }
        if liftingKilograms != nil { said.insert(.liftingKilograms) }
        if travel != nil { said.insert(.travel) }
        if preferredPeople != nil { said.insert(.preferredPeople) }
        if preferredAreas != nil { said.insert(.preferredAreas) }
        if refusedNeeds != nil { said.insert(.refusedNeeds) }
        return said
    }

    /// Somebody who is new, with a cautious assumption wherever nothing was said.
    package func profile(in territory: TerritoryCode, at instant: Instant) -> VolunteerProfile {
        let nothing = VolunteerProfile(
            territory: territory, position: nil, skills: [], languages: [.french],
            vettedUntil: nil, weeklyMissions: 5, radius: Metres(count: 5_000),
            isAtHealthRisk: false)
        return applied(to: nothing, at: instant)
    }
}
