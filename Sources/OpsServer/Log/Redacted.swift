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
        case let error as Office.Unavailable: error.description
        default: String(describing: type(of: error))
        }
    }
}
