import OpsCore
import OpsStore

/// Which question a text message is about: by its code, or because there is no other.
struct MeantQuestion {
    let question: QuestionRow?
    /// What becomes of a yes or a no where no question is meant.
    let otherwise: AnswerOutcome
    /// Whether anything waits for an answer of theirs.
    let isAsked: Bool

    /// `asked` is what the telephone's volunteers, so many, were asked, newest first of each.
    init(by text: ReplyText, among asked: [QuestionRow], of senders: Int, _ key: AnswerKey) {
        let waiting = Self.latest(asked).contains { $0.isOpen || $0.isOpenLate }
        isAsked = waiting
        guard let code = text.codes.first else {
            // Two people with one telephone: a yes without a code is nobody's.
            let latest = Self.latest(asked)
            question = senders < 2 ? Self.only(of: latest) ?? Self.last(of: latest) : nil
            otherwise = waiting ? .ambiguous : .notUnderstood
            return
        }
        let named = asked.filter { ReplyCode(for: $0.id, key: key) == code }
        let followed = Self.latest(named.map { Self.followed($0, among: asked) })
        question = Self.only(of: followed) ?? Self.last(of: followed)
        // With a code of two questions a volunteer has said all that they can: somebody reads it.
        otherwise = named.isEmpty ? .unknownCode : .notUnderstood
    }

    /// The last question of each mission: who was asked anew answers the new one.
    private static func latest(_ asked: [QuestionRow]) -> [QuestionRow] {
        var seen: Set<[String]> = []
        return asked.filter {
            seen.insert([$0.volunteer.description, $0.mission.description]).inserted
        }
    }

    /// Whoever is asked anew has two messages on their telephone and answers either.
    private static func followed(_ old: QuestionRow, among asked: [QuestionRow]) -> QuestionRow {
        guard !old.isOver, old.state != .pending else { return old }
        return asked.first { $0.volunteer == old.volunteer && $0.mission == old.mission } ?? old
    }

    /// The one that waits for an answer, the one that has a yes, the one that is not over; nil where there are several.
    private static func only(of asked: [QuestionRow]) -> QuestionRow? {
        let open = asked.filter(\.isOpen)
        guard open.isEmpty else {
            // Whoever is awaited at an hour may be asked whether they still come: a yes could be either's.
            let isAwaited = asked.contains {
                !$0.isOver && $0.state == .accepted && $0.comesAt != nil
            }
            return open.count == 1 && !isAwaited ? open[0] : nil
        }
        let living = asked.filter { !$0.isOver }
        let coming = living.filter { $0.state == .accepted }
        // Whoever comes for one, and let the time of another pass, may answer that one late.
        if coming.count == 1 { return living.contains(where: \.isOpenLate) ? nil : coming[0] }
        return living.count == 1 ? living[0] : nil
    }

    /// Where all are over, the newest.
    private static func last(of asked: [QuestionRow]) -> QuestionRow? {
        asked.allSatisfy(\.isOver) ? asked.max { $0.id < $1.id } : nil
    }
}

extension QuestionRow {
    fileprivate var isOpen: Bool { !isOver && state == .pending }

    /// Whether a yes still helps though the time to answer has passed.
    fileprivate var isOpenLate: Bool { !isOver && state == .expired && missing > 0 }
}
