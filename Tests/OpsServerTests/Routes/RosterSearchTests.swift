import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// Finding one volunteer among many.
struct RosterSearchTests {
    private func search(_ house: Premises, _ body: String) async throws -> [Int64] {
        try await house.post("/v1/volunteers/search", body, as: .coordinator).expect(200).items
            .compactMap { $0["number"]?.integer }
    }

    private func add(_ house: Premises, _ members: String) async throws {
        try await house.post("/v1/volunteers", "{\(members)}").expect(201)
    }

    @Test func `a volunteer is found whatever the accents and the order of the name`()
        async throws
    {
        try await withHouse { house in
            try await add(house, #""name":"Éloïse Exempleur","territory":"92","ref":"A-7""#)
            try await add(house, #""name":"Max Otro","territory":"92","phone":"0639980009""#)
            #expect(try await search(house, #"{"name":"EXEMPLEUR eloise"}"#) == [1])
            #expect(try await search(house, #"{"name":"exempleur"}"#) == [1])
            #expect(try await search(house, #"{"phone":"06 39 98 00 09"}"#) == [2])
            #expect(try await search(house, #"{"ref":"A-7"}"#) == [1])
            #expect(try await search(house, #"{"name":"Nobody Here"}"#).isEmpty)
            try await house.post("/v1/volunteers/search", "{}").expect(422)
            try await house.post("/v1/volunteers/search", #"{"ref":"A-7"}"#, as: .operator)
                .expect(403)
            let found = try await house.post("/v1/volunteers/search", #"{"ref":"A-7"}"#)
                .expect(200)
            #expect(found["items/0/reasons/0/code"]?.string == "same_reference")
        }
    }

    @Test func `a list is narrowed by territory, skill, language, availability and vetting`()
        async throws
    {
        try await withHouse { house in
            try await house.post(
                "/v1/skills",
                #"{"code":"nursing","name":{"fr":"a","es":"b","en":"c"},"parents":["first_aid"]}"#
            ).expect(200)
            try await add(
                house,
                #""name":"Ada","territory":"92-montrouge","skills":[{"code":"nursing"}],"#
                    + #""languages":["es-ES"],"vettedUntil":"2030-01-01""#)
            try await add(
                house,
                #""name":"Max","territory":"FR","available":false,"vettedUntil":"2001-01-01","#
                    + #""skills":[{"code":"first_aid","until":"2001-01-01"}]"#)
            try await add(
                house,
                #""name":"Zoe","territory":"92","vettedUntil":"2030-01-01","#
                    + #""vettingScope":"accompanied""#)
            try await add(house, #""name":"Pia","territory":"92""#)
            func numbers(_ query: String) async throws -> [Int64] {
                try await house.get("/v1/volunteers?\(query)", as: .coordinator).expect(200).items
                    .compactMap { $0["number"]?.integer }
            }
            #expect(try await numbers("territory=92") == [4, 3, 1])
            // Who holds the child holds it; what has lapsed is held no more.
            #expect(try await numbers("skill=first_aid") == [1])
            #expect(try await numbers("language=es") == [1])
            #expect(try await numbers("available=false") == [2])
            #expect(try await numbers("available=true&territory=92") == [4, 3, 1])
            #expect(try await numbers("vetting=holds") == [3, 1])
            #expect(try await numbers("vetting=over") == [2])
            #expect(try await numbers("vetting=never") == [4])
            #expect(try await numbers("vetting=accompanied") == [3])
            let page = try await house.get("/v1/volunteers?territory=92&limit=2").expect(200)
            let next = try #require(page["next"]?.string)
            #expect(try await numbers("territory=92&limit=2&cursor=\(next)") == [1])
            for wrong in ["vetting=x", "skill=A!", "language=%20", "available=1"] {
                try await house.get("/v1/volunteers?\(wrong)").expect(400)
            }
        }
    }

    @Test func `a name of nothing and an address without its sign are refused`() async throws {
        try await withHouse { house in
            for (members, fault) in [
                (#""name":"  ","territory":"92""#, "#/name field.empty"),
                (#""name":"Ada","territory":"92","email":"ada""#, "#/email field.malformed_code"),
                (#""name":"Ada","territory":"92","email":"a b@c""#, "#/email field.malformed_code"),
                (#""name":"Ada","territory":"92","latitude":91,"longitude":2"#, ""),
            ] {
                let refused = try await house.post("/v1/volunteers", "{\(members)}").expect(422)
                if !fault.isEmpty { #expect(refused.faults == [fault]) }
            }
            try await add(house, #""name":"Ada","territory":"92","email":"a@b""#)
        }
    }

    @Test func `a volunteer is shown with the names that the house has for their skills`()
        async throws
    {
        try await withHouse { house in
            try await house.post(
                "/v1/skills", #"{"code":"nursing","name":{"fr":"a","es":"b","en":"care"}}"#
            ).expect(200)
            try await add(
                house,
                #""name":"Ada","territory":"92","skills":[{"code":"nursing"},{"code":"driving"}]"#)
            let ada = try await house.get("/v1/volunteers/1").expect(200)
            #expect(ada["skillNames"]?.elements.count == 1)
            #expect(ada["skillNames/0/name/en"]?.string == "care")
        }
    }

    @Test func `whoever is added is compared with who is there, their own offer apart`()
        async throws
    {
        try await withHouse { house in
            func likely(_ number: Int) async throws -> [Int64] {
                try await house.get("/v1/volunteers/\(number)/duplicates", as: .coordinator)
                    .expect(200).items.filter { $0["likely"]?.flag == true }
                    .compactMap { $0["number"]?.integer }
            }
            try await add(house, #""name":"Ada Exemple","territory":"92","phone":"0639980007""#)
            try await add(house, #""name":"Zoe Otra","territory":"FR","phone":"0639980007""#)
            #expect(try await likely(2) == [1])
            try await add(house, #""name":"Exemple Ada","territory":"92""#)
            #expect(try await likely(3) == [1])
            // A name alone, in another place, is somebody else sooner than not.
            try await add(house, #""name":"Ada Exemple","territory":"FR""#)
            #expect(try await likely(4).isEmpty)
            try await house.post(
                "/v1/candidates", #"{"name":"Lou Nuevo","territory":"92","phone":"0639980011"}"#
            ).expect(201)
            try await house.post(
                "/v1/candidates/1/admission", #"{"accompaniedUntil":"2020-04-01"}"#
            ).expect(200)
            #expect(try await likely(5).isEmpty)
            try await house.get("/v1/volunteers/99/duplicates").expect(404)
        }
    }
}
