/// How near two stops are in space and time: the way, and what is waited or late at the end of it.
///
/// Stops that lie side by side but open hours apart share no round worth taking apart (the proximity of
/// Vidal, Crainic, Gendreau and Prins, *Computers & Operations Research* 40(1), 2013).
struct TimelyNearness {
    private let problem: PlanningProblem
    private let book: RouteBook
    private let wait: Double
    private let late: Double

    init(_ problem: PlanningProblem, book: RouteBook, _ tuning: SearchTuning) {
        self.problem = problem
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
        let service = here.service + lapse(from: one, to: other)
        return book.length(one, other)
            + wait * max(0, there.opens - service - here.closes)
            + late * max(0, here.opens + service - there.closes)
    }

    private func lapse(from one: Int, to other: Int) -> Double {
        problem.travel.lapse(from: problem.stops[one].place, to: problem.stops[other].place).value
    }
}
