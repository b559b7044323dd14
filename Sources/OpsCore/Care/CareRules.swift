/// When somebody counts as a repeat caller, when a care plan is looked at again, how visits follow each other.
///
/// Data of the house, and recorded: 3 in 100 callers make 60 in 100 calls (field notes, 2.10), and nobody has
/// published from how many on a plan helps.
package struct CareRules: Hashable, Sendable {
    /// So many contacts make a repeat caller.
    package let contacts: Int64
    /// Within so many days.
    package let days: Int64
    /// A plan is reviewed after so many days, where nobody says when.
    package let reviewDays: Int64
    /// The next visit is asked for so many hours before its day.
    package let leadHours: Int64
    /// What a crew tells of its visit is owed within so many hours.
    package let reportHours: Int64

    package init(
        contacts: Int64, days: Int64, reviewDays: Int64, leadHours: Int64 = standardLead,
        reportHours: Int64 = standardReport
    ) {
        self.contacts = contacts
        self.days = days
        self.reviewDays = reviewDays
        self.leadHours = leadHours
        self.reportHours = reportHours
    }

    /// Every other day for a fortnight, and a month until the first review: guesses.
    package static let standard = CareRules(contacts: 7, days: 14, reviewDays: 30)

    /// Two days to find a pair, and two to hear from it: guesses.
    package static let standardLead: Int64 = 48
    package static let standardReport: Int64 = 48

    package static let hourRange: ClosedRange<Int64> = 1...720
    package static let contactRange: ClosedRange<Int64> = 2...100
    package static let dayRange: ClosedRange<Int64> = 1...90
    package static let reviewRange: ClosedRange<Int64> = 1...366

    var reviewSpan: TimeSpan { .days(reviewDays) }
    var leadSpan: TimeSpan { .hours(leadHours) }
    var reportSpan: TimeSpan { .hours(reportHours) }
}

/// Rules as JSON: in the journal, in the tables, at the door.
extension CareRules {
    package init?(from fields: inout JSONFields) {
        let contacts = fields.integer("repeatContacts", isNeeded: true, in: Self.contactRange)
        let days = fields.integer("repeatDays", isNeeded: true, in: Self.dayRange)
        let review = fields.integer("reviewDays", isNeeded: true, in: Self.reviewRange)
        let lead = fields.integer("visitLeadHours", in: Self.hourRange) ?? Self.standardLead
        let report = fields.integer("visitReportHours", in: Self.hourRange) ?? Self.standardReport
        guard let contacts, let days, let review else { return nil }
        self.init(
            contacts: contacts, days: days, reviewDays: review, leadHours: lead,
            reportHours: report)
    }

    package func write(into json: inout JSONWriter) {
        json.member("repeatContacts", contacts)
        json.member("repeatDays", days)
        json.member("reviewDays", reviewDays)
        json.member("visitLeadHours", leadHours)
        json.member("visitReportHours", reportHours)
    }
}
