/// What a crew that came for nothing could do next (field notes, 4.4, ask 19).
package struct NextTry: Hashable, Sendable {
    /// The same door once more; nil where nobody waits there any more.
    package let again: Door?
    /// Who waits for the same nearby: a parcel that nobody took is not carried home.
    package let nearby: [Door]

    /// A request, and who of the crew could go.
    package struct Door: Hashable, Sendable {
        package let request: Int64
        package let need: NeedKind
        package let crew: Int64
        package let dueAt: Instant
        /// Nil where it is not known, and at the door itself.
        package let distance: Metres?
        /// By number, in the order in which they went.
        package let volunteers: [Int64]
    }
}

extension Operation {
    /// So many are proposed, none of them farther away.
    private static let nearbyLimit = 5
    private static let nearbyRadius = Metres(count: 3_000)

    /// What is left to do with a mission to this request that failed.
    package func nextTry(
        after id: Identifier<HelpRequest>, by crew: [Identifier<Volunteer>], at instant: Instant
    ) -> NextTry {
        guard let request = requests[id] else { return NextTry(again: nil, nearby: []) }
        let again = request.status == .open ? door(request, nil, crew, at: instant) : nil
        let nearby = waiting(near: request).compactMap { other, distance in
            let door = door(other, distance, crew, at: instant)
            return door.volunteers.isEmpty ? nil : door
        }
        return NextTry(again: again, nearby: Array(nearby.prefix(Self.nearbyLimit)))
    }

    /// Those who wait for the same under the same service, the nearest first.
    private func waiting(near request: HelpRequest) -> [(HelpRequest, Metres)] {
        guard let position = request.position, request.need.isInPerson else { return [] }
        let others = requests.values.compactMap { other -> (HelpRequest, Metres)? in
            guard other.id != request.id, other.status == .open, other.need == request.need,
                other.deployment == request.deployment,
                let distance = other.position.map(position.distance), distance <= Self.nearbyRadius
            else { return nil }
            return (other, distance)
        }
        return others.sorted { ($0.1, $0.0.dueAt, $0.0.number) < ($1.1, $1.0.dueAt, $1.0.number) }
    }

    private func door(
        _ request: HelpRequest, _ distance: Metres?, _ crew: [Identifier<Volunteer>],
        at instant: Instant
    ) -> NextTry.Door {
        let fitting = crew.filter { reasonAgainst($0, goingTo: request, at: instant) == nil }
        // What an offer to them would be refused for is not proposed.
        let isCrew = (try? checkCrew(fitting, for: request, at: instant)) != nil
        let free = isCrew ? fitting : []
        return NextTry.Door(
            request: request.number, need: request.need, crew: request.crew, dueAt: request.dueAt,
            distance: distance, volunteers: free.compactMap { volunteers[$0]?.number })
    }
}
