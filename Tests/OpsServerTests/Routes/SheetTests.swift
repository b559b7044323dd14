import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer

/// The sheet that is handed over, at every stage.
struct SheetTests {
    /// A mission brought to a stage, with everything said that may ever be said.
    private static func bring(
        _ house: Premises, _ need: String, to stage: MissionStage
    ) async throws {
        let volunteer = try await house.addVolunteer()
        let request = try await house.logContact(need)
        try await house.post(
            "/v1/requests/\(request)/offers",
            #"{"volunteers":[\#(volunteer)],"task":"\#(Marked.task)"}"#, as: .coordinator
        ).expect(201)
        let words: [String] =
            switch stage {
            case .offered: []
            case .accepted, .cancelled: ["acceptance"]
            case .started: ["acceptance", "start"]
            case .arrived: ["acceptance", "start", "arrival"]
            case .completed: ["acceptance", "start", "completion"]
            case .failed: ["acceptance", "start", "failure"]
            }
        for word in words {
            try await house.step(1, word, #"{"reason":"\#(Marked.note)"}"#).expect(200)
        }
        guard stage == .cancelled else { return }
        try await house.post(
            "/v1/requests/\(request)/cancellation", #"{"reason":"duplicate"}"#, as: .coordinator
        ).expect(200)
    }

    private static func sheet(_ house: Premises) async throws -> Answer {
        try await house.get("/v1/missions/1/sheet", as: .coordinator).expect(200)
    }

    private static let asked: Set<String> = [
        "mission", "number", "stage", "need", "territory", "promisedAt",
    ]
    private static let closed: Set<String> = [
        "mission", "number", "stage", "need", "territory", "closedAt",
    ]

    @Test(arguments: MissionStage.allCases)
    func `a pair learns whom it goes to while it goes, and no longer`(
        _ stage: MissionStage
    ) async throws {
        try await withHouse { house in
            try await Self.bring(house, "food", to: stage)
            let sheet = try await Self.sheet(house)
            #expect(sheet["stage"]?.string == stage.rawValue)
            #expect(sheet["need"]?.string == "food")
            #expect(sheet["territory"]?.string == "92-montrouge")
            guard stage.hasVisitor else {
                #expect(Marked.found(in: sheet.text).isEmpty)
                #expect(sheet.names == (stage == .offered ? Self.asked : Self.closed))
                return
            }
            #expect(
                sheet.names
                    == Self.asked.union(["language", "person", "task", "visitCode", "money"]))
            #expect(sheet["person/name"]?.string == Marked.person.name)
            #expect(sheet["person/address"]?.string == Marked.person.address)
            #expect(sheet["person/postcode"]?.string == "92120")
            #expect(sheet["person/entryCode"]?.string == Marked.person.entryCode)
            #expect(sheet["task"]?.string == Marked.task)
            let code = try await house.get("/v1/missions/1/visit-code").expect(200)
            #expect(sheet["visitCode/code"] == code["code"])
            #expect(!sheet.text.contains("3363998"))
            #expect(!sheet.text.contains(Marked.note))
            #expect(!sheet.text.contains(Marked.caller.name ?? ""))
        }
    }

    @Test(arguments: MissionStage.allCases)
    func `whoever listens gets a number and no door, and no note of what was said`(
        _ stage: MissionStage
    ) async throws {
        try await withHouse { house in
            try await Self.bring(house, "psychological_support", to: stage)
            let sheet = try await Self.sheet(house)
            #expect(!sheet.text.contains(Marked.note))
            for door in [Marked.person.address, Marked.person.entryCode] {
                #expect(!sheet.text.contains(door ?? ""))
            }
            #expect(sheet["visitCode"] == nil)
            #expect((sheet["person/phone"]?.string == "+33639981234") == stage.hasVisitor)
        }
    }

    @Test func `whoever calls learns when a call is safe`() async throws {
        try await withHouse { house in
            let volunteer = try await house.addVolunteer()
            try await house.post(
                "/v1/contacts",
                #"{"needs":[{"kind":"psychological_support"}],"person":{"phone":"0639981234","#
                    + #""safePhone":"0639988102","safeHours":"14:00-16:00"}}"#
            ).expect(201)
            try await house.offer(1, to: volunteer).expect(201)
            try await house.step(1, "acceptance").expect(200)
            let sheet = try await Self.sheet(house)
            #expect(sheet["person/phone"]?.string == "+33639988102")
            #expect(sheet["person/safeHours"]?.string == "14:00-16:00")
            #expect(sheet["person/callerPhone"] == nil)
        }
    }

    @Test func `who is known only through her caller is reached through him`() async throws {
        try await withHouse { house in
            let volunteer = try await house.addVolunteer()
            try await house.post(
                "/v1/contacts",
                #"{"needs":[{"kind":"psychological_support"}],"person":{"name":"Zoé"},"#
                    + #""caller":{"relation":"son","name":"Basile","phone":"0639980008"}}"#
            ).expect(201)
            try await house.offer(1, to: volunteer).expect(201)
            try await house.step(1, "acceptance").expect(200)
            let sheet = try await Self.sheet(house)
            #expect(sheet["person/callerName"]?.string == "Basile")
            #expect(sheet["person/callerPhone"]?.string == "+33639980008")
        }
    }

    @Test func `half a pair does not know whom it goes to`() async throws {
        try await withHouse { house in
            let one = try await house.addVolunteer()
            let other = try await house.addVolunteer()
            try await house.offer(
                try await house.logContact("courtesy_visit"), to: one, other
            ).expect(201)
            try await house.step(1, "acceptance", #"{"volunteer":\#(one)}"#).expect(200)
            #expect(Marked.found(in: try await Self.sheet(house).text).isEmpty)
            try await house.step(1, "acceptance", #"{"volunteer":\#(other)}"#).expect(200)
            #expect(!Marked.found(in: try await Self.sheet(house).text).isEmpty)
            try await house.step(1, "refusal", #"{"volunteer":\#(one)}"#).expect(200)
            #expect(Marked.found(in: try await Self.sheet(house).text).isEmpty)
        }
    }

    @Test func `the entry code is on the sheet and nowhere else`() async throws {
        try await withHouse { house in
            let secret = try #require(Marked.person.entryCode)
            let contact = try await house.post("/v1/contacts", #"{"needs":[{"kind":"food"}]}"#)
            contact.expect(201)
            let added = try await house.call(
                .patch, "/v1/contacts/1", #"{"person":{"entryCode":"\#(secret)"}}"#,
                fields: [("If-Match", "*")])
            #expect(added.expect(200)["person/hasEntryCode"]?.flag == true)
            for target in [
                "/v1/contacts/1", "/v1/requests/1", "/v1/contacts", "/v1/journal?last=9",
            ] {
                #expect(!(try await house.get(target).expect(200)).text.contains(secret))
            }
            #expect(!added.text.contains(secret))
            let otherwise = try await house.call(
                .patch, "/v1/contacts/1", #"{"person":{"entryCode":"0000"}}"#,
                fields: [("If-Match", "*")])
            otherwise.expect(409, "hotline.already_known")
        }
    }

    @Test func `who stays anonymous has no entry code either`() async throws {
        try await withHouse { house in
            let refused = try await house.post(
                "/v1/contacts",
                #"{"needs":[{"kind":"food"}],"anonymous":true,"person":{"entryCode":"12B47"}}"#)
            #expect(refused.expect(422).faults == ["#/person/entryCode field.contradicts"])
        }
    }
}

extension Answer {
    /// The members of the document.
    fileprivate var names: Set<String> {
        guard case .object(let object) = try? json() else { return [] }
        return Set(object.members.map(\.name))
    }
}
