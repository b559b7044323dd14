import OpsCore
import OpsTesting
import Testing

@testable import opsctl

/// What people see: a command, what it asks, what it answers, how it ends.
@Suite struct TranscriptTests {
    private static let request = """
        {"id":"0190f3c2-0000-7000-8000-000000000417","number":417,"need":"food","status":"open",\
        "territory":"92-montrouge","owner":{"kind":"desk","territory":"92-montrouge"},\
        "language":"fr","openedAt":"2020-03-20T08:00:00.000Z","dueAt":"2020-03-20T12:00:00.000Z",\
        "overdue":true,"escalations":1,"closedAt":null,"outcome":null,"mission":null,"version":19,\
        "person":{"id":"x","name":"Zoé \\u001b[31m漢字","phone":"+33639981234","address":null},\
        "caller":{"id":"y","relation":"daughter","name":null,"phone":null},"notes":["knock"],\
        "missions":[\(mission)]}
        """
    private static let mission = """
        {"id":"0190f3c2-0000-7000-8000-000000000052","number":52,"requestNumber":417,\
        "stage":"offered","crew":1,"openedAt":"2020-03-20T08:05:00.000Z","closedAt":null,\
        "failureReason":null,"notes":[],"solicitations":[{"id":"s","volunteerNumber":7,\
        "name":"Nadia","state":"pending","expiresAt":"2020-03-20T08:35:00.000Z"}]}
        """
    private static let contact = """
        {"id":"c","number":12,"kind":"request","loggedAt":"2020-03-20T08:00:00.000Z","language":"fr",\
        "anonymous":false,"territory":"92-montrouge","requests":[\(request)]}
        """
    private static let danger = """
        {"id":"0190f3c2-0000-7000-8000-000000000007","number":7,"contact":"c","contactNumber":12,\
        "state":"open","territory":"92-montrouge","owner":{"kind":"desk","territory":"FR"},\
        "openedAt":"2020-03-20T08:00:00.000Z","dueAt":"2020-03-20T08:02:00.000Z","overdue":true,\
        "takenAt":null,"closedAt":null,"escalations":1,"outcome":null,"version":19,"calls":[\
        {"id":"x","service":"15","calledAt":"2020-03-20T08:01:00.000Z","reference":"A-1"}],\
        "notes":["third floor"],"country":"FR","emergencyNumbers":[{"number":"15","service":\
        {"fr":"SAMU","es":"SAMU","en":"medical emergency"}}]
        """
    private static let contactInDanger =
        String(contact.dropLast()) + #","danger":"# + danger + "}}"
    private static let taken = """
        {"id":"d","number":7,"state":"taken","owner":{"kind":"supervisor","token":"t"}}
        """
    private static let dangerWithoutContact = """
        {"type":"about:blank","title":"The danger alert is open, but the contact is not logged.",\
        "status":422,"code":"body.invalid","errors":[{"pointer":"#/person/phone","code":"phone",\
        "detail":"no such number"}],"danger":\(danger)}}
        """
    private static let call = """
        {"id":"0190f3c2-0000-7000-8000-000000000007","number":7,"purpose":"friendly_call",\
        "state":"open","step":"neighbour","person":{"id":"p","name":"Zoé","phone":"+33639981234",\
        "address":null,"callerName":null,"callerPhone":null},"contactNumber":12,\
        "requestNumber":null,"visitNumber":418,"territory":"92-montrouge","language":"fr",\
        "owner":{"kind":"desk","territory":"92"},"callAt":"2020-03-20T08:00:00.000Z",\
        "dueAt":"2020-03-20T12:00:00.000Z","overdue":true,"preferred":null,"safe":"14:00-16:00",\
        "utcOffsetMinutes":60,"voicemail":false,"everyDays":3,"until":null,"attempts":4,\
        "escalations":1,"ending":null,"version":19,"neighbour":{"name":"Basile",\
        "phone":"+33639980008"},"tries":[{"step":"call","result":"no_answer",\
        "triedAt":"2020-03-19T08:00:00.000Z"}],"notes":["knock"]}
        """
    private static let answeredCall = """
        {"number":7,"purpose":"outcome","state":"closed","requestNumber":417,"ending":"reached",\
        "answer":{"help":"partly","reason":"still_needed","unmet":["too_late","too_little"]}}
        """
    private static let callRules = """
        {"of":"house","ladder":[{"kind":"call","afterMinutes":0,"withinMinutes":2880},\
        {"kind":"supervisor","afterMinutes":0,"withinMinutes":60}],"questions":[{"kind":"call",\
        "afterMinutes":0,"withinMinutes":10080}],"lockMinutes":20,"graceMinutes":120,\
        "hours":"08:00-20:00","utcOffsetMinutes":60}
        """
    private static let takenCall = """
        {"title":"call 7 is taken by somebody else until 2020-03-23 08:20 UTC; take another",\
        "status":409,"code":"followup.taken_by_other"}
        """
    private static let proposals = """
        {"items":[{"id":"v","number":7,"name":"Nadia","fits":true,"score":1480,\
        "distanceMetres":820,"reasonsFor":[{"code":"near","points":900,"text":"0.8 km away"}],\
        "reasonsAgainst":[]},{"id":"w","number":8,"name":"Bo","fits":false,"score":0,\
        "distanceMetres":12340,"reasonsFor":[],"reasonsAgainst":[{"code":"too_far",\
        "text":"too far"}]}],"next":null}
        """
    private static let problem = """
        {"type":"about:blank","title":"This document is not right","status":422,\
        "code":"document.invalid","detail":"Correct the fields below.","errors":[\
        {"pointer":"#/person/phone","code":"phone","detail":"no such number"},\
        {"pointer":"#/needs/0/kind","code":"code","detail":"unknown value"},\
        {"pointer":"#/other","code":"x","detail":"unknown field"}]}
        """
    private static let impact = """
        {"id":"e","requests":12,"people":9,"anonymous":1,"open":4,"outcomes":{"done":7,\
        "doneInTime":6,"cancelled":1},"confirmed":{"asked":5,"came":2,"partly":1,"not_at_all":1,\
        "unmet":{"too_late":2}},"missionsFailed":{"not_home":1},"delays":{"toAccepted":\
        {"count":8,"medianMinutesAtMost":16,"p90MinutesAtMost":31},"toDone":{"count":0,\
        "medianMinutesAtMost":null,"p90MinutesAtMost":null}},"deployments":[]}
        """
    private static let list = #"{"items":["# + request + #"],"next":"abc"}"#
    private static let volunteer = FakeDoor.Reply.json(
        200, #"{"id":"v","number":7,"name":"Nadia","available":false,"load":1,"weeklyMissions":5}"#,
        [Header("ETag", "\"3\"")])

    private static let copy = """
        {"id":"p","madeAt":"2020-03-21T08:00:00.000Z","identities":[{"id":"p","name":"Zoé Exemple",\
        "phone":"+33639981234","address":null,"postcode":null,"safePhone":"+33639981235",\
        "erasedAt":null,"hold":{"reason":"court","since":"2020-03-20T08:00:00.000Z"},\
        "corrections":[{"at":"2020-03-20T09:00:00.000Z","fields":["name","note"]}]}],\
        "contacts":[{"number":12,"kind":"request","loggedAt":"2020-03-20T08:00:00.000Z",\
        "occurredAt":null,"language":"fr","postcode":"92120","territory":"92-montrouge",\
        "caller":{"relation":"daughter","nameIsHeld":true},"notes":[{"number":3,"text":"knock"}],\
        "requests":[{"number":417,"need":"food","status":"done",\
        "openedAt":"2020-03-20T08:00:00.000Z","closedAt":"2020-03-20T10:00:00.000Z",\
        "outcome":"helped","missions":[{"number":52,"stage":"completed",\
        "openedAt":"2020-03-20T08:05:00.000Z","startedAt":null,"arrivedAt":null,\
        "closedAt":"2020-03-20T10:00:00.000Z","failureReason":null,\
        "notes":[{"number":4,"text":"all is well"}]}]}],"dangers":[{"number":7,"state":"closed",\
        "openedAt":"2020-03-20T08:00:00.000Z","closedAt":"2020-03-20T08:10:00.000Z",\
        "outcome":"safe","calls":[{"service":"15","calledAt":"2020-03-20T08:01:00.000Z",\
        "reference":"A-1"}],"notes":[]}]}],"consents":[{"purpose":"visit","given":false,"by":"person",\
        "means":"telephone","saidAt":"2020-03-20T08:00:00.000Z",\
        "notedAt":"2020-03-20T08:00:00.000Z","notedBy":"token:t"}],"searchKeys":9,"keptAnswers":2}
        """
    private static let proof = """
        {"people":["p","q"],"erasedAt":"2020-03-21T08:00:00.000Z","by":"token:t","reason":"asked",\
        "rows":{"people":2,"callers":1,"notes":3,"references":0,"keys":9,"replies":2},\
        "position":812,"digest":"ab12"}
        """
    private static let consents = """
        {"person":"p","purposes":[{"purpose":"record","state":"unasked"},{"purpose":"call_back",\
        "state":"given","by":"caller","means":"writing","saidAt":"2020-03-20T08:00:00.000Z",\
        "notedAt":"2020-03-20T09:00:00.000Z","notedBy":"token:t"}],"said":[]}
        """
    private static let refusedErasure = """
        {"type":"about:blank","title":"request 417 of this person is live; cancel it","status":409,\
        "code":"privacy.request_live"}
        """

    private static let conversations: [(String, [FakeDoor.Reply])] = [
        ("person export p", [.json(200, copy)]),
        ("person export p --ui-lang fr", [.json(200, copy)]),
        ("person export p --ui-lang es", [.json(200, copy)]),
        ("person export p --json", [.json(200, copy)]),
        (
            "person correct p --name Zoe --remove phone --note 3 --text knocks --remove-note 4",
            [.json(200, #"{"id":"p","name":"Zoe","contacts":[]}"#)]
        ),
        ("person correct p --note 3", []),
        ("person erase p", []),
        ("person erase p --reason asked", [.json(200, proof)]),
        ("person erase p --reason asked", [.json(409, refusedErasure)]),
        ("person erasure p --ui-lang fr", [.json(200, proof)]),
        (
            "person hold p --reason court",
            [.json(200, #"{"reason":"court","since":"2020-03-20T08:00:00.000Z"}"#)]
        ),
        (
            "consent give p --purpose call_back --by caller --means writing", [.json(200, consents)]
        ),
        ("consent withdraw p --purpose visit --ui-lang fr", [.json(200, consents)]),
        ("consent list p --ui-lang es", [.json(200, consents)]),
        ("consent give p", []),
        (
            "contact log --kind thanks --name Zoe --consent record --consent call_back",
            [.json(201, contact), .json(200, #"{"items":[]}"#)]
        ),
        ("person release p", [.json(200, #"{"id":"p","contacts":[]}"#)]),
        ("request list --status open --territory 92 --overdue --limit 5", [.json(200, list)]),
        ("request list --json", [.json(200, list)]),
        (
            "request list --every --json",
            [.json(200, list), .json(200, #"{"items":[],"next":null}"#)]
        ),
        ("request list --ui-lang fr", [.json(200, list)]),
        ("request list", [.json(200, #"{"items":[],"next":null}"#)]),
        ("request show 417", [.json(200, request)]),
        ("request show 417 --ui-lang es", [.json(200, request)]),
        ("request show 9", [.json(404, #"{"title":"No such request","code":"request.unknown"}"#)]),
        ("request propose 417 --all", [.json(200, proposals)]),
        ("request offer 417 7 0190f3c2-0000-7000-8000-000000000001", [.json(201, mission)]),
        ("request cancel 417 --reason duplicate", [.json(200, request)]),
        ("mission accept 52 --volunteer 7", [.json(200, mission)]),
        ("mission start 52", [.json(200, mission)]),
        ("mission fail 52 --reason not_home --ui-lang fr", [.json(200, mission)]),
        (
            "packet establish 52 --cannot-go-out --no-other-way --prescription-there --pharmacy P "
                + "--cold --urgent", [.json(200, medicineRun)]
        ),
        ("packet establish 52 --cannot-go-out --pharmacy P", [.json(409, noPacket)]),
        ("packet establish 52", []),
        ("packet collect 52 --sealed --note ok --ui-lang fr", [.json(200, medicineRun)]),
        ("packet collect 52 --ui-lang es", [.json(200, medicineRun)]),
        ("packet hand-over 52", [.json(200, medicineRun)]),
        ("packet return 52 --reason away --json", [.json(200, medicineRun)]),
        ("mission sheet 52 --ui-lang en", [.json(200, medicineSheet)]),
        ("mission sheet 52", [.json(200, goingSheet)]),
        ("mission sheet 52 --ui-lang fr", [.json(200, goingSheet)]),
        ("mission sheet 52 --ui-lang es", [.json(200, closedSheet)]),
        ("mission sheet 52 --json", [.json(200, closedSheet)]),
        ("request offer 417 7 --task lemons", [.json(201, mission)]),
        (
            "contact log --need food --phone 06 --entry-code 12B47 --lang fr --caller-relation son",
            [.json(201, contact)]
        ),
        ("contact log --need food --anonymous --entry-code 12B47", []),
        ("mission code 52", [.json(200, visitCode)]),
        ("mission code 52 --new --ui-lang fr", [.json(200, "{}"), .json(200, visitCode)]),
        ("mission code 52 --told --ui-lang es", [.json(200, visitCodeTold)]),
        ("mission check citron lampe", [.json(200, expectedVisit)]),
        ("mission check citron lampe --ui-lang fr", [.json(200, expectedVisit)]),
        ("mission check x --ui-lang fr", [.json(200, #"{"expected":false,"visits":[]}"#)]),
        ("mission check x --ui-lang es", [.json(200, #"{"expected":false,"visits":[]}"#)]),
        ("mission check x --json", [.json(200, #"{"expected":false,"visits":[]}"#)]),
        ("mission check x", [.json(409, #"{"title":"Too many","code":"visit.too_many_checks"}"#)]),
        ("mission check", []),
        ("mission checks", [.json(200, #"{"items":["# + notedCheck + #"],"next":null}"#)]),
        ("mission list", [.json(200, #"{"items":["# + mission + #"],"next":null}"#)]),
        (
            "contact log --need food --phone 06 --lang fr --caller-relation daughter",
            [.json(201, contact)]
        ),
        (
            "contact log --need food --phone 06 --ui-lang fr",
            [.json(201, namedContact), .json(200, candidates)]
        ),
        ("contact log --need food --phone 06 --quiet", [.json(201, namedContact)]),
        ("contact log --need food --phone 06 --json", [.json(201, namedContact)]),
        (
            "contact log --need food --phone 06",
            [.json(201, namedContact), .json(200, #"{"items":[],"unsearched":0,"crowded":false}"#)]
        ),
        ("contact log --need food --phone 06", [.json(201, namedContact), .silence(.lost)]),
        ("person search --name Lefebvre --postcode 92120", [.json(200, candidates)]),
        ("person search --phone 06 --ui-lang es", [.json(200, crowd)]),
        ("person search --postcode 92120", []),
        ("person duplicates p --json", [.json(200, crowd)]),
        ("person history p", [.json(200, history)]),
        ("person merge p q", [.json(200, history)]),
        ("person separate q --ui-lang fr", [.json(200, history)]),
        (
            "request show 3 --ui-lang fr",
            [.json(200, #"{"number":3,"lastingSolutionNeeded":true,"person":{"twins":["q"]}}"#)]
        ),
        ("contact log --need food --phone 06", [.json(422, problem)]),
        ("contact log --need food --phone 06 --json", [.json(422, problem)]),
        ("contact log --need food --anonymous --name X", []),
        ("contact log", []),
        (
            "call list --due --territory 92",
            [.json(200, #"{"items":["# + call + #"],"next":null}"#)]
        ),
        ("call list --ui-lang fr", [.json(200, #"{"items":["# + call + #"],"next":null}"#)]),
        ("call show 7 --ui-lang es", [.json(200, call)]),
        (
            "call plan 12 --purpose friendly_call --every-days 3 --safe 14:00-16:00 "
                + "--neighbour-name Basile --neighbour-phone 06",
            [.json(201, call)]
        ),
        ("call plan p --purpose call_back --at 2020-03-24T14:00:00Z --asked", [.json(201, call)]),
        ("call plan 12", []),
        ("call take 7", [.json(200, call)]),
        ("call take 7", [.json(409, takenCall)]),
        ("call done 7 --result no_answer --note silence --ui-lang fr", [.json(200, call)]),
        ("call done 7 --result gone", []),
        (
            "call done 7 --result reached --help-came partly --need-now still_needed "
                + "--unmet too_late --unmet too_little",
            [.json(200, answeredCall)]
        ),
        ("call done 7 --result reached --help-came no", []),
        ("call release 7", [.json(200, call)]),
        ("call cancel 7 --reason no_number", [.json(200, call)]),
        ("call danger 7 --note here", [.json(200, call)]),
        ("call rules", [.json(200, callRules)]),
        ("call rules --deployment d --ui-lang fr", [.json(200, callRules)]),
        ("danger open", [.json(201, danger + "}")]),
        ("danger open 12 --note here --ui-lang fr", [.json(201, danger + "}")]),
        (
            "danger open x",
            [.json(201, danger + ##","errors":[{"pointer":"#/contact","detail":"none"}]}"##)]
        ),
        ("danger list --state open", [.json(200, #"{"items":["# + danger + #"}],"next":null}"#)]),
        ("danger list --ui-lang es", [.json(200, #"{"items":["# + danger + #"}],"next":null}"#)]),
        ("danger called 7 --service 15 --reference A-1", [.json(200, danger + "}")]),
        ("danger called 7 --reference A-1", []),
        ("danger take 7", [.json(200, taken)]),
        ("danger close 7 --outcome service_took_over --note done", [.json(200, taken)]),
        ("danger close 7 --outcome happy", []),
        ("contact log --danger", [.json(201, contactInDanger)]),
        ("contact log --danger --phone 06", [.json(422, dangerWithoutContact)]),
        ("contact log --danger --need fod --ui-lang fr", [.json(201, danger + "}")]),
        ("contact log --danger --colour red --ui-lang=es", [.json(201, danger + "}")]),
        (
            "contact log --danger --need food --anonymous --name X --json",
            [.json(201, danger + "}")]
        ),
        ("contact add 12 --danger", [.json(201, danger + "}")]),
        (
            "contact add 12 --danger --note knock",
            [.json(201, danger + "}"), .json(200, contact, [Header("ETag", "\"v3\"")])]
        ),
        ("contact log --kind missed", [.json(201, contact)]),
        ("contact log --kind missed --ui-lang fr", [.json(201, contact)]),
        (
            "contact log --kind listening --anonymous --phone 06 --name X --postcode 92120",
            [.json(201, contact)]
        ),
        (
            "contact add 12 --need food --phone 06 --note knock",
            [.json(200, contact, [Header("ETag", "\"v3\"")])]
        ),
        ("contact add 12 --kind thanks --ui-lang es", [.json(200, contact)]),
        ("contact list --kind missed", [.json(200, #"{"items":["# + contact + #"],"next":null}"#)]),
        ("contact log --need food --latitude 48", []),
        ("contact show 12", [.json(200, contact)]),
        ("volunteer pause 7", [volunteer]),
        (
            "volunteer add --name N --territory 92 --skill first_aid=2028-06-30 --skill driving",
            [volunteer]
        ),
        (
            "deployment open --entry e --territory 92 --need food --due-within 60",
            [.json(201, #"{"id":"d","entry":"e","territory":"92","needs":[{"kind":"food"}]}"#)]
        ),
        ("deployment close d", [.json(200, #"{"id":"d","entry":"e","territory":"92"}"#)]),
        ("catalogue impact e", [.json(200, impact)]),
        (
            "catalogue show e",
            [
                .json(
                    200, #"{"id":"e","name":{"fr":"Ici","es":"Aquí","en":"Here"},"dates":["2020"]}"#
                )
            ]
        ),
        ("token list --json", [.json(403, #"{"title":"Not allowed","code":"access.denied"}"#)]),
        ("token create --role admin", []),
        ("token create --role admin --show", [.json(201, #"{"id":"t","token":"SECRET"}"#)]),
        ("token revoke t --json", [.json(200, #"{"id":"t","revoked":true}"#)]),
        ("server status", [.json(200, "{}")]),
        ("server status --json", [.json(200, "{}"), .json(503, #"{"title":"Not ready"}"#)]),
        ("territory list", [.silence(.cannotConnect)]),
        ("territory list --json", [.silence(.cannotConnect)]),
        ("contact list", [.json(200, "<html>")]),
        ("contact list", [.json(500, "<html>")]),
        ("scenario policies --ui-lang fr", []),
        ("--version", []),
        ("reqeust list --ui-lang=es", []),
    ]

    private static let medicineRun = """
        {"number":52,"requestNumber":417,"stage":"started","crew":1,"packet":{"state":"collected",\
        "coldChain":true,"urgent":false,"pharmacy":"Pharmacie Inventée"},"solicitations":[]}
        """

    private static let medicineSheet = """
        {"number":52,"stage":"started","need":"medicine","packet":{"state":"collected",\
        "coldChain":true,"urgent":false,"pharmacy":"Pharmacie Inventée"},"visitCode":null}
        """

    private static let noPacket =
        #"{"title":"has another way","code":"medicine.has_other_way"}"#

    private static let goingSheet = """
        {"mission":"m","number":52,"stage":"accepted","need":"food","territory":"92-montrouge",\
        "promisedAt":"2020-03-20T12:00:00.000Z","language":"fr","person":{"name":"Odette Exemple",\
        "address":"12 rue Inventée","entryCode":"12B47"},"task":"bread, milk","visitCode":\
        {"code":"citron lampe","expiresAt":"2020-03-21T08:00:00.000Z","toldAt":null}}
        """

    private static let closedSheet = """
        {"mission":"m","number":52,"stage":"completed","need":"food","territory":"92-montrouge",\
        "closedAt":"2020-03-20T12:00:00.000Z"}
        """

    private static let visitCode = """
        {"mission":"m","missionNumber":52,"expiresAt":"2020-03-21T08:00:00.000Z","toldAt":null,\
        "language":"fr","code":"citron lampe","words":{"fr":"citron lampe","es":"limón lámpara",\
        "en":"lemon lamp"}}
        """

    private static let visitCodeTold = """
        {"mission":"m","missionNumber":52,"expiresAt":"2020-03-21T08:00:00.000Z",\
        "toldAt":"2020-03-20T08:05:00.000Z"}
        """

    private static let expectedVisit =
        #"{"expected":true,"visits":[{"need":"food","territory":"92-montrouge"}]}"#

    private static let notedCheck =
        #"{"number":9,"at":"2020-03-20T08:00:00.000Z","token":"t","expected":false}"#

    private static let namedContact = """
        {"id":"c","number":12,"loggedAt":"2020-03-20T08:00:00.000Z","person":{"id":"p"},\
        "territory":"92-montrouge","requests":[]}
        """

    private static let candidates = """
        {"items":[{"id":"q","name":"Odette Lefèvre","phone":"+33639981234","address":null,\
        "postcode":"92120","score":95,"likely":true,"reasons":[{"code":"same_phone","points":60,\
        "text":"same telephone"},{"code":"name_sounds_alike","points":35,"text":"name sounds alike"}],\
        "history":{"contacts":1,"lastContactAt":"2020-03-20T08:00:00.000Z","open":[{"number":417,\
        "need":"food"}],"closed":[],"refusals":0}},{"id":"r","name":"Odile Lefèvre","score":28,\
        "likely":false,"reasons":[],"history":{"open":[]}}],"unsearched":0,"crowded":false}
        """

    private static let crowd = #"{"items":[],"unsearched":12,"crowded":true}"#

    private static let history = """
        {"id":"p","name":"Odette Lefèvre","phone":null,"address":"12 rue Inventée","inBrief":\
        {"contacts":1,"open":[{"number":417,"need":"food"}],"closed":[],"refusals":1},"contacts":\
        [{"id":"c","number":12,"loggedAt":"2020-03-20T08:00:00.000Z","postcode":"92120",\
        "territory":"92-montrouge","language":"fr","requests":[{"number":417,"need":"food",\
        "status":"cancelled","openedAt":"2020-03-20T08:00:00.000Z","outcome":"refused_by_person"}]}],"plannedCalls":[\(call)]}
        """

    @Test func `conversations are as they were`() async throws {
        var text = ""
        for (line, replies) in Self.conversations {
            let words = line.split(separator: " ").map(String.init)
            text += await TestDesk.transcript(words, replies) + "\n"
        }
        try Snapshot.expect(text, matches: "opsctl/transcripts.txt")
    }

    @Test func `every POST carries a key of its own, and the language asked for`() async {
        let desk = TestDesk(.json(200, Self.mission))
        _ = await desk.run("mission", "start", "52", "--ui-lang", "es")
        let headers = desk.door.questions[0].headers
        #expect(headers.contains(Header("Idempotency-Key", "key-1")))
        #expect(headers.contains(Header("Accept-Language", "es")))
    }

    @Test func `a change names the version that was seen`() async {
        let desk = TestDesk(Self.volunteer)
        _ = await desk.run("volunteer", "resume", "7")
        #expect(desk.door.questions.map(\.method) == ["GET", "PATCH"])
        #expect(desk.door.questions[1].headers.contains(Header("If-Match", "\"3\"")))
        #expect(desk.bodies[1] == #"{"available":true}"#)
    }

    @Test func `the token goes out as a bearer's and nowhere else`() async {
        var desk = TestDesk(.json(200, Self.list))
        desk.files = MemoryShelf(["data/admin.token": .init(text: "SECRET\n")])
        _ = await desk.run("request", "list")
        #expect(
            desk.door.questions[0].headers.contains(Header("Authorization", "Bearer SECRET")))
        #expect(!(desk.data.text + desk.messages.text).contains("SECRET"))
    }

    @Test func `a new token goes to a file that its owner alone reads, and not to the screen`()
        async
    {
        for options in [[], ["--json"]] {
            let desk = TestDesk(.json(201, #"{"id":"t","role":"admin","token":"SECRET"}"#))
            let words = ["token", "create", "--role", "admin", "--out", "new.token"]
            #expect(await desk.run(words + options) == .done)
            #expect(desk.files.text("new.token") == "SECRET\n")
            #expect(!(desk.data.text + desk.messages.text).contains("SECRET"))
        }
    }

    @Test func `a file in the way is told before a token is made`() async {
        var desk = TestDesk(.json(201, #"{"id":"t","token":"SECRET"}"#))
        desk.files = MemoryShelf(["new.token": .init(text: "old")])
        let code = await desk.run("token", "create", "--role", "admin", "--out", "new.token")
        #expect(code == .failed)
        #expect(desk.door.questions.isEmpty)
        #expect(desk.files.text("new.token") == "old")
    }

    @Test func `a reader who has gone is no error`() async {
        var desk = TestDesk(.json(200, Self.list))
        desk.reader = ClosedSink()
        #expect(await desk.run("request", "list") == .done)
        #expect(desk.messages.text.isEmpty)
    }
}
