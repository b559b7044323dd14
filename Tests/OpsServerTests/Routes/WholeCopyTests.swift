import OpsCore
import OpsHTTP
import OpsStore
import OpsTesting
import Testing

@testable import OpsServer

/// "Everything that is held on a person" is everything.
struct WholeCopyTests {
    /// Columns by which a row is of a person, her contact, her request, her call or a mission for her.
    private static let naming: Set = [
        "person_id", "contact_id", "contact_number", "request_id", "request_number", "call_id",
        "call_number", "mission_id", "mission_number", "kept_id", "subject",
    ]

    /// The member of the copy in which each such table is told.
    private static let told = [
        "call_attempts": "tries", "calls_refused": "callsRefusedAt", "candidates": "candidates",
        "care_plans": "carePlans", "concerns": "concerns", "consents": "consents",
        "contacts": "contacts", "corrections": "corrections", "dangers": "dangers",
        "erased_people": "erasedAt", "event_notes": "notes", "held_people": "hold",
        "lifted_anonymity": "anonymityLifted", "merged_people": "identities",
        "missions": "missions", "outcome_answers": "answer", "packets": "coldChain",
        "person_hours": "safeHours", "planned_calls": "calls", "purchases": "money",
        "referral_requests": "referral", "referrals": "referral", "requests": "requests",
        "rule_checks": "ruleCheck", "rule_refusals": "refusedByRule",
        "vault_care_plans": "limits", "vault_entry_codes": "entryCode",
        "vault_likeness": "searchKeys", "vault_notes": "notes", "vault_pharmacies": "pharmacy",
        "vault_planned_calls": "neighbourIsHeld", "vault_tasks": "task",
        "vault_visit_reports": "reports", "visit_reports": "reports", "visit_series": "visits",
        "visit_slots": "slot", "visit_wishes": "visitWish",
    ]

    /// Why the others are not told.
    private static let untold = [
        "access_log": "who read what is asked of the access log, which is sealed",
        "crew_alarms": "who left or is silent is a matter of volunteers",
        "crew_leavings": "the same", "crew_watches": "the same",
        "solicitations": "who was asked is a matter of volunteers",
        "message_batches": "what volunteers were told", "wave_searches": "the same",
        "kept_replies": "a volunteer's words, which become a note of hers once they are read",
        "vault_reply_words": "the same",
        "mission_means": "what the house lent its volunteers",
        "purchase_corrections": "a slip of the pen in the accounts of the house",
        "erased_contacts": "nothing is left to be told", "impact_people": "a count",
        "likeness_anew": "whose keys are made anew in a moment",
        "vault_roster_keys": "keys of volunteers and candidates",
        "visit_codes": "a secret between the crew and her door, which dies with its mission",
        "vault_visit_codes": "the same",
    ]

    @Test func `every table with something of a person is in her copy, or says why not`()
        async throws
    {
        try await withHouse(isFurnished: false) { house in
            let file = try SQLiteConnection(path: house.folder + "/ops.sqlite", access: .readOnly)
            var tables: Set<String> = []
            try file.statement(
                """
                SELECT t.name, c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
                WHERE t.type = 'table'
                """
            ).rows { row in
                if Self.naming.contains(row.text(1) ?? "") { tables.insert(row.text(0) ?? "") }
                return true
            }
            let known = Set(Self.told.keys).union(Self.untold.keys)
            #expect(tables.subtracting(known) == [], "tell it, or say why not")
            #expect(known.subtracting(tables) == [])
            #expect(Set(Self.told.keys).isDisjoint(with: Self.untold.keys))
            for (table, word) in Self.told {
                #expect(Schemas.personCopy.contains("\"\(word)\":"), "\(table)")
            }
        }
    }

    @Test func `what she answered, refused and wished, and when she was called, is hers to read`()
        async throws
    {
        try await withHouse { house in
            try await house.addVolunteer()
            let request = try await house.logContact("food")
            let contact = try await house.get("/v1/contacts/1").expect(200)
            let person = try #require(contact["person/id"]?.string)
            try await house.post(
                "/v1/care-plans",
                #"{"contact":1,"supporter":1,"calls":{"everyDays":7,"preferred":"10:00-11:00"}}"#
            ).expect(201)
            try await house.post(
                "/v1/calls", #"{"request":\#(request),"purpose":"outcome"}"#
            ).expect(201)
            try await house.post("/v1/calls/2/result", #"{"result":"no_answer"}"#).expect(200)
            let answer = #"{"help":"partly","reason":"managed_alone","unmet":["too_little"]}"#
            try await house.post(
                "/v1/calls/2/result", #"{"result":"reached","answer":\#(answer)}"#
            ).expect(200)
            try await house.post(
                "/v1/people/\(person)/visit-wish",
                #"{"wants":"visits","from":"2020-04-02T10:00:00Z"}"#
            ).expect(200)
            try await house.post("/v1/calls/1/result", #"{"result":"refused"}"#).expect(200)
            let copy = try await house.get(
                "/v1/people/\(person)/export?reason=asked", as: .coordinator
            ).expect(200)
            #expect(copy["identities/0/callsRefusedAt"]?.string == "2020-03-23T08:00:00.000Z")
            #expect(copy["identities/0/visitWish/wants"]?.string == "visits")
            #expect(copy["calls/0/everyDays"]?.integer == 7)
            #expect(copy["calls/0/preferred"]?.string == "10:00-11:00")
            #expect(copy["calls/0/ending"]?.string == "refused")
            #expect(copy["calls/1/tries/1/result"]?.string == "reached")
            #expect(copy["calls/1/answer/unmet/0"]?.string == "too_little")
            #expect(copy["carePlans/0/supporter"]?.integer == 1)
            #expect(copy["carePlans/0/callNumber"]?.integer == 1)
            #expect(copy["visits/0/nextAt"]?.string == "2020-04-02T10:00:00.000Z")
        }
    }
}
