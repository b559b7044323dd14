/// A kind of need that a deployment added: `errand.pet_food`.
///
/// Services grow faster than programs: homework, pets, masks. The first word says how such a need is
/// served, so that a journal of any age is read without asking who added what; the second what it is about.
package struct OwnNeed: Hashable, Sendable {
    package let service: Service
    /// What it is about: `pet_food`.
    package let subject: String

    /// How a need is served, and thereby who can serve it.
    package enum Service: String, CaseIterable, Sendable {
        /// Volunteers go there, and need no language in common.
        case errand
        /// Volunteers go there and talk.
        case visit
        /// Somebody telephones.
        case talk
        /// A desk answers.
        case desk
    }

    package static let subjectLimit = 40

    /// Reads `errand.pet_food`: small letters, digits and underscores, a letter first.
    package init?(_ code: some StringProtocol) {
        guard let dot = code.utf8.firstIndex(of: UInt8(ascii: ".")),
            let service = Service(rawValue: String(code[..<dot]))
        else { return nil }
        let subject = code[code.index(after: dot)...]
        guard let first = subject.utf8.first, UInt8(ascii: "a")...UInt8(ascii: "z") ~= first,
            subject.utf8.count <= Self.subjectLimit, subject.utf8.allSatisfy(Self.isPart)
        else { return nil }
        self.service = service
        self.subject = String(subject)
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }

    package var code: String { "\(service.rawValue).\(subject)" }

    /// The pattern of a code, for schemas.
    package static let pattern: String = {
        let services = Service.allCases.map(\.rawValue).joined(separator: "|")
        return "^(\(services))[.][a-z][a-z0-9_]{0,\(subjectLimit - 1)}$"
    }()
}
