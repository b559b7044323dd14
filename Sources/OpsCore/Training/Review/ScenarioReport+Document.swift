/// A report as JSON: what `opsctl scenario run --json` prints.
extension ScenarioReport {
    /// The largest number that every JSON reader holds exactly (RFC 8259 section 6): 2⁵³.
    private static let safeNumber: UInt64 = 1 << 53

    /// Writes one object.
    package func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("id", journal.digest.hexadecimal)
        json.member("digest", journal.digest.hexadecimal)
        json.key("seed")
        if seed <= Self.safeNumber { json.value(Int64(seed)) } else { json.value(String(seed)) }
        json.member("policy", policy)
        json.member("entries", journal.position)
        json.member("name", name)
        json.member("startsAt", startsAt)
        json.member("endsAt", endsAt)
        json.member("contacts", contacts)
        json.member("needs", each: needs) { json, need in need.write(into: &json) }
        json.member("unmet", each: unmet) { json, unmet in unmet.write(into: &json) }
        json.key("offers")
        offers.write(into: &json)
        json.key("missions")
        missions.write(into: &json)
        json.key("roster")
        roster.write(into: &json)
        json.member("load", each: load) { json, load in load.write(into: &json) }
        json.member("escalations", escalations)
        json.member("refusals", refusals)
        json.member("expectations", each: expectations) { json, outcome in
            outcome.write(into: &json)
        }
        json.member("playedInjects", each: playedInjects) { json, number in json.value(number) }
        json.endObject()
    }
}

extension NeedOutcome {
    fileprivate func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("need", need.rawValue)
        json.member("opened", opened)
        json.member("done", done)
        json.member("cancelled", cancelled)
        json.member("open", open)
        json.member("uncovered", uncovered)
        json.member("openedUncovered", openedUncovered)
        json.key("untilAssigned")
        untilAssigned.write(into: &json)
        json.key("untilDone")
        untilDone.write(into: &json)
        json.member("withinDuePerMille", withinDuePerMille)
        json.endObject()
    }
}

extension DelaySummary {
    fileprivate func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("count", count)
        json.member("medianMinutes", medianMinutes)
        json.member("p90Minutes", p90Minutes)
        json.member("maxMinutes", maxMinutes)
        json.endObject()
    }
}

extension UnmetNeed {
    fileprivate func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("need", need.rawValue)
        json.member("territory", territory.text)
        json.member("uncovered", uncovered)
        json.member("open", open)
        json.member("cancelled", cancelled)
        json.endObject()
    }
}

extension LoadOutcome {
    fileprivate func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("group", group)
        json.member("volunteers", missions.people)
        json.member("missions", missions.sum)
        json.member("most", missions.most)
        json.member("meanHundredths", missions.meanHundredths)
        json.member("idle", missions.none)
        json.member("busiestTenthPerMille", missions.busiestTenthPerMille)
        json.endObject()
    }
}

extension OutcomeTally.Offers {
    fileprivate func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("sent", sent)
        json.member("accepted", accepted)
        json.member("declined", declined)
        json.member("expired", expired)
        json.member("withdrawn", withdrawn)
        json.endObject()
    }
}

extension OutcomeTally.Missions {
    fileprivate func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("opened", opened)
        json.member("completed", completed)
        json.member("failed", failed)
        json.endObject()
    }
}

extension OutcomeTally.Roster {
    fileprivate func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("available", available)
        json.member("mostAvailable", mostAvailable)
        json.member("fewestAvailable", fewestAvailable)
        json.endObject()
    }
}

extension ExpectationOutcome {
    fileprivate func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("objective", expectation.objective)
        json.member("need", expectation.need.rawValue)
        json.member("stage", expectation.stage.rawValue)
        json.member("withinMinutes", expectation.within.milliseconds / 60_000)
        json.member("sharePerMille", expectation.sharePerMille)
        json.member("counted", counted)
        json.member("inTime", inTime)
        json.member("reachedPerMille", reachedPerMille)
        json.key("met")
        if let isMet { json.value(isMet) } else { json.null() }
        json.endObject()
    }
}
