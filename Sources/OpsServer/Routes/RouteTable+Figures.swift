import OpsCore
import OpsHTTP
import OpsStore

extension RouteTable {
    /// Figures without faces: what anybody may be shown.
    static var figures: [Route] {
        [
            Route(
                method: .get, template: "/v1/figures", name: "countRequests", area: "figures",
                summary:
                    "Requests of a period, counted; counts that could point at somebody are hidden.",
                roles: [.coordinator, .reviewer], query: parameters,
                answer: .init(status: 200, schema: "Figures"), problems: [404, 422],
                handle: countRequests)
        ]
    }

    private static let parameters = [
        Route.QueryParameter(
            name: "from", summary: "The first day (UTC); the period ends today where none is said.",
            schema: Schemas.day),
        Route.QueryParameter(
            name: "days",
            summary: "So many days; where none are said up to today, 30 with no first day either.",
            schema: #"{"type":"integer","minimum":1,"maximum":400}"#),
        Route.QueryParameter(
            name: "by", summary: "What is counted by, said up to three times; need where none is.",
            schema: Schemas.codes(of: FigureDimension.self), isRepeatable: true,
            most: FiguresWish.mostDimensions),
        Route.QueryParameter.territory("Only people in this territory or one below it."),
        Route.QueryParameter(
            name: "smallest", summary: "Counts below this are hidden.",
            schema: #"{"type":"integer","minimum":1,"maximum":1000,"default":5}"#),
    ]

    private static func countRequests(_ call: Call) async throws -> Response {
        let wish = try FiguresWish(call)
        let query = wish.query
        guard let counted = try await call.readLong({ try $0.figures(query) }) else {
            throw Problem.tooManyFigures
        }
        return call.answer(wish.json(Figures(counted, smallest: wish.smallest)))
    }
}

/// What figures are asked for.
private struct FiguresWish: Sendable {
    let first: CivilDate
    let last: CivilDate
    let smallest: Int64
    let query: FiguresQuery

    static let mostDimensions = 3

    init(_ call: Call) throws {
        let today = CivilDate(
            daysSince1970: Int(call.house.clock.now().milliseconds / 86_400_000))
        let period = FiguresPeriod(
            from: try call.day("from"),
            days: try call.number("days", in: FiguresPeriod.lengths).map(Int.init), today: today)
        (first, last) = (period.first, period.last)
        var dimensions: [FigureDimension] = try call.codes("by")
        if dimensions.isEmpty { dimensions = [.need] }
        guard dimensions.count <= Self.mostDimensions,
            Set(dimensions).count == dimensions.count
        else { throw Problem.badQuery("by", Self.badDimensions) }
        let range = Figures.smallestRange
        smallest = try call.number("smallest", in: range) ?? Figures.smallestByDefault
        var territories: [TerritoryCode]?
        if let code = try call.territory() {
            let branch = try call.read { try $0.branch(downFrom: code) }
            guard !branch.isEmpty else { throw Problem.unknown(.territory) }
            territories = branch
        }
        query = FiguresQuery(
            from: Instant(milliseconds: Int64(first.daysSince1970) * 86_400_000),
            until: Instant(milliseconds: Int64(last.daysSince1970 + 1) * 86_400_000),
            dimensions: dimensions, territories: territories)
    }

    func json(_ figures: Figures) -> [UInt8] {
        var json = JSONWriter(reserving: 64 + figures.cells.count * 64)
        json.beginObject()
        json.member("from", first.iso8601)
        json.member("until", last.iso8601)
        json.member("by", query.dimensions.map(\.rawValue))
        json.member("smallest", smallest)
        json.member("total", figures.total)
        json.member("hidden", Int64(figures.hidden))
        json.member("items", each: figures.cells) { json, cell in
            json.beginObject()
            for (dimension, name) in zip(query.dimensions, cell.names) {
                json.key(dynamic: dimension.rawValue)
                json.value(name)
            }
            json.member("requests", cell.requests)
            json.endObject()
        }
        json.endObject()
        return json.bytes
    }

    private static let badDimensions = LocalizedText(
        fr: "\(mostDimensions) au plus, chacune une fois",
        es: "\(mostDimensions) como máximo, cada una una vez",
        en: "\(mostDimensions) at the most, each once")
}

/// The days that are counted.
///
/// A first day and a number of days, for each goes with each: of two days one may lie before the
/// other, which no description of parameters can say.
struct FiguresPeriod: Equatable {
    let first: CivilDate
    let last: CivilDate

    /// As many days as a year with its neighbours' edges.
    static let lengths: ClosedRange<Int64> = 1...400
    private static let standardLength = 30
    private static let lastOfAll = CivilDate(year: 9_999, month: 12, day: 31)

    init(from: CivilDate?, days: Int?, today: CivilDate) {
        guard let from else {
            let length = days ?? Self.standardLength
            first = CivilDate(daysSince1970: today.daysSince1970 - length + 1)
            last = today
            return
        }
        let untilToday = max(1, today.daysSince1970 - from.daysSince1970 + 1)
        let length = days ?? min(untilToday, Int(Self.lengths.upperBound))
        first = from
        let end = CivilDate(daysSince1970: from.daysSince1970 + length - 1)
        last = min(end, Self.lastOfAll ?? end)
    }
}

extension Call {
    private static let badDay = LocalizedText(
        fr: "un jour, comme 2026-11-22", es: "un día, como 2026-11-22",
        en: "a day, such as 2026-11-22")

    /// A day of the address.
    fileprivate func day(_ name: String) throws -> CivilDate? {
        guard let text = query(name) else { return nil }
        guard let day = CivilDate(iso8601: text) else {
            throw Problem.badQuery(name, Self.badDay)
        }
        return day
    }
}
