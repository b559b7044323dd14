import OpsCore
import Testing

@testable import opsctl

/// A volunteer's own calendar: its times go to the server, and nothing else of it.
struct VolunteerCalendarTests {
    private static let file = """
        BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x@example.org\r\nSUMMARY:MARKED\r\n\
        DTSTART:20991201T080000Z\r\nDTEND:20991201T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n
        """
    private static let reading = """
        {"number":7,"from":"2099-11-30T00:00:00.000Z","until":"2099-12-30T00:00:00.000Z",\
        "times":[{"from":"2099-12-01T08:00:00.000Z","until":"2099-12-01T09:00:00.000Z"}]}
        """

    private func desk(_ file: String = file) -> TestDesk {
        var desk = TestDesk(.json(200, Self.reading))
        desk.files = MemoryShelf(["a.ics": .init(text: file)])
        return desk
    }

    @Test func `times are shown first, and noted when that is said`() async {
        let shown = desk()
        #expect(
            await shown.run("volunteer", "calendar", "7", "a.ics", "--days", "30") == .done)
        #expect(
            shown.door.questions.map(\.target) == ["/v1/volunteers/7/calendar/preview?days=30"])
        #expect(shown.data.text.contains("2099-12-01 08:00  2099-12-01 09:00"))
        #expect(shown.messages.text.contains("--apply"))
        let noted = desk()
        #expect(
            await noted.run(
                "volunteer", "calendar", "7", "a.ics", "--zone", "Europe/Paris", "--apply") == .done
        )
        #expect(
            noted.door.questions.map(\.target) == ["/v1/volunteers/7/calendar?zone=Europe%2FParis"])
        #expect(noted.messages.text.contains("1 times away noted"))
    }

    @Test func `titles and identities stay at the desk`() async {
        let desk = desk()
        _ = await desk.run("volunteer", "calendar", "7", "a.ics")
        #expect(desk.bodies.allSatisfy { !$0.contains("MARKED") && !$0.contains("example.org") })
        #expect(desk.bodies.first?.contains("DTSTART:20991201T080000Z") == true)
    }

    @Test func `a file that is no calendar is told with its line, and nothing is sent`() async {
        let desk = desk("<html>")
        #expect(await desk.run("volunteer", "calendar", "7", "a.ics") == .failed)
        #expect(desk.messages.text.contains("line 1 of the calendar"))
        #expect(desk.door.questions.isEmpty)
    }
}
