/// How near two stops are in space and time: the way, and what is waited or late at the end of it.
///
/// Stops that lie side by side but open hours apart share no round worth taking apart (the proximity of
/// Vidal, Crainic, Gendreau and Prins, *Computers & Operations Research* 40(1), 2013).
struct TimelyNearness {
    private let travel: TravelTable
    private let places: [Int]
    private let book: RouteBook
    private let wait: Double
    private let late: Double

    init(_ problem: PlanningProblem, book: RouteBook, _ tuning: SearchTuning) {
        travel = problem.travel
        places = problem.stops.map(\.place)
        self.book = book
        let pace = Self.pace(problem.travel)
        wait = tuning.waitWeight * pace
        late = tuning.lateWeight * pace
    }

    /// The length of a time unit on the road, so that waiting weighs the same in every unit.
    private static func pace(_ travel: TravelTable) -> Double {
        guard let lapses = travel.lapses else { return 1 }
        let time = lapses.reduce(0, +)
        return time > 0 ? travel.lengths.reduce(0, +) / time : 1
    }

    func way(from one: Int, to other: Int) -> Double {
        let (here, there) = (book.nodes[one], book.nodes[other])
        let (from, to) = (places[one], places[other])
        let service = here.service + travel.lapse(from: from, to: to).value
        return travel.length(from: from, to: to).value
            + wait * max(0, there.opens - service - here.closes)
            + late * max(0, here.opens + service - there.closes)
    }
}
