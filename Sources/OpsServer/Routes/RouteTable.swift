/// All that can be asked, area by area.
enum RouteTable {
    static let all: [Route] =
        house + danger + followUp + callRules + care + visitSeries + hotline + people + privacy
        + consents
        + dispatching + proposals
        + visits + medicine + rules + money + roster + skills + territory + catalogue + access
        + journal + figures + fairness + events + calendars + safeguarding + partners + lines
        + assets
        + accessLog
        + retention + namelessHolds
        + anonymity
        + candidates + volunteerRights + operationsLog + crews + waves + answers + replies
        + messages + rounds
}
