/// People who turned out to be one.
///
/// Nothing is moved: who was merged keeps contacts and requests, and is shown with the one that is
/// kept. So taking it back restores exactly, and a wrong merge costs nobody a call.
extension Operation {
    func merge(
        _ merged: Identifier<PersonHelped>, into kept: Identifier<PersonHelped>
    ) throws(HotlineRefusal) -> HotlineEvent {
        guard merged != kept else { throw .samePersonTwice }
        guard mergedPeople[merged] == nil else { throw .alreadyMerged }
        // One step from anybody to the one that is kept: no way to follow, no circle to fall into.
        guard mergedPeople[kept] == nil, !mergedPeople.values.contains(merged) else {
            throw .chainOfMerges
        }
        return .peopleMerged(kept: kept, merged: merged)
    }

    /// Both ways round, so that nobody looks through all merges for one person.
    mutating func note(
        _ merged: Identifier<PersonHelped>, mergedInto kept: Identifier<PersonHelped>
    ) {
        mergedPeople[merged] = kept
        mergedInto[kept, default: []].append(merged)
    }

    func separate(
        _ merged: Identifier<PersonHelped>
    ) throws(HotlineRefusal) -> HotlineEvent {
        guard let kept = mergedPeople[merged] else { throw .notMerged }
        return .peopleSeparated(kept: kept, merged: merged)
    }
}

extension NeedKind {
    /// Asked for again within this time, the need wants a lasting solution and not another basket.
    ///
    /// Food banks give three days of food the first time, one the second, and a call about lasting
    /// support (field notes, 2.10); two weeks are the confinement's first orders, which were renewed.
    package var lastingSolutionSpan: TimeSpan? {
        switch self {
        case .food: .days(14)
        case .hygiene, .medicine, .courtesyVisit, .listening, .friendlyCall, .information,
            .volunteerOffer, .qualification, .own:
            nil
        }
    }
}
