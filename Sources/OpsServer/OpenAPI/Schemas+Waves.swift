import OpsCore

/// Ops asking by itself.
extension Schemas {
    static let waves: [(name: String, schema: String)] = [("NewSolicitation", newSolicitation)]

    static let waveRules: KeyValuePairs<String, String> = [
        "size": #"{"type":"integer","minimum":1,"maximum":1000,"default":5}"#,
        "delayMinutes": #"{"type":"integer","minimum":1,"maximum":10080}"#,
        "wavesEach": #"{"type":"integer","minimum":1,"maximum":50,"default":2}"#,
        "widening": #"{"type":"integer","minimum":1,"maximum":10,"default":2}"#,
        "widest": #"{"type":"integer","minimum":1,"maximum":20,"default":4}"#,
    ]

    static let solicitation =
        #"{"type":["object","null"],"properties":{"state":"# + codes(of: WaveState.self)
        + #","wave":{"type":"integer"},"size":{"type":"integer"},"delayMinutes":"#
        + #"{"type":"integer"},"radiusTimes":{"type":"integer"},"territory":"# + optionalText
        + #","dueAt":"# + optionalInstant
        + #","toRing":{"type":"array","items":{"type":"integer"}}"#
        + #"},"required":["state","wave","size","delayMinutes"],"additionalProperties":false}"#

    private static let newSolicitation = body(
        [
            "size": #"{"type":"integer","minimum":1,"maximum":1000}"#,
            "delayMinutes": #"{"type":"integer","minimum":1,"maximum":10080}"#,
        ], needed: [])
}
