import OpsTesting
import Testing

@testable import OpsCore

struct TypingErrorsTests {
    private static func count(_ word: String, _ other: String, atMost limit: Int = 3) -> Int? {
        TypingErrors.count(Array(word.utf8), Array(other.utf8), atMost: limit)
    }

    @Test(arguments: [
        ("lefevre", "lefevre", 0), ("lefevre", "lefvre", 1), ("lefevre", "lefevere", 1),
        ("lefevre", "lefavre", 1), ("lefevre", "lefvere", 1), ("martin", "matrin", 1),
        ("ca", "abc", 3), ("", "ab", 2), ("dupont", "dupuis", 3), ("bernard", "brenarb", 2),
    ])
    func `each kind of slip counts one`(_ word: String, _ other: String, _ errors: Int) {
        #expect(Self.count(word, other) == errors)
        #expect(Self.count(other, word) == errors)
    }

    @Test func `more than is borne is not counted`() {
        #expect(Self.count("martin", "bernard", atMost: 2) == nil)
        #expect((0...9).map(TypingErrors.borne) == [0, 0, 0, 0, 1, 1, 1, 1, 2, 2])
    }

    /// The textbook's table, cell by cell.
    private static func table(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var rows = [Array(0...b.count)]
        for i in 1...max(a.count, 1) where i <= a.count {
            var row = [i]
            for j in 1...max(b.count, 1) where j <= b.count {
                let cost = a[i - 1] == b[j - 1] ? 0 : 1
                var best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + cost)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    best = min(best, rows[i - 2][j - 2] + 1)
                }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }

    @Test func `the short way finds what the whole table finds`() {
        var chance = SeededGenerator(seed: Seeds.next(for: "typing errors"))
        for _ in 0..<20_000 {
            let word = (0..<chance.below(8)).map { _ in UInt8(97 + chance.below(3)) }
            let other = (0..<chance.below(8)).map { _ in UInt8(97 + chance.below(3)) }
            let whole = Self.table(word, other)
            let found = TypingErrors.count(word, other, atMost: 3)
            #expect(found == (whole <= 3 ? whole : nil), "\(word) \(other)")
        }
    }
}
