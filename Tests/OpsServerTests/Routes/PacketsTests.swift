import OpsCore
import OpsTesting
import Testing

@testable import OpsServer

/// A medicine run as the desk lives it.
struct PacketsTests {
    private static let pharmacy = "MARKED-PHARMACY Pharmacie Inventée"

    private static func establish(
        _ cannotGoOut: Bool = true, _ noOtherWay: Bool = true, _ isThere: Bool = true
    ) -> String {
        """
        {"cannotGoOut":\(cannotGoOut),"noOtherWay":\(noOtherWay),\
        "prescriptionAtPharmacy":\(isThere),"pharmacy":"\(pharmacy)","coldChain":true}
        """
    }

    /// A medicine run that a volunteer has accepted.
    private static func accept(_ house: Premises) async throws {
        let volunteer = try await house.addVolunteer()
        try await house.offer(try await house.logContact("medicine"), to: volunteer).expect(201)
        try await house.step(1, "acceptance").expect(200)
    }

    @Test(arguments: Door.allCases)
    func `from the pharmacy to the door`(_ door: Door) async throws {
        try await withHouse(door) { house in
            try await Self.accept(house)
            try await house.step(1, "start").expect(409, "medicine.not_established")
            let established = try await house.step(1, "packet", Self.establish()).expect(200)
            #expect(established["packet/state"]?.string == "at_pharmacy")
            #expect(established["packet/pharmacy"]?.string == Self.pharmacy)
            #expect(established["packet/coldChain"]?.flag == true)
            try await house.step(1, "packet/collection", #"{"sealed":true}"#)
                .expect(409, "medicine.crew_not_underway")
            try await house.step(1, "start").expect(200)
            try await house.step(1, "packet/collection", #"{"sealed":false}"#)
                .expect(409, "medicine.not_sealed")
            try await house.step(1, "packet/collection", #"{"sealed":true}"#).expect(200)
            try await house.step(1, "completion").expect(409, "medicine.not_handed_over")
            try await house.step(1, "failure").expect(409, "medicine.still_in_hand")
            let sheet = try await house.get("/v1/missions/1/sheet").expect(200)
            #expect(sheet["packet/pharmacy"]?.string == Self.pharmacy)
            try await house.step(1, "packet/hand-over").expect(409, "medicine.not_arrived")
            try await house.step(1, "arrival").expect(200)
            let handed = try await house.step(1, "packet/hand-over").expect(200)
            #expect(handed["packet/state"]?.string == "handed_over")
            try await house.step(1, "completion").expect(200)
            let closed = try await house.get("/v1/missions/1/sheet").expect(200)
            #expect(closed["packet"] == nil)
            let journal = try await house.get("/v1/journal?after=0&limit=500").expect(200)
            #expect(Marked.found(in: journal.text).isEmpty)
        }
    }

    @Test func `what cannot be delivered goes back, and the need stands`() async throws {
        try await withHouse { house in
            try await Self.accept(house)
            try await house.step(1, "packet", Self.establish()).expect(200)
            try await house.step(1, "start").expect(200)
            try await house.step(1, "packet/collection", #"{"sealed":true}"#).expect(200)
            let back = try await house.step(1, "packet/return", #"{"reason":"nobody home"}"#)
            #expect(back.expect(200)["packet/state"]?.string == "returned")
            try await house.step(1, "completion").expect(409, "medicine.not_handed_over")
            try await house.step(1, "failure", #"{"reason":"not_home"}"#).expect(200)
            #expect(try await house.request(1)["status"]?.string == "open")
            try await house.step(1, "packet/hand-over").expect(409, "mission.closed")
        }
    }

    @Test func `each rule of the service has its own no, in three languages`() async throws {
        try await withHouse { house in
            try await Self.accept(house)
            for (body, code) in [
                (Self.establish(false), "medicine.can_go_out"),
                (Self.establish(true, false), "medicine.has_other_way"),
                (Self.establish(true, true, false), "medicine.prescription_elsewhere"),
            ] {
                var titles: Set<String> = []
                for language in ["fr", "es", "en"] {
                    let refused = try await house.step(
                        1, "packet", body, fields: [("Accept-Language", language)])
                    refused.expect(409, code)
                    titles.insert(try #require(refused["title"]?.string))
                }
                #expect(titles.count == 3)
            }
            let mission = try await house.get("/v1/missions/1").expect(200)
            #expect(mission["packet"] == .null)
            try await house.step(1, "packet", "{}").expect(422, "body.invalid")
            try await house.post("/v1/missions/1/packet", Self.establish(), as: .operator)
                .expect(403, "door.not_allowed")
        }
    }

    @Test func `there is no field for the name of a drug`() async throws {
        try await withHouse { house in
            try await Self.accept(house)
            let body = Self.establish().dropLast() + #","drug":"x"}"#
            let refused = try await house.step(1, "packet", String(body)).expect(422)
            #expect(refused.faults == ["#/drug field.unknown"])
        }
    }

    @Test func `a deployment may do without sealed packets`() async throws {
        try await withHouse { house in
            try await house.post(
                "/v1/deployments",
                """
                {"entry":"\(Premises.entry)","territory":"92-montrouge","needs":[
                 {"kind":"medicine","dueWithinMinutes":60,"sealedPacket":false}]}
                """
            ).expect(201)
            try await Self.accept(house)
            try await house.step(1, "start").expect(200)
            try await house.step(1, "completion").expect(200)
        }
    }
}
