/// The secret by which a house knows again the links and codes it sent to volunteers.
///
/// It is kept in the data folder beside the archive; whoever has it can answer for every volunteer, so nothing
/// prints it. Another key makes all links sent before worthless.
package struct AnswerKey: Sendable {
    private let digest: Digest

    /// Nil unless there are 32 bytes.
    package init?(bytes: [UInt8]) {
        guard let digest = Digest(bytes: bytes) else { return nil }
        self.digest = digest
    }

    /// Nil unless the text is 64 hexadecimal digits: the form in which it is kept.
    package init?(hexadecimal text: some StringProtocol) {
        guard let digest = Digest(hexadecimal: text) else { return nil }
        self.digest = digest
    }

    /// What only this house can say of a question, different for each use.
    ///
    /// The purpose stands before the identity, so that what is shown for one use is worth nothing for another.
    func seal(_ solicitation: Identifier<Solicitation>, for purpose: Purpose) -> [UInt8] {
        let message = Array(purpose.rawValue.utf8) + solicitation.bytes
        return HMAC.sha256(of: message, key: digest.bytes).bytes
    }

    /// A digest that nobody without the key can try words against: a telephone number is soon guessed.
    package func mark(_ bytes: [UInt8]) -> Digest {
        HMAC.sha256(of: Array(Purpose.mark.rawValue.utf8) + bytes, key: digest.bytes)
    }

    /// What a seal is good for.
    enum Purpose: String {
        case link = "ops.answer.link.1:"
        case code = "ops.answer.code.1:"
        case mark = "ops.answer.mark.1:"
    }
}

extension AnswerKey: CustomStringConvertible, CustomReflectable {
    package var description: String { "AnswerKey" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension Identifier {
    /// Its 16 bytes, the uppermost first.
    var bytes: [UInt8] {
        [high, low].flatMap { word in
            stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
        }
    }

    /// Nil unless there are 16 bytes.
    init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        self.init(
            high: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
            low: bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) })
    }
}
