import OpsCore
import OpsStore

/// What stands around a deployment: who owns it, who is called, what holds.
extension JSONWriter {
    mutating func members(of standing: DeploymentStanding, at instant: Instant) {
        if let name = standing.name { member("territoryName", name) }
        member("parent", standing.way.dropFirst().first)
        member("way", standing.way)
        key("owner")
        beginObject()
        member("kind", "desk")
        member("territory", standing.way.first)
        endObject()
        // Whom silence reaches next: the desk above, and at the top the desk itself again.
        member("alarmsGoTo", standing.way.dropFirst().first ?? standing.way.first)
        member("visitCodeValidMinutes", standing.visitCodeSpan.milliseconds / 60_000)
        member("callRulesOf", standing.callRules)
        member("rules", each: standing.rules) { json, rules in
            json.beginObject()
            json.member("code", rules.set.text)
            json.member("version", rules.version)
            json.endObject()
        }
        member("lines", each: standing.lines) { json, line in
            json.beginObject()
            json.member("number", line.number)
            json.member("territory", line.territory.text)
            json.member("phone", line.version(at: instant)?.details.phone.text)
            json.member("open", line.isOpen(at: instant))
            json.member("changesAt", line.nextChange(after: instant))
            json.endObject()
        }
    }
}
