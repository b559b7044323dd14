import OpsCore

/// What is answered about people who may be one, and about what was done for somebody.
extension Schemas {
    private static let requestBrief = object(
        [
            "number": number, "need": needKind, "status": requestStatus, "openedAt": instant,
            "closedAt": optionalInstant, "outcome": optionalText,
        ], needed: ["number", "need", "status", "openedAt"])

    private static let brief = object(
        [
            "since": instant, "contacts": count, "lastContactAt": optionalInstant,
            "open": array(requestBrief), "closed": array(requestBrief), "refusals": count,
        ], needed: ["since", "contacts", "open", "closed", "refusals"])

    private static let reason = object(
        [
            "code": text(60), "text": text(500), "points": #"{"type":"integer"}"#,
            "request": number,
        ], needed: ["code", "text", "points"])

    /// Requests that may be one request, and why.
    static let likelySame = array(
        object(
            [
                "request": number, "status": requestStatus,
                "mission": #"{"type":["integer","null"]}"#, "reasons": array(reason),
            ], needed: ["request", "status", "mission", "reasons"]))

    /// Proposals of a request, with requests that may be it.
    static let proposals = object(
        [
            "items": array(component("Proposal")), "next": optionalText,
            "likelySame": likelySame,
        ], needed: ["items", "next"])

    static let mayBeHerToo = array(
        object(["id": uuid, "reasons": array(reason)], needed: ["id", "reasons"]))

    private static let candidate = object(
        [
            "id": uuid, "mergedInto": optionalUUID, "name": optionalText, "phone": optionalText,
            "address": optionalText, "safePhone": text(40), "safeHours": text(20),
            "postcode": optionalText, "score": #"{"type":"integer"}"#,
            "likely": #"{"type":"boolean"}"#, "reasons": array(reason), "history": brief,
            "repeatCaller": repeatCaller, "carePlan": carePlanInBrief,
            "callsOwed": array(number),
        ], needed: ["id", "score", "likely", "reasons", "history"])

    static let candidates = object(
        [
            "items": array(candidate), "unsearched": count,
            "crowded": #"{"type":"boolean"}"#,
        ], needed: ["items", "unsearched", "crowded"])

    static let personHistory = object(
        [
            "id": uuid, "name": optionalText, "phone": optionalText, "address": optionalText,
            "postcode": optionalText, "safePhone": optionalText, "safeHours": optionalText,
            "erasedAt": instant,
            "mergedInto": uuid, "twins": array(uuid), "inBrief": brief,
            "contacts": array(component("Contact")), "plannedCalls": array(component("Call")),
            "repeatCaller": repeatCaller, "carePlan": carePlanInBrief,
            "visits": visitsInBrief, "visitWish": optionalText, "begunAnew": array(number),
        ], needed: ["id", "inBrief", "contacts", "plannedCalls"])
}
