/// Those who were asked for one mission, in the order in which they were asked.
///
/// A wave may ask a thousand: who is meant, how many have said yes and how many are silent is known without
/// looking at everybody.
package struct Solicitations: Hashable, Sendable {
    private var list: [Solicitation] = []
    private var places: [Identifier<Solicitation>: Int] = [:]
    /// Where somebody was asked last.
    private var latest: [Identifier<Volunteer>: Int] = [:]
    private(set) var acceptedCount = 0
    private(set) var pendingCount = 0

    /// So few are looked through as fast as they are looked up.
    private static let fewEnough = 8

    package init() {}

    init(_ solicitations: [Solicitation]) {
        for solicitation in solicitations { append(solicitation) }
    }

    mutating func append(_ solicitation: Solicitation) {
        list.append(solicitation)
        count(solicitation.state, by: 1)
        if list.count == Self.fewEnough + 1 {
            for (index, one) in list.enumerated() { note(one, at: index) }
        } else if list.count > Self.fewEnough {
            note(solicitation, at: list.count - 1)
        }
    }

    /// - Returns: who answered; nil where nobody was asked under this identity.
    mutating func answer(
        _ id: Identifier<Solicitation>, _ state: SolicitationState
    ) -> Identifier<Volunteer>? {
        guard let index = place(of: id) else { return nil }
        count(list[index].state, by: -1)
        if state == .withdrawn, list[index].state == .accepted { list[index].hasLeft = true }
        list[index].state = state
        count(state, by: 1)
        return list[index].volunteer
    }

    mutating func remind(_ id: Identifier<Solicitation>, at instant: Instant) {
        guard let index = place(of: id) else { return }
        list[index].remindedAt = instant
    }

    subscript(id: Identifier<Solicitation>) -> Solicitation? { place(of: id).map { list[$0] } }

    /// The last question to somebody; nil where they were never asked.
    func last(to volunteer: Identifier<Volunteer>) -> Solicitation? {
        guard list.count > Self.fewEnough else { return list.last { $0.volunteer == volunteer } }
        return latest[volunteer].map { list[$0] }
    }

    private func place(of id: Identifier<Solicitation>) -> Int? {
        list.count > Self.fewEnough ? places[id] : list.firstIndex { $0.id == id }
    }

    private mutating func note(_ solicitation: Solicitation, at index: Int) {
        places[solicitation.id] = index
        latest[solicitation.volunteer] = index
    }

    private mutating func count(_ state: SolicitationState, by step: Int) {
        switch state {
        case .accepted: acceptedCount += step
        case .pending: pendingCount += step
        case .declined, .expired, .withdrawn, .reserve: break
        }
    }
}

extension Solicitations: RandomAccessCollection, ExpressibleByArrayLiteral {
    package init(arrayLiteral elements: Solicitation...) { self.init(elements) }

    package var startIndex: Int { 0 }
    package var endIndex: Int { list.count }
    package subscript(position: Int) -> Solicitation { list[position] }
}
