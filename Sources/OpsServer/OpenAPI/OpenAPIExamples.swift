/// One body of each kind that somebody may copy; people and numbers are invented.
enum OpenAPIExamples {
    /// By the component that describes the body.
    static let bodies = [
        "NewContact": """
        {"needs":[{"kind":"food"},{"kind":"medicine"}],"person":{"name":"Odette Exemple",\
        "phone":"06 39 98 12 34","address":"1 rue Inventée","postcode":"92120"},\
        "caller":{"relation":"daughter"},"language":"fr"}
        """,
        "MoreOfContact": #"{"needs":[{"kind":"hygiene"}],"note":"Second door on the left."}"#,
        "NewDanger": #"{"contact":1}"#,
        "NewServiceCall": #"{"service":"15","reference":"2020-0317"}"#,
        "DangerClosure": #"{"outcome":"service_took_over"}"#,
        "NewCall": """
        {"contact":1,"purpose":"friendly_call","at":"2030-03-24T14:00:00+01:00",\
        "safe":"14:00-16:00","utcOffsetMinutes":60,"everyDays":3,\
        "neighbour":{"name":"Basile Exemple","phone":"06 39 98 00 08"}}
        """,
        "CallReport": #"{"result":"no_answer"}"#,
        "CallCancellation": #"{"reason":"no_longer_needed"}"#,
        "CallAlert": #"{"note":"Nobody has seen her since Monday."}"#,
        "NewCallRules": """
        {"ladder":[{"kind":"call","withinMinutes":2880},{"kind":"supervisor","withinMinutes":60}],\
        "questions":[{"kind":"call","withinMinutes":10080}],"lockMinutes":20,"graceMinutes":120,\
        "hours":"08:00-20:00","utcOffsetMinutes":60}
        """,
        "PersonSearch": #"{"name":"Lefebvre Odette","postcode":"92120"}"#,
        "OtherPerson": #"{"other":"01710c6c-2c00-7000-8000-000000000005"}"#,
        "PersonCorrection": #"{"name":"Odette Exemple","remove":["safe_phone"]}"#,
        "NewConsent": #"{"purpose":"call_back","means":"telephone"}"#,
        "ErasureWish": #"{"reason":"asked"}"#,
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
        "NewOffer": #"{"volunteers":[1]}"#,
        "Answer": #"{"volunteer":1}"#,
        "NewVisitCheck": #"{"code":"citron lampe"}"#,
        "NewPacket": """
        {"cannotGoOut":true,"noOtherWay":true,"prescriptionAtPharmacy":true,\
        "pharmacy":"Pharmacie Inventée, place du Marché","coldChain":true}
        """,
        "PacketCollection": #"{"sealed":true}"#,
        "Report": #"{"reason":"All is well."}"#,
        "NewVolunteer": """
        {"name":"Ada Exemple","phone":"06 39 98 00 07","territory":"92-montrouge",\
        "postcode":"92120","skills":[{"code":"first_aid","until":"2028-06-30"}],\
        "languages":["fr"],"vettedUntil":"2028-12-31"}
        """,
        "Availability": #"{"available":false}"#,
        "NewTerritory": """
        {"code":"exampleville","kind":"local_unit","parent":"FR",\
        "name":{"fr":"Exempleville","es":"Ejemplovilla","en":"Exampleville"}}
        """,
        "NewDeployment": """
        {"entry":"croix-rouge-chez-vous","territory":"92-montrouge",\
        "needs":[{"kind":"food","dueWithinMinutes":480,"crew":1}]}
        """,
        "NewToken": #"{"role":"operator","label":"desk 3"}"#,
    ]
}
