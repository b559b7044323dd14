@testable import opsctl

/// What the server answers in conversations.
extension TranscriptTests {
    static let request = """
        {"id":"0190f3c2-0000-7000-8000-000000000417","number":417,"need":"food","status":"open",\
        "territory":"92-montrouge","owner":{"kind":"desk","territory":"92-montrouge"},\
        "language":"fr","openedAt":"2020-03-20T08:00:00.000Z","dueAt":"2020-03-20T12:00:00.000Z",\
        "overdue":true,"escalations":1,"closedAt":null,"outcome":null,"mission":null,"version":19,\
        "person":{"id":"x","name":"Zoé \\u001b[31m漢字","phone":"+33639981234","address":null},\
        "caller":{"id":"y","relation":"daughter","name":null,"phone":null},"notes":["knock"],\
        "missions":[\(mission)]}
        """
    static let searched = """
        {"id":"0190f3c2-0000-7000-8000-000000000417","number":417,"need":"food","status":"offered",\
        "territory":"92-montrouge","owner":{"kind":"desk","territory":"92-montrouge"},\
        "openedAt":"2020-03-20T08:00:00.000Z","dueAt":"2020-03-20T12:00:00.000Z",\
        "solicitation":{"state":"asking","wave":2,"size":10,"delayMinutes":20,"radiusTimes":2,\
        "territory":null,"dueAt":"2020-03-20T08:35:00.000Z"},"missions":[\(mission)]}
        """
    static let pets =
        #"{"items":[{"number":418,"need":"errand.pet_food","status":"open"}],"next":null}"#
    static let needs = """
        {"items":[{"id":"food","kind":"food","name":{"fr":"aide alimentaire","es":"ayuda alimentaria",\
        "en":"food"},"inPerson":true,"conversation":false,"added":false},{"id":"errand.pet_food",\
        "kind":"errand.pet_food","name":{"fr":"nourriture pour animaux","es":"comida para mascotas",\
        "en":"pet food, fresh"},"inPerson":true,"conversation":false,"added":true}],"next":null}
        """
    static let mission = """
        {"id":"0190f3c2-0000-7000-8000-000000000052","number":52,"requestNumber":417,\
        "stage":"offered","crew":1,"openedAt":"2020-03-20T08:05:00.000Z","closedAt":null,\
        "failureReason":null,"notes":[],"solicitations":[{"id":"s","volunteerNumber":7,\
        "name":"Nadia","state":"pending","expiresAt":"2020-03-20T08:35:00.000Z"}]}
        """
    /// Two go; a wave asked a thousand more.
    static let missionOfMany: String = {
        let states = [
            ("accepted", 2, false), ("expired", 795, false), ("declined", 4, false),
            ("pending", 200, false), ("reserve", 1, false), ("accepted", 1, true),
            ("pending", 1, true),
        ]
        let asked = states.flatMap { Array(repeating: ($0.0, $0.2), count: $0.1) }.enumerated()
        let solicitations = asked.map { place, one in
            """
            {"id":"s","volunteerNumber":\(place + 7),"name":"Nadia \(place)",\
            "state":"\(one.0)"\(one.1 ? #","takesOver":true"# : "")}
            """
        }
        return """
            {"id":"m","number":53,"requestNumber":418,"stage":"accepted","crew":2,\
            "openedAt":"2020-03-20T08:05:00.000Z","closedAt":null,"failureReason":null,"notes":[],\
            "solicitations":[\(solicitations.joined(separator: ","))]}
            """
    }()
    static let contact = """
        {"id":"c","number":12,"kind":"request","loggedAt":"2020-03-20T08:00:00.000Z","language":"fr",\
        "anonymous":false,"territory":"92-montrouge","requests":[\(request)]}
        """
    static let danger = """
        {"id":"0190f3c2-0000-7000-8000-000000000007","number":7,"contact":"c","contactNumber":12,\
        "state":"open","territory":"92-montrouge","owner":{"kind":"desk","territory":"FR"},\
        "openedAt":"2020-03-20T08:00:00.000Z","dueAt":"2020-03-20T08:02:00.000Z","overdue":true,\
        "takenAt":null,"closedAt":null,"escalations":1,"outcome":null,"version":19,"calls":[\
        {"id":"x","service":"15","calledAt":"2020-03-20T08:01:00.000Z","reference":"A-1"}],\
        "notes":["third floor"],"country":"FR","emergencyNumbers":[{"number":"15","service":\
        {"fr":"SAMU","es":"SAMU","en":"medical emergency"}}]
        """
    static let contactInDanger =
        String(contact.dropLast()) + #","danger":"# + danger + "}}"
    static let taken = """
        {"id":"d","number":7,"state":"taken","owner":{"kind":"supervisor","token":"t",\
        "label":"night desk"}}
        """
    static let dangerWithoutContact = """
        {"type":"about:blank","title":"The danger alert is open, but the contact is not logged.",\
        "status":422,"code":"body.invalid","errors":[{"pointer":"#/person/phone","code":"phone",\
        "detail":"no such number"}],"danger":\(danger)}}
        """
    static let call = """
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
    static let answeredCall = """
        {"number":7,"purpose":"outcome","state":"closed","requestNumber":417,"ending":"reached",\
        "answer":{"help":"partly","reason":"still_needed","unmet":["too_late","too_little"]}}
        """
    static let retentionReport = """
        {"people":3,"contacts":2,"accessRows":40,"kept":1,"hasMore":false}
        """

    static let retentionRules = """
        {"of":"house","personMonths":24,"refusedMonths":6,"anonymousMonths":3,\
        "accessLogMonths":12,"daily":true,"time":"03:00","utcOffsetMinutes":60,\
        "nextRunAt":"2020-03-24T02:00:00.000Z","runs":[{"at":"2020-03-23T02:00:00.000Z",\
        "by":"house","people":3,"contacts":2,"accessRows":40,"kept":1,"hasMore":false}]}
        """

    static let retentionPlan = """
        {"rules":[{"rule":"person","months":24,"due":1,"live":0,"held":1},{"rule":"refused",\
        "months":6,"due":0,"live":0,"held":0},{"rule":"anonymous","months":3,"due":1,"live":0,\
        "held":0}],"items":[{"person":"p","contact":null,"rule":"person",\
        "lastContactAt":"2018-03-20T08:00:00.000Z","keptBy":"hold"},{"person":null,"contact":"c",\
        "rule":"anonymous","lastContactAt":"2019-12-20T08:00:00.000Z","keptBy":null}],"more":1}
        """

    static let liftedContact = """
        {"id":"c","number":12,"anonymityLifted":{"at":"2020-03-20T08:00:00.000Z","by":"token:t",\
        "consentBy":"person","reason":"danger_to_life","recipient":"emergency_medical"}}
        """

    static let accesses = """
        {"items":[{"number":7,"at":"2020-03-20T08:00:00.000Z","by":"t","person":"p",\
        "route":"exportPerson","subject":"p","reason":"authority","digest":"ab"}],"next":null}
        """

    static let concernRules = """
        {"workingDays":["mo","tu"],"decideUntil":"18:00","utcOffsetMinutes":60,"reviewDays":7,\
        "alarmMinutes":240,"inCopy":true}
        """

    static let concern = """
        {"id":"c","number":3,"state":"decided","decision":"report","contact":"x",\
        "contactNumber":12,"person":"p","owner":{"kind":"supervisor","territory":null,"token":"t",\
        "label":"night desk"},"raisedBy":"token:t","raisedByLabel":"desk 3","raisedAt":"2020-03-20T08:00:00.000Z",\
        "dueAt":"2020-03-24T12:00:00.000Z","overdue":false,"closedAt":null,"escalations":0,\
        "openActions":1,"ending":null,"version":9,"actions":[{"number":1,"task":"visit",\
        "owner":"Ada","deadline":"2020-03-24T12:00:00.000Z","doneAt":null,"result":null,\
        "overdue":false}],"steps":[{"kind":"raised","at":"2020-03-20T08:00:00.000Z",\
        "by":"token:t","code":null,"action":null,"deadline":null,"said":{"facts":"locked",\
        "words":"key"}},{"kind":"decided","at":"2020-03-20T09:00:00.000Z","by":"token:u","byLabel":"night desk",\
        "code":"report","action":null,"deadline":null,"said":{"reasons":"why"}}]}
        """

    static let callRules = """
        {"of":"house","ladder":[{"kind":"call","afterMinutes":0,"withinMinutes":2880},\
        {"kind":"supervisor","afterMinutes":0,"withinMinutes":60}],"questions":[{"kind":"call",\
        "afterMinutes":0,"withinMinutes":10080}],"lockMinutes":20,"graceMinutes":120,\
        "hours":"08:00-20:00","utcOffsetMinutes":60}
        """
    static let takenCall = """
        {"title":"call 7 is taken by somebody else until 2020-03-23 08:20 UTC; take another",\
        "status":409,"code":"followup.taken_by_other"}
        """
    static let proposals = """
        {"items":[{"id":"v","number":7,"name":"Nadia","fits":true,"score":1480,\
        "distanceMetres":820,"reasonsFor":[{"code":"near","points":900,"text":"0.8 km away"}],\
        "reasonsAgainst":[]},{"id":"w","number":8,"name":"Bo","fits":false,"score":0,\
        "distanceMetres":12340,"reasonsFor":[],"reasonsAgainst":[{"code":"too_far",\
        "text":"too far"}]}],"next":null}
        """
    static let vettedInThePast = """
        {"id":"v","number":7,"vettedUntil":"1999-01-01","vettedBy":"t",\
        "vettedAt":"2020-03-20T08:00:00Z"}
        """
    static let noCrews = #"{"items":[],"next":null}"#
    static let crews = """
        {"items":[{"score":2960,"members":[{"id":"v","number":7,"name":"Nadia","reasonsFor":[\
        {"code":"near","points":900,"text":"0.8 km away"},{"code":"holds","points":100,\
        "text":"first aid"}]},{"id":"x",\
        "number":9,"name":"Aline"}]}],"next":null}
        """
    static let problem = """
        {"type":"about:blank","title":"This document is not right","status":422,\
        "code":"document.invalid","detail":"Correct the fields below.","errors":[\
        {"pointer":"#/person/phone","code":"phone","detail":"no such number"},\
        {"pointer":"#/needs/0/kind","code":"code","detail":"unknown value"},\
        {"pointer":"#/other","code":"x","detail":"unknown field"}]}
        """
    static let impact = """
        {"id":"e","requests":12,"people":9,"anonymous":1,"open":4,"outcomes":{"done":7,\
        "doneInTime":6,"cancelled":1},"confirmed":{"asked":5,"came":2,"partly":1,"not_at_all":1,\
        "unmet":{"too_late":2}},"missionsFailed":{"not_home":1},"delays":{"toAccepted":\
        {"count":8,"medianMinutesAtMost":16,"p90MinutesAtMost":31},"toDone":{"count":0,\
        "medianMinutesAtMost":null,"p90MinutesAtMost":null}},"deployments":[]}
        """
    static let list = #"{"items":["# + request + #"],"next":"abc"}"#
    static let skill = """
        {"code":"nursing","name":{"fr":"soins infirmiers","es":"enfermería","en":"nursing"},\
        "synonyms":["nurse"],"parents":["first_aid"]}
        """
    static let known = FakeDoor.Reply.json(
        200,
        """
        {"id":"v","number":7,"name":"Nadia","territory":"92-montrouge","available":true,\
        "skills":[{"code":"first_aid","until":"2028-06-30"},{"code":"driving","until":null}],\
        "languages":["fr"],"vettedUntil":"2028-12-31","weeklyMissions":5,"radiusKilometres":5,\
        "healthRisk":false,"note":"landline only","hours":{"zone":"Europe/Paris","schedules":[\
        {"byday":["mo"],"opensAt":"18:00","closesAt":"22:00"}],"exceptions":[]},"away":[\
        {"from":"2020-08-01T00:00:00.000Z","until":"2020-08-16T00:00:00.000Z"}],"restHours":12,\
        "liftingKilograms":10,"travel":["bicycle","car"],"preferredAreas":["92"],\
        "skillNames":[{"code":"first_aid","name":{"fr":"secourisme","es":"socorrismo",\
        "en":"our first aid"}}],"vettingScope":"telephone","vettedBy":"t","vettedAt":"2020-03-20T08:00:00.000Z","version":9}
        """, [Header("ETag", "\"v9\"")])
    static let volunteer = FakeDoor.Reply.json(
        200, #"{"id":"v","number":7,"name":"Nadia","available":false,"load":1,"weeklyMissions":5}"#,
        [Header("ETag", "\"3\"")])

    static let copy = """
        {"id":"p","madeAt":"2020-03-21T08:00:00.000Z","identities":[{"id":"p","name":"Zoé Exemple",\
        "phone":"+33639981234","address":null,"postcode":null,"safePhone":"+33639981235",\
        "erasedAt":null,"hold":{"reason":"court","since":"2020-03-20T08:00:00.000Z"},\
        "corrections":[{"at":"2020-03-20T09:00:00.000Z","fields":["name","note"]}]}],\
        "concerns":[{"number":3,"state":"closed","raisedAt":"2020-03-20T08:00:00.000Z",\
        "closedAt":"2020-03-20T09:00:00.000Z","withheld":false,"ending":"safe","steps":[\
        {"kind":"raised","at":"2020-03-20T08:00:00.000Z","code":null,"action":null,\
        "deadline":null,"said":{"facts":"locked","words":"key"}}]}],\
        "contacts":[{"number":12,"kind":"request","loggedAt":"2020-03-20T08:00:00.000Z",\
        "occurredAt":null,"language":"fr","postcode":"92120","territory":"92-montrouge",\
        "caller":{"relation":"daughter","nameIsHeld":true},"notes":[{"number":3,"text":"knock"}],\
        "requests":[{"number":417,"need":"food","status":"done",\
        "openedAt":"2020-03-20T08:00:00.000Z","closedAt":"2020-03-20T10:00:00.000Z",\
        "outcome":"helped","lastsUntil":"2020-03-22","ruleCheck":{"set":"here-2020","version":2,\
        "for":["isolated"],"against":[],"unknown":["aged"],"rules":[{"code":"isolated",\
        "text":{"fr":"vit seule","es":"vive sola","en":"lives alone"}}]},"refusedByRule":"fragile",\
        "refusedBecause":{"fr":"n'est pas fragile","es":"no es frágil","en":"is not fragile"},\
        "sentTo":"town_hall","notes":[{"number":5,"text":"ask for the desk on the left"}],\
        "missions":[{"number":52,"stage":"completed","coldChain":true,"urgent":false,\
        "openedAt":"2020-03-20T08:05:00.000Z","startedAt":null,"arrivedAt":null,\
        "closedAt":"2020-03-20T10:00:00.000Z","failureReason":null,\
        "money":{"state":"returned","agreed":{"cents":1240,"currency":"EUR"},"means":"voucher",\
        "receipt":{"cents":1195,"currency":"EUR"},"closedAt":null},\
        "notes":[{"number":4,"text":"all is well"}]}]}],"dangers":[{"number":7,"state":"closed",\
        "openedAt":"2020-03-20T08:00:00.000Z","closedAt":"2020-03-20T08:10:00.000Z",\
        "outcome":"safe","calls":[{"service":"15","calledAt":"2020-03-20T08:01:00.000Z",\
        "reference":"A-1"}],"notes":[]}]}],"consents":[{"purpose":"visit","given":false,"by":"person",\
        "means":"telephone","saidAt":"2020-03-20T08:00:00.000Z",\
        "notedAt":"2020-03-20T08:00:00.000Z","notedBy":"token:t"}],"searchKeys":9,"keptAnswers":2}
        """
    static let proof = """
        {"people":["p","q"],"erasedAt":"2020-03-21T08:00:00.000Z","by":"token:t","reason":"asked",\
        "rows":{"people":2,"callers":1,"notes":3,"references":0,"keys":9,"replies":2},\
        "position":812,"digest":"ab12"}
        """
    static let consents = """
        {"person":"p","purposes":[{"purpose":"record","state":"unasked"},{"purpose":"call_back",\
        "state":"given","by":"caller","means":"writing","saidAt":"2020-03-20T08:00:00.000Z",\
        "notedAt":"2020-03-20T09:00:00.000Z","notedBy":"token:t"}],"said":[]}
        """
    static let refusedErasure = """
        {"type":"about:blank","title":"request 417 of this person is live; cancel it","status":409,\
        "code":"privacy.request_live"}
        """

    static let medicineRun = """
        {"number":52,"requestNumber":417,"stage":"started","crew":1,"packet":{"state":"collected",\
        "coldChain":true,"urgent":false,"pharmacy":"Pharmacie Inventée"},"solicitations":[]}
        """

    static let deploymentStanding = """
        {"id":"d","entry":"hotline-for-isolated-people","entryVersion":1,"territory":"92",\
        "needs":[{"kind":"food","dueWithinMinutes":240,"crew":2,"skill":null,\
        "crewSkills":["first_aid"]}],"from":"2020-03-20T08:00:00.000Z","until":null,\
        "offerMinutes":30,"hours":{"zone":"Europe/Paris","schedules":[{"byday":["mo","tu"],\
        "opensAt":"08:00","closesAt":"20:00"}],"exceptions":[{"date":"2020-05-01","spans":[]}]},\
        "outcomeAfterDays":30,"active":true,"territoryName":{"fr":"Hauts-de-Seine",\
        "es":"Altos del Sena","en":"Hauts-de-Seine"},"parent":"FR","way":["92","FR"],\
        "owner":{"kind":"desk","territory":"92"},"alarmsGoTo":"FR","visitCodeValidMinutes":1440,\
        "callRulesOf":"house","rules":[{"code":"france-2020","version":2}],"lines":[{"number":1,\
        "territory":"FR","phone":"0800858858","open":true,\
        "changesAt":"2020-03-20T19:00:00.000Z"}],"version":9}
        """

    static let emergency = """
        {"number":3,"id":"c","state":"decided","decision":"emergency","owner":{"kind":"supervisor",\
        "token":"t"},"dueAt":"2020-03-20T12:00:00.000Z","overdue":false,"escalations":0,\
        "contactNumber":12,"actions":[],"steps":[],"danger":{"number":7,"id":"d","state":"open",\
        "owner":{"kind":"desk","territory":"FR"},"dueAt":"2020-03-20T08:02:00.000Z",\
        "overdue":false,"emergencyNumbers":[{"number":"15","service":{"fr":"urgences médicales",\
        "es":"urgencias médicas","en":"medical emergency"}}],"calls":[],"notes":[]}}
        """

    static let ruleSet = """
        {"id":"here-2020","code":"here-2020","version":2,"territory":"FR","needs":["food","medicine"],\
        "from":"2020-03-20T00:00:00.000Z","until":null,"name":{"fr":"Ici","es":"Aquí","en":"Here"},\
        "rules":[{"code":"isolated","needs":[],"anyOf":[{"fact":"isolated"}],"text":{"fr":"Isolée.",\
        "es":"Aislada.","en":"Isolated."},"sendTo":["town_hall","pharmacy"]}],\
        "prescription":"at_pharmacy","money":{"currency":"EUR","perRequestCents":1500,\
        "perHouseholdCents":null,"means":["contactless","free"],"agreementNeeded":true,\
        "withinMinutes":2880,"baskets":[{"code":"big","name":{"fr":"Grand","es":"Grande",\
        "en":"Big"},"cents":1205}]},"sources":["FIELD.md 2.13"],"putAt":"2020-03-20T08:00:00.000Z"}
        """
    static let eligibility = """
        {"request":"r","requestNumber":417,"set":"here-2020","version":2,"name":{"fr":"Ici",\
        "es":"Aquí","en":"Here"},"verdict":"against","rules":[{"code":"isolated","verdict":"against",\
        "text":{"fr":"Isolée.","es":"Aislada.","en":"Isolated."},"ask":[],"sendTo":["town_hall"]},\
        {"code":"fragile","verdict":"unknown","text":{"fr":"Fragile.","es":"Frágil.",\
        "en":"Fragile."},"ask":[{"fact":"age_from","years":65},{"fact":"fever"}],"sendTo":[]}],\
        "prescription":"at_pharmacy","means":["contactless"]}
        """
    static let refusedRequest = """
        {"number":417,"id":"r","need":"food","status":"cancelled","outcome":"refused_by_rule",\
        "ruleCheck":{"set":"here-2020","version":2,"checkedAt":"2020-03-20T08:00:00.000Z","for":[],\
        "against":["isolated"],"unknown":[]},"refusal":{"set":"here-2020","version":2,\
        "rule":"isolated","text":{"fr":"Isolée.","es":"Aislada.","en":"Isolated."},\
        "sentTo":"town_hall","note":"room 4","refusedAt":"2020-03-20T08:05:00.000Z"},"missions":[]}
        """
    static let account = """
        {"mission":"m","missionNumber":52,"state":"discrepancy","agreed":{"cents":1240,\
        "currency":"EUR"},"means":"contactless","substitution":true,"basket":null,\
        "set":"here-2020","setVersion":2,"receipt":{"cents":1195,"currency":"EUR"},\
        "corrections":[{"receipt":{"cents":1159,"currency":"EUR"}}],"counts":[{"by":"a","amount":\
        {"cents":1195,"currency":"EUR"}},{"by":"b","amount":{"cents":1190,"currency":"EUR"}}],\
        "differenceCents":-5,"settlement":null,"desk":"92","dueAt":"2020-03-22T08:00:00.000Z",\
        "overdue":false,"escalations":1}
        """
    static let shopping =
        #"{"number":52,"requestNumber":417,"stage":"started","crew":1,"money":"# + account
        + #","solicitations":[]}"#
    static let aboveAgreement =
        #"{"title":"the person agreed on 11.00 EUR","code":"money.above_agreement"}"#

    static let medicineSheet = """
        {"number":52,"stage":"started","need":"medicine","packet":{"state":"collected",\
        "coldChain":true,"urgent":false,"pharmacy":"Pharmacie Inventée"},"visitCode":null}
        """

    static let noPacket =
        #"{"title":"has another way","code":"medicine.has_other_way"}"#

    static let goingSheet = """
        {"mission":"m","number":52,"stage":"accepted","need":"food","territory":"92-montrouge",\
        "promisedAt":"2020-03-20T12:00:00.000Z","language":"fr","person":{"name":"Odette Exemple",\
        "address":"12 rue Inventée","entryCode":"12B47"},"task":"bread, milk","visitCode":\
        {"code":"citron lampe","expiresAt":"2020-03-21T08:00:00.000Z","toldAt":null}}
        """

    static let closedSheet = """
        {"mission":"m","number":52,"stage":"completed","need":"food","territory":"92-montrouge",\
        "closedAt":"2020-03-20T12:00:00.000Z"}
        """

    static let visitCode = """
        {"mission":"m","missionNumber":52,"expiresAt":"2020-03-21T08:00:00.000Z","toldAt":null,\
        "language":"fr","code":"citron lampe","words":{"fr":"citron lampe","es":"limón lámpara",\
        "en":"lemon lamp"}}
        """

    static let visitCodeTold = """
        {"mission":"m","missionNumber":52,"expiresAt":"2020-03-21T08:00:00.000Z",\
        "toldAt":"2020-03-20T08:05:00.000Z"}
        """

    static let expectedVisit =
        #"{"expected":true,"visits":[{"need":"food","territory":"92-montrouge"}]}"#

    static let notedCheck =
        #"{"number":9,"at":"2020-03-20T08:00:00.000Z","token":"t","expected":false}"#

    static let namedContact = """
        {"id":"c","number":12,"loggedAt":"2020-03-20T08:00:00.000Z","person":{"id":"p"},\
        "territory":"92-montrouge","requests":[]}
        """

    static let candidates = """
        {"items":[{"id":"q","name":"Odette Lefèvre","phone":"+33639981234","address":null,\
        "postcode":"92120","score":95,"likely":true,"reasons":[{"code":"same_phone","points":60,\
        "text":"same telephone"},{"code":"name_sounds_alike","points":35,"text":"name sounds alike"}],\
        "history":{"contacts":1,"lastContactAt":"2020-03-20T08:00:00.000Z","open":[{"number":417,\
        "need":"food"}],"closed":[],"refusals":0}},{"id":"r","name":"Odile Lefèvre","score":28,\
        "likely":false,"reasons":[],"history":{"open":[]}}],"unsearched":0,"crowded":false}
        """

    /// Calls are owed to one who is likely to be her, and to one who is not.
    static let owedCalls = """
        {"items":[{"id":"q","name":"Odette Lefèvre","score":95,"likely":true,"reasons":[],\
        "history":{"open":[]},"callsOwed":[7,9]},{"id":"r","name":"Odile Lefèvre","score":28,\
        "likely":false,"reasons":[],"history":{"open":[]},"callsOwed":[8]}],"unsearched":0,\
        "crowded":false}
        """

    /// She has rung since nobody answered.
    static let heardSince = """
        {"id":"p","name":"Odette Lefèvre","inBrief":{"contacts":2,"open":[],"closed":[],\
        "refusals":0},"contacts":[],"plannedCalls":[],"begunAnew":[7]}
        """

    static let crowd = #"{"items":[],"unsearched":12,"crowded":true}"#

    static let history = """
        {"id":"p","name":"Odette Lefèvre","phone":null,"address":"12 rue Inventée","inBrief":\
        {"contacts":1,"open":[{"number":417,"need":"food"}],"closed":[],"refusals":1},"contacts":\
        [{"id":"c","number":12,"loggedAt":"2020-03-20T08:00:00.000Z","postcode":"92120",\
        "territory":"92-montrouge","language":"fr","requests":[{"number":417,"need":"food",\
        "status":"cancelled","openedAt":"2020-03-20T08:00:00.000Z","outcome":"refused_by_person"}]}],"plannedCalls":[\(call)]}
        """
    /// More people have the number than are counted.
    static let crowdedHistory = """
        {"id":"p","carePlan":null,"repeatCaller":{"contacts":101,"days":14,"threshold":7,\
        "othersWithNumber":100,"atLeast":true,"kinds":[{"kind":"missed","contacts":101}]},\
        "contacts":[],"plannedCalls":[]}
        """
    private static let brief = """
        "carePlan":{"id":"c","number":3,"supporter":{"id":"v","number":7,"name":"Nadia",\
        "available":true},"calls":{"number":4,"callAt":"2020-03-21T09:00:00.000Z","everyDays":2,\
        "preferred":"10:00-11:00","safe":null},"limits":"ten minutes","agreedWith":"Dr Exemple",\
        "reviewAt":"2020-04-20T08:00:00.000Z","overdue":false},"repeatCaller":{"contacts":9,\
        "days":14,"threshold":7,"kinds":[{"kind":"listening","contacts":8},\
        {"kind":"request","contacts":1}]}
        """
    static let volunteerProof = """
        {"people":[],"volunteers":["v"],"erasedAt":"2020-03-23T08:00:00.000Z","by":"token:t",\
        "reason":"asked","rows":{"people":0,"callers":0,"notes":2,"references":0,"keys":9,\
        "replies":1,"doors":0,"calls":0,"volunteers":3},"position":812,"digest":"ab12"}
        """

    static let refusedVolunteerErasure = """
        {"type":"x","title":"este voluntario aceptó la misión 52","status":409,\
        "code":"privacy.volunteer_on_mission"}
        """

    static let volunteerCopy = """
        {"id":"v","madeAt":"2020-03-23T08:00:00.000Z","volunteer":{"id":"v","number":7,\
        "name":"Jeanne Aubry","phone":"+33639980007","email":null,"available":false,\
        "territory":"92-montrouge","skills":[],"languages":["fr"]},\
        "questions":[{"mission":52,"need":"food","territory":"92-montrouge","state":"accepted",\
        "askedAt":"2020-03-23T08:00:00.000Z","answeredAt":"2020-03-23T08:01:00.000Z","way":"sms",\
        "reason":null,"served":{"stage":"completed","startedAt":"2020-03-23T09:00:00.000Z",\
        "arrivedAt":null,"closedAt":"2020-03-23T09:40:00.000Z","minutes":40,"money":null}},\
        {"mission":53,"need":"food","territory":"92-montrouge","state":"declined",\
        "askedAt":"2020-03-23T08:00:00.000Z","answeredAt":null,"way":null,"reason":"not_now"}],\
        "leavings":[{"mission":50,"how":"no_show","late":false,"leftAt":"2020-03-22T08:00:00.000Z",\
        "takenBackAt":null}],"messages":[{"number":3,"kind":"asked","mission":52,"state":"sent",\
        "queuedAt":"2020-03-23T08:00:00.000Z"}],"replies":[{"number":4,"reason":"not_understood",\
        "mission":52,"keptAt":"2020-03-23T08:00:00.000Z","settledAt":null,"text":"only at three"}],\
        "teams":[{"number":2,"kind":"foot","territory":"92-montrouge","state":"available",\
        "name":"North","from":"2020-03-23T08:00:00.000Z","until":null}],"rounds":[],\
        "carePlans":[],"loans":[],"crewAlarms":[],"candidates":[],"searchKeys":9,"keptAnswers":1}
        """

    static let candidate = """
        {"id":"0190f3c2-0000-7000-8000-000000000003","number":3,"state":"checked",\
        "stage":"checked","name":"Zoé Exemple","phone":"+33639980008","email":null,\
        "territory":"92-montrouge","skills":[{"code":"driving","until":null}],\
        "languages":["fr","ar"],"vettedUntil":"2028-12-31","vettingScope":"telephone",\
        "weeklyMissions":5,"radiusKilometres":5,"healthRisk":false,\
        "owner":{"kind":"desk","territory":"92"},"offeredAt":"2020-03-20T08:00:00.000Z",\
        "movedAt":"2020-03-21T08:00:00.000Z","dueAt":"2020-03-24T08:00:00.000Z","overdue":true,\
        "escalations":1,"contact":null,"volunteer":null,"volunteerNumber":null,"mergedInto":null,\
        "mergedIntoNumber":null,"reason":null,"closedAt":null,"version":19,"steps":[\
        {"state":"offered","at":"2020-03-20T08:00:00.000Z","by":"token:t"},\
        {"state":"checked","at":"2020-03-21T08:00:00.000Z","by":"token:t"}],"notes":["gently"],\
        "merged":[5],"likenesses":[{"kind":"volunteer","id":"v","number":7,"name":"Zoe Exemple",\
        "territory":"92","score":110,"likely":true,"reasons":[{"code":"same_phone","points":60,\
        "text":"same number"},{"code":"same_name","points":50,"text":"same name"}]}]}
        """
    static let likeVolunteer = """
        {"kind":"volunteer","id":"v","number":5,"name":"Zoe Exemple","territory":"92","score":120,\
        "likely":true,"reasons":[{"code":"same_phone","points":60,"text":"same number"},\
        {"code":"same_territory","points":10,"text":"same territory"}]}
        """
    static let onboarding = """
        {"territory":"92","stages":["spoken_to","checked"],"stepDays":2,"set":[{"territory":"92",\
        "version":2,"stages":["spoken_to","checked"],"stepDays":2,\
        "at":"2020-03-20T08:00:00.000Z","by":"token:t"},{"territory":"92","version":1,"stages":[],\
        "stepDays":9,"at":"2020-03-19T08:00:00.000Z","by":"token:t"}]}
        """
    static let candidateFigures = """
        {"from":"2020-03-20T08:00:00.000Z","until":"2020-04-20T08:00:00.000Z","territory":"92",\
        "smallest":5,"total":40,"hidden":2,"medianDays":4,"items":[\
        {"territory":"92-montrouge","state":"offered","candidates":33},\
        {"territory":"92-montrouge","state":"admitted","candidates":null}]}
        """
    static let carePlan = """
        {"id":"0190f3c2-0000-7000-8000-000000000003","number":3,"state":"open","person":{"id":"p",\
        "name":"Zoé","phone":"+33639981234"},"supporter":{"id":"v","number":7,"name":"Nadia",\
        "available":false},"calls":null,"limits":"ten minutes","agreedWith":"Dr Exemple",\
        "territory":"92-montrouge","owner":{"kind":"desk","territory":"FR"},\
        "openedAt":"2020-03-20T08:00:00.000Z","reviewAt":"2020-04-20T08:00:00.000Z",\
        "dueAt":"2020-04-20T08:00:00.000Z","overdue":false,"reviews":0,"reviewedAt":null,\
        "escalations":0,"closedAt":null,"ending":null,"version":19,"notes":["gently"]}
        """
    static let confirmedFigures = """
        {"from":"2020-03-20","until":"2020-03-22","by":["help","unmet"],"smallest":5,"total":40,\
        "hidden":2,"items":[{"help":"came","unmet":"nothing_unmet","requests":17},\
        {"help":"partly","unmet":"several","requests":null},\
        {"help":"not_at_all","unmet":"too_late","requests":null},\
        {"help":"not_told","unmet":"not_told","requests":12}]}
        """
    static let careRules =
        #"{"of":"standard","repeatContacts":7,"repeatDays":14,"reviewDays":30}"#
    static let oftenHistory = #"{"id":"p","name":"Zoé","contacts":[],"# + brief + "}"
    static let oftenCandidate =
        #"{"id":"p","name":"Zoé","likely":true,"reasons":[{"text":"same number"}],"# + brief + "}"
    static let visits = """
        {"id":"0190f3c2-0000-7000-8000-000000000003","number":3,"step":"report","person":{"id":"p",\
        "name":"Zoé"},"wants":"both","everyDays":7,"territory":"92-montrouge",\
        "owner":{"kind":"desk","territory":"92"},"requestNumber":null,"missionNumber":52,\
        "nextAt":null,"dueAt":"2020-03-22T08:00:00.000Z","overdue":false,"visits":1,\
        "concern":true,"escalations":0,"openedAt":"2020-03-20T08:00:00.000Z","closedAt":null,\
        "ending":null,"version":19,"notes":[],"reports":[{"toldAt":"2020-03-21T08:00:00.000Z",\
        "missionNumber":51,"health":["low_mood"],"housing":["cold"],"concern":true,"note":"thin"}]}
        """
    static let visitedHistory = """
        {"id":"p","name":"Zoé","contacts":[],"visitWish":"both","visits":{"number":3,\
        "step":"visiting","everyDays":7,"nextAt":null,"requestNumber":418,\
        "dueAt":"2020-03-22T08:00:00.000Z"}}
        """
    static let slot = """
        {"mission":"m","missionNumber":52,"slot":{"from":"2020-03-24T14:00:00.000Z",\
        "until":"2020-03-24T15:00:00.000Z"}}
        """
}
