import OpsCore
import OpsTesting
import Testing

@testable import OpsStore

/// Answers already given.
struct ArchiveRepliesTests {
    private static func digest(_ text: String) -> Digest { SHA256.digest(of: Array(text.utf8)) }

    private static let full = KeptReply(
        fingerprint: digest("body"), status: 201, location: "/v1/contacts/1", etag: "\"v1\"",
        body: Array("{\"é\":1}".utf8))

    @Test func `an answer is kept whole and found again`() throws {
        try withArchive { archive, path throws in
            let bare = KeptReply(
                fingerprint: Self.digest("other"), status: 200, location: nil, etag: nil, body: [])
            let until = Samples.start + .days(30)
            try archive.transaction {
                try archive.keep(Self.full, to: Self.digest("one"), until: until)
                try archive.keep(bare, to: Self.digest("two"), until: until)
            }
            let reopened = try Archive(path: path)
            #expect(try reopened.reply(to: Self.digest("one")) == Self.full)
            #expect(try reopened.reply(to: Self.digest("two")) == bare)
            #expect(try reopened.reply(to: Self.digest("three")) == nil)
        }
    }

    @Test func `an answer that was not committed was never given`() throws {
        struct Interrupted: Error {}
        try withArchive { archive, _ throws in
            #expect(throws: Interrupted.self) {
                try archive.transaction {
                    try archive.keep(Self.full, to: Self.digest("one"), until: Samples.start)
                    throw Interrupted()
                }
            }
            #expect(try archive.reply(to: Self.digest("one")) == nil)
        }
    }

    @Test func `expired answers are forgotten in batches, oldest first`() throws {
        try withArchive { archive, _ throws in
            try archive.transaction {
                for number in 0..<1_200 {
                    try archive.keep(
                        Self.full, to: Self.digest("\(number)"),
                        until: Samples.start + .seconds(Int64(number)))
                }
            }
            func count() throws -> Int64 {
                try archive.connection.number(of: "SELECT count(*) FROM replies")
            }
            try archive.forgetReplies(at: Samples.start - .seconds(1))
            #expect(try count() == 1_200)
            try archive.forgetReplies(at: Samples.start + .seconds(999))
            #expect(try count() == 700)
            #expect(try archive.reply(to: Self.digest("499")) == nil)
            #expect(try archive.reply(to: Self.digest("500")) != nil)
            try archive.forgetReplies(at: Samples.start + .seconds(999))
            #expect(try count() == 200)
            try archive.forgetReplies(at: Samples.start + .seconds(999))
            #expect(try count() == 200)
            #expect(try archive.reply(to: Self.digest("1000")) != nil)
        }
    }
}
