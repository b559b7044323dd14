import OpsCore
import OpsTesting
import Testing

@testable import OpsStore

/// The list of what must be done first.
struct DueRequestsTests {
    private static func walk(
        _ room: ReadingRoom, _ filter: RequestFilter, _ first: [NeedKind], limit: Int
    ) throws -> [Int64] {
        var numbers: [Int64] = []
        var place: DuePlace?
        while true {
            var page: [DuePlace] = []
            try room.requestsByDue(filter, first: first, after: place, limit: limit) {
                page.append(DuePlace($0, first: first))
                return true
            }
            numbers += page.map(\.number)
            guard let last = page.last, page.count == limit else { return numbers }
            #expect(DuePlace(last.text) == last)
            place = last
        }
    }

    @Test func `page by page it is what sorting everything gives`() throws {
        try withArchive { archive, path throws in
            var rush = try Rush(seed: Seeds.next(for: "due requests"), archive: archive)
            // Chance makes more or fewer: it goes on until there are enough for several pages.
            for _ in 0..<20 where rush.desk.operation.requests.count <= 20 { try rush.go(400) }
            let room = try ReadingRoom(path: path)
            let live = rush.desk.operation.requests.values
            try #require(live.count > 20)
            for first in [[], [NeedKind.food], [.medicine, .listening]] {
                for (limit, need) in [(1, nil), (7, nil), (3, NeedKind.food)] {
                    func rank(_ request: HelpRequest) -> Int {
                        first.firstIndex(of: request.need) ?? first.count
                    }
                    let wanted = live.filter { need == nil || $0.need == need }.sorted {
                        (rank($0), $0.dueAt, $0.number) < (rank($1), $1.dueAt, $1.number)
                    }.map(\.number)
                    var filter = RequestFilter()
                    filter.need = need
                    #expect(try Self.walk(room, filter, first, limit: limit) == wanted)
                }
            }
        }
    }

    @Test func `only live ones are looked at, in the index that holds no others`() throws {
        try withArchive { archive, _ throws in
            var filter = RequestFilter()
            filter.territories = [Samples.unit, Samples.nation]
            let sql = ReadingRoom.byDue(filter, first: [.food], isBegun: true)
            var details: [String] = []
            try archive.connection.statement(text: "EXPLAIN QUERY PLAN " + sql).rows { row in
                details.append(row.text(3) ?? "")
                return true
            }
            #expect(
                details.first?.hasPrefix(
                    "SEARCH requests USING INDEX requests_live_status (status=?") == true,
                "\(details)")
            #expect(!details.contains { $0.hasPrefix("SCAN") }, "\(details)")
        }
    }
}
