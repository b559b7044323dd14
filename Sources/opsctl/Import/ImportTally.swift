import OpsCore

/// What became of the rows so far.
struct ImportTally: Hashable, Sendable {
    var acknowledged: Int64 = 0
    var alreadyThere: Int64 = 0
    var refused: Int64 = 0
    /// Rows that would have been sent, in a dry run.
    var mapped: Int64 = 0
    /// The help requests that the contacts opened.
    var requests: Int64 = 0
    /// How far into the file the reader is.
    var bytesRead: Int64 = 0

    var rows: Int64 { acknowledged + alreadyThere + refused + mapped }

    var document: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("rows", rows)
        json.member("acknowledged", acknowledged)
        json.member("alreadyThere", alreadyThere)
        json.member("refused", refused)
        json.member("requests", requests)
        json.endObject()
        return json.bytes
    }

    var text: LocalizedText {
        guard mapped == 0 else { return dryText }
        return LocalizedText(
            fr: "\(rows) lignes : \(acknowledged) confirmées, \(alreadyThere) déjà là, "
                + "\(refused) refusées ; \(requests) demandes",
            es: "\(rows) filas: \(acknowledged) confirmadas, \(alreadyThere) ya presentes, "
                + "\(refused) rechazadas; \(requests) solicitudes",
            en: "\(rows) rows: \(acknowledged) acknowledged, \(alreadyThere) already there, "
                + "\(refused) refused; \(requests) requests")
    }

    /// What a dry run found.
    private var dryText: LocalizedText {
        LocalizedText(
            fr: "\(rows) lignes : \(mapped) peuvent être envoyées, \(refused) refusées",
            es: "\(rows) filas: \(mapped) se pueden enviar, \(refused) rechazadas",
            en: "\(rows) rows: \(mapped) can be sent, \(refused) refused")
    }
}
