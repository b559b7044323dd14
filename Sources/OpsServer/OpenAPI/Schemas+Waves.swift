import OpsCore

/// Ops asking by itself.
extension Schemas {
    static let waves: [(name: String, schema: String)] = [
        ("NextTry", nextTry), ("NewSolicitation", newSolicitation),
        ("WaveRulesChange", body(waveRules, needed: [])),
    ]

    /// How a deployment asks; what it opens with where nothing is said is told by the documents.
    static let waveRules: KeyValuePairs<String, String> = [
        "size": #"{"type":"integer","minimum":1,"maximum":1000}"#,
        "delayMinutes": #"{"type":"integer","minimum":1,"maximum":10080}"#,
        "wavesEach": #"{"type":"integer","minimum":1,"maximum":50}"#,
        "widening": #"{"type":"integer","minimum":1,"maximum":10}"#,
        "widest": #"{"type":"integer","minimum":1,"maximum":20}"#,
        "quiet": body(
            [
                "hours": #"{"type":"string","pattern":"^(closed|never|\#(partOfDay))$"}"#,
                "ignoredFor": codes(of: QuietException.self),
            ], needed: ["hours"]),
    ]

    static let solicitation =
        #"{"type":["object","null"],"properties":{"state":"# + codes(of: WaveState.self)
        + #","wave":{"type":"integer"},"size":{"type":"integer"},"delayMinutes":"#
        + #"{"type":"integer"},"radiusTimes":{"type":"integer"},"territory":"# + optionalText
        + #","dueAt":"# + optionalInstant
        + #","toRing":{"type":"array","items":{"type":"integer"}}"#
        + #"},"required":["state","wave","size","delayMinutes"],"additionalProperties":false}"#

    private static let nextTry: String = {
        let door = object(
            [
                "request": number, "need": needKind, "crew": number, "dueAt": instant,
                "distanceMetres": #"{"type":["integer","null"]}"#, "volunteers": array(number),
            ], needed: ["request", "need", "crew", "dueAt", "distanceMetres", "volunteers"])
        return object(
            [
                "mission": number, "again": #"{"anyOf":[{"type":"null"},\#(door)]}"#,
                "nearby": array(door),
            ], needed: ["mission", "again", "nearby"])
    }()

    private static let newSolicitation = body(
        [
            "size": #"{"type":"integer","minimum":1,"maximum":1000}"#,
            "delayMinutes": #"{"type":"integer","minimum":1,"maximum":10080}"#,
        ], needed: [])
}
