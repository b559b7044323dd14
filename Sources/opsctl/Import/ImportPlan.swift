/// What was asked of an import.
struct ImportPlan: Sendable {
    let path: String
    let mapping: ContactMapping
    /// What tells this stream of rows from another: two files may begin with the same row.
    var source: String
    /// Rows per second at the most; nil for as fast as the server answers.
    var rate: Int64?
    var connections = 16
    /// Rows to read at the most.
    var limit: Int64?
    /// How long a server that does not answer is waited for.
    var patience = Duration.seconds(60)
    var isStrict = false
    var isDry = false

    /// The name of a file without its folders and without `.gz`, so that packing it changes nothing.
    static func source(ofPath path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    }
}
