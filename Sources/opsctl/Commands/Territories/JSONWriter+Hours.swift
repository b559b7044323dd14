import OpsCore

extension JSONWriter {
    /// Opening hours as they were typed, with days on which nobody is there.
    mutating func hours(_ open: [HoursWords], in zone: String, closed: [String]) {
        beginObject()
        member("zone", zone)
        member("schedules", each: open) { json, hours in
            json.beginObject()
            json.member("byday", hours.days.map(\.rawValue))
            json.member("opensAt", hours.opens.text)
            json.member("closesAt", hours.closes.text)
            json.endObject()
        }
        member("exceptions", each: closed) { json, day in
            json.beginObject()
            json.member("date", day)
            json.endObject()
        }
        endObject()
    }
}
