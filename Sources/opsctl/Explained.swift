import OpsCore

/// An error that knows how to be told and how the program ends because of it.
protocol Explained: Error {
    var exitCode: ExitCode { get }
    /// `area.reason`, stable, for programs.
    var code: String { get }
    var title: LocalizedText { get }
    /// More lines for people, if any.
    var details: [LocalizedText] { get }
    /// The error as a problem document (RFC 9457), for `--json`.
    func problemDocument(in language: PublicationLanguage) -> [UInt8]
}

extension Explained {
    var details: [LocalizedText] { [] }

    func problemDocument(in language: PublicationLanguage) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("type", "about:blank")
        json.member("title", title[language])
        if !details.isEmpty {
            json.member("detail", details.map { $0[language] }.joined(separator: "\n"))
        }
        json.member("code", code)
        json.endObject()
        return json.bytes
    }
}
