/// What a contact turned out to be.
///
/// It says what the contact was, not what is to be done: that is said by its needs. A contact can be
/// logged by its kind alone, in seconds, before anybody is known.
package enum ContactKind: String, CaseIterable, Sendable {
    /// Somebody lacks something; what, may be found out later.
    case request
    /// Somebody was listened to.
    case listening
    /// Somebody was told something.
    case information
    case volunteerOffer = "volunteer_offer"
    case thanks
    case voicemail
    /// It rang and nobody answered.
    case missed
    /// Somebody called and said nothing.
    case silent
    case wrongNumber = "wrong_number"

    /// Whether a contact of this kind that says no need waits for somebody to find out.
    ///
    /// A call that nobody answered waits for a call back, which takes a number.
    package func waitsForQualification(hasPhone: Bool) -> Bool {
        switch self {
        case .request: true
        case .voicemail, .missed: hasPhone
        case .listening, .information, .volunteerOffer, .thanks, .silent, .wrongNumber: false
        }
    }
}
