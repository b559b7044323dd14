package import OpsCore

/// Personal data that is easy to find again: it must not appear in a journal, a refusal or an error.
package enum Marked {
    package static let note = "MARKED-NOTE the key is under the pot"
    package static let person = PersonDetails(
        name: "MARKED-PERSON Ysabeau Zébulon", phone: Samples.phone(1_234),
        address: "MARKED-ADDRESS 12 impasse des Invisibles", entryCode: "MARKED-ENTRY 12B47",
        safePhone: Samples.phone(4_321))
    package static let task = "MARKED-TASK bread and two lemons"
    package static let caller = PersonDetails(
        name: "MARKED-CALLER Ombeline Zébulon", phone: Samples.phone(5_678))
    package static let volunteer = VolunteerDetails(
        name: "MARKED-VOLUNTEER Théodule Quidam", phone: Samples.phone(9_876),
        email: "marked-volunteer@example.org", note: "MARKED-NOTE landline only",
        ref: "MARKED-REF 12")

    /// Each piece as it must not be found again.
    package static let pieces = [
        "MARKED", "marked-", "Ysabeau", "Zébulon", "Ombeline", "Théodule", "Quidam", "impasse",
        "under the pot", "example.org", "3363998", "0639981234",
    ]

    /// The pieces found in a text.
    package static func found(in text: String) -> [String] {
        let bytes = Array(text.utf8)
        return pieces.filter { piece in
            let wanted = Array(piece.utf8)
            guard bytes.count >= wanted.count else { return false }
            return (0...bytes.count - wanted.count).contains { start in
                bytes[start] == wanted[0]
                    && bytes[start..<start + wanted.count].elementsEqual(wanted)
            }
        }
    }
}
