@testable import opsctl

/// What the server says of messages.
extension TranscriptTests {
    static let message = """
        {"id":"m-7","number":7,"kind":"asked","state":"dead","mission":"m-52","missionNumber":52,\
        "volunteer":"v-3","volunteerNumber":3,"solicitation":"s-9","language":"fr","attempts":2,\
        "queuedAt":"2020-03-23T08:00:00.000Z","nextAt":null,"until":"2020-03-23T08:30:00.000Z",\
        "settledAt":"2020-03-23T08:05:05.000Z","reason":"refused","by":"webhook","version":9}
        """

    static let messages = #"{"items":["# + message + #"],"next":null}"#

    static let toldMission = """
        {"id":"m-52","number":52,"request":"r-417","requestNumber":417,"stage":"offered","crew":1,\
        "openedAt":"2020-03-23T08:00:00.000Z","notes":[],"version":9,"solicitations":[\
        {"id":"s-9","volunteer":"v-3","volunteerNumber":3,"name":"Ada Exemple","state":"pending",\
        "askedAt":"2020-03-23T08:00:00.000Z","expiresAt":"2020-03-23T08:30:00.000Z",\
        "message":"dead","messageReason":"no_telephone"},\
        {"id":"s-10","volunteer":"v-4","volunteerNumber":4,"name":"Bea Exemple","state":"pending",\
        "askedAt":"2020-03-23T08:00:00.000Z","expiresAt":"2020-03-23T08:30:00.000Z",\
        "message":"sent"}]}
        """
}
