import Foundation
import Testing

@testable import OpsCore
@testable import OpsServer

/// The machine's own zones, against what Foundation makes of them.
struct ZoneFileTests {
    private static let folder = "/usr/share/zoneinfo/"

    private static var zones: [String] {
        TimeZone.knownTimeZoneIdentifiers.filter {
            FileManager.default.fileExists(atPath: folder + $0)
        }
    }

    @Test func `every zone shows for ten years what Foundation says`() throws {
        var followed = 0
        for name in Self.zones {
            guard let rule = ZoneFile.rule(ofZone: name) else { continue }
            let zone = try #require(TimeZone(identifier: name))
            followed += 1
            // 2026 to 2036, each nine hours and a bit: no hour of the day is left out.
            for second in stride(from: 1_767_225_600, to: 2_082_758_400, by: 34_567) {
                let expected = zone.secondsFromGMT(
                    for: Date(timeIntervalSince1970: Double(second)))
                let found = rule.offset(at: Instant(milliseconds: Int64(second) * 1_000))
                guard found != Int64(expected) else { continue }
                Issue.record("\(name) \(rule.text) at \(second): \(found), not \(expected)")
                break
            }
        }
        #expect(followed > 200, "\(followed) zones of \(Self.zones.count)")
    }

    @Test func `a zone that follows the moon has no one rule`() {
        #expect(ZoneFile.rule(ofZone: "Africa/Casablanca") == nil)
        #expect(ZoneFile.rule(ofZone: "Europe/Paris")?.text == "CET-1CEST,M3.5.0,M10.5.0/3")
    }

    /// Debian's files list a last change of nothing in 2038 for each of them.
    @Test(arguments: [
        ("Indian/Reunion", "<+04>-4"), ("America/Cayenne", "<-03>3"),
        ("Pacific/Noumea", "<+11>-11"),
        ("America/Bogota", "<-05>5"), ("America/Argentina/Buenos_Aires", "<-03>3"),
    ])
    func `a zone whose rule has a number for a name has one rule like the others`(
        _ name: String, _ rule: String
    ) {
        #expect(ZoneFile.rule(ofZone: name)?.text == rule)
    }

    @Test(arguments: ["Europe/Nowhere", "Europe", "", "tzdata.zi", "zone1970.tab"])
    func `what is no zone has no rule`(_ name: String) {
        #expect(ZoneFile.rule(ofZone: name) == nil)
    }

    @Test func `a file that was cut short has no rule, wherever it was cut`() throws {
        let whole = try Array(Data(contentsOf: URL(filePath: Self.folder + "Europe/Paris")))
        #expect(ZoneFile.rule(in: whole) != nil)
        for length in 0..<whole.count {
            #expect(ZoneFile.rule(in: Array(whole[..<length])) == nil, "\(length) bytes")
        }
    }
}
