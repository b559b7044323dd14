import OpsCore

/// What a crew that came for nothing could do next, as the API shows it.
extension JSONWriter {
    mutating func nextTry(_ next: NextTry?, after mission: Int64) {
        beginObject()
        member("mission", mission)
        key("again")
        if let again = next?.again { door(again) } else { null() }
        member("nearby", each: next?.nearby ?? []) { $0.door($1) }
        endObject()
    }

    private mutating func door(_ door: NextTry.Door) {
        beginObject()
        member("request", door.request)
        member("need", door.need.rawValue)
        member("crew", door.crew)
        member("dueAt", door.dueAt)
        member("distanceMetres", door.distance.map { Int64($0.count) })
        member("volunteers", each: door.volunteers) { $0.value($1) }
        endObject()
    }
}
