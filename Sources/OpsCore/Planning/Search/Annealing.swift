/// How hot the search is: it takes a worse plan the more readily the hotter.
///
/// A search that has time for it anneals several times in a row, each time from a plan of its own: what
/// one settled in, such as a route too many, the next need not.
struct Annealing {
    let hottest: Double
    let coldest: Double
    private(set) var temperature: Double
    private let most: Int
    /// So many iterations make an anneal worth while.
    private let length: Double
    /// Nil until it is known how many iterations the search has.
    private var anneals: Int?
    private var current = 0

    /// The share of a search after which its pace is known.
    private static let proof = 0.01

    init(way: Double, tuning: SearchTuning, length: Double, isLarge: Bool) {
        hottest = tuning.hottest * way
        coldest = tuning.coldest * way
        temperature = hottest
        most = isLarge ? 1 : max(tuning.mostAnneals, 1)
        self.length = max(length, 1)
    }

    /// Geometric in the share of the anneal that is used up; answers whether another one begins.
    mutating func cool(share: Double, iterations: Int) -> Bool {
        if anneals == nil, share >= Self.proof {
            anneals = Int(min(max(Double(iterations) / share / length, 1), Double(most)))
        }
        let place = share * Double(anneals ?? 1)
        let isNext = Int(place) > current
        if isNext { current += 1 }
        temperature =
            hottest
            * ElementaryFunctions.exponential(
                (place - Double(current)) * ElementaryFunctions.logarithm(coldest / hottest))
        return isNext
    }
}
