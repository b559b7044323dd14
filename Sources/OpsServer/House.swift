import OpsCore

/// What the front desk works with: handed to every route.
struct House: Sendable {
    let office: Office
    let reading: ReadingDesk
    let clock: Clock
    let log: Log
    let baseURL: String?
}
