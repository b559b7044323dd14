import OpsCore

/// A field of the form, in the order in which Tab reaches them.
enum FormField: String, CaseIterable, Sendable {
    /// Of an alert: they are shown once there is one.
    case service, reference
    case kind, needs, foodDays, medicineUntil, phone, name, postcode, address, entryCode
    case language, relation, callerName, callerPhone, safePhone, safeHours, consents, anonymous
    case note

    /// The option of `contact log` (or of a step of an alert) that says the same: its words and the
    /// place in the document are the field's too.
    var flag: Flag? {
        switch self {
        case .service: .service
        case .reference: .serviceReference
        case .kind: .kind
        case .needs: .need
        case .foodDays: .foodDays
        case .medicineUntil: .medicineUntil
        case .phone: .phone
        case .name: .name
        case .postcode: .postcode
        case .address: .address
        case .entryCode: .entryCode
        case .language: .language
        case .relation: .callerRelation
        case .callerName: .callerName
        case .callerPhone: .callerPhone
        case .consents: .consent
        case .anonymous: .anonymous
        case .note: .note
        case .safePhone: .safePhone
        case .safeHours: .safeHours
        }
    }

    /// Of an alert, and not of the contact.
    var isOfAlert: Bool { self == .service || self == .reference }

    /// What says who somebody is, or leads to them.
    static let naming: [FormField] = [
        .name, .phone, .address, .entryCode, .safePhone, .safeHours, .callerName, .callerPhone,
    ]

    /// Telephones by which somebody is found: her own, that of whoever calls for her, and one that is safe.
    static let numbers: [FormField] = [.phone, .callerPhone, .safePhone]

    var isNumber: Bool { Self.numbers.contains(self) }

    /// What may be chosen; empty where one types.
    var choices: [String] {
        switch self {
        case .kind: ContactKind.allCases.map(\.rawValue)
        case .needs: NeedKind.expressible.map(\.rawValue)
        case .relation: CallerRelation.allCases.map(\.rawValue)
        case .consents: ConsentPurpose.allCases.map(\.rawValue)
        case .anonymous: ["yes"]
        default: []
        }
    }

    var isText: Bool { choices.isEmpty }

    /// Whether several may be chosen.
    var isMultiple: Bool { self == .needs || self == .consents }

    /// As many characters as the server takes.
    var limit: Int {
        switch self {
        case .foodDays: 2
        case .service: 6
        case .medicineUntil: 10
        case .postcode, .language: 20
        case .phone, .callerPhone, .safePhone: 40
        case .safeHours: 11
        case .entryCode: 60
        case .name, .callerName, .reference: 200
        case .address: 500
        default: 4_000
        }
    }

    func takes(_ character: Character) -> Bool {
        switch self {
        case .foodDays, .service: character.isASCII && character.isNumber
        default: true
        }
    }

    /// What cannot be said otherwise once it is known.
    var isKeptOnce: Bool {
        switch self {
        case .phone, .name, .postcode, .address, .entryCode, .relation, .callerName, .callerPhone,
            .anonymous, .safePhone, .safeHours:
            true
        default: false
        }
    }

    /// The field of the contact that a problem of the server points to.
    static func ofContact(at pointer: String) -> FormField? {
        allCases.first { field in
            guard !field.isOfAlert, let own = field.flag?.pointer else { return false }
            return pointer == own || pointer.hasPrefix(own + "/")
        }
    }
}
