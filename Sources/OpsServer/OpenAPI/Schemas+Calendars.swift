import OpsCore

/// Calendars that are read, and what was read.
extension Schemas {
    static let calendars: [(name: String, schema: String)] = [
        ("Calendar", #"{"type":"string"}"#), ("CalendarReading", calendarReading),
    ]

    private static let calendarReading = object(
        [
            "number": number, "from": instant, "until": instant,
            "times": array(
                object(["from": instant, "until": instant], needed: ["from", "until"])),
        ], needed: ["number", "from", "until", "times"])
}
