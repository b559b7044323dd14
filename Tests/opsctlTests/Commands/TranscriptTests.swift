import OpsCore
import OpsTesting
import Testing

@testable import opsctl

/// What people see: a command, what it asks, what it answers, how it ends.
@Suite struct TranscriptTests {
    private static let conversations: [(String, [FakeDoor.Reply])] = [
        ("person export p --reason asked", [.json(200, copy)]),
        ("person export p --reason authority --ui-lang fr", [.json(200, copy)]),
        ("person export p --reason review --ui-lang es", [.json(200, copy)]),
        ("person export p", []),
        ("person export p --reason asked --json", [.json(200, copy)]),
        (
            "person correct p --name Zoe --remove phone --note 3 --text knocks --remove-note 4",
            [.json(200, #"{"id":"p","name":"Zoe","contacts":[]}"#)]
        ),
        ("person correct p --note 3", []),
        (
            "person correct p --safe-hours 14:00-16:00 --entry-code 12B --remove safe_phone",
            [.json(200, #"{"id":"p","safeHours":"14:00-16:00","contacts":[]}"#)]
        ),
        (
            "contact log --kind thanks --safe-phone 0639981234 --safe-hours 14:00-16:00",
            [.json(201, contact), .json(200, #"{"items":[]}"#)]
        ),
        ("contact log --kind thanks --anonymous --safe-hours 14:00-16:00", []),
        (
            "contact log --kind listening --anonymous --note 0639981234",
            [
                .json(
                    201,
                    #"{"id":"c","number":12,"kind":"listening","anonymous":true,"noteShortened":true}"#
                )
            ]
        ),
        ("person erase p", []),
        ("person erase p --reason asked", [.json(200, proof)]),
        ("person erase p --reason asked", [.json(409, refusedErasure)]),
        ("person erasure p --ui-lang fr", [.json(200, proof)]),
        ("volunteer copy 7", []),
        ("volunteer copy 7 --reason asked", [.json(200, volunteerCopy)]),
        ("volunteer copy 7 --reason asked --ui-lang fr", [.json(200, volunteerCopy)]),
        ("volunteer erase 7 --reason asked", [.json(200, volunteerProof)]),
        ("volunteer erase 7 --reason asked --ui-lang es", [.json(409, refusedVolunteerErasure)]),
        ("volunteer erasure 7 --ui-lang fr", [.json(200, volunteerProof)]),
        (
            "volunteer hold 7 --reason court",
            [.json(200, #"{"reason":"court","since":"2020-03-23T08:00:00.000Z"}"#)]
        ),
        (
            "contact erasure 12 --ui-lang es",
            [
                .json(
                    200,
                    proof.replacing(#""people":["p","q"]"#, with: #""people":[],"contact":"c""#))
            ]
        ),
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
        ("message list --state dead --mission 52", [.json(200, messages)]),
        ("message list --ui-lang fr", [.json(200, messages)]),
        ("message list --state lost", []),
        ("message show 7", [.json(200, message)]),
        ("message show 7 --ui-lang es", [.json(200, message)]),
        ("message retry 7", [.json(200, message)]),
        ("deployment messages d-1 --off", [.json(200, #"{"on":false}"#)]),
        ("deployment messages d-1 --held", [.json(200, #"{"on":true,"held":true}"#)]),
        ("mission show 52 --ui-lang fr", [.json(200, toldMission)]),
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
        (
            "request list --ui-lang fr --need errand.pet_food",
            [.json(200, pets), .json(200, needs)]
        ),
        ("request list --need errand.pet_food", [.json(200, pets), .json(403, "{}")]),
        ("request list --need errand.Pet", []),
        ("need list --ui-lang es", [.json(200, needs)]),
        (
            "deployment open --entry e --territory 92 --need errand.pet_food --name-fr a "
                + "--name-es b --name-en c",
            [.json(201, #"{"needs":["errand.pet_food"]}"#), .json(200, needs)]
        ),
        ("deployment open --entry e --territory 92 --need errand.pet_food --name-fr a", []),
        (
            "deployment open --entry e --territory 92 --need errand.a --need errand.b --name-fr a "
                + "--name-es b --name-en c", []
        ),
        ("request list", [.json(200, #"{"items":[],"next":null}"#)]),
        ("request show 417", [.json(200, request)]),
        ("request show 417 --ui-lang es", [.json(200, request)]),
        (
            "request offer 418 7",
            [
                .json(201, mission),
                .json(
                    200,
                    #"{"id":"r","number":418,"contact":"c","need":"food","status":"offered","#
                        + #""person":{"id":"p","name":"Odette Exemple"}}"#),
            ]
        ),
        ("request show 9", [.json(404, #"{"title":"No such request","code":"request.unknown"}"#)]),
        ("request propose 417 --all", [.json(200, proposals)]),
        ("request propose 417", [.json(200, proposals), .json(200, crews)]),
        ("request propose 417 --crews", [.json(200, crews)]),
        ("request offer 417 7 0190f3c2-0000-7000-8000-000000000001", [.json(201, mission)]),
        ("request solicit 417 --size 10 --delay 20", [.json(200, searched)]),
        ("request solicit 417 --stop --ui-lang fr", [.json(200, searched)]),
        ("mission remind 52 --ui-lang es", [.json(200, mission)]),
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
        ("rules list", [.json(200, #"{"items":["# + ruleSet + #"],"next":null}"#)]),
        ("rules show here-2020", [.json(200, ruleSet)]),
        ("rules load here-2020", [.json(200, ruleSet)]),
        ("rules load mars", [.json(404, #"{"title":"No such rules","code":"rules.unknown"}"#)]),
        ("deployment show d", [.json(200, deploymentStanding)]),
        ("deployment show d --ui-lang fr", [.json(200, deploymentStanding)]),
        ("deployment show d --ui-lang es", [.json(200, deploymentStanding)]),
        ("concern decide 3 --decision emergency", [.json(200, emergency)]),
        ("rules show here-2020 --version 1 --ui-lang fr", [.json(200, ruleSet)]),
        (
            "rules check 417 --yes isolated --no fever --age 71", [.json(200, eligibility)]
        ),
        ("rules check 417 --no isolated --ui-lang es", [.json(200, eligibility)]),
        ("rules check 417 --yes rich", []),
        ("rules check 417 --yes fever --no fever", []),
        ("rules check 417 --yes fever --no fever --ui-lang fr", []),
        ("rules check 417 --yes fever --no fever --ui-lang es", []),
        (
            "request refuse 417 --rule isolated --sent-to town_hall --note room4",
            [.json(200, refusedRequest)]
        ),
        (
            "request refuse 417 --rule isolated --sent-to town_hall --ui-lang fr",
            [.json(200, refusedRequest)]
        ),
        ("request refuse 417 --rule isolated", []),
        (
            "money agree 52 --amount 12,40 --means contactless --substitution",
            [.json(200, shopping)]
        ),
        ("money agree 52 --basket big --means free --ui-lang es", [.json(200, shopping)]),
        ("money agree 52 --amount 12.405 --means contactless", []),
        ("money agree 52 --amount 12.40 --means card", []),
        ("money buy 52 --receipt 11.95 --ui-lang fr", [.json(200, shopping)]),
        ("money buy 52 --receipt 11.95", [.json(409, aboveAgreement)]),
        ("money pay 52 --reason ok", [.json(200, shopping)]),
        ("money correct 52 --receipt 11.95 --note swapped", [.json(200, shopping)]),
        ("money return 52 --json", [.json(200, shopping)]),
        ("money refund 52", [.json(200, shopping)]),
        ("money cancel 52", [.json(200, shopping)]),
        ("money reconcile 52 --counted 11.90 --currency EUR", [.json(200, shopping)]),
        ("money settle 52 --because counting_error", [.json(200, shopping)]),
        ("money list", [.json(200, #"{"items":["# + account + #"],"next":null}"#)]),
        (
            "money list --state discrepancy --ui-lang fr",
            [.json(200, #"{"items":["# + account + #"],"next":null}"#)]
        ),
        ("mission step-back 52 --volunteer 7 --reason fever", [.json(200, leftMission)]),
        ("mission no-show 52 --ui-lang fr", [.json(200, leftMission)]),
        ("mission hand-over 52 --to 8 --to 12 --ui-lang es", [.json(200, leftMission)]),
        ("mission hand-over 52", []),
        ("mission check-in 52", [.json(200, leftMission)]),
        ("mission gear 52", [.json(200, leftMission)]),
        ("mission confirm 52 --volunteer 7", [.json(200, leftMission)]),
        ("mission exposure 52 --days 10 --ui-lang fr", [.json(200, exposure)]),
        ("crew-alarm list --due", [.json(200, #"{"items":["# + crewAlarm + #"],"next":null}"#)]),
        (
            "crew-alarm list --ui-lang fr",
            [.json(200, #"{"items":["# + crewAlarm + #"],"next":null}"#)]
        ),
        ("crew-alarm show 4 --ui-lang es", [.json(200, crewAlarm)]),
        ("crew-alarm close 4 --ending handled --note home", [.json(200, crewAlarm)]),
        ("crew-alarm close 4 --ending settled", []),
        ("reply list", [.json(200, #"{"items":["# + reply + #"],"next":null}"#)]),
        ("reply list --ui-lang fr", [.json(200, #"{"items":["# + reply + #"],"next":null}"#)]),
        ("reply show 4 --ui-lang es", [.json(200, reply)]),
        ("reply settle 4 --resume-messages", [.json(200, reply)]),
        ("crew-alarm contacts 4", [.json(200, emergencyContacts)]),
        (
            "volunteer emergency 7 --name Max --phone 0639980008",
            [.json(200, #"{"id":"v","number":7,"available":true,"noShows":1,"lateDropOuts":0}"#)]
        ),
        (
            "deployment waves 0190f3c2 --wave-size 8 --wave-delay 15",
            [
                .json(
                    200,
                    #"{"id":"0190f3c2","waves":{"size":8,"delayMinutes":15,"wavesEach":2,"#
                        + #""widening":2,"widest":4}}"#)
            ]
        ),
        (
            "deployment crew-rules 0190f3c2 --watched every --check-in 30",
            [
                .json(
                    200,
                    #"{"watched":"every","checkInMinutes":30,"lateHours":24,"alarmMinutes":10,"#
                        + #""confirmHours":24}"#)
            ]
        ),
        ("volunteer emergency 7", []),
        ("volunteer emergency 7 --nobody --name Max", []),
        (
            "volunteer emergency 7 --nobody",
            [.json(200, #"{"id":"v","number":7,"available":true,"emergencyContactKnown":false}"#)]
        ),
        ("mission exposure 52 --look", [.json(200, exposure)]),
        ("mission check-in 52 --volunteer 7 --reason home", [.json(200, leftMission)]),
        ("crew-alarm contacts 5", [.json(200, nobodyNoted)]),
        ("deployment crew-rules 0190f3c2 --grace 5 --ui-lang fr", [.json(200, crewRules)]),
        ("mission show 52", [.json(200, equippedMission)]),
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
        ("mission code 52 --told citron_lampe --ui-lang es", [.json(200, visitCodeTold)]),
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
            "mission list --limit 1",
            [.json(200, #"{"items":["# + missionOfMany + #"],"next":null}"#)]
        ),
        (
            "contact log --need food --phone 06 --lang fr --caller-relation daughter",
            [.json(201, contact)]
        ),
        (
            "contact log --need food --phone 06 --ui-lang fr",
            [.json(201, namedContact), .json(200, candidates)]
        ),
        (
            "contact add 3 --phone 06",
            [.json(200, namedContact), .json(200, namedContact), .json(200, candidates)]
        ),
        ("contact add 3 --note calm", [.json(200, namedContact), .json(200, namedContact)]),
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
        ("person history p --ui-lang fr", [.json(200, crowdedHistory)]),
        ("person history p --ui-lang es", [.json(200, crowdedHistory)]),
        ("person history p --ui-lang en", [.json(200, crowdedHistory)]),
        ("person merge p q", [.json(200, history)]),
        ("person merge p q", [.json(200, heardSince)]),
        ("person merge p q --ui-lang fr", [.json(200, heardSince)]),
        ("person search --name Lefebvre", [.json(200, owedCalls)]),
        (
            "contact log --need food --phone 06 --ui-lang es",
            [.json(201, namedContact), .json(200, owedCalls)]
        ),
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
            "call plan 12 --purpose friendly_call --every-days 3 --safe-hours 14:00-16:00 "
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
        (
            "concern raise 12 --facts locked --words key",
            [.json(201, #"{"id":"c","number":3,"raisedAt":"2020-03-20T08:00:00.000Z"}"#)]
        ),
        ("concern raise p", []),
        (
            "concern raised --ui-lang es",
            [
                .json(
                    200,
                    #"{"items":[{"number":3,"raisedAt":"2020-03-20T08:00:00.000Z"}],"next":null}"#)
            ]
        ),
        ("concern list --overdue", [.json(200, #"{"items":["# + concern + #"],"next":null}"#)]),
        ("concern show 3", [.json(200, concern)]),
        ("concern show 3 --ui-lang fr", [.json(200, concern)]),
        ("concern show 3 --json", [.json(200, concern)]),
        ("concern decide 3 --decision report --reasons r", [.json(200, concern)]),
        ("concern decide 3", []),
        ("concern advise 3 --adviser B --advice a --ui-lang es", [.json(200, concern)]),
        ("concern act 3 --task t --owner A --deadline 2030-03-24T12:00", [.json(200, concern)]),
        ("concern done 3 --action 1 --result r", [.json(200, concern)]),
        ("concern close 3 --reason safe --note n", [.json(200, concern)]),
        ("concern rules", [.json(200, concernRules)]),
        ("concern rules --ui-lang fr", [.json(200, concernRules)]),
        (
            "care-plan open 12 --supporter 7 --every-days 2 --preferred 10:00-11:00 --limits ten "
                + "--agreed-with doctor", [.json(201, carePlan)]
        ),
        (
            "figures show --by help --by unmet --ui-lang fr", [.json(200, confirmedFigures)]
        ),
        ("figures show --by help --by unmet --csv", [.json(200, confirmedFigures)]),
        ("care-plan open 12", []),
        (
            "care-plan list --due --ui-lang fr",
            [.json(200, #"{"items":["# + carePlan + #"],"next":null}"#)]
        ),
        ("candidate add --contact 12", [.json(201, candidate)]),
        ("candidate add --name Zoe", []),
        (
            "candidate add --name Zoe --territory 92 --skill driving --lang fr --ui-lang es",
            [.json(201, candidate)]
        ),
        (
            "candidate list --due --territory 92 --skill driving --age 3 --ui-lang fr",
            [.json(200, #"{"items":["# + candidate + #"],"next":"n3"}"#)]
        ),
        ("candidate list --state waiting", []),
        ("candidate show 3", [.json(200, candidate)]),
        ("candidate show 3 --ui-lang fr", [.json(200, candidate)]),
        ("candidate show 3 --json", [.json(200, candidate)]),
        (
            "candidate advance 3 --stage checked --vetted-until 2028-12-31 --scope telephone",
            [.json(200, candidate)]
        ),
        (
            "candidate advance 3 7 --ui-lang es",
            [
                .json(200, candidate),
                .json(409, #"{"title":"falta","code":"candidate.stage_missing"}"#),
            ]
        ),
        ("candidate advance 3 7 --json", [.json(200, candidate), .json(200, candidate)]),
        ("candidate advance", []),
        ("candidate back 3 --stage spoken_to --note n", [.json(200, candidate)]),
        ("candidate back 3", []),
        ("candidate admit 3 --accompanied-until 2020-03-30", [.json(200, candidate)]),
        ("candidate decline 3 --reason no_task --note n", [.json(200, candidate)]),
        ("candidate decline 3", []),
        ("candidate withdraw 3", [.json(200, candidate)]),
        ("candidate merge 3 --with 1", [.json(200, candidate)]),
        ("candidate merge 3 --volunteer 7", [.json(200, candidate)]),
        ("candidate merge 3", []), ("candidate merge 3 --with 1 --volunteer 7", []),
        ("candidate separate 3", [.json(200, candidate)]),
        (
            "candidate erase 3 --reason asked",
            [
                .json(
                    200,
                    proof.replacing(#""people":["p","q"]"#, with: #""people":[],"candidate":"c""#))
            ]
        ),
        ("candidate rules --territory 92", [.json(200, onboarding)]),
        (
            "candidate rules --territory 92 --requires checked --step-days 2 --ui-lang fr",
            [.json(200, onboarding)]
        ),
        (
            "candidate rules --territory 92 --requires-nothing --step-days 2",
            [.json(200, onboarding)]
        ),
        ("candidate rules --requires checked", []), ("candidate rules --step-days 2", []),
        (
            "figures candidates --territory 92 --days 30 --ui-lang fr",
            [.json(200, candidateFigures)]
        ),
        ("care-plan show 3 --ui-lang es", [.json(200, carePlan)]),
        ("care-plan show 3 --json", [.json(200, carePlan)]),
        ("care-plan review 3 --supporter 9 --note tired", [.json(200, carePlan)]),
        ("care-plan close 3 --reason calls_settled --keep-calls", [.json(200, carePlan)]),
        ("care-plan close 3", []),
        ("care-plan open 12 --supporter 7 --safe-hours 10:00-11:00", []),
        ("care-plan review 3 --preferred 15:00-16:00", []),
        ("care-plan rules --visit-lead 24", []),
        ("care-plan rules", [.json(200, careRules)]),
        (
            "care-plan rules --contacts 7 --days 14 --review-days 30 --ui-lang fr",
            [.json(200, careRules)]
        ),
        ("care-plan rules --contacts 7", []),
        ("person history p --ui-lang fr", [.json(200, oftenHistory)]),
        (
            "visit wish p --wants both --every-days 7 --by caller --preferred 14:00-16:00",
            [.json(200, visitedHistory)]
        ),
        ("visit wish p", []),
        (
            "visit list --due --ui-lang fr",
            [.json(200, #"{"items":["# + visits + #"],"next":null}"#)]
        ),
        ("visit show 3 --ui-lang es", [.json(200, visits)]),
        (
            "visit report 3 --health low_mood --housing cold --need food --concern --note thin "
                + "--next-call 2020-03-24T10:00:00Z", [.json(200, visits)]
        ),
        ("visit next 3 --at 2020-03-30T10:00:00Z --json", [.json(200, visits)]),
        ("visit close 3 --reason autonomous", [.json(200, visits)]),
        ("mission slot 52 --from 2020-03-24T14:00:00Z --minutes 60", [.json(200, slot)]),
        ("contact show 12 --ui-lang es", [.json(200, oftenHistory)]),
        (
            "contact log --need food --phone 06",
            [.json(201, namedContact), .json(200, #"{"items":["# + oftenCandidate + #"]}"#)]
        ),
        ("retention plan", [.json(200, retentionPlan)]),
        ("retention plan --limit 5 --ui-lang fr", [.json(200, retentionPlan)]),
        ("retention run --limit 50", [.json(200, retentionReport)]),
        ("retention run --ui-lang es", [.json(200, retentionReport)]),
        ("retention rules", [.json(200, retentionRules)]),
        ("retention rules --json", [.json(200, retentionRules)]),
        (
            "contact lift-anonymity 12 --consent-by person --reason danger_to_life "
                + "--recipient emergency_medical",
            [.json(200, liftedContact)]
        ),
        (
            "contact lift-anonymity 12 --reason law --recipient police --ui-lang fr",
            [.json(200, liftedContact)]
        ),
        ("contact lift-anonymity 12 --recipient police", []),
        ("access-log list --person p", [.json(200, accesses)]),
        ("access-log list --token t --ui-lang fr", [.json(200, accesses)]),
        (
            "access-log verify --ui-lang es",
            [
                .json(
                    200,
                    #"{"rows":3,"last":7,"digest":"ab","anchors":2,"isWhole":true,"brokenAt":null}"#
                )
            ]
        ),
        (
            "access-log verify",
            [.json(200, #"{"rows":3,"last":7,"digest":"ab","isWhole":false,"brokenAt":8}"#)]
        ),
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
        (
            "danger called 7 --service 15 --called-at 2020-03-20T08:01 --json",
            [.json(200, danger + "}")]
        ),
        (
            "danger called 7 --service 15 --called-at 2031-03-20T08:01",
            [.json(200, danger + "}")]
        ),
        (
            "danger called 7 --service 15 --called-at 2031-03-20T08:01 --ui-lang fr",
            [.json(200, danger + "}")]
        ),
        ("danger about 7 12", [.json(200, taken)]),
        ("danger about 7", []),
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
        ("volunteer resume-messages 7", [volunteer]),
        ("volunteer show 7 --ui-lang es", [known]), ("volunteer show 7", [known]),
        (
            "volunteer change 7 --skill nursing=2030-01-01 --without-skill driving --travel van "
                + "--zone Europe/Paris --hours mo-fr_18:00-22:00 --remove note --ui-lang fr",
            []
        ),
        (
            "volunteer change 7 --skill nursing=2030-01-01 --without-skill driving --travel van "
                + "--remove note --lifts-kg 5",
            [
                .json(200, #"{"items":["# + skill + #"],"next":null}"#), known, known,
                .json(200, #"{"items":["# + skill + #"],"next":null}"#),
            ]
        ),
        ("volunteer vet 7 --until 2030-01-01 --scope telephone", [known, known]),
        ("volunteer vet 7 --until 2030-01-01", [known, known]),
        ("volunteer vet 7 --until 1999-01-01", [known, .json(200, vettedInThePast)]),
        ("volunteer change 7 --prefers-person p2", [known, known]),
        (
            "volunteer change 7 --lang es --without-lang fr --travel foot --without-travel car "
                + "--prefers-area 92 --without-never medicine", [known, known]
        ),
        ("volunteer change 7 --remove prefers-person --remove lifts-kg", [known, known]),
        ("request propose 417 --crews --limit 100", [.json(200, noCrews)]),
        ("skill list --ui-lang fr", [.json(200, #"{"items":["# + skill + #"],"next":null}"#)]),
        (
            "skill define Nursing --name-fr a --name-es b --name-en c --synonym Infirmière "
                + "--parent first_aid", [.json(200, skill)]
        ),
        ("skill define nursing", []),
        ("volunteer vet 7", []), ("volunteer away 7", []),
        (
            "volunteer away 7 --from 2030-08-01T00:00:00Z --until 2030-08-02T00:00:00Z",
            [known, known]
        ),
        ("volunteer away 7 --clear", [known, known]),
        (
            "volunteer add --name N --territory 92 --skill first_aid=2028-06-30 --skill driving "
                + "--ref A-7",
            [volunteer, .json(200, #"{"items":[]}"#), .json(200, #"{"items":[]}"#)]
        ),
        (
            "volunteer add --name N --territory 92 --skill first_aids --skill nurse --postcode 1",
            [
                volunteer, .json(200, #"{"items":["# + skill + #"]}"#),
                .json(200, #"{"items":[]}"#),
            ]
        ),
        (
            "volunteer add --name N --territory 92 --ui-lang fr",
            [volunteer, .json(200, #"{"items":["# + likeVolunteer + #"]}"#)]
        ),
        ("volunteer add --name N --territory 92", [volunteer, .json(503, "{}")]),
        (
            "volunteer search --name zoe --phone 0639980007 --ref A-7",
            [.json(200, #"{"items":["# + likeVolunteer + #"]}"#)]
        ),
        ("volunteer search", []),
        (
            "volunteer duplicates 7 --ui-lang es",
            [.json(200, #"{"items":["# + likeVolunteer + #"]}"#)]
        ),
        (
            "volunteer list --territory 92 --skill first_aid --language es --available true "
                + "--vetting over",
            [.json(200, #"{"items":[],"next":null}"#)]
        ),
        (
            "deployment open --entry e --territory 92 --need food --due-within 60",
            [.json(201, #"{"id":"d","entry":"e","territory":"92","needs":[{"kind":"food"}]}"#)]
        ),
        ("deployment close d", [.json(200, #"{"id":"d","entry":"e","territory":"92"}"#)]),
        ("deployment close d", [.json(200, closedDeployment)]),
        ("deployment close d --ui-lang fr", [.json(200, closedDeployment)]),
        (
            "deployment change d --zone Europe/Paris --open sa_09:00-12:00",
            []
        ),
        ("deployment change d --always", [.json(200, #"{"id":"d","entry":"e","territory":"92"}"#)]),
        ("deployment change d", []),
        ("deployment change d --closed 2020-12-25 --always", []),
        (
            "line open --name Ligne --number 1520 --territory FR --first medicine --say-fr F "
                + "--say-es E --say-en I", [.json(201, line)]
        ),
        ("line open --name Ligne --number 1520 --territory FR --say-fr F", []),
        ("line list --ui-lang fr", [.json(200, #"{"items":["# + line + #"],"next":null}"#)]),
        ("line show 1", [.json(200, line)]),
        ("line show 1 --ui-lang es", [.json(200, line)]),
        ("line change 1 --number 1521 --from 2020-03-24T08:00:00Z", [.json(200, line)]),
        ("line close 1 --at 2020-06-30T18:00:00Z --json", [.json(200, line)]),
        ("request list --sort due --territory 92", [.json(200, list)]),
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
        (
            "partner add --name Habitat --kind landlord --territory 92 --daily 20 "
                + "--contact-name Basile", [.json(201, partner)]
        ),
        ("partner add --name Habitat --kind shop --territory 92", []),
        ("partner list --ui-lang fr", [.json(200, #"{"items":["# + partner + #"],"next":null}"#)]),
        ("partner show 3 --ui-lang es", [.json(200, partner)]),
        ("partner change 3 --forget-contact", [.json(200, partner)]),
        ("partner change 3 --forget-contact --contact-name Zoe", []),
        ("partner suspend 3", [.json(200, partner)]),
        ("partner resume 3 --json", [.json(200, partner)]),
        (
            "referral send --need food --name Zoe --postcode 92120 --agreed-by person "
                + "--agreed-how in_person --agreed-at 2020-03-23T08:00:00Z", [.json(201, referral)]
        ),
        (
            "referral send --need food --name Zoe",
            [.json(409, #"{"title":"Nobody has agreed","code":"partner.no_consent"}"#)]
        ),
        ("referral send --need food --agreed-by person", []),
        ("referral list", [.json(200, #"{"items":["# + referral + #"],"next":null}"#)]),
        ("referral show 12 --ui-lang fr", [.json(200, referral)]),
        ("referral show 12 --ui-lang es", [.json(200, endedReferral)]),
        (
            "token create --role partner --partner 3 --show",
            [.json(201, #"{"id":"t","partner":"p","token":"SECRET"}"#)]
        ),
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

    @Test func `conversations are as they were`() async throws {
        var text = ""
        for (line, replies) in Self.conversations {
            let words = line.split(separator: " ").map(String.init)
            text += await TestDesk.transcript(words, replies) + "\n"
        }
        try Snapshot.expect(text, matches: "opsctl/transcripts.txt")
    }
}
