/// Pairs whose people complete each other: one at ease with people, one first-aider (field notes, 2.8).
extension Operation {
    /// What the crew of a request must hold together, each by another of its people.
    func crewSkills(for request: HelpRequest) -> [SkillCode] {
        request.deployment.flatMap { deployments[$0]?.rule(for: request.need)?.crewSkills } ?? []
    }

    /// Refuses when these people, and whoever may still fill the places that are left, cannot hold all of it.
    func checkCrew(
        _ people: [Identifier<Volunteer>], for request: HelpRequest, at instant: Instant
    ) throws(DispatchingRefusal) {
        if people.count >= Int(request.crew), lacksVehicle(request, among: people) {
            throw .crewLacksVehicle(number: request.number)
        }
        let needed = crewSkills(for: request)
        guard !needed.isEmpty else { return }
        let free = max(0, Int(request.crew) - people.count)
        let lacking = lacking(needed, among: people, at: instant)
        guard lacking.count > free, let first = lacking.first else { return }
        throw .crewLacks(number: request.number, first)
    }

    /// Whether the service needs a vehicle and none of these people has one.
    func lacksVehicle(_ request: HelpRequest, among people: [Identifier<Volunteer>]) -> Bool {
        let rule = request.deployment.flatMap { deployments[$0]?.rule(for: request.need) }
        guard rule?.needsVehicle == true else { return false }
        return !people.contains { volunteers[$0]?.profile.conditions.hasVehicle ?? false }
    }

    /// One vehicle is enough for a crew: it is asked of whoever takes the last place.
    func lastPlaceNeedsVehicle(of request: HelpRequest) -> Bool {
        let taken =
            request.mission.flatMap { missions[$0] }
            .map { ($0.accepted + $0.pending).map(\.volunteer) } ?? []
        return taken.count + 1 >= Int(request.crew) && lacksVehicle(request, among: taken)
    }

    /// What of the crew's skills nobody of these people is left to hold.
    func lackingSkills(
        for request: HelpRequest, among people: [Identifier<Volunteer>], at instant: Instant
    ) -> [SkillCode] {
        let needed = crewSkills(for: request)
        return needed.isEmpty ? [] : lacking(needed, among: people, at: instant)
    }

    /// What one of the last places must be filled with, if every place that is free needs a skill; nil
    /// where somebody without any of them can still come.
    func skillsForEveryPlace(
        of request: HelpRequest, at instant: Instant
    ) -> [SkillCode]? {
        let mission = request.mission.flatMap { missions[$0] }
        let taken = (mission.map { $0.accepted + $0.pending } ?? []).map(\.volunteer)
        let lacking = lackingSkills(for: request, among: taken, at: instant)
        return lacking.isEmpty || lacking.count < Int(request.crew) - taken.count ? nil : lacking
    }

    /// What nobody is left to hold when each holds one at the most.
    private func lacking(
        _ needed: [SkillCode], among people: [Identifier<Volunteer>], at instant: Instant
    ) -> [SkillCode] {
        let profiles = people.compactMap { volunteers[$0]?.profile }
        var placeOf: [Int: Int] = [:]
        // Augmenting paths: somebody who holds two gives way where another holds only one of them.
        func finds(_ place: Int, _ tried: inout Set<Int>) -> Bool {
            for person in profiles.indices
            where !tried.contains(person)
                && skillReason(profiles[person], needed[place], at: instant) == nil
            {
                tried.insert(person)
                if placeOf[person].map({ finds($0, &tried) }) ?? true {
                    placeOf[person] = place
                    return true
                }
            }
            return false
        }
        return needed.indices.filter { place in
            var tried: Set<Int> = []
            return !finds(place, &tried)
        }.map { needed[$0] }
    }
}
