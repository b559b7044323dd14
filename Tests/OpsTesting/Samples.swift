package import OpsCore

/// Invented places, services and people, the same in every test.
///
/// Telephone numbers lie in the range kept for fiction, 06 39 98 00 00 to 06 39 98 99 99.
package enum Samples {
    /// Monday 23 March 2020, eight o'clock in Greenwich.
    package static let start = Instant(milliseconds: 1_584_950_400_000)

    /// Unwraps what a test knows to be there.
    package static func known<Value>(
        _ value: Value?, file: StaticString = #file, line: UInt = #line
    ) -> Value {
        guard let value else { preconditionFailure("a sample is missing", file: file, line: line) }
        return value
    }

    package static func code(_ text: String) -> TerritoryCode { known(TerritoryCode(text)) }

    package static func slug(_ text: String) -> Slug { known(Slug(text)) }

    package static func skill(_ text: String) -> SkillCode { known(SkillCode(text)) }

    package static func service(_ text: String) -> ServiceNumber { known(ServiceNumber(text)) }

    package static func language(_ text: String) -> LanguageTag { known(LanguageTag(text)) }

    package static func phone(_ lastFour: Int) -> PhoneNumber {
        known(PhoneNumber("+3363998" + String(10_000 + lastFour % 10_000).dropFirst()))
    }

    package static func day(_ text: String) -> CivilDate { known(CivilDate(iso8601: text)) }

    package static func instant(_ text: String) -> Instant { known(Instant(rfc3339: text)) }

    package static func position(_ latitude: Int32, _ longitude: Int32) -> Coordinate {
        known(Coordinate(latitudeMillidegrees: latitude, longitudeMillidegrees: longitude))
    }

    /// A typed identity that says its number: `id(7)` ends in 7.
    package static func id<Subject>(
        _ number: UInt64, of subject: Subject.Type = Subject.self
    ) -> Identifier<Subject> {
        Identifier(high: 0x0171_0C6C_2C00_7000, low: 0x8000_0000_0000_0000 | number)
    }
}
