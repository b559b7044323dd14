@testable import opsctl

/// What the server says of replies that somebody must read.
extension TranscriptTests {
    static let reply = """
        {"id":"y-4","number":4,"reason":"not_understood","volunteer":"v-7","volunteerNumber":7,\
        "name":"Ada Exemple","mission":"m-52","missionNumber":52,"text":"yes but only at three",\
        "messagesStopped":false,"desk":"92","keptAt":"2020-03-23T08:00:00.000Z",\
        "dueAt":"2020-03-23T08:10:00.000Z","overdue":true,"escalations":0,"settledAt":null,\
        "version":9}
        """
}
