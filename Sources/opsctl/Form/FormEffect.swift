/// What the form wants done outside of itself.
///
/// `attempt` is the number under which the server is asked: the same number is the same question,
/// so that asking again never does it twice.
enum FormEffect: Hashable, Sendable {
    case log(attempt: Int, ContactDraft)
    case add(attempt: Int, contact: String, tag: String, ContactDraft)
    case reload(attempt: Int, contact: String)
    case openAlert(attempt: Int, contact: Int64?)
    case retry(attempt: Int, afterSeconds: Int)
    case noteService(attempt: Int, alert: String, service: String, reference: String?)
    case search(ticket: Int, Sought)
    case merge(attempt: Int, kept: String, other: String)
    /// Ask which kinds of need deployments have added.
    case learnNeeds
    case suspend
    case redraw
    case leave
}

/// Who is looked for.
struct Sought: Hashable, Sendable {
    var phone: String?
    var name: String?
    var address: String?
    var postcode: String?
}
