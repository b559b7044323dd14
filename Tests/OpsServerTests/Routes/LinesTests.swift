import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// Number and hours as data, what goes first, and a service that closes.
struct LinesTests {
    private static let hours = """
        "hours":{"zone":"Europe/Paris","schedules":[{"byday":["mo","tu","we","th","fr"],\
        "opensAt":"08:00","closesAt":"20:00"}]}
        """

    private static func open(
        _ house: Premises, _ more: String = hours, territory: String = "FR"
    ) async throws -> Answer {
        try await house.post(
            "/v1/lines",
            """
            {"territory":"\(territory)","name":"Ligne Exemple","phone":"0 639 98 00 00",\(more)}
            """)
    }

    @Test func `needs are said in the words that operators use`() async throws {
        try await withHouse { house in
            let opened = try await Self.open(
                house, #""needs":["psychological_support","visit"],"priority":["visit"]"#
            ).expect(201)
            #expect(
                opened["needs"]?.elements.compactMap(\.string) == ["listening", "courtesy_visit"])
        }
    }

    @Test(arguments: Door.allCases)
    func `whoever asks is told which line answers now, and until when`(_ door: Door) async throws {
        try await withHouse(door) { house in
            let opened = try await Self.open(house).expect(201)
            #expect(opened.headers["location"] == "/v1/lines/\(opened.id)")
            let list = try await house.get("/v1/lines", as: .operator).expect(200)
            #expect(list.items.count == 1)
            #expect(list["items/0/open"]?.flag == true)
            #expect(list["items/0/changesAt"]?.string == "2020-03-23T19:00:00.000Z")
            #expect(list["items/0/phone"]?.string == "0 639 98 00 00")
            house.clock.advance(.hours(12))
            let night = try await house.get("/v1/lines/1", as: .operator).expect(200)
            #expect(night["open"]?.flag == false)
            #expect(night["changesAt"]?.string == "2020-03-24T07:00:00.000Z")
        }
    }

    @Test func `another number comes when it was said, and the old one is remembered`()
        async throws
    {
        try await withHouse { house in
            try await Self.open(house).expect(201)
            let changed = try await house.post(
                "/v1/lines/1/change", #"{"phone":"1520","from":"2020-03-24T08:00:00Z"}"#
            ).expect(200)
            #expect(changed["phone"]?.string == "0 639 98 00 00")
            #expect(changed["versions/1/phone"]?.string == "1520")
            house.clock.advance(.hours(24))
            let then = try await house.get("/v1/lines/1").expect(200)
            #expect(then["phone"]?.string == "1520" && then["open"]?.flag == true)
            try await house.post(
                "/v1/lines/1/change", #"{"phone":"1521","from":"2020-03-23T08:00:00Z"}"#
            ).expect(409, "line.in_past")
            try await house.post("/v1/lines/1/change", "{}").expect(409, "line.nothing_to_change")
            try await house.post("/v1/lines/1/change", #"{"phone":"call us"}"#).expect(422)
        }
    }

    @Test func `a closed line says where to turn, and takes no request with it`() async throws {
        try await withHouse { house in
            try await Self.open(house).expect(201)
            _ = try await house.logContact("food")
            let closed = try await house.post(
                "/v1/lines/1/closure",
                #"{"announcement":{"fr":"Mairie","es":"Ayuntamiento","en":"Town hall"}}"#
            ).expect(200)
            #expect(closed["open"]?.flag == false && closed["changesAt"]?.string == nil)
            #expect(closed["announcement/en"]?.string == "Town hall")
            #expect(try await house.request(1)["status"]?.string == "open")
            try await house.post("/v1/lines/1/closure").expect(409, "line.already_closed")
            try await house.get("/v1/lines/9").expect(404, "line.unknown")
            try await Self.open(house, #""needs":[]"#, territory: "nowhere")
                .expect(409, "line.unknown_territory")
            try await Self.open(
                house, Self.hours.replacing("Europe/Paris", with: "Europe/Nowhere")
            ).expect(409, "catalogue.unknown_zone")
        }
    }

    @Test func `in a surge what goes first on the line stands first, then what is due`()
        async throws
    {
        try await withHouse { house in
            // Food is due in four hours, medicine in two, visits in two days; nobody has hygiene.
            for need in ["food", "courtesy_visit", "hygiene", "medicine", "food"] {
                _ = try await house.logContact(need)
            }
            func numbers(_ query: String) async throws -> [Int64] {
                try await house.get("/v1/requests?\(query)", as: .operator).expect(200).items
                    .compactMap { $0["number"]?.integer }
            }
            #expect(try await numbers("sort=due") == [4, 1, 5, 3, 2])
            try await Self.open(house, #""priority":["courtesy_visit","food"]"#).expect(201)
            #expect(try await numbers("sort=due") == [2, 1, 5, 4, 3])
            #expect(try await numbers("sort=due&territory=92-montrouge") == [2, 1, 5, 4, 3])
            try await Self.open(house, #""priority":["hygiene"]"#, territory: "92").expect(201)
            #expect(try await numbers("sort=due&territory=92") == [3, 4, 1, 5, 2])
            #expect(try await numbers("sort=due") == [2, 1, 5, 4, 3])
            #expect(try await numbers("sort=due&need=food") == [1, 5])
            #expect(try await numbers("sort=newest") == [5, 4, 3, 2, 1])
            #expect(try await numbers("sort=due&status=done") == [])
            try await house.get("/v1/requests?sort=oldest").expect(400, "door.bad_query")
        }
    }

    @Test func `what is sorted or searched for is so beside the loop, nothing else is`() throws {
        let route = try #require(RouteTable.hotline.first { $0.name == "listRequests" })
        guard case .either = route.handling else {
            Issue.record("all that waits is sorted on the loop")
            return
        }
        // One request is shown with those that may be it: a search among people.
        let others = RouteTable.hotline.filter {
            $0.method == .get && !["listRequests", "showRequest"].contains($0.name)
        }
        #expect(
            others.allSatisfy { if case .now = $0.handling { true } else { false } },
            "a look at the tables waits for nothing")
    }

    @Test func `pages by due time miss nobody, while some are put off`() async throws {
        try await withHouse { house in
            for _ in 0..<7 {
                _ = try await house.logContact("food")
                house.clock.advance(.minutes(1))
            }
            var target: String? = "/v1/requests?sort=due&limit=2"
            var numbers: [Int64] = []
            while let page = target {
                let answer = try await house.get(page, as: .operator).expect(200)
                numbers += answer.items.compactMap { $0["number"]?.integer }
                target = answer.next
                // The alarm for those of the first page puts them off before the second is asked for.
                if numbers.count == 2 {
                    house.clock.advance(.minutes(234))
                    await house.house.office.tick()
                }
            }
            #expect(numbers == [1, 2, 3, 4, 5, 6, 7, 1, 2])
            for cursor in ["d0-1-0", "d0-1", "dx-1-1", "e0-1-1", "d0-01-1"] {
                try await house.get("/v1/requests?sort=due&cursor=\(cursor)")
                    .expect(400, "door.bad_query")
            }
            let newest = try await house.get("/v1/requests?cursor=d0-1584950400000-3").expect(200)
            #expect(newest.items.compactMap { $0["number"]?.integer } == [2, 1])
            let due = try await house.get("/v1/requests?sort=due&cursor=n3").expect(200)
            #expect(due.items.compactMap { $0["number"]?.integer } == [4, 5, 6, 7, 1, 2])
        }
    }

    @Test func `closing a deployment tells to whom everything went, and what goes on`()
        async throws
    {
        try await withHouse { house in
            let volunteer = try await house.addVolunteer()
            for need in ["food", "food", "courtesy_visit", "food"] {
                _ = try await house.logContact(need)
            }
            try await house.offer(1, to: volunteer).expect(201)
            let deployment = try #require(
                try await house.request(2)["deployment"]?.string)
            try await house.post(
                "/v1/calls",
                #"{"request":1,"purpose":"outcome","at":"2020-03-24T10:00:00Z"}"#, as: .operator
            ).expect(201)
            let closed = try await house.post("/v1/deployments/\(deployment)/closure").expect(200)
            let handed = (0..<2).map { index in
                let row = "handedOver/\(index)"
                let to = closed["\(row)/deployment"]?.string == nil ? "nobody" : "another"
                return "\(closed["\(row)/desk"]?.string ?? "") \(to) "
                    + "\(closed["\(row)/requests"]?.integer ?? 0)"
            }
            #expect(handed == ["92 another 2", "92 nobody 1"])
            #expect(closed["left/waiting"]?.integer == 0)
            #expect(closed["left/asked"]?.integer == 1)
            #expect(closed["left/inHand"]?.integer == 0)
            #expect(closed["left/calls"]?.integer == 1)
            #expect(try await house.request(2)["status"]?.string == "open")
            #expect(try await house.request(3)["status"]?.string == "uncovered")
            #expect(try await house.request(1)["status"]?.string == "offered")
            let calls = try await house.get("/v1/calls", as: .operator).expect(200)
            #expect(calls.items.count == 1)
        }
    }

    @Test func `the hours of a deployment change, and promises are kept`() async throws {
        try await withHouse { house in
            _ = try await house.logContact("food")
            let request = try await house.request(1)
            let id = try #require(request["deployment"]?.string)
            let changed = try await house.post("/v1/deployments/\(id)/hours", "{\(Self.hours)}")
                .expect(200)
            #expect(changed["hours/zone"]?.string == "Europe/Paris")
            #expect(try await house.request(1)["dueAt"] == request["dueAt"])
            // Eleven hours later it is closed: four hours are counted from the next morning on.
            house.clock.advance(.hours(12))
            _ = try await house.logContact("food")
            #expect(try await house.request(2)["dueAt"]?.string == "2020-03-24T11:00:00.000Z")
            let always = try await house.post("/v1/deployments/\(id)/hours").expect(200)
            #expect(always["hours"] == nil)
        }
    }
}
