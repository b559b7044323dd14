/// How hot the search is: it takes a worse plan the more readily the hotter.
struct Annealing {
    let hottest: Double
    let coldest: Double
    private(set) var temperature: Double

    init(from hottest: Double, to coldest: Double) {
        self.hottest = hottest
        self.coldest = coldest
        temperature = hottest
    }

    /// Geometric in the share of the anneal that is used up.
    mutating func cool(share: Double) {
        temperature =
            hottest
            * ElementaryFunctions.exponential(
                share * ElementaryFunctions.logarithm(coldest / hottest))
    }
}
