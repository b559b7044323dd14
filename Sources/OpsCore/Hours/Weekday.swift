/// A day of the week, spelled as calendars do (RFC 5545 `BYDAY`, HSDS `byday`), in lower case.
package enum Weekday: String, CaseIterable, Sendable {
    case monday = "mo"
    case tuesday = "tu"
    case wednesday = "we"
    case thursday = "th"
    case friday = "fr"
    case saturday = "sa"
    case sunday = "su"

    /// 0 is Monday.
    var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
