/// What was asked of an import.
struct ImportPlan: Sendable {
    let path: String
    let mapping: ContactMapping
    /// Rows per second at the most; nil for as fast as the server answers.
    var rate: Int64?
    var connections = 16
    /// Rows to read at the most.
    var limit: Int64?
    /// How long a server that does not answer is waited for.
    var patience = Duration.seconds(60)
    var isStrict = false
    var isDry = false
}
