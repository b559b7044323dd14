/// The best few of the roster, without asking everybody.
extension Operation {
    /// Those who fit best, best first: the head of `proposals(for:at:)`.
    ///
    /// Best first, branch by branch (Hart, Nilsson, Raphael, "A formal basis for the heuristic
    /// determination of minimum cost paths", 1968): a branch is opened while what it may hold is better
    /// than whoever was found, so the cost hardly grows with the roster.
    package func fitting(
        for request: HelpRequest, limit: Int, at instant: Instant, place: SkillCode? = nil,
        needsVehicle: Bool = false, needsCompanion: Bool = false, reach: WaveReach = .usual,
        wave: WaveQuestion? = nil
    ) -> [Proposal] {
        let asking = Asking(request, in: self, at: instant, reach: reach, wave: wave)
        let question = FittingQuestion(asking, place: place, needsVehicle: needsVehicle)
        let isNearness = request.need.isInPerson && request.position != nil
        let roster = isNearness ? rosterOnGround : rosterByNumber
        var open = MinHeap<Lead>()
        var judged: [Proposal] = []
        var found: [Proposal] = []
        /// Judges somebody, and puts them where they belong if they can take the place.
        func judge(_ id: Identifier<Volunteer>) {
            guard let volunteer = volunteers[id], mayBeAsked(volunteer, by: asking.wave) else {
                return
            }
            let proposal = proposal(volunteer, asking)
            guard proposal.fits,
                skillReason(volunteer.profile, place, on: asking.lastDay(for: volunteer.profile))
                    == nil,
                volunteer.profile.conditions.hasVehicle || !needsVehicle,
                volunteer.profile.conditions.vettingScope != .accompanied || !needsCompanion
            else { return }
            let what = Lead.What.judged(Int32(judged.count))
            open.insert(Lead(score: proposal.score, number: proposal.number, what: what))
            judged.append(proposal)
        }
        for id in asking.acquainted { judge(id) }
        open.expand(roster.root, of: roster, question)
        while found.count < limit, let lead = open.removeFirst() {
            switch lead.what {
            case .branch(let node, let index):
                switch roster.nodes[Int(node)][Int(index)].below {
                case .node(let below): open.expand(below, of: roster, question)
                case .volunteer(let id):
                    if !asking.acquainted.contains(id) { judge(id) }
                }
            case .judged(let index): found.append(judged[Int(index)])
            }
        }
        return found
    }
}

extension MinHeap<Lead> {
    /// Puts in what a node holds, but for where nobody can fit.
    fileprivate mutating func expand(
        _ node: Int, of roster: borrowing RosterTree, _ question: FittingQuestion
    ) {
        let places = roster.nodes[node]
        for index in places.indices {
            guard let bound = question.bound(places[index].reach) else { continue }
            insert(
                Lead(
                    score: bound, number: places[index].reach.number,
                    what: .branch(Int32(node), Int32(index))))
        }
    }
}

/// Where the next best may be: a branch with the most that anybody there can score, or who was judged.
///
/// It refers to places and owns nothing, so that the heap moves it about for nothing.
private struct Lead: Comparable {
    enum What: Hashable {
        case branch(Int32, Int32)
        case judged(Int32)

        var rank: Int {
            if case .judged = self { 1 } else { 0 }
        }
    }

    let score: Int
    let number: Int64
    let what: What

    /// The better one comes first; of equals the lower number, then what is not certain yet.
    static func < (left: Lead, right: Lead) -> Bool {
        if left.score != right.score { return left.score > right.score }
        if left.number != right.number { return left.number < right.number }
        return left.what.rank < right.what.rank
    }
}
