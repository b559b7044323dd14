/// A door that is not the one any more that a crew was shown: it may have left, with the sheet in its hand.
extension Operation {
    /// The alarms for those who have said yes to somebody of whom a correction says something new that they are shown.
    func newPlaces(
        by command: PrivacyCommand, after told: [Event], at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        guard !missions.isEmpty, case .correct(let wish) = command,
            !Set(wish.fields).isDisjoint(with: Self.shownAtDoor)
        else { return [] }
        return newPlaces(
            of: Set(twins(of: wish.person)), after: told, at: instant, identifiers: &identifiers)
    }

    /// The same where two people turned out to be one, or two after all.
    func newPlaces(
        by command: HotlineCommand, after told: [Event], at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        let moved: Set<Identifier<PersonHelped>>
        switch command {
        case .mergePeople(_, _, let known), .separatePeople(_, let known):
            moved = known.movedDoors
        default: return []
        }
        guard !moved.isEmpty else { return [] }
        return newPlaces(of: moved, after: told, at: instant, identifiers: &identifiers)
    }

    /// What a crew has of whom it goes to, but for the telephone: that is looked up when it is rung.
    private static let shownAtDoor: Set<PersonField> = [.name, .address, .postcode, .entryCode]

    private func newPlaces(
        of people: Set<Identifier<PersonHelped>>, after told: [Event], at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> [Event] {
        let going = missions.values.filter { mission in
            guard let request = requests[mission.request], request.need.isInPerson else {
                return false
            }
            return mission.acceptedCount > 0 && request.person.map(people.contains) ?? false
                && crewAlarms(.newPlace, about: mission.id, of: nil).isEmpty
        }
        var alarms: [Event] = []
        for mission in going.sorted(by: { $0.number < $1.number }) {
            let alarm = alarm(
                .newPlace, about: mission, after: told + alarms, at: instant,
                identifiers: &identifiers)
            alarms.append(.crew(.alarmOpened(alarm)))
        }
        return alarms
    }
}
