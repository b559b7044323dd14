import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// A body that is wrong, and what is answered.
struct BadInput: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let target: String
    let body: String
    let status: Int
    let code: String
    var faults: [String] = []
    var type = "application/json"

    init(
        _ name: String, _ body: String, _ status: Int, _ code: String, _ faults: String...,
        at target: String = "/v1/contacts", type: String = "application/json"
    ) {
        testDescription = name
        self.target = target
        self.body = body
        self.status = status
        self.code = code
        self.faults = faults
        self.type = type
    }

    private static let long = String(repeating: "MARKED ", count: 1_000)
    private static let person = #""needs":[{"kind":"food"}],"person""#

    static let all: [BadInput] = [
        BadInput("nothing", "", 400, "body.not_json"),
        BadInput("cut short", #"{"needs":[{"kind":"food"}],"note":"MARKED"#, 400, "body.not_json"),
        BadInput("trailing comma", #"{"note":"MARKED",}"#, 400, "body.not_json"),
        BadInput(
            "a name twice", #"{"needs":[],"note":"MARKED","note":"x"}"#, 400, "body.not_json"),
        BadInput("not an object", #"["MARKED"]"#, 422, "body.invalid", "# field.wrong_type"),
        BadInput(
            "another type", Bodies.contact(["food"]), 415, "door.not_json", type: "text/plain"),
        BadInput(
            "another charset", Bodies.contact(["food"]), 415, "door.not_json",
            type: "application/json; charset=latin1"),
        BadInput(
            "a relative of JSON", Bodies.contact(["food"]), 415, "door.not_json",
            type: "application/problem+json"),
        BadInput("no need", #"{"note":"MARKED"}"#, 422, "body.invalid", "#/needs field.missing"),
        BadInput("empty needs", #"{"needs":[]}"#, 422, "body.invalid", "#/needs field.empty"),
        BadInput(
            "unknown need", #"{"needs":[{"kind":"MARKED"}]}"#, 422, "body.invalid",
            "#/needs/0/kind field.unknown_code"),
        BadInput(
            "unknown field", #"{"needs":[{"kind":"food"}],"colour":"MARKED"}"#, 422,
            "body.invalid", "#/colour field.unknown"),
        BadInput(
            "unknown fields deep down",
            #"{"needs":[{"kind":"food","much":1}],"person":{"age":"MARKED"}}"#, 422,
            "body.invalid", "#/needs/0/much field.unknown", "#/person/age field.unknown"),
        BadInput(
            "wrong types",
            #"{"needs":[{"kind":7}],"person":"MARKED","anonymous":"MARKED","occurredAt":"MARKED"}"#,
            422, "body.invalid", "#/needs/0/kind field.wrong_type", "#/anonymous field.wrong_type",
            "#/person field.wrong_type", "#/occurredAt field.impossible_instant"),
        BadInput(
            "too long a name", #"{\#(person):{"name":"\#(long)"}}"#, 422, "body.invalid",
            "#/person/name field.too_long"),
        BadInput(
            "too long a note", #"{"needs":[{"kind":"food"}],"note":"\#(long)"}"#, 422,
            "body.invalid", "#/note field.too_long"),
        BadInput(
            "impossible phone", #"{\#(person):{"phone":"MARKED 06"}}"#, 422, "body.invalid",
            "#/person/phone field.impossible_phone_number"),
        BadInput(
            "half a position", #"{\#(person):{"latitude":48.8}}"#, 422, "body.invalid",
            "#/person/longitude field.missing"),
        BadInput(
            "off the earth", #"{\#(person):{"latitude":98.8,"longitude":2}}"#, 422,
            "body.invalid", "#/person/latitude field.impossible_position"),
        BadInput(
            "a need twice", Bodies.contact(["food", "food"]), 422, "hotline.repeated_need"),
        BadInput(
            "unknown relation", #"{"needs":[{"kind":"food"}],"caller":{"relation":"MARKED"}}"#,
            422, "body.invalid", "#/caller/relation field.unknown_code"),
        BadInput(
            "a bell in a name", #"{\#(person):{"name":"MARKED\u0007"}}"#, 422, "body.invalid",
            "#/person/name field.control_character"),
        BadInput(
            "nobody asked", #"{"volunteers":[]}"#, 422, "dispatching.nobody_named",
            at: "/v1/requests/1/offers"),
        BadInput(
            "an unknown volunteer", #"{"volunteers":[1,77]}"#, 409, "volunteer.unknown",
            "#/volunteers/1 volunteer.unknown", at: "/v1/requests/1/offers"),
        BadInput(
            "no identifier", #"{"volunteers":["MARKED"]}"#, 422, "body.invalid",
            "#/volunteers/0 field.impossible_identifier", at: "/v1/requests/1/offers"),
        BadInput(
            "a volunteer twice", #"{"volunteers":[1,1]}"#, 409, "dispatching.repeated_volunteer",
            at: "/v1/requests/1/offers"),
        BadInput(
            "unknown request", #"{"volunteers":[1]}"#, 404, "request.unknown",
            at: "/v1/requests/99/offers"),
        BadInput(
            "no request at all", #"{"volunteers":[1]}"#, 404, "request.unknown",
            at: "/v1/requests/MARKED/offers"),
        BadInput("unknown mission", "{}", 404, "mission.unknown", at: "/v1/missions/99/start"),
        BadInput(
            "unknown reason", #"{"reason":"MARKED"}"#, 422, "body.invalid",
            "#/reason field.unknown_code", at: "/v1/requests/1/cancellation"),
        BadInput(
            "no name, no home", #"{"phone":"MARKED"}"#, 422, "body.invalid",
            "#/name field.missing", "#/phone field.impossible_phone_number",
            "#/territory field.missing", at: "/v1/volunteers"),
        BadInput(
            "a home that is not there", #"{"name":"MARKED","territory":"nowhere"}"#, 409,
            "roster.unknown_territory", at: "/v1/volunteers"),
        BadInput(
            "an entry that is not there",
            #"{"entry":"nothing","territory":"92","needs":[{"kind":"food","dueWithinMinutes":9}]}"#,
            409, "catalogue.unknown_entry", at: "/v1/deployments"),
        BadInput(
            "unknown role", #"{"role":"MARKED"}"#, 422, "body.invalid",
            "#/role field.unknown_code", at: "/v1/tokens"),
    ]
}

/// A no says what, where and what to do, and never repeats what was sent.
struct ProblemTests {
    @Test(arguments: Door.allCases)
    func `bad input is told with status, code and place, in three languages`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            try await house.addVolunteer()
            _ = try await house.logContact("food")
            let before = try await house.get("/v1/journal?last=1")
            for input in BadInput.all {
                var titles: Set<String> = []
                for language in ["fr", "es-MX, fr;q=0.3", "en"] {
                    let answer = try await house.post(
                        input.target, input.body,
                        fields: [
                            ("Content-Type", input.type), ("Accept-Language", language),
                        ])
                    answer.expect(input.status, input.code)
                    #expect(
                        Set(answer.faults).isSuperset(of: input.faults),
                        "\(input.testDescription): \(answer.faults)")
                    #expect(answer.headers["content-language"] == String(language.prefix(2)))
                    titles.insert(answer["title"]?.string ?? "")
                }
                #expect(titles.count == 3, "\(input.testDescription): \(titles)")
            }
            #expect(try await house.get("/v1/journal?last=1").body == before.body)
        }
    }

    @Test(arguments: Door.allCases)
    func `an address that is not there and a method that it does not take`(
        _ door: Door
    ) async throws {
        try await withHouse(door, isFurnished: false) { house in
            for target in ["/", "/v1", "/v1/MARKED", "/v1/contacts/1/2", "/v1/contacts/"] {
                try await house.get(target).expect(404, "door.no_such_page")
            }
            let answer = try await house.call(.delete, "/v1/contacts")
            answer.expect(405, "door.method_not_allowed")
            let allowed = answer.headers["allow"] ?? ""
            for method in ["GET", "HEAD", "POST", "OPTIONS"] {
                #expect(allowed.contains(method), "\(allowed)")
            }
            let options = try await house.call(.options, "/v1/contacts", as: nil)
            #expect(options.expect(204).headers["allow"] == allowed)
        }
    }

    @Test(arguments: ["/v1/contacts/9", "/v1/requests/9", "/v1/missions/9", "/v1/volunteers/9"])
    func `a thing that is not there is not found, by number or identity`(
        _ target: String
    ) async throws {
        try await withHouse(isFurnished: false) { house in
            let id = Samples.id(9, of: Contact.self).description
            for address in [target, target.dropLast() + id, target.dropLast() + "0", target + "x"] {
                let answer = try await house.get(String(address)).expect(404)
                #expect(answer.code?.hasSuffix(".unknown") == true)
            }
        }
    }

    @Test func `a body too large is refused at the door`() async throws {
        try await withHouse(.socket, isFurnished: false) { house in
            let note = String(repeating: "x", count: Call.bodyLimit)
            try await house.post("/v1/contacts", Bodies.contact(["food"], note: note)).expect(413)
            try await house.get("/healthz", as: nil).expect(200)
        }
    }

    @Test func `an error that nobody foresaw is told by a reference alone`() {
        struct Surprise: Error { let text = "MARKED-NOTE" }
        let problem = Problem.of(Surprise(), reference: "abc123")
        #expect(problem.status == 500)
        #expect(problem.title.en.contains("abc123"))
        #expect(Marked.found(in: "\(problem)").isEmpty)
        #expect(Redacted.description(of: Surprise()) == "Surprise")
    }

    @Test func `a refusal of one area alone is a refusal too`() {
        let refusal = DispatchingRefusal.unknownRequest(Samples.id(1))
        #expect(Problem.of(refusal, reference: "x").status == 404)
        #expect(Problem.of(refusal, reference: "x").code == "dispatching.unknown_request")
    }

    @Test func `a client says its language as it likes`() {
        for (header, language) in [
            (nil, PublicationLanguage.en), ("fr-CA", .fr), ("de, es;q=0.5", .es),
            ("en;q=0.1, fr;q=0.9", .fr), ("*", .en), ("es;q=0", .en), ("fr;q=wrong", .en),
        ] {
            #expect(AcceptLanguage.best(of: header) == language, "\(header ?? "nothing")")
        }
    }
}
