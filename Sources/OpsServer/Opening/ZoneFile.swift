import FoundationEssentials
import OpsCore

/// A compiled file of the machine's database of zones (tzdata; RFC 9636).
///
/// Only the rule at its end is read: it says what the clocks will show from now on.
enum ZoneFile {
    private static let folder = "/usr/share/zoneinfo/"
    /// Files say each change up to here one by one, or none; who changes one by one after it, as
    /// Morocco does with the moon, follows no rule.
    private static let lastListedChange: Int64 = 2_145_916_800  // 2038-01-01

    /// What the clocks of a zone show; nil when there is no such zone, or no one rule for it.
    ///
    /// The name is spelled as `OpeningHours` takes it, and so leads to no other folder.
    static func rule(ofZone name: String) -> ZoneRule? {
        guard let data = try? Data(contentsOf: URL(filePath: folder + name)) else { return nil }
        return rule(in: [UInt8](data))
    }

    /// RFC 9636 § 3: a header with 32-bit data for old readers, one with 64-bit data, the rule.
    static func rule(in bytes: [UInt8]) -> ZoneRule? {
        guard let old = Header(bytes, at: 0), old.version >= UInt8(ascii: "2"),
            let new = Header(bytes, at: old.end(timeSize: 4))
        else { return nil }
        if let last = new.lastChange(in: bytes), last >= lastListedChange { return nil }
        let footer = bytes[min(bytes.count, new.end(timeSize: 8))...]
        guard footer.first == UInt8(ascii: "\n"), footer.last == UInt8(ascii: "\n") else {
            return nil
        }
        return ZoneRule(String(decoding: footer.dropFirst().dropLast(), as: UTF8.self))
    }

    /// RFC 9636 § 3.1: the magic, the version, six counts.
    private struct Header {
        private static let size = 44
        let version: UInt8
        private let start: Int
        private let counts: [Int]

        init?(_ bytes: [UInt8], at start: Int) {
            guard start + Self.size <= bytes.count,
                bytes[start..<start + 4].elementsEqual("TZif".utf8)
            else { return nil }
            self.start = start
            version = bytes[start + 4]
            counts = (0..<6).map { index in
                bytes[(start + 20 + index * 4)..<(start + 24 + index * 4)]
                    .reduce(0) { $0 << 8 | Int($1) }
            }
        }

        private var changes: Int { counts[3] }

        /// Where the data that belong to it end.
        func end(timeSize: Int) -> Int {
            let (utc, wall, leaps, types, letters) = (
                counts[0], counts[1], counts[2], counts[4], counts[5]
            )
            return start + Self.size + changes * (timeSize + 1) + types * 6 + letters
                + leaps * (timeSize + 4) + wall + utc
        }

        /// When the clocks are changed for the last time that is listed, in seconds since 1970.
        ///
        /// Files for old readers (`zic -b fat`) end with a change in 2038 that changes nothing, where the rule's
        /// names are numbers (`<+04>-4`): that is none.
        func lastChange(in bytes: [UInt8]) -> Int64? {
            guard changes > 0, end(timeSize: 8) <= bytes.count else { return nil }
            var last = changes - 1
            while last > 0, kind(last, in: bytes) == kind(last - 1, in: bytes) { last -= 1 }
            let place = start + Self.size + last * 8
            let bits = bytes[place..<place + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return Int64(bitPattern: bits)
        }

        /// Which of the listed offsets counts from a change on.
        private func kind(_ change: Int, in bytes: [UInt8]) -> UInt8 {
            bytes[start + Self.size + changes * 8 + change]
        }
    }
}
