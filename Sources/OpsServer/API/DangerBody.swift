import OpsCore
import OpsStore

/// The body of `POST /v1/dangers`: whatever of it can be read is taken.
struct DangerBody: Sendable {
    var contact: Reference<Contact>?
    var note: String?

    mutating func read(_ fields: inout JSONFields) {
        contact = fields.member("contact", isNeeded: false) {
            value throws(FieldProblem.Failure) in try value.reference()
        }
        note = fields.words("note", limit: ContactBody.noteLimit)
    }
}

/// The body of `POST /v1/dangers/{id}/calls`.
enum ServiceCallBody {
    /// References of emergency services, in characters.
    static let referenceLimit = 200

    static func read(_ fields: inout JSONFields) -> RecordServiceCall? {
        let service = fields.service("service", isNeeded: true)
        let reference = fields.words("reference", limit: referenceLimit)
        let calledAt = fields.instant("calledAt")
        let note = fields.words("note", limit: ContactBody.noteLimit)
        return service.map {
            RecordServiceCall(service: $0, reference: reference, calledAt: calledAt, note: note)
        }
    }
}
