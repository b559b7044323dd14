/// What a concern has in common with the rest of the house: its alarm, and its calendar.
extension Operation {
    /// Whoever decides that it is an emergency opens a danger alert by that, unless hers is still open.
    ///
    /// Nothing asks for a second step: whoever has decided thinks that help is on its way.
    func alert(
        from command: SafeguardingCommand, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) -> AlertOpened? {
        guard case .decide(let id, .emergency, _, _, let place) = command,
            let concern = concerns[id]
        else { return nil }
        if let known = concern.danger, dangers[known] != nil { return nil }
        let danger = OpenDanger(contact: concern.contact, place: place)
        return opened(danger, at: instant, identifiers: &identifiers)
    }

    /// Whether the services that keep hours all rest on a day on which they would else be open.
    ///
    /// It is the calendar by which due times of needs are counted: the exceptions of opening hours.
    func isHoliday(_ day: CivilDate, at instant: Instant) -> Bool {
        let calendars = deployments.values.lazy
            .filter { $0.isActive(at: instant) }.compactMap(\.hours)
        return !calendars.isEmpty && calendars.allSatisfy { $0.exceptions[day]?.isEmpty == true }
    }
}
