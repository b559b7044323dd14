import OpsCore
import OpsTesting
import Testing

struct UnservedReasonTests {
    /// One stop 10 away, one vehicle; what is changed is in the way.
    private struct Case {
        var stop = PlanningStop(
            place: 1, service: Lapse(1),
            window: PlanningWindow(opens: Moment(0), closes: Moment(100)))
        var request = PlanningRequest(.delivery(0), load: Load(1), penalty: Cost(1_000))
        var vehicle = PlanningVehicle(
            start: 0, end: 0, shift: PlanningWindow(opens: Moment(0), closes: Moment(100)),
            capacity: Load(1))
        var others: [(PlanningStop, PlanningRequest)] = []

        func reasons() throws -> [UnservedReason] {
            let problem = try PlanningProblem(
                stops: [stop] + others.map(\.0), requests: [request] + others.map(\.1),
                vehicles: [vehicle, vehicle],
                travel: .plane([(x: 0, y: 0), (x: 10, y: 0), (x: 0, y: 10)]))
            let plan = RoutePlanner(problem).solve(until: IterationLimit(50)).plan
            guard plan.unserved.first?.request == 0 else { return [] }
            return plan.unserved[0].obstacles.map(\.reason)
        }
    }

    @Test func `a request that can be served has no reasons`() throws {
        #expect(try Case().reasons() == [])
    }

    @Test func `each rule in the way is named, and no other`() throws {
        var one = Case()
        one.request.skills = [PlanningSkills(rawValue: 2)]
        #expect(try one.reasons() == [.skill])
        one = Case()
        one.request.load = Load(2)
        #expect(try one.reasons() == [.capacity])
        one = Case()
        one.stop.window.closes = Moment(9)
        #expect(try one.reasons() == [.window])
        one = Case()
        one.stop.promise = PlanningWindow(opens: Moment(0), closes: Moment(9))
        #expect(try one.reasons() == [.promisedTime])
        one = Case()
        one.vehicle.shift.closes = Moment(20)
        #expect(try one.reasons() == [.shift])
        one = Case()
        one.vehicle.reach = Length(19)
        #expect(try one.reasons() == [.distance])
        one = Case()
        one.request.penalty = Cost(19)
        #expect(try one.reasons() == [.dearerThanPenalty])
    }

    @Test func `two rules that are both in the way are both named`() throws {
        var one = Case()
        one.vehicle.shift.closes = Moment(20)
        one.vehicle.reach = Length(19)
        #expect(try one.reasons() == [.shift, .distance])
    }

    @Test func `a break that finds no place makes the shift too short`() throws {
        var one = Case()
        one.vehicle.breaks = [
            PlanningBreak(
                window: PlanningWindow(opens: Moment(12), closes: Moment(15)), duration: Lapse(90))
        ]
        #expect(try one.reasons() == [.shift])
    }

    @Test func `a vehicle promised to another counts where it is not the one`() throws {
        var one = Case()
        one.request.vehicle = 1
        one.request.load = Load(2)
        #expect(try one.reasons() == [.promisedVehicle, .capacity])
    }

    @Test func `who would take the place of a higher priority is told so`() throws {
        var one = Case()
        one.vehicle.shift.closes = Moment(22)
        let other = PlanningStop(
            place: 2, service: Lapse(1),
            window: PlanningWindow(opens: Moment(0), closes: Moment(100)))
        one.others = [
            (other, PlanningRequest(.delivery(1), load: Load(1), penalty: Cost(2_000))),
            (other, PlanningRequest(.delivery(2), load: Load(1), penalty: Cost(3_000))),
        ]
        #expect(try one.reasons() == [.displacesHigherPriority])
    }
}
