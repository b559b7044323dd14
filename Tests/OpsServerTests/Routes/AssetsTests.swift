import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// Things that volunteers work with, as a desk handles them.
struct AssetsTests {
    @Test(arguments: Door.allCases)
    func `a van is booked, taken, brought back with a fault, and its mission knows`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            #expect(try await house.addVolunteer() == 1)
            let added = try await house.post(
                "/v1/assets", #"{"kind":"vehicle","tag":"van-3","territory":"92"}"#
            ).expect(201)
            #expect(added.headers["location"] == "/v1/assets/\(added.id)")
            try await house.post(
                "/v1/assets/1/bookings",
                #"{"from":"2020-03-24T08:00:00Z","until":"2020-03-24T10:00:00Z"}"#
            ).expect(200)
            try await house.post(
                "/v1/assets/1/bookings",
                #"{"from":"2020-03-24T09:00:00Z","until":"2020-03-24T11:00:00Z"}"#
            ).expect(409, "asset.slot_taken")
            try await house.post(
                "/v1/assets/1/departure", #"{"volunteer":77,"backBy":"2020-03-23T18:00:00Z"}"#
            ).expect(409, "volunteer.unknown")
            let out = try await house.post(
                "/v1/assets/1/departure", #"{"volunteer":1,"backBy":"2020-03-23T18:00:00Z"}"#
            ).expect(200)
            #expect(out["state"]?.string == "out")
            #expect(out["loan/volunteerNumber"]?.integer == 1)
            #expect(try await house.get("/v1/assets?state=out").expect(200).items.count == 1)
            #expect(try await house.get("/v1/assets?state=available").expect(200).items.isEmpty)
            try await house.get("/v1/assets?state=lent").expect(400)
            let back = try await house.post("/v1/assets/1/return", #"{"fault":"empty"}"#)
                .expect(200)
            #expect(back["state"]?.string == "faulty" && back["fault"]?.string == "empty")
            try await house.post("/v1/assets/1/repair", "").expect(200)
            try await house.post("/v1/assets/1/cancellation", #"{"booking":1}"#).expect(200)
            try await house.post("/v1/assets/1/withdrawal", "").expect(200)
            try await house.get("/v1/assets/9").expect(404, "asset.unknown")
        }
    }

    @Test func `what comes back unused leaves what its mission had, also when that is over`()
        async throws
    {
        try await withHouse { house in
            try await house.addVolunteer()
            let request = try await house.logContact("food")
            try await house.offer(request, to: 1).expect(201)
            try await house.post("/v1/missions/1/acceptance").expect(200)
            try await house.post(
                "/v1/stock", #"{"item":"basket-standard","territory":"92","quantity":5}"#
            ).expect(201)
            for quantity in [3, 1] {
                try await house.post(
                    "/v1/stock/1/taking", #"{"quantity":\#(quantity),"mission":1}"#
                ).expect(200)
            }
            try await house.step(1, "start").expect(200)
            try await house.step(1, "completion").expect(200)
            try await house.post("/v1/stock/1/return", #"{"quantity":1,"mission":1}"#).expect(200)
            let means = try await house.get("/v1/missions/1").expect(200)["means"]?.elements ?? []
            #expect(means.map { $0["quantity"]?.integer } == [3])
            try await house.post("/v1/stock/1/return", #"{"quantity":3,"mission":1}"#).expect(200)
            #expect(try await house.get("/v1/missions/1")["means"]?.elements == [])
        }
    }

    @Test func `a mission gives back what it had, and what it had comes back from nobody else`()
        async throws
    {
        try await withHouse { house in
            try await house.addVolunteer()
            try await house.post(
                "/v1/stock", #"{"item":"basket-standard","territory":"92","quantity":20}"#
            ).expect(201)
            for (mission, taking) in [
                (1, #"{"quantity":5,"mission":1}"#), (2, #"{"quantity":3}"#),
            ] as [(Int64, String)] {
                let request = try await house.logContact("food")
                try await house.offer(request, to: 1).expect(201)
                try await house.step(mission, "acceptance").expect(200)
                try await house.post("/v1/stock/1/taking", taking).expect(200)
                try await house.step(mission, "start").expect(200)
                try await house.step(mission, "completion").expect(200)
            }
            for returned in [
                #"{"quantity":6,"mission":1}"#, #"{"quantity":1,"mission":2}"#, #"{"quantity":4}"#,
            ] {
                try await house.post("/v1/stock/1/return", returned)
                    .expect(409, "asset.not_taken")
            }
            try await house.post("/v1/stock/1/return", #"{"quantity":3}"#).expect(200)
            try await house.post("/v1/stock/1/return", #"{"quantity":5,"mission":1}"#).expect(200)
            #expect(try await house.get("/v1/stock/1")["remaining"]?.integer == 20)
            try await house.post("/v1/stock/1/return", #"{"quantity":1,"mission":9}"#)
                .expect(409, "mission.unknown")
        }
    }

    @Test func `baskets come, are taken, given back and written off, to the last one`() async throws
    {
        try await withHouse { house in
            let lot = try await house.post(
                "/v1/stock",
                """
                {"item":"basket-standard","territory":"92","quantity":5,"expiresOn":"2020-03-24"}
                """
            ).expect(201)
            #expect(lot["remaining"]?.integer == 5)
            try await house.post("/v1/stock/1/taking", #"{"quantity":6}"#)
                .expect(409, "asset.not_so_many")
            try await house.post("/v1/stock/1/taking", #"{"quantity":2,"mission":5}"#)
                .expect(409, "mission.unknown")
            try await house.post("/v1/stock/1/taking", #"{"quantity":4}"#).expect(200)
            let back = try await house.post("/v1/stock/1/return", #"{"quantity":1}"#).expect(200)
            #expect(back["remaining"]?.integer == 2 && back["taken"]?.integer == 3)
            house.clock.advance(.hours(48))
            #expect(try await house.get("/v1/stock/1")["expired"]?.flag == true)
            try await house.post("/v1/stock/1/taking", #"{"quantity":1}"#)
                .expect(409, "asset.has_expired")
            try await house.post("/v1/stock/1/write-off", #"{"quantity":2,"reason":"expired"}"#)
                .expect(200)
            #expect(try await house.get("/v1/stock?left=true").expect(200).items.isEmpty)
            #expect(try await house.get("/v1/stock").expect(200).items.count == 1)
        }
    }
}
