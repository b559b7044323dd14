/// The courses that a vehicle may have taken so far: the earliest for each number of breaks taken.
struct ScheduleCourses {
    /// One way to have come here.
    struct Course {
        var moment: Moment
        var departure: Moment
        /// When it came to where it is now, before it rests or waits there.
        var arrival: Moment
        var visits: [PlannedVisit] = []
        var breaks: [Moment] = []
    }

    private let problem: PlanningProblem
    private let number: Int
    private let vehicle: PlanningVehicle
    private let waiver: RuleWaiver
    private var courses: [Course?]
    private var place: Int?

    init(_ problem: PlanningProblem, vehicle number: Int, waiving waiver: RuleWaiver) {
        self.problem = problem
        self.number = number
        self.waiver = waiver
        vehicle = problem.vehicles[number]
        courses = Array(repeating: nil, count: vehicle.breaks.count + 1)
        let opens = vehicle.shift.opens
        courses[0] = Course(moment: opens, departure: opens, arrival: opens)
        place = vehicle.start
        rest()
        // Whoever rests before the first way leaves behind it.
        for index in courses.indices {
            guard let moment = courses[index]?.moment else { continue }
            courses[index]?.departure = moment
        }
    }

    mutating func advance(to stop: Int) throws(PlanBreach) {
        let facts = problem.stops[stop]
        drive(to: facts.place)
        rest()
        let window = allowed(at: facts)
        for index in courses.indices {
            guard var course = courses[index] else { continue }
            // Judged by when it begins: what was promised may be over before the window opens.
            let start = max(course.moment, window.opens)
            guard start.value <= window.closes.value + RouteSchedule.tolerance else {
                courses[index] = nil
                continue
            }
            course.visits.append(
                PlannedVisit(stop: stop, arrival: course.arrival, start: start, load: Load([])))
            course.moment = start + facts.service
            courses[index] = course
        }
        guard courses.contains(where: { $0 != nil }) else {
            throw .late(stop: stop, vehicle: number)
        }
        rest()
    }

    mutating func finish() throws(PlanBreach) -> Course {
        if let end = vehicle.end { drive(to: end) }
        for course in courses {
            guard let course, isOver(course) else { continue }
            return course
        }
        throw .shiftTooLong(vehicle: number)
    }

    /// Whether a course may end here: in its shift, and no break left out that it needed.
    private func isOver(_ course: Course) -> Bool {
        if waiver.contains(.shift) { return true }
        guard course.moment.value <= vehicle.shift.closes.value + RouteSchedule.tolerance else {
            return false
        }
        return vehicle.breaks.dropFirst(course.breaks.count).allSatisfy {
            course.moment <= $0.window.closes
        }
    }

    private func allowed(at stop: PlanningStop) -> PlanningWindow {
        let window = waiver.contains(.window) ? .always : stop.window
        return waiver.contains(.promisedTime) ? window : window.narrowed(to: stop.promise)
    }

    private mutating func drive(to next: Int) {
        let lapse = place.map { problem.travel.lapse(from: $0, to: next) } ?? .zero
        for index in courses.indices {
            guard var course = courses[index] else { continue }
            course.moment = course.moment + lapse
            course.arrival = course.moment
            courses[index] = course
        }
        place = next
    }

    /// Each break that can begin now, where that comes out earlier with as many taken.
    private mutating func rest() {
        for (index, pause) in vehicle.breaks.enumerated() {
            guard var course = courses[index] else { continue }
            let begins = max(course.moment, pause.window.opens)
            guard begins <= pause.window.closes else { continue }
            course.breaks.append(begins)
            course.moment = begins + pause.duration
            if courses[index + 1].map({ course.moment < $0.moment }) ?? true {
                courses[index + 1] = course
            }
        }
    }
}
