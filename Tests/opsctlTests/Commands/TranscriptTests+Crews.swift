@testable import opsctl

/// What the server says of crews.
extension TranscriptTests {
    static let leftMission = """
        {"id":"m-52","number":52,"request":"r-417","requestNumber":417,"stage":"started","crew":2,\
        "openedAt":"2020-03-23T08:00:00.000Z","notes":["fever"],"version":9,\
        "crewWatch":{"checkInDueAt":"2020-03-23T09:00:00.000Z","overdue":true,\
        "gearConfirmed":false,"confirmation":"awaited","confirmDueAt":null,"confirmed":0,\
        "arrivalDueAt":null,"handingOver":true},"solicitations":[]}
        """

    static let crewAlarm = """
        {"id":"a-4","number":4,"kind":"no_show","mission":"m-52","missionNumber":52,\
        "volunteer":"v-7","volunteerNumber":7,"next":"ask_all","desk":"92",\
        "openedAt":"2020-03-23T08:00:00.000Z","dueAt":"2020-03-23T08:10:00.000Z","overdue":true,\
        "escalations":1,"closedAt":null,"ending":null,"version":9,\
        "missing":[{"volunteer":"v-7","volunteerNumber":7},{"volunteer":"v-8","volunteerNumber":8}]}
        """

    static let exposure = """
        {"missionNumber":52,"days":10,"alarm":"a-4","alarmNumber":4,"meetings":[\
        {"missionNumber":52,"requestNumber":417,"at":"2020-03-23T08:00:00.000Z",\
        "volunteer":"v-7","volunteerNumber":7,"person":"p-1","arrived":true}],\
        "truncated":true}
        """

    static let emergencyContacts = """
        {"missionNumber":52,"contacts":[{"volunteerNumber":7,"volunteerName":"Ada Exemple",\
        "name":"Max Exemple","phone":"+33639980008"}]}
        """

    static let nobodyNoted = """
        {"missionNumber":52,"contacts":[{"volunteerNumber":7,"volunteerName":"Ada Exemple",\
        "volunteerPhone":"+33639980007","noted":false,"name":null,"phone":null}]}
        """

    static let crewRules = """
        {"watched":"nobody","checkInMinutes":30,"lateHours":24,"alarmMinutes":10,\
        "confirmHours":24,"graceMinutes":5}
        """

    static let equippedMission = """
        {"id":"m-52","number":52,"request":"r-417","requestNumber":417,"stage":"started","crew":2,\
        "openedAt":"2020-03-23T08:00:00.000Z","notes":[],"version":9,"crewWatch":null,\
        "means":[{"asset":3,"lot":null,"quantity":1},{"asset":null,"lot":12,"quantity":4}],\
        "solicitations":[]}
        """
}
