import FoundationEssentials
import Glibc
import OpsCore

/// The secret of links and codes, in a file of its own: like the administrator's token it is no part of the archive.
extension DataFolder {
    var answerKeyFile: String { path + "/answers.key" }

    /// The key of this house; made at the first start, the same ever after.
    ///
    /// A file that is there and cannot be read stops the start: another key would make all links that were sent
    /// worthless, and nobody would know why. Whoever removes the file wants just that.
    func answerKey() throws -> AnswerKey {
        guard FileManager.default.fileExists(atPath: answerKeyFile) else {
            let made = FreshToken().text
            try Self.writeSecret(made, to: answerKeyFile)
            return try key(written: made)
        }
        guard let content = FileManager.default.contents(atPath: answerKeyFile) else {
            throw Unusable(
                description: "cannot read \(answerKeyFile): check its owner and mode (0600)")
        }
        return try key(written: String(decoding: content, as: UTF8.self))
    }

    private func key(written text: String) throws -> AnswerKey {
        let line = text.split(whereSeparator: \.isNewline).first ?? ""
        guard let key = AnswerKey(hexadecimal: line) else {
            throw Unusable(
                description: "\(answerKeyFile) is not 64 hexadecimal digits: restore it from a "
                    + "backup; or remove it for a new one, and links that were sent lead nowhere")
        }
        return key
    }
}
