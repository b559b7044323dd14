import Foundation
import OpsCore
import OpsTesting
import Testing

@testable import OpsServer

struct AnswerKeyFileTests {
    private static let asked = Identifier<Solicitation>(high: 1, low: 2)

    @Test func `the key of answers is made once, for its owner alone`() async throws {
        try await inTemporaryFolder { path in
            let folder = try DataFolder(path)
            let first = AnswerLink.token(for: Self.asked, key: try folder.answerKey())
            let written = try String(contentsOfFile: folder.answerKeyFile, encoding: .utf8)
            #expect(written.utf8.count == 65)
            let attributes = try FileManager.default.attributesOfItem(
                atPath: folder.answerKeyFile)
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
            let second = AnswerLink.token(for: Self.asked, key: try folder.answerKey())
            #expect(first == second)
            #expect(try String(contentsOfFile: folder.answerKeyFile, encoding: .utf8) == written)
        }
    }

    @Test func `every house has another key`() async throws {
        var tokens: Set<String> = []
        for _ in 0..<2 {
            try await inTemporaryFolder { path in
                let key = try DataFolder(path).answerKey()
                tokens.insert(AnswerLink.token(for: Self.asked, key: key))
            }
        }
        #expect(tokens.count == 2)
    }

    @Test(arguments: ["", "\n", "zz", String(repeating: "a", count: 63)])
    func `a key that is damaged stops the start and says what to do`(_ content: String) async throws
    {
        try await inTemporaryFolder { path in
            let folder = try DataFolder(path)
            try content.write(toFile: folder.answerKeyFile, atomically: false, encoding: .utf8)
            let error = #expect(throws: DataFolder.Unusable.self) { try folder.answerKey() }
            #expect(error?.description.contains("restore it from a backup") == true)
            #expect(try String(contentsOfFile: folder.answerKeyFile, encoding: .utf8) == content)
        }
    }
}
