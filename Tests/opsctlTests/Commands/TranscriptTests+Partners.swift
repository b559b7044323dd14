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
