/// What a search does with its time: anneals in a row, then crossings of what they came to.
///
/// What one anneal settled in, such as a route too many, the next need not. A search that is short for
/// its problem is one anneal.
struct SearchCourse {
    enum Turn {
        case goOn, startOver, cross
    }

    private var anneal: Annealing
    private var crossing: Annealing
    private let most: Int
    let triesFewerRoutes: Bool
    /// So many iterations make an anneal worth while, and so many a crossing.
    private let annealLength: Double
    private let crossingLength: Int
    private let crossesFrom: Double
    /// Nil until it is known how many iterations the search has.
    private var anneals: Int?
    private var firstShare: Double?
    private var current = 0
    private var crossedAt: Int?

    /// The share of a search in which its pace is seen.
    private static let proof = 0.01

    init(way: Double, _ book: RouteBook, _ tuning: SearchTuning, isPlain: Bool) {
        anneal = Annealing(from: tuning.hottest * way, to: tuning.coldest * way)
        crossing = Annealing(from: tuning.crossingHeat * way, to: tuning.coldest * way)
        let count = book.requests.count
        let isPairs = count > 0 && book.requests[0].second >= 0
        let course = isPairs ? tuning.pairs : tuning.singles
        crossesFrom = course.crossesFrom
        triesFewerRoutes = course.triesFewerRoutes
        most = isPlain ? max(tuning.mostAnneals, 1) : 1
        annealLength = max(course.annealLength, 1) * Double(max(count, 1))
        crossingLength = max(Int(tuning.crossingLength * Double(count)), 64)
    }

    var temperature: Double { crossedAt == nil ? anneal.temperature : crossing.temperature }

    var isCrossing: Bool { crossedAt != nil }

    /// Sets the heat, and says what comes next.
    mutating func turn(share: Double, iterations: Int) -> Turn {
        takeThePace(share: share, iterations: iterations)
        let count = anneals ?? 1
        if count > 1, share >= crossesFrom { return turnOfCrossings(iterations) }
        let place = share * Double(count) / (count > 1 ? crossesFrom : 1)
        let isNext = Int(place) > current
        if isNext { current += 1 }
        anneal.cool(share: place - Double(current))
        return isNext ? .startOver : .goOn
    }

    /// What went by before the first iteration says nothing of the pace.
    private mutating func takeThePace(share: Double, iterations: Int) {
        let first = firstShare ?? share
        firstShare = first
        guard anneals == nil, share - first >= Self.proof else { return }
        let fitting = Double(iterations) / (share - first) * crossesFrom / annealLength
        anneals = Int(min(max(fitting, 1), Double(most)))
    }

    private mutating func turnOfCrossings(_ iterations: Int) -> Turn {
        let isNext = crossedAt.map { iterations - $0 >= crossingLength } ?? true
        if isNext { crossedAt = iterations }
        crossing.cool(share: Double(iterations - (crossedAt ?? 0)) / Double(crossingLength))
        return isNext ? .cross : .goOn
    }
}
