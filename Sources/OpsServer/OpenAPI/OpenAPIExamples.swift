/// One body of each kind that somebody may copy; people and numbers are invented.
enum OpenAPIExamples {
    /// By the component that describes the body.
    static let bodies = [
        "NewContact": """
        {"needs":[{"kind":"food"},{"kind":"medicine"}],"person":{"name":"Odette Exemple",\
        "phone":"+33639981234","address":"1 rue Inventée","postcode":"92120"},\
        "caller":{"relation":"daughter"},"language":"fr"}
        """,
        "MoreOfContact": #"{"needs":[{"kind":"hygiene"}],"note":"Second door on the left."}"#,
        "NewDanger": #"{"contact":1}"#,
        "DangerContact": #"{"contact":1}"#,
        "NewServiceCall": #"{"service":"15","reference":"2020-0317"}"#,
        "DangerClosure": #"{"outcome":"service_took_over"}"#,
        "NewCall": """
        {"contact":1,"purpose":"friendly_call",\
        "safe":"14:00-16:00","utcOffsetMinutes":60,"everyDays":3,\
        "neighbour":{"name":"Basile Exemple","phone":"+33639980008"}}
        """,
        "CallReport": #"{"result":"no_answer"}"#,
        "CallCancellation": #"{"reason":"no_longer_needed"}"#,
        "CallAlert": #"{"note":"Nobody has seen her since Monday."}"#,
        "NewCallRules": """
        {"ladder":[{"kind":"call","withinMinutes":2880},{"kind":"supervisor","withinMinutes":60}],\
        "questions":[{"kind":"call","withinMinutes":10080}],"lockMinutes":20,"graceMinutes":120,\
        "hours":"08:00-20:00","utcOffsetMinutes":60}
        """,
        "NewConcern": """
        {"contact":1,"facts":"The neighbour says that the door is locked from outside.",\
        "words":"He keeps the key."}
        """,
        "NewAdvice": #"{"adviser":"Basile Exemple","advice":"Call 3977 with her."}"#,
        "ConcernDecision": #"{"decision":"formal_incident","reasons":"She cannot leave."}"#,
        "NewAction": """
        {"task":"Visit with the social worker.","owner":"Ada Exemple",\
        "deadline":"2030-03-24T12:00:00Z"}
        """,
        "ActionResult": #"{"action":1,"result":"She has a key again."}"#,
        "ConcernClosure": #"{"reason":"safe"}"#,
        "NewConcernRules": """
        {"workingDays":["mo","tu","we","th","fr"],"decideUntil":"18:00","utcOffsetMinutes":60,\
        "reviewDays":7,"alarmMinutes":240,"inCopy":true}
        """,
        "NewCarePlan": """
        {"contact":1,"supporter":1,"calls":{"everyDays":2,"preferred":"14:30-15:30",\
        "utcOffsetMinutes":60},"limits":"Ten minutes a call.","agreedWith":"Dr Exemple"}
        """,
        "CarePlanReview": #"{"limits":"A quarter of an hour a call."}"#,
        "CarePlanClosure": #"{"reason":"calls_settled","keepCalls":true}"#,
        "NewCareRules": #"{"repeatContacts":7,"repeatDays":14,"reviewDays":30}"#,
        "VisitWish": #"{"wants":"both","everyDays":7,"by":"person","preferred":"14:00-16:00"}"#,
        "VisitReport": """
        {"health":["low_mood"],"housing":["cold"],"needs":["food"],"concern":false,\
        "note":"She sings again."}
        """,
        "NextVisit": #"{"at":"2030-04-02T14:00:00+02:00"}"#,
        "VisitsClosure": #"{"reason":"autonomous"}"#,
        "NewSlot": #"{"from":"2020-03-24T14:00:00+01:00","minutes":60}"#,
        "NewOperationEvent": """
        {"title":"Heat wave, invented place","kind":"heat_wave","territory":"FR",\
        "reportMinutes":60}
        """,
        "OperationEventChange": #"{"status":"stopped"}"#,
        "NewTeam": #"{"event":1,"name":"Example","kind":"vehicle","members":[2]}"#,
        "TeamStatusWish": #"{"status":"on_scene"}"#,
        "TeamMembers": #"{"members":[]}"#,
        "NewEventNote": #"{"text":"The school is open, water is there.","team":1,"fromTeam":true}"#,
        "NewLifting": """
        {"consentBy":"person","reason":"danger_to_life","recipient":"emergency_medical"}
        """,
        "NewRetention": """
        {"personMonths":24,"refusedMonths":6,"anonymousMonths":3,"accessLogMonths":12,\
        "daily":true,"time":"03:00","utcOffsetMinutes":60}
        """,
        "RetentionWish": #"{"limit":50}"#,
        "PersonSearch": #"{"name":"Lefebvre Odette","postcode":"92120"}"#,
        "VolunteerSearch": #"{"name":"Aubry Jeanne"}"#,
        "OtherPerson": #"{"other":"01710c6c-2c00-7000-8000-000000000005"}"#,
        "PersonCorrection": #"{"name":"Odette Exemple","remove":["safe_phone"]}"#,
        "NewConsent": #"{"purpose":"call_back","means":"telephone"}"#,
        "ErasureWish": #"{"reason":"asked"}"#,
        "WholeErasureWish": #"{"reason":"asked"}"#,
        "HoldWish": #"{"reason":"complaint"}"#,
        "Cancellation": #"{"reason":"no_longer_needed"}"#,
        "NewRules": """
        {"code":"exampleville-2030","territory":"92-montrouge","needs":["food","hygiene"],\
        "from":"2030-03-20T00:00:00Z","name":{"fr":"Exempleville","es":"Ejemplovilla",\
        "en":"Exampleville"},"rules":[{"code":"isolated","anyOf":[{"fact":"isolated"}],\
        "text":{"fr":"La personne est isolée.","es":"La persona está aislada.",\
        "en":"The person is isolated."},"sendTo":["town_hall"]}],\
        "money":{"currency":"EUR","perRequestCents":3000,"means":["contactless","free"]}}
        """,
        "EligibilityFacts": #"{"age":71,"isolated":true,"fever":null}"#,
        "RuleRefusal": #"{"rule":"isolated","sentTo":"town_hall"}"#,
        "NewPurchase": """
        {"amount":{"cents":1240,"currency":"EUR"},"means":"contactless","substitution":false}
        """,
        "Receipt": #"{"amount":{"cents":1195,"currency":"EUR"}}"#,
        "NewSettlement": #"{"settlement":"counting_error"}"#,
        "NewSolicitation": #"{"size":10,"delayMinutes":20}"#,
        "NewOffer": #"{"volunteers":[1]}"#,
        "Answer": #"{"volunteer":1}"#, "NoAnswer": #"{"volunteer":1,"reason":"too_far"}"#,
        "NewVisitCheck": #"{"code":"citron lampe"}"#,
        "VisitTelling": #"{"code":"citron lampe"}"#,
        "NewPacket": """
        {"cannotGoOut":true,"noOtherWay":true,"prescriptionAtPharmacy":true,\
        "pharmacy":"Pharmacie Inventée, place du Marché","coldChain":true}
        """,
        "PacketCollection": #"{"sealed":true}"#,
        "AnswerTakenBack": #"{"volunteer":7,"reason":"wrong_volunteer"}"#,
        "CrewMember": #"{"volunteer":7,"reason":"ill"}"#,
        "CrewConfirmation": #"{"volunteer":7}"#,
        "NewCrew": #"{"volunteers":[8,12]}"#,
        "NewExposure": #"{"days":14}"#,
        "CrewAlarmClosure": #"{"ending":"handled","note":"They are home."}"#,
        "EmergencyContact": #"{"name":"Max Exemple","phone":"+33639980008"}"#,
        "CrewRules": """
        {"watched":"alone","checkInMinutes":45,"lateHours":24,"alarmMinutes":10,\
        "confirmHours":24}
        """,
        "Report": #"{"reason":"All is well."}"#,
        "NewVolunteer": """
        {"name":"Ada Exemple","phone":"+33639980007","territory":"92-montrouge",\
        "postcode":"92120","skills":[{"code":"first_aid","until":"2028-06-30"}],\
        "languages":["fr"],"vettedUntil":"2028-12-31"}
        """,
        "NewCandidate": """
        {"name":"Ada Exemple","phone":"+33639980007","territory":"92-montrouge",\
        "postcode":"92120","languages":["fr"],"note":"Evenings."}
        """,
        "CandidateChange": #"{"phone":"+33639980008","remove":["note"]}"#,
        "CandidateStage": #"{"note":"Speaks gently, has time on Mondays."}"#,
        "CandidateStepBack": #"{"stage":"offered","note":"It was the line below."}"#,
        "CandidateAdmission": #"{"accompaniedUntil":"2030-04-01"}"#,
        "CandidateClosure": #"{"reason":"withdrew"}"#,
        "CandidateTwin": #"{"volunteer":1}"#,
        "NewOnboardingRules": """
        {"territory":"92-montrouge","stages":["spoken_to","checked"],"stepDays":2}
        """,
        "Calendar":
            #""BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20300801T160000Z\r\n"#
            + #"DURATION:PT2H\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n""#,
        "RoundPlans": """
        {"territory":"92-montrouge","date":"2030-04-02","rounds":[{"capacity":20,"crew":[1],\
        "leavesAt":"2030-04-02T08:00:00Z","backAt":"2030-04-02T09:00:00Z","stops":[{"request":1,\
        "arrival":"2030-04-02T08:20:00Z","departure":"2030-04-02T08:30:00Z",\
        "from":"2030-04-02T08:00:00Z","until":"2030-04-02T09:30:00Z"}]}]}
        """,
        "RoundStopName": #"{"request":1}"#,
        "NewSkill": """
        {"code":"nursing","name":{"fr":"soins infirmiers","es":"enfermería","en":"nursing"},\
        "synonyms":["nurse"],"parents":["first_aid"]}
        """,
        "VolunteerChange": """
        {"available":true,"hours":{"zone":"Europe/Paris","schedules":[{"byday":["mo","we"],\
        "opensAt":"18:00","closesAt":"22:00"}]},\
        "away":[{"from":"2030-08-01T00:00:00Z","until":"2030-08-16T00:00:00Z"}],\
        "liftingKilograms":10,"travel":["bicycle"],"note":"Landline only."}
        """,
        "NewTerritory": """
        {"code":"exampleville","kind":"local_unit","parent":"FR",\
        "name":{"fr":"Exempleville","es":"Ejemplovilla","en":"Exampleville"}}
        """,
        "NewDeployment": """
        {"entry":"croix-rouge-chez-vous","territory":"92-montrouge",\
        "needs":[{"kind":"food","dueWithinMinutes":480,"crew":1}]}
        """,
        "NewToken": #"{"role":"operator","label":"desk 3"}"#,
        "NewPartner": """
        {"name":"Habitat Exemple","kind":"landlord","territory":"92",\
        "contact":{"name":"Basile Exemple","phone":"+33639980008"}}
        """,
        "NewLine": """
        {"territory":"FR","name":"Ligne Exemple","phone":"0 639 98 00 00",\
        "hours":{"zone":"Europe/Paris","schedules":[{"byday":["mo","tu","we","th","fr"],\
        "opensAt":"08:00","closesAt":"20:00"}]},"priority":["medicine","food"]}
        """,
        "LineChange": #"{"phone":"0 639 98 00 01","from":"2030-03-24T07:00:00Z"}"#,
        "LineClosure": """
        {"announcement":{"fr":"Appelez la mairie.","es":"Llame al ayuntamiento.",\
        "en":"Call the town hall."}}
        """,
        "DeploymentHours": """
        {"hours":{"zone":"Europe/Paris","schedules":[{"byday":["sa"],"opensAt":"09:00",\
        "closesAt":"12:00"}]}}
        """,
        "PartnerChange": #"{"dailyReferrals":100}"#,
        "NewReferral": """
        {"needs":[{"kind":"food"}],"person":{"name":"Odette Exemple","phone":"+33639981234",\
        "postcode":"92120"},"consent":{"by":"person","means":"in_person",\
        "saidAt":"2020-03-23T08:00:00Z"}}
        """,
    ]
}
