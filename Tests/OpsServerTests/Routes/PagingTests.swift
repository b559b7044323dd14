import OpsCore
import OpsTesting
import Testing

@testable import OpsServer

/// Lists too long for one page.
struct PagingTests {
    @Test(arguments: Door.allCases, [1, 7, 500])
    func `following the links walks every contact once, while new ones arrive`(
        _ door: Door, _ limit: Int
    ) async throws {
        try await withHouse(door) { house in
            let count = limit == 500 ? 503 : 23
            try await withThrowingTaskGroup { group in
                for _ in 0..<count {
                    group.addTask {
                        try await house.post("/v1/contacts", #"{"needs":[{"kind":"food"}]}"#)
                            .expect(201)
                    }
                }
                try await group.waitForAll()
            }
            var target: String? = "/v1/contacts?limit=\(limit)"
            var numbers: [Int64] = []
            while let page = target {
                let answer = try await house.get(page, as: .operator).expect(200)
                #expect(answer.items.count <= limit)
                numbers += answer.items.compactMap { $0["number"]?.integer }
                #expect((answer["next"] == .null) == (answer.next == nil))
                target = answer.next
                try await house.post("/v1/contacts", #"{"needs":[{"kind":"food"}]}"#).expect(201)
            }
            #expect(numbers == (1...Int64(count)).reversed())
        }
    }

    @Test func `a link keeps what was asked`() async throws {
        try await withHouse { house in
            for need in ["food", "medicine", "food", "hygiene", "food"] {
                _ = try await house.logContact(need)
            }
            var target: String? = "/v1/requests?need=food&territory=92&status=open&limit=2"
            var numbers: [Int64] = []
            while let page = target {
                let answer = try await house.get(page).expect(200)
                numbers += answer.items.compactMap { $0["number"]?.integer }
                target = answer.next
            }
            #expect(numbers == [5, 3, 1])
        }
    }

    @Test(arguments: [
        "/v1/territories", "/v1/catalogue", "/v1/deployments", "/v1/volunteers", "/v1/missions",
        "/v1/tokens", "/v1/journal",
    ])
    func `every list is walked once, page by page`(_ list: String) async throws {
        try await withHouse { house in
            for _ in 0..<3 {
                let volunteer = try await house.addVolunteer()
                try await house.offer(house.logContact("food"), to: volunteer).expect(201)
            }
            let whole = try await house.get(list + "?limit=500").expect(200)
            #expect(whole.next == nil)
            let all = whole.items.compactMap { $0["id"]?.string }
            try #require(all.count >= 3)
            for limit in [1, 2, all.count - 1, all.count] {
                var ids: [String] = []
                var target: String? = "\(list)?limit=\(limit)"
                while let page = target {
                    let answer = try await house.get(page).expect(200)
                    ids += answer.items.compactMap { $0["id"]?.string }
                    target = answer.next
                }
                #expect(ids == all, "limit \(limit)")
            }
        }
    }

    @Test(arguments: [
        ("limit=0", "door.bad_query"), ("limit=501", "door.bad_query"),
        ("limit=MARKED", "door.bad_query"), ("limit=2&limit=3", "door.unknown_query"),
        ("cursor=MARKED", "door.bad_query"), ("cursor=n0", "door.bad_query"),
        ("status=MARKED", "door.bad_query"), ("need=MARKED", "door.bad_query"),
        ("overdue=MARKED", "door.bad_query"), ("MARKED=1", "door.unknown_query"),
        ("limit=+5", "door.bad_query"), ("limit=05", "door.bad_query"),
        ("limit=", "door.bad_query"), ("cursor=", "door.bad_query"),
        ("cursor=n+5", "door.bad_query"), ("cursor=n05", "door.bad_query"),
        ("overdue", "door.bad_query"), ("overdue=", "door.bad_query"),
    ])
    func `a parameter that makes no sense is refused`(
        _ query: String, _ code: String
    ) async throws {
        try await withHouse(isFurnished: false) { house in
            try await house.get("/v1/requests?\(query)").expect(400, code)
        }
    }

    @Test(arguments: [
        "/v1/catalogue?cursor=", "/v1/catalogue?cursor=NOT-A-SLUG", "/v1/territories?cursor=a_b",
        "/v1/tokens?cursor=1", "/v1/deployments?cursor=", "/v1/journal?last=501",
        "/v1/calls?cursor=n8", "/v1/visits?cursor=w1-0", "/v1/care-plans?cursor=w1",
        "/v1/candidates?cursor=w-1-2", "/v1/replies?cursor=w01-2", "/v1/crew-alarms?cursor=d1-2",
        "/v1/journal?last=0", "/v1/journal?after=-1", "/v1/journal?after=9007199254740992",
    ])
    func `each list takes the cursors that it gives`(_ target: String) async throws {
        try await withHouse(isFurnished: false) { house in
            try await house.get(target).expect(400, "door.bad_query")
        }
    }

    /// Work moves what is worked on: calls that nobody answered come again later, stages are due anew.
    @Test func `a work-list that is worked on while it is read skips nobody`() async throws {
        try await withHouse { house in
            func numbers(_ answer: Answer) -> [Int64] {
                answer.items.compactMap { $0["number"]?.integer }
            }
            for number in 1...4 {
                _ = try await house.logContact("food")
                try await house.post(
                    "/v1/calls", #"{"contact":\#(number),"purpose":"call_back"}"#
                ).expect(201)
                try await house.post(
                    "/v1/candidates", #"{"name":"Max Exemple","territory":"92"}"#
                ).expect(201)
            }
            let calls = try await house.get("/v1/calls?limit=2").expect(200)
            #expect(numbers(calls) == [1, 2])
            try await house.post("/v1/calls/2/result", #"{"result":"no_answer"}"#).expect(200)
            let others = try await house.get(try #require(calls.next)).expect(200)
            #expect(numbers(others) == [3, 4])

            let candidates = try await house.get("/v1/candidates?limit=2").expect(200)
            #expect(numbers(candidates) == [1, 2])
            house.clock.advance(.minutes(5))
            try await house.post("/v1/candidates/2/stage").expect(200)
            let rest = try await house.get(try #require(candidates.next)).expect(200)
            #expect(numbers(rest).starts(with: [3, 4]))
        }
    }

    @Test func `every page but the first leads back to the first`() async throws {
        try await withHouse { house in
            for _ in 0..<3 { _ = try await house.logContact("food") }
            let first = try await house.get("/v1/requests?limit=2&need=food").expect(200)
            #expect(first.links.count == 1)
            let second = try await house.get(try #require(first.next)).expect(200)
            #expect(
                second.links == ["<http://localhost/v1/requests?limit=2&need=food>; rel=\"first\""])
        }
    }

    @Test func `a territory that is not there is not found`() async throws {
        try await withHouse { house in
            try await house.get("/v1/requests?territory=nowhere").expect(404, "territory.unknown")
            try await house.get("/v1/requests?territory=92-montrouge&status=open&status=open")
                .expect(200)
        }
    }
}
