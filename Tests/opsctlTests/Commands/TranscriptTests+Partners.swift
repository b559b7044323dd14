/// What the server answers about partners.
extension TranscriptTests {
    static let partner = #"""
        {"id":"p","number":3,"name":"Habitat","kind":"landlord","territory":"92",
        "dailyReferrals":20,"suspended":false,"registeredAt":"2020-03-20T08:00:00.000Z",
        "contact":{"name":"Basile","phone":null}}
        """#

    static let referral = #"""
        {"id":"r","number":12,"sentAt":"2020-03-23T08:00:00.000Z","state":"on_the_way",
        "needs":[{"kind":"food","state":"on_the_way","endedAt":null,"reason":null},
        {"kind":"medicine","state":"received","endedAt":null,"reason":null}]}
        """#

    static let endedReferral = #"""
        {"id":"r","number":12,"sentAt":"2020-03-23T08:00:00.000Z","state":"not_helped",
        "needs":[{"kind":"food","state":"not_helped","endedAt":"2020-03-24T08:00:00.000Z",
        "reason":"declined"}]}
        """#
}

/// What it answers about lines, and about a deployment that has closed.
extension TranscriptTests {
    static let closedDeployment = #"""
        {"id":"d","entry":"e","territory":"92","needs":[{"kind":"food"}],
        "handedOver":[{"desk":"92","deployment":"d2","requests":2},
        {"desk":"FR","deployment":null,"requests":1}],
        "left":{"waiting":0,"inHand":1,"calls":3}}
        """#

    static let line = #"""
        {"id":"l","number":1,"territory":"FR","open":true,
        "changesAt":"2020-03-23T19:00:00.000Z","closedAt":null,
        "from":"2020-03-23T08:00:00.000Z","name":"Ligne","phone":"1520",
        "hours":{"zone":"Europe/Paris","schedules":[{"byday":["mo"],"opensAt":"08:00",
        "closesAt":"20:00"},{"byday":["tu"],"opensAt":"08:00","closesAt":"20:00"},
        {"byday":["sa"],"opensAt":"09:00","closesAt":"12:00"}],"exceptions":[]},
        "needs":[],"priority":["medicine","food"],"queue":null,
        "announcement":{"fr":"Mairie","es":"Ayuntamiento","en":"Town hall"},
        "versions":[{"from":"2020-03-23T08:00:00.000Z","name":"Ligne","phone":"1520",
        "priority":["medicine","food"]},
        {"from":"2020-03-24T08:00:00.000Z","name":"Ligne","phone":"1521","priority":[]}]}
        """#
}
