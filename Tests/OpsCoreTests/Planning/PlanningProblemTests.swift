import OpsCore
import Testing

struct PlanningProblemTests {
    private static func fault(
        stop: PlanningStop = PlanningStop(place: 0),
        requests: [PlanningRequest] = [PlanningRequest(.delivery(0), load: Load(1))],
        vehicles: [PlanningVehicle] = [PlanningVehicle(start: 0, end: 0, capacity: Load(1))],
        lengths: [Double] = [0], balance: PlanningBalance? = nil
    ) -> PlanningFault? {
        do {
            _ = try PlanningProblem(
                stops: [stop], requests: requests, vehicles: vehicles,
                travel: TravelTable(places: 1, lengths: lengths), balance: balance)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a problem without a vehicle, or with relations that do not hold, is refused`() {
        #expect(Self.fault() == nil)
        #expect(Self.fault(vehicles: []) == PlanningFault(.problem, .noVehicles))
        #expect(
            Self.fault(stop: PlanningStop(place: 1)) == PlanningFault(.stop(0), .unknownPlace))
        #expect(
            Self.fault(stop: PlanningStop(place: 0, service: Lapse(-1)))
                == PlanningFault(.stop(0), .negativeService))
        #expect(
            Self.fault(
                stop: PlanningStop(
                    place: 0, window: PlanningWindow(opens: Moment(2), closes: Moment(1))))
                == PlanningFault(.stop(0), .closesBeforeItOpens))
        #expect(Self.fault(requests: []) == PlanningFault(.stop(0), .stopWithoutRequest))
        #expect(
            Self.fault(requests: [PlanningRequest(.delivery(4), load: Load(1))])
                == PlanningFault(.request(0), .unknownStop))
        let twice = PlanningRequest(.transfer(pickup: 0, delivery: 0), load: Load(1))
        #expect(Self.fault(requests: [twice]) == PlanningFault(.request(0), .stopTwice))
        #expect(
            Self.fault(requests: [PlanningRequest(.delivery(0), load: Load(1, 1))])
                == PlanningFault(.request(0), .dimensionsDiffer))
        #expect(
            Self.fault(requests: [PlanningRequest(.delivery(0), load: Load(-1))])
                == PlanningFault(.request(0), .impossibleLoad))
        #expect(
            Self.fault(requests: [PlanningRequest(.delivery(0), load: Load(1), vehicle: 1)])
                == PlanningFault(.request(0), .unknownVehicle))
    }

    @Test func `what is no number, or negative where that means nothing, is refused`() {
        #expect(
            Self.fault(lengths: [.nan])
                == PlanningFault(.travel(from: 0, to: 0), .notFinite))
        #expect(
            Self.fault(lengths: [-1])
                == PlanningFault(.travel(from: 0, to: 0), .negativeLength))
        #expect(
            Self.fault(stop: PlanningStop(place: 0, service: Lapse(.nan)))
                == PlanningFault(.stop(0), .notFinite))
        let dear = PlanningRequest(.delivery(0), load: Load(1), penalty: Cost(-1))
        #expect(Self.fault(requests: [dear]) == PlanningFault(.request(0), .negativePenalty))
        #expect(
            Self.fault(balance: PlanningBalance(.stops, weight: .infinity))
                == PlanningFault(.balance, .notFinite))
    }

    @Test func `a number in which small ones are lost is refused, and what closes never is not`() {
        let most = Double(PlanningProblem.numberLimit)
        let way = PlanningFault.Thing.travel(from: 0, to: 0)
        #expect(Self.fault(lengths: [most]) == nil)
        #expect(Self.fault(lengths: [1e306]) == PlanningFault(way, .tooLarge))
        #expect(
            Self.fault(stop: PlanningStop(place: 0, service: Lapse(1e308)))
                == PlanningFault(.stop(0), .tooLarge))
        let dear = PlanningRequest(.delivery(0), load: Load(1), penalty: Cost(1e18))
        #expect(Self.fault(requests: [dear]) == PlanningFault(.request(0), .tooLarge))
        #expect(
            Self.fault(balance: PlanningBalance(.stops, weight: 1e300))
                == PlanningFault(.balance, .tooLarge))
        let van = PlanningVehicle(
            start: 0, end: 0, capacity: Load(1), fixedCost: Cost(most + 1_000))
        #expect(Self.fault(vehicles: [van]) == PlanningFault(.vehicle(0), .tooLarge))
        let (early, late) = (
            PlanningWindow(opens: Moment(0), closes: Moment(1e300)),
            PlanningWindow(opens: Moment(1e300), closes: Moment(1e301))
        )
        #expect(Self.fault(stop: PlanningStop(place: 0, window: early)) == nil)
        #expect(
            Self.fault(stop: PlanningStop(place: 0, window: late))
                == PlanningFault(.stop(0), .tooLarge))
    }
}
