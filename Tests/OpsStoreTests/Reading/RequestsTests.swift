import OpsCore
import OpsTesting
import Testing

@testable import OpsStore

/// The list of requests against a filter that reads everything.
struct RequestsTests {
    @Test func `every filter agrees with one that reads everything`() throws {
        try withArchive { archive, path throws in
            let seed = Seeds.next(for: "request filters")
            var rush = try Rush(seed: seed, archive: archive)
            try rush.go(900)
            let room = try ReadingRoom(path: path)
            let everything = try Self.rows(room, RequestFilter(), limit: 10_000)
            try #require(everything.count > 60)
            var chance = SeededGenerator(seed: seed &+ 9)
            for round in 0..<300 {
                let filter = Self.anyFilter(&chance, rush)
                let wanted = everything.filter { Self.takes(filter, $0) }.map(\.number)
                let limit = chance.below(12) + 1
                #expect(
                    try Self.walk(room, filter, limit: limit) == wanted,
                    "round \(round), limit \(limit): \(filter)")
            }
        }
    }

    @Test func `a branch of very many territories is found too`() throws {
        try withArchive { archive, path throws in
            var rush = try Rush(seed: 10, archive: archive)
            try rush.go(100)
            let room = try ReadingRoom(path: path)
            var filter = RequestFilter()
            filter.territories =
                (0..<600).map { Samples.code("X-\($0)") } + [Samples.unit, Samples.nation]
            let everything = try Self.rows(room, RequestFilter(), limit: 10_000)
            for statuses in [[], [RequestStatus.open, .done]] {
                filter.statuses = statuses
                let wanted = everything.filter { Self.takes(filter, $0) }.map(\.number)
                #expect(try Self.walk(room, filter, limit: 7) == wanted)
            }
        }
    }

    @Test func `a request is found by identity, by number, by contact`() throws {
        try withArchive { archive, path throws in
            var rush = try Rush(seed: 11, archive: archive)
            try rush.go(60)
            let room = try ReadingRoom(path: path)
            for row in try Self.rows(room, RequestFilter(), limit: 100) {
                #expect(try room.standing(.id(row.id))?.number == row.number)
                #expect(try room.standing(.number(row.number))?.id == row.id)
                let contact = try #require(try room.contact(.id(row.contact)))
                var siblings: [Int64] = []
                try room.requests(ofContact: contact.number) { siblings.append($0.number) }
                #expect(siblings.contains(row.number))
                #expect(siblings == siblings.sorted())
            }
            #expect(try room.standing(.number(100_000)) == nil)
        }
    }

    @Test func `the tables show live requests as memory has them`() throws {
        try withArchive { archive, path throws in
            var rush = try Rush(seed: Seeds.next(for: "tables and memory"), archive: archive)
            try rush.go(400)
            let room = try ReadingRoom(path: path)
            let operation = rush.desk.operation
            let rows = try Self.rows(room, RequestFilter(), limit: 10_000)
            let live = rows.filter { $0.closedAt == nil }
            #expect(Set(live.map(\.id)) == Set(operation.requests.keys))
            for row in live {
                let request = try #require(operation.requests[row.id])
                #expect(row.status == request.status.rawValue)
                #expect(row.dueAt == request.dueAt)
                #expect(row.escalations == request.escalations)
                #expect(row.mission == request.mission)
                #expect(row.deployment == request.deployment)
                #expect(row.crew == request.crew)
                let desk: String? =
                    if case .desk(let code) = request.owner { code.text } else { nil }
                #expect(row.ownerDesk == desk)
            }
        }
    }
}

/// What a row says, kept after it.
private struct Shown {
    let id: Identifier<HelpRequest>
    let number: Int64
    let contact: Identifier<Contact>
    let need: String?
    let territory: String?
    let status: String?
    let ownerDesk: String?
    let dueAt: Instant
    let promisedAt: Instant
    let closedAt: Instant?
    let escalations: Int64
    let mission: Identifier<Mission>?
    let deployment: Identifier<Deployment>?
    let crew: Int64

    init(_ row: borrowing RequestRow) {
        id = row.id
        number = row.number
        contact = row.contact
        need = row.text(.need)
        territory = row.text(.territory)
        status = row.text(.status)
        ownerDesk = row.text(.ownerDesk)
        dueAt = row.dueAt
        promisedAt = row.promisedAt
        closedAt = row.closedAt
        escalations = row.escalations
        mission = row.mission
        deployment = row.deployment
        crew = row.crew
    }
}

extension RequestsTests {
    private static func rows(
        _ room: ReadingRoom, _ filter: RequestFilter, before: Int64? = nil, limit: Int
    ) throws -> [Shown] {
        var rows: [Shown] = []
        try room.requests(filter, Page(before: before, limit: limit)) { row in
            rows.append(Shown(row))
            return true
        }
        return rows
    }

    /// All numbers, page by page; a page that is not full is the last.
    private static func walk(
        _ room: ReadingRoom, _ filter: RequestFilter, limit: Int
    ) throws -> [Int64] {
        var numbers: [Int64] = []
        while true {
            let page = try rows(room, filter, before: numbers.last, limit: limit).map(\.number)
            numbers += page
            if page.count < limit { return numbers }
        }
    }

    private static func takes(_ filter: RequestFilter, _ row: Shown) -> Bool {
        if !filter.statuses.isEmpty,
            !filter.statuses.contains(where: { $0.rawValue == row.status })
        {
            return false
        }
        if let codes = filter.territories, !codes.contains(where: { $0.text == row.territory }) {
            return false
        }
        if let need = filter.need, need.rawValue != row.need { return false }
        guard let instant = filter.overdueAt else { return true }
        return row.closedAt == nil && row.promisedAt < instant
    }

    /// Statuses may repeat, as they may in an address.
    private static func anyFilter(_ chance: inout SeededGenerator, _ rush: Rush) -> RequestFilter {
        var filter = RequestFilter()
        for _ in 0..<chance.below(4) { filter.statuses.append(chance.pick(RequestStatus.allCases)) }
        if chance.below(2) == 0 {
            let code = chance.pick(Samples.territories).code
            filter.territories = rush.desk.operation.territories.branch(downFrom: code)
        }
        if chance.below(3) == 0 { filter.need = chance.pick(NeedKind.allCases) }
        if chance.below(3) == 0 {
            filter.overdueAt = rush.now + .minutes(Int64(chance.below(2_000)) - 1_000)
        }
        return filter
    }
}
