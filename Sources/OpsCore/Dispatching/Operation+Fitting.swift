/// The best few of the roster, without asking everybody.
extension Operation {
    /// Those who fit best, best first: the head of `proposals(for:at:)`.
    ///
    /// Best first, branch by branch (Hart, Nilsson, Raphael, "A formal basis for the heuristic
    /// determination of minimum cost paths", 1968): a branch is opened while what it may hold is better
    /// than whoever was found, so the cost hardly grows with the roster.
    package func fitting(
        for request: HelpRequest, limit: Int, at instant: Instant, place: SkillCode? = nil
    ) -> [Proposal] {
        let asking = Asking(request, in: self, at: instant)
        let question = FittingQuestion(asking, place: place)
        var open = MinHeap<Lead>()
        var found: [Proposal] = []
        let isNearness = request.need.isInPerson && request.position != nil
        let roster = isNearness ? rosterOnGround : rosterByNumber
        expand(roster.root, of: roster, question, into: &open)
        while found.count < limit, let lead = open.removeFirst() {
            switch lead.what {
            case .place(.node(let node)): expand(node, of: roster, question, into: &open)
            case .place(.volunteer(let id)):
                guard let volunteer = volunteers[id] else { continue }
                let judged = proposal(volunteer, asking)
                guard judged.fits, fills(place, volunteer, at: instant) else { continue }
                open.insert(
                    Lead(score: judged.score, number: judged.number, what: .judged(judged)))
            case .judged(let proposal): found.append(proposal)
            }
        }
        return found
    }

    private func fills(_ place: SkillCode?, _ volunteer: Volunteer, at instant: Instant) -> Bool {
        skillReason(volunteer.profile, place, at: instant) == nil
    }

    private func expand(
        _ node: Int, of roster: borrowing RosterTree, _ question: FittingQuestion,
        into open: inout MinHeap<Lead>
    ) {
        for place in roster.nodes[node] {
            guard let bound = question.bound(place.reach) else { continue }
            open.insert(Lead(score: bound, number: place.reach.number, what: .place(place.below)))
        }
    }
}

/// Where the next best may be: a branch, a volunteer with the most they can score, or who was judged.
private struct Lead: Comparable {
    enum What {
        case place(RosterTree.Below)
        case judged(Proposal)

        var rank: Int {
            if case .judged = self { 1 } else { 0 }
        }
    }

    let score: Int
    let number: Int64
    let what: What

    /// The better one comes first; of equals the lower number, then what is not certain yet.
    static func < (left: Lead, right: Lead) -> Bool {
        (-left.score, left.number, left.what.rank) < (-right.score, right.number, right.what.rank)
    }

    static func == (left: Lead, right: Lead) -> Bool {
        !(left < right) && !(right < left)
    }
}
