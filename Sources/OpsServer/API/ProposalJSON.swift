import OpsCore

/// A proposal as the API shows it: an item is a volunteer.
extension JSONWriter {
    mutating func proposal(
        _ proposal: Proposal, name: String?, note: String?, calling skills: SkillBook,
        need: LocalizedText, in language: PublicationLanguage
    ) {
        beginObject()
        member("id", proposal.volunteer)
        member("number", proposal.number)
        member("name", name)
        if let note { member("note", note) }
        member("fits", proposal.fits)
        if proposal.isAskedElsewhere { member("askedElsewhere", true) }
        if proposal.isToRing { member("byTelephoneOnly", true) }
        member("score", Int64(proposal.score))
        member("distanceMetres", proposal.distance.map { Int64($0.count) })
        member("reasonsFor", each: proposal.reasonsFor) { json, reason in
            json.beginObject()
            json.member("code", reason.code)
            json.member("points", Int64(reason.points))
            json.member("text", reason.text(calling: skills.name)[language])
            json.endObject()
        }
        member("reasonsAgainst", each: proposal.reasonsAgainst) { json, reason in
            json.beginObject()
            json.member("code", reason.code)
            json.member("text", reason.text(calling: skills.name, need: need)[language])
            json.endObject()
        }
        endObject()
    }
}
