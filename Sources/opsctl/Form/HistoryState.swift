/// Who may be on the line: asked beside the typing, shown when it comes.
struct HistoryState: Hashable, Sendable {
    /// Who was last asked for.
    private(set) var sought: Sought?
    /// The number of the last question: an answer to an older one is not shown.
    private(set) var ticket = 0
    private(set) var found: FoundPeople?
    private(set) var hasFailed = false
    /// Who of them the keys speak of.
    var place = 0
    /// Who was taken over.
    var taken: FoundPerson?
    /// The person of the contact was merged with who was taken over.
    var isMerged = false
    var merging: Int?

    var people: [FoundPerson] { found?.people ?? [] }

    var pointed: FoundPerson? {
        people.indices.contains(place) ? people[place] : nil
    }

    /// Whether an answer is awaited.
    var isAsking: Bool { sought != nil && found == nil && !hasFailed }

    /// Asks for somebody else, or for nobody any more; what was shown is not about them.
    mutating func seek(_ wanted: Sought?) -> [FormEffect] {
        guard wanted != sought || hasFailed else { return [] }
        sought = wanted
        ticket += 1
        (found, hasFailed, place) = (nil, false, 0)
        return wanted.map { [.search(ticket: ticket, $0)] } ?? []
    }

    /// What was filled in comes from who was found: nobody else is looked for because of it.
    mutating func accept(_ filled: Sought?) {
        sought = filled ?? sought
    }

    mutating func found(_ ticket: Int, _ people: FoundPeople) {
        guard ticket == self.ticket, sought != nil else { return }
        (found, hasFailed, place) = (people, false, 0)
    }

    mutating func notFound(_ ticket: Int) {
        guard ticket == self.ticket else { return }
        hasFailed = true
    }
}
