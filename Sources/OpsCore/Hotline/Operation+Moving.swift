/// Where somebody is who is helped: what she is owed is there, whenever that was learnt.
extension Operation {
    /// What she is owed is where she is by now; nothing where it is there already.
    func moved(
        _ people: [Identifier<PersonHelped>], to place: TerritoryCode, _ position: Coordinate?
    ) -> [HotlineEvent] {
        let isElsewhere =
            plannedCalls.values.contains {
                people.contains($0.person) && ($0.place != place || $0.position != position)
            }
            || care.series.values.contains {
                people.contains($0.person) && ($0.place != place || $0.position != position)
            } || care.plans.values.contains { people.contains($0.person) && $0.place != place }
        guard isElsewhere else { return [] }
        return [.personMoved(PersonMoved(people: people, place: place, position: position))]
    }

    /// Somebody as the tables know her, where she is by what was put right since: a contact stays where it was logged.
    func located(_ who: PersonToCall) -> PersonToCall {
        guard let postcode = who.correctedPostcode,
            let place = territories.place(ofPostcode: postcode)
        else { return who }
        var who = who
        who.place = place
        return who
    }

    /// Where she is, as exactly as that is known.
    func position(of who: PersonToCall) -> Coordinate? {
        who.position
            ?? territories.position(ofPostcode: who.correctedPostcode ?? who.postcode)
    }

    mutating func take(_ moved: PersonMoved) {
        let her = Set(moved.people)
        for call in plannedCalls.values where her.contains(call.person) {
            plannedCalls[call.id]?.place = moved.place
            plannedCalls[call.id]?.position = moved.position
        }
        for series in care.series.values where her.contains(series.person) {
            care.series[series.id]?.place = moved.place
            care.series[series.id]?.position = moved.position
        }
        for plan in care.plans.values where her.contains(plan.person) {
            care.plans[plan.id]?.place = moved.place
        }
    }
}
