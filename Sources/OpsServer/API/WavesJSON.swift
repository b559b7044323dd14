import OpsCore
import OpsStore

/// Ops asking by itself, as the API shows it.
extension JSONWriter {
    /// The member `solicitation` of a request; null where Ops does not ask for it.
    mutating func solicitation(of row: borrowing RequestRow, in room: ReadingRoom) throws {
        key("solicitation")
        guard !row.isClosed, let search = try room.waveSearch(for: row.id) else { return null() }
        beginObject()
        member("state", search.state)
        member("wave", search.wave)
        member("size", search.size)
        member("delayMinutes", search.delay.milliseconds / 60_000)
        member("radiusTimes", search.times)
        member("territory", search.territory)
        member("dueAt", search.dueAt)
        if !search.toRing.isEmpty {
            member("toRing", each: search.toRing) { $0.value($1) }
        }
        endObject()
    }
}
