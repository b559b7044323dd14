import OpsCore

/// What the form of the page says: a yes, or a no that may say why.
///
/// A day that makes no sense is left out and takes no answer along: whoever fills in a form on an old telephone
/// is not asked twice.
struct AnswerForm: Sendable {
    let isYes: Bool
    let why: WhyNot?

    /// The fields that the form has.
    private static let names: Set = ["answer", "reason", "until"]

    init?(_ body: [UInt8]) {
        guard let fields = FormBody.fields(Self.names, in: body) else { return nil }
        switch fields["answer"] {
        case "yes": isYes = true
        case "no": isYes = false
        default: return nil
        }
        let said = fields["reason"] ?? ""
        let reason = DeclineReason(rawValue: said)
        guard reason != nil || said.isEmpty else { return nil }
        let day = fields["until"] ?? ""
        // No form of the page says both: nobody is counted on who has said why not.
        guard !isYes || (reason == nil && day.isEmpty) else { return nil }
        why = WhyNot(said: reason, until: CivilDate(iso8601: day))
    }
}
