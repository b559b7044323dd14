import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// A kind of need that a deployment adds, from its opening to the list of requests.
struct OwnNeedRouteTests {
    private static func service(_ needs: String) -> String {
        #"{"entry":"\#(Premises.entry)","territory":"92-montrouge","needs":[\#(needs)]}"#
    }

    private static let name = #"{"fr":"nourriture pour animaux","es":"comida","en":"pet food"}"#
    private static let rule =
        #"{"kind":"errand.pet_food","dueWithinMinutes":480,"name":\#(name)}"#

    @Test(arguments: Door.allCases)
    func `an added need is listed, asked for, found and counted`(_ door: Door) async throws {
        try await withHouse(door) { house in
            let before = try await house.get("/v1/needs", as: .operator).expect(200).items
            #expect(
                before.compactMap { $0["kind"]?.string } == NeedKind.expressible.map(\.rawValue))
            let opened = try await house.post(
                "/v1/deployments", Self.service(Self.rule), as: .admin
            )
            .expect(201)
            #expect(opened["needs/0/name/en"]?.string == "pet food")
            let added = try #require(
                try await house.get("/v1/needs", as: .operator).expect(200).items.last)
            #expect(added["kind"]?.string == "errand.pet_food")
            #expect(added["name/fr"]?.string == "nourriture pour animaux")
            #expect(added["inPerson"]?.flag == true)
            #expect(added["added"]?.flag == true)

            let logged = try await house.post(
                "/v1/contacts",
                #"{"needs":[{"kind":"errand.pet_food"}],"person":{"postcode":"92120"}}"#
            ).expect(201)
            #expect(logged["requests/0/need"]?.string == "errand.pet_food")
            #expect(logged["requests/0/status"]?.string == "open")
            let found = try await house.get("/v1/requests?need=errand.pet_food", as: .operator)
                .expect(200).items
            #expect(found.count == 1)
            #expect(try await house.get("/v1/requests?need=food", as: .operator).items.isEmpty)
        }
    }

    @Test func `what nobody added is a conflict that may be right later`() async throws {
        try await withHouse { house in
            let body = #"{"needs":[{"kind":"errand.pet_food"}]}"#
            let refused = try await house.post("/v1/contacts", body).expect(409)
            #expect(refused["code"]?.string == "hotline.unknown_need")
            #expect(try await house.get("/v1/contacts", as: .operator).expect(200).items.isEmpty)
            let nameless = #"{"kind":"errand.pet_food","dueWithinMinutes":480}"#
            for (needs, code) in [
                (nameless, "catalogue.need_without_name"),
                ("\(Self.rule),\(nameless)", "catalogue.repeated_need"),
                (
                    #"{"kind":"food","dueWithinMinutes":480,"name":\#(Self.name)}"#,
                    "catalogue.need_named_otherwise"
                ),
            ] {
                let answer = try await house.post(
                    "/v1/deployments", Self.service(needs), as: .admin
                )
                .expect(409)
                #expect(answer["code"]?.string == code)
            }
            let unreadable = #"{"needs":[{"kind":"errand.Pet"}]}"#
            try await house.post("/v1/contacts", unreadable).expect(422)
        }
    }
}
