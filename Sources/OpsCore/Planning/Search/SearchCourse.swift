/// What a search does with its time: anneals in a row, then crossings of what they came to; with time
/// enough, all of it again from nothing.
///
/// What one anneal settled in, such as a route too many, the next need not; nor need a whole attempt what
/// all plans of another have in common. A search that is short for its problem is one anneal.
struct SearchCourse {
    enum Turn {
        case goOn, startOver, cross
        /// From nothing, without a memory of what was crossed so far.
        case attempt
    }

    private var anneal: Annealing
    private var crossing: Annealing
    private let most: Int
    private let mostAttempts: Int
    let triesFewerRoutes: Bool
    /// So many iterations make an anneal worth while, and so many a crossing.
    private let annealLength: Double
    private let attemptLength: Double
    private let crossingLength: Int
    private let crossesFrom: Double
    /// Nil until it is known how many iterations the search has.
    private var anneals: Int?
    private var attempts = 1
    private var attempt = 0
    /// How much of the attempt is over.
    private var share = 0.0
    private var firstShare: Double?
    private var current = 0
    private var crossedAt: Int?

    /// The share of a search in which its pace is seen.
    private static let proof = 0.01
    /// From this share of the last attempt on its plans are crossed with the best of all.
    private static let meeting = 0.7

    init(way: Double, _ book: RouteBook, _ tuning: SearchTuning, isPlain: Bool) {
        anneal = Annealing(from: tuning.hottest * way, to: tuning.coldest * way)
        crossing = Annealing(from: tuning.crossingHeat * way, to: tuning.coldest * way)
        let count = book.requests.count
        let isPairs = count > 0 && book.requests[0].second >= 0
        let course = isPairs ? tuning.pairs : tuning.singles
        crossesFrom = course.crossesFrom
        triesFewerRoutes = course.triesFewerRoutes
        most = isPlain ? max(tuning.mostAnneals, 1) : 1
        mostAttempts = isPlain ? max(course.mostAttempts, 1) : 1
        annealLength = max(course.annealLength, 1) * Double(max(count, 1))
        attemptLength = max(tuning.attemptLength, 1) * Double(max(count, 1))
        crossingLength = max(Int(tuning.crossingLength * Double(count)), 64)
    }

    var temperature: Double { crossedAt == nil ? anneal.temperature : crossing.temperature }

    var isCrossing: Bool { crossedAt != nil }

    /// Whether the best plan of all takes part in crossings: an attempt is to find its own way first.
    var crossesBest: Bool {
        attempt == 0 || (attempt == attempts - 1 && share >= Self.meeting)
    }

    /// Sets the heat, and says what comes next.
    mutating func turn(share: Double, iterations: Int) -> Turn {
        takeThePace(share: share, iterations: iterations)
        let place = share * Double(attempts)
        if Int(place) > attempt, Int(place) < attempts { return turnOfAttempts() }
        self.share = place - Double(attempt)
        return turnOfAnneals(share: self.share, iterations: iterations)
    }

    private mutating func turnOfAttempts() -> Turn {
        attempt += 1
        (share, current, crossedAt) = (0, 0, nil)
        anneal.cool(share: 0)
        return .attempt
    }

    private mutating func turnOfAnneals(share: Double, iterations: Int) -> Turn {
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
        let all = Double(iterations) / (share - first)
        attempts = Int(min(max(all / attemptLength, 1), Double(mostAttempts)))
        let fitting = all / Double(attempts) * crossesFrom / annealLength
        anneals = Int(min(max(fitting, 1), Double(most)))
    }

    private mutating func turnOfCrossings(_ iterations: Int) -> Turn {
        let isNext = crossedAt.map { iterations - $0 >= crossingLength } ?? true
        if isNext { crossedAt = iterations }
        crossing.cool(share: Double(iterations - (crossedAt ?? 0)) / Double(crossingLength))
        return isNext ? .cross : .goOn
    }
}
