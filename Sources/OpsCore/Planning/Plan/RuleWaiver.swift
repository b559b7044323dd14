/// Rules that are not looked at, to find out which of them stands in the way.
package struct RuleWaiver: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    package static let promisedTime = RuleWaiver(rawValue: 1)
    package static let window = RuleWaiver(rawValue: 2)
    package static let shift = RuleWaiver(rawValue: 4)
    package static let distance = RuleWaiver(rawValue: 8)
}
