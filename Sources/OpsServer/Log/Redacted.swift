import OpsCore
import OpsStore

/// Describes an error without what it may hold of people.
///
/// Errors of the house say what they say on purpose; of all others only the type is told.
enum Redacted {
    static func description(of error: any Error) -> String {
        switch error {
        case let error as SQLiteError: error.description
        case let error as Archive.NotDurable: error.description
        case let error as Migrations.TooNew: error.description
        case let error as DataFolder.Unusable: error.description
        case let error as WebhookSecrets.Unusable: error.description
        case let error as Office.Unavailable: error.description
        case JournalFault.brokenChain(let position): "the chain is broken at position \(position)"
        case JournalFault.unreadable(let position):
            "the entry at position \(position) cannot be read"
        case JournalFault.notAtTheEnd(let expected, let found):
            "the journal ends at \(found), not at \(expected)"
        default: String(describing: type(of: error))
        }
    }
}
