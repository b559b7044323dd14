import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// What is known of a volunteer is changed, and shown where somebody is proposed or asked.
struct RosterChangeTests {
    private let always = [("If-Match", "*")]

    @Test func `whatever is known of a volunteer can be changed and taken out again`() async throws
    {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            let target = "/v1/volunteers/\(ada)"
            let changed = try await house.call(
                .patch, target,
                """
                {"note":"landline only","hours":{"zone":"Europe/Paris","schedules":[{"byday":["mo"],
                 "opensAt":"18:00","closesAt":"22:00"}]},"restHours":12,"liftingKilograms":10,
                 "travel":["car","foot"],"vettedUntil":"2030-01-01","vettingScope":"telephone",
                 "away":[{"from":"2030-08-01T00:00:00Z","until":"2030-08-02T00:00:00Z"}],
                 "preferredAreas":["92"],"email":"ada@example.org"}
                """, fields: always
            ).expect(200)
            #expect(changed["note"]?.string == "landline only")
            #expect(changed["hours/zone"]?.string == "Europe/Paris")
            #expect(changed["travel/0"]?.string == "foot")
            #expect(changed["vettingScope"]?.string == "telephone")
            #expect(changed["vettedBy"]?.string != nil)
            #expect(changed["email"]?.string == "ada@example.org")
            let less = try await house.call(
                .patch, target,
                #"{"remove":["note","email","hours","restHours","liftingKilograms"]}"#,
                fields: always
            ).expect(200)
            for name in ["note", "hours", "restHours", "liftingKilograms"] {
                #expect(less[name] == nil, "\(name)")
            }
            #expect(less["email"]?.string == nil)
            try await house.call(.patch, target, "{}", fields: always)
                .expect(409, "roster.nothing_to_change")
            try await house.call(
                .patch, target,
                #"{"hours":{"zone":"Nowhere/At_All","schedules":[{"byday":["mo"],"#
                    + #""opensAt":"18:00","closesAt":"22:00"}]}}"#, fields: always
            ).expect(409, "catalogue.unknown_zone")
        }
    }

    @Test func `the note is shown where somebody is proposed and where they were asked`()
        async throws
    {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            let request = try await house.logContact("food")
            try await house.call(
                .patch, "/v1/volunteers/\(ada)", #"{"note":"not on Tuesdays"}"#, fields: always
            ).expect(200)
            let proposals = try await house.get(
                "/v1/requests/\(request)/proposals", as: .coordinator
            ).expect(200)
            #expect(proposals["items/0/note"]?.string == "not on Tuesdays")
            let mission = try await house.offer(request, to: ada).expect(201)
            #expect(mission["solicitations/0/note"]?.string == "not on Tuesdays")
        }
    }

    @Test func `a change sent twice under one key is done once`() async throws {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            let keyed = always + [("Idempotency-Key", "k1")]
            let target = "/v1/volunteers/\(ada)"
            let first = try await house.call(
                .patch, target, #"{"restHours":3}"#, fields: keyed
            ).expect(200)
            let again = try await house.call(
                .patch, target, #"{"restHours":3}"#, fields: keyed
            ).expect(200)
            #expect(again.body == first.body)
        }
    }

    @Test func `a skill that the house defines counts at once, and is listed`() async throws {
        try await withHouse { house in
            let ada = try await house.addVolunteer()
            try await house.call(
                .patch, "/v1/volunteers/\(ada)", #"{"skills":[{"code":"nurse"}]}"#, fields: always
            ).expect(200)
            try await house.post(
                "/v1/skills",
                """
                {"code":"nursing","name":{"fr":"soins","es":"enfermería","en":"nursing"},
                 "synonyms":["nurse"],"parents":["driving"]}
                """
            ).expect(200)
            try await house.post(
                "/v1/skills", #"{"code":"nurse","name":{"fr":"a","es":"b","en":"c"}}"#
            ).expect(409, "roster.skill_taken")
            let list = try await house.get("/v1/skills", as: .operator).expect(200)
            #expect(list["items/0/code"]?.string == "nursing")
            #expect(list["items/0/parents/0"]?.string == "driving")
            let request = try await house.logContact("medicine")
            let proposals = try await house.get(
                "/v1/requests/\(request)/proposals", as: .coordinator
            ).expect(200)
            #expect(proposals["items/0/number"]?.integer == ada)
        }
    }
}
