import OpsCore
import OpsTesting
import Testing

@testable import OpsServer

/// Counts of requests for those who report, at the door.
struct FigureRouteTests {
    private static func items(_ answer: Answer) -> [String] {
        (answer["items"]?.elements ?? []).map { item in
            let names = [
                "day", "territory", "need", "delay", "outcome", "help", "reason", "unmet",
            ].compactMap {
                item[$0]?.string
            }
            return (names + [item["requests"]?.integer.map(String.init) ?? "…"])
                .joined(separator: " ")
        }
    }

    @Test(arguments: Door.allCases)
    func `requests are counted by need, small counts hidden`(_ door: Door) async throws {
        try await withHouse(door) { house in
            for _ in 0..<7 { _ = try await house.logContact("food") }
            for _ in 0..<2 { _ = try await house.logContact("medicine") }
            for _ in 0..<6 { _ = try await house.logContact("hygiene") }
            let answer = try await house.get("/v1/figures?by=need", as: .coordinator).expect(200)
            #expect(Self.items(answer) == ["food 7", "hygiene …", "medicine …"])
            #expect(answer["total"]?.integer == 15 && answer["hidden"]?.integer == 2)
            let all = try await house.get("/v1/figures?by=need&smallest=1", as: .coordinator)
            #expect(Self.items(all) == ["food 7", "hygiene 6", "medicine 2"])
        }
    }

    @Test func `the same requests are counted by day, place, delay and outcome`() async throws {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            for _ in 0..<2 { _ = try await house.logContact("food") }
            try await house.offer(1, to: ada).expect(201)
            for step in ["acceptance", "start", "arrival", "completion"] {
                try await house.step(1, step).expect(200)
            }
            let today = CivilDate(
                daysSince1970: Int(house.clock.now.milliseconds / 86_400_000)
            ).iso8601
            let answer = try await house.get(
                "/v1/figures?by=day&by=outcome&smallest=1", as: .coordinator)
            #expect(Self.items(answer) == ["\(today) helped 1", "\(today) open 1"])
            let delays = try await house.get("/v1/figures?by=delay&smallest=1", as: .coordinator)
            #expect(Self.items(delays) == ["not_helped 1", "within_1_hour 1"])
            let before = try await house.get(
                "/v1/figures?from=2019-01-01&days=31", as: .coordinator)
            #expect(before["total"]?.integer == 0)
        }
    }

    @Test func `what people said later is counted once for each request, small counts hidden`()
        async throws
    {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            let answers = [
                #"{"help":"partly","reason":"managed_alone","unmet":["too_late"]}"#,
                #"{"help":"not_at_all","reason":"other","unmet":["too_late","too_little"]}"#,
            ]
            for number in 1...8 as ClosedRange<Int64> {
                _ = try await house.logContact("food")
                try await house.offer(number, to: ada).expect(201)
                for step in ["acceptance", "start", "completion"] {
                    try await house.step(number, step).expect(200)
                }
            }
            house.clock.advance(.days(31))
            for number in 1...7 {
                let answer =
                    number <= 2 ? answers[number - 1] : #"{"help":"came","reason":"served"}"#
                try await house.post(
                    "/v1/calls/\(number)/result", #"{"result":"reached","answer":\#(answer)}"#
                ).expect(200)
            }
            func counted(_ query: String) async throws -> [String] {
                let from = "from=2020-03-23&days=60&"
                return Self.items(
                    try await house.get("/v1/figures?" + from + query, as: .coordinator)
                        .expect(200))
            }
            #expect(
                try await counted("by=help&smallest=1")
                    == ["came 5", "not_at_all 1", "not_told 1", "partly 1"])
            #expect(
                try await counted("by=help") == [
                    "came …", "not_at_all …", "not_told …", "partly …",
                ])
            #expect(
                try await counted("by=reason&smallest=1")
                    == ["managed_alone 1", "not_told 1", "other 1", "served 5"])
            #expect(
                try await counted("by=help&by=unmet&smallest=1") == [
                    "came nothing_unmet 5", "not_at_all several 1", "not_told not_told 1",
                    "partly too_late 1",
                ])
        }
    }

    @Test(arguments: [
        ("by=colour", 400), ("by=day&by=day", 400), ("by=day&by=need&by=outcome&by=delay", 400),
        ("from=yesterday", 400), ("from=2026-02-30", 400),
        ("days=0", 400), ("days=401", 400), ("until=2026-01-01", 400), ("smallest=0", 400),
        ("smallest=1001", 400),
        ("territory=nowhere", 404), ("colour=red", 400),
    ])
    func `what cannot be counted is refused`(_ query: String, _ status: Int) async throws {
        try await withHouse { house in
            try await house.get("/v1/figures?\(query)", as: .coordinator).expect(status)
        }
    }

    @Test(
        arguments: [
            (nil, nil, "2026-10-24", "2026-11-22"), (nil, 1, "2026-11-22", "2026-11-22"),
            (nil, 400, "2025-10-19", "2026-11-22"), ("2026-11-01", nil, "2026-11-01", "2026-11-22"),
            ("2026-11-22", nil, "2026-11-22", "2026-11-22"),
            ("2026-12-01", nil, "2026-12-01", "2026-12-01"),
            ("2000-01-01", nil, "2000-01-01", "2001-02-03"),
            ("2020-03-01", 31, "2020-03-01", "2020-03-31"),
            ("9999-12-31", 400, "9999-12-31", "9999-12-31"),
            ("0000-01-01", 1, "0000-01-01", "0000-01-01"),
        ] as [(String?, Int?, String, String)])
    func `every first day goes with every number of days`(
        _ from: String?, _ days: Int?, _ first: String, _ last: String
    ) throws {
        let today = try #require(CivilDate(iso8601: "2026-11-22"))
        let period = FiguresPeriod(
            from: from.flatMap(CivilDate.init(iso8601:)), days: days, today: today)
        #expect(period.first.iso8601 == first && period.last.iso8601 == last)
    }

    @Test func `operators have no figures`() async throws {
        try await withHouse { house in
            try await house.get("/v1/figures", as: .operator).expect(403)
            try await house.get("/v1/figures", as: .reviewer).expect(200)
        }
    }
}
