/// Who completed a mission with whom lately, so that people who live alone see a face they know.
///
/// It holds identifiers alone, half a year of them, the last few of each person; who is erased leaves
/// it at once.
struct Companions: Sendable {
    struct Company: Hashable, Sendable {
        let volunteer: Identifier<Volunteer>
        let at: Instant
    }

    /// Half a year: who came a year ago is a stranger again.
    static let span = TimeSpan.days(180)
    /// Nobody is known by more people than this at a time.
    static let limit = 8

    private var byPerson: [Identifier<PersonHelped>: [Company]] = [:]
    /// All of it in order, from `first` on: what is too old is found without looking at the rest.
    private var order: [(at: Instant, person: Identifier<PersonHelped>)] = []
    private var first = 0

    init() {}

    /// Of the identities of one person: each volunteer with the last time.
    func of(
        _ identities: [Identifier<PersonHelped>], at instant: Instant
    ) -> [Identifier<Volunteer>: Instant] {
        var found: [Identifier<Volunteer>: Instant] = [:]
        for company in identities.flatMap({ byPerson[$0] ?? [] })
        where company.at > instant - Self.span {
            found[company.volunteer] = max(found[company.volunteer] ?? company.at, company.at)
        }
        return found
    }

    mutating func remember(
        _ volunteers: [Identifier<Volunteer>], with person: Identifier<PersonHelped>,
        at instant: Instant
    ) {
        var companies = byPerson[person] ?? []
        companies.removeAll { volunteers.contains($0.volunteer) }
        companies += volunteers.map { Company(volunteer: $0, at: instant) }
        byPerson[person] = Array(companies.suffix(Self.limit))
        order.append((instant, person))
        forgetOld(at: instant)
    }

    mutating func forget(_ person: Identifier<PersonHelped>) {
        byPerson[person] = nil
    }

    private mutating func forgetOld(at instant: Instant) {
        let limit = instant - Self.span
        while first < order.count, order[first].at <= limit {
            let person = order[first].person
            byPerson[person]?.removeAll { $0.at <= limit }
            if byPerson[person]?.isEmpty == true { byPerson[person] = nil }
            first += 1
        }
        guard first > 1_000, first > order.count / 2 else { return }
        order.removeFirst(first)
        first = 0
    }

    func pack(into bytes: inout ByteWriter) {
        bytes.list(byPerson.sorted { $0.key < $1.key }) { bytes, person in
            bytes.identifier(person.key)
            bytes.list(person.value) { bytes, company in
                bytes.identifier(company.volunteer)
                bytes.number(company.at.milliseconds)
            }
        }
    }

    init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        for _ in 0..<(try bytes.count()) {
            let person: Identifier<PersonHelped> = try bytes.identifier()
            let companies = try bytes.list { bytes throws(ByteReader.Damaged) in
                Company(
                    volunteer: try bytes.identifier(),
                    at: Instant(milliseconds: try bytes.number()))
            }
            byPerson[person] = companies
            order += companies.map { ($0.at, person) }
        }
        order.sort { ($0.at, $0.person) < ($1.at, $1.person) }
    }
}

extension Companions: Equatable {
    static func == (left: Companions, right: Companions) -> Bool {
        left.byPerson == right.byPerson
    }
}

extension Operation {
    /// Who went knows the person from now on.
    mutating func remember(_ id: Identifier<Mission>, at instant: Instant) {
        guard let mission = missions[id], let person = requests[mission.request]?.person else {
            return
        }
        companions.remember(
            mission.accepted.map(\.volunteer), with: mergedPeople[person] ?? person, at: instant)
    }

    /// Who went may want to rest.
    mutating func rest(after id: Identifier<Mission>, at instant: Instant) {
        guard let mission = missions[id], mission.stage == .started || mission.stage == .arrived
        else { return }
        for one in mission.accepted { changeVolunteer(one.volunteer) { $0.endedAt = instant } }
    }
}
