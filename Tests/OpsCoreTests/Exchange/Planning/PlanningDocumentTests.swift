import OpsCore
import Testing

/// Problems in the planner's own JSON.
struct PlanningDocumentTests {
    private static let text = """
        {"format": 1, "points": [{"x": 0, "y": 0}, {"x": 3, "y": 4}, {"x": 6, "y": 8}],
         "vehicles": [
           {"id": "van", "start": 0, "end": 0, "opens": 0, "closes": 100, "capacity": [3, 10],
            "skills": ["lift"], "reach": 60, "fixedCost": 2,
            "breaks": [{"opens": 20, "closes": 30, "duration": 5}]},
           {"id": "bike", "start": 0, "capacity": [1, 1]}],
         "requests": [
           {"id": "a", "delivery": {"place": 1, "service": 2, "opens": 5, "closes": 50},
            "load": [1, 4], "skills": ["lift"], "penalty": 40, "vehicle": "van"},
           {"id": "b", "pickup": {"id": "pharmacy", "place": 2},
            "delivery": {"place": 1, "promise": {"closes": 60}}, "load": [0, 1]},
           {"collection": {"place": 2}, "load": [1, 1]}],
         "balance": {"measure": "stops", "weight": 0.5}}
        """

    private static func document(
        _ pointer: String, _ rule: PlanningFileFault.DocumentRule
    ) -> PlanningFileFault {
        .document([PlanningFileFault.DocumentProblem(pointer: pointer, rule)])
    }

    private static func fault(replacing part: String, with other: String) -> PlanningFileFault? {
        #expect(text.contains(part))
        do {
            _ = try PlanningDocument(
                Array(text.replacing(part, with: other, maxReplacements: 1).utf8))
            return nil
        } catch {
            return error
        }
    }

    @Test func `a document is read with all that it says`() throws {
        let document = try PlanningDocument(Array(Self.text.utf8))
        let problem = document.problem
        #expect(document.stopNames == ["a", "pharmacy", "b:delivery", "3"])
        #expect(document.requestNames == ["a", "b", "3"])
        #expect(document.vehicleNames == ["van", "bike"])
        #expect(
            problem.requests.map(\.work)
                == [.delivery(0), .transfer(pickup: 1, delivery: 2), .collection(3)])
        #expect(problem.requests[0].vehicle == 0 && problem.requests[0].penalty == Cost(40))
        #expect(problem.requests[0].skills == problem.vehicles[0].skills)
        #expect(problem.vehicles[1].end == nil && problem.vehicles[1].reach == nil)
        #expect(problem.vehicles[0].breaks[0].duration == Lapse(5))
        #expect(problem.stops[2].promise?.closes == Moment(60))
        #expect(problem.balance == PlanningBalance(.stops, weight: 0.5))
    }

    @Test func `times begin at 0 where none is said`() throws {
        let document = try PlanningDocument(Array(Self.text.utf8))
        #expect(document.problem.vehicles[1].shift.opens == .start)
        #expect(document.problem.stops[2].promise?.opens == .start)
        #expect(document.problem.stops[1].window.opens == .start)
    }

    @Test func `a number beyond the limit is told with its place`() {
        #expect(
            Self.fault(replacing: "\"fixedCost\": 2", with: "\"fixedCost\": 1e308")
                == Self.document("#/vehicles/0", .relation(.tooLarge)))
    }

    @Test func `a plan is written with the names of the document`() throws {
        let document = try PlanningDocument(Array(Self.text.utf8))
        let outcome = RoutePlanner(document.problem, seed: 3).solve(until: IterationLimit(200))
        #expect(PlanChecker(document.problem).breaches(of: outcome.plan) == [])
        let json = String(decoding: document.json(of: outcome, seed: 3), as: UTF8.self)
        #expect(json.contains(#""vehicle":"van""#) && json.contains(#""stop":"pharmacy""#))
        #expect(json.hasSuffix(#""iterations":200,"seed":3}"#))
    }

    @Test func `tables of lengths and times are read too`() throws {
        let travel =
            #""travel": {"lengths": [[0, 5, 9], [5, 0, 4], [9, 4, 0]], "#
            + #""lapses": [[0, 6, 9], [6, 0, 5], [9, 5, 0]]}"#
        let points = #""points": [{"x": 0, "y": 0}, {"x": 3, "y": 4}, {"x": 6, "y": 8}]"#
        let text = Self.text.replacing(points, with: travel)
        let problem = try PlanningDocument(Array(text.utf8)).problem
        #expect(problem.travel.length(from: 0, to: 1) == Length(5))
        #expect(problem.travel.lapse(from: 0, to: 1) == Lapse(6))
        #expect(
            Self.fault(replacing: points, with: #""travel": {"lengths": [[0, 1], [1]]}"#)
                == Self.document("#/travel/lengths/1", .notSquare(found: 1, needed: 2)))
        let both = points + #", "travel": {"lengths": [[0]]}"#
        #expect(
            Self.fault(replacing: points, with: both)
                == Self.document("#/travel", .pointsAndTravel))
        let backwards = travel.replacing("[9, 5, 0]", with: "[9, -5, 0]")
        #expect(
            Self.fault(replacing: points, with: backwards)
                == Self.document("#/travel/lapses/2/1", .relation(.negativeLength)))
    }

    @Test func `a document that cannot be is refused with the place of what is wrong`() {
        func pointers(_ fault: PlanningFileFault?) -> [String] {
            guard case .invalid(let document)? = fault else { return [] }
            return document.problems.map(\.pointer)
        }
        #expect(
            Self.fault(replacing: #""van"}"#, with: #""cart"}"#)
                == Self.document("#/requests/0/vehicle", .unknownVehicle))
        #expect(
            pointers(
                Self.fault(
                    replacing: #""pickup": {"id": "pharmacy", "place": 2},"#,
                    with: #""pickup": {"id": "pharmacy"},"#)) == ["#/requests/1/pickup/place"])
        #expect(
            pointers(Self.fault(replacing: #"{"collection": {"place": 2},"#, with: "{"))
                == ["#/requests/2/delivery"])
        #expect(
            pointers(Self.fault(replacing: #""reach": 60"#, with: #""speed": 60"#))
                == ["#/vehicles/0/speed"])
        if case .json(line: 4, _)? = Self.fault(replacing: "60,", with: "NaN,") {
        } else {
            Issue.record("NaN is no JSON")
        }
        #expect(
            Self.fault(replacing: #""closes": 50"#, with: #""closes": 4"#)
                == Self.document("#/requests/0/delivery", .relation(.closesBeforeItOpens)))
        #expect(
            Self.fault(replacing: #""capacity": [1, 1]"#, with: #""capacity": [1]"#)
                == Self.document("#/vehicles/1", .relation(.dimensionsDiffer)))
    }

    @Test func `ids are told once, by vehicles, requests and stops each`() {
        #expect(
            Self.fault(replacing: #""id": "bike""#, with: #""id": "van""#)
                == Self.document("#/vehicles/1/id", .repeatedId))
        #expect(
            Self.fault(replacing: #""id": "b""#, with: #""id": "a""#)
                == Self.document("#/requests/1/id", .repeatedId))
        #expect(
            Self.fault(replacing: #""id": "pharmacy""#, with: #""id": "a""#)
                == Self.document("#/requests/1/pickup/id", .repeatedId))
        // What has no id of its own has its number for one.
        #expect(
            Self.fault(replacing: #""id": "a""#, with: #""id": "3""#)
                == Self.document("#/requests/2/id", .repeatedId))
    }

    @Test func `times begin at nought, places lie where metres can be told, skills are 64 in all`()
    {
        #expect(
            Self.fault(replacing: #""opens": 5"#, with: #""opens": -5"#)
                == Self.document("#/requests/0/delivery/opens", .negativeTime))
        #expect(
            Self.fault(replacing: #""opens": 20"#, with: #""opens": -1"#)
                == Self.document("#/vehicles/0/breaks/0/opens", .negativeTime))
        #expect(
            Self.fault(
                replacing: #""promise": {"closes": 60}"#, with: #""promise": {"closes": -1}"#)
                == Self.document("#/requests/1/delivery/promise/closes", .negativeTime))
        #expect(
            Self.fault(replacing: #""x": 3"#, with: #""x": 1e308"#)
                == Self.document("#/points/1/x", .tooFarOut(limit: 1_000_000_000_000)))
        let words = (0..<64).map { "\"s\($0)\"" }.joined(separator: ",")
        #expect(
            Self.fault(replacing: #""id": "b","#, with: #""id": "b", "skills": [\#(words)],"#)
                == Self.document("#/requests/1/skills", .tooManySkills(limit: 64)))
    }
}
