/// What somebody is told when the operation says no.
extension Refusal {
    /// `area.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .territory(let refusal): refusal.code
        case .catalogue(let refusal): refusal.code
        case .roster(let refusal): refusal.code
        case .hotline(let refusal): refusal.code
        case .dispatching(let refusal): refusal.code
        case .access(let refusal): refusal.code
        case .danger(let refusal): refusal.code
        case .privacy(let refusal): refusal.code
        case .visit(let refusal): refusal.code
        case .medicine(let refusal): refusal.code
        case .followUp(let refusal): refusal.code
        case .safeguarding(let refusal): refusal.code
        case .care(let refusal): refusal.code
        case .partner(let refusal): refusal.code
        case .line(let refusal): refusal.code
        case .asset(let refusal): refusal.code
        case .visits(let refusal): refusal.code
        case .rules(let refusal): refusal.code
        case .money(let refusal): refusal.code
        case .waves(let refusal): refusal.code
        case .operations(let refusal): refusal.code
        case .crew(let refusal): refusal.code
        case .answers(let refusal): refusal.code
        case .messages(let refusal): refusal.code
        case .candidate(let refusal): refusal.code
        case .rounds(let refusal): refusal.code
        }
    }

    /// What is in the way, where, and what to do.
    ///
    /// It names nobody.
    package var text: LocalizedText {
        switch self {
        case .territory(let refusal): refusal.text
        case .catalogue(let refusal): refusal.text
        case .roster(let refusal): refusal.text
        case .hotline(let refusal): refusal.text
        case .dispatching(let refusal): refusal.text
        case .access(let refusal): refusal.text
        case .danger(let refusal): refusal.text
        case .privacy(let refusal): refusal.text
        case .visit(let refusal): refusal.text
        case .medicine(let refusal): refusal.text
        case .followUp(let refusal): refusal.text
        case .safeguarding(let refusal): refusal.text
        case .care(let refusal): refusal.text
        case .partner(let refusal): refusal.text
        case .line(let refusal): refusal.text
        case .asset(let refusal): refusal.text
        case .visits(let refusal): refusal.text
        case .rules(let refusal): refusal.text
        case .money(let refusal): refusal.text
        case .waves(let refusal): refusal.text
        case .operations(let refusal): refusal.text
        case .crew(let refusal): refusal.text
        case .answers(let refusal): refusal.text
        case .messages(let refusal): refusal.text
        case .candidate(let refusal): refusal.text
        case .rounds(let refusal): refusal.text
        }
    }
}
