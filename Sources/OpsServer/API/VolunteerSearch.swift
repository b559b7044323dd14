import OpsCore
import OpsStore

/// The body of `POST /v1/volunteers/search`.
enum VolunteerSearch {
    static func read(_ fields: inout JSONFields) -> RosterQuestion? {
        let name = fields.words("name", limit: VolunteerChange.nameLimit)
        let phone = fields.phone("phone")
        let ref = fields.words("ref", limit: VolunteerChange.refLimit)
        let limit =
            fields.integer("limit", in: 1...Int64(PersonSearch.most))
            ?? Int64(PersonSearch.standard)
        if !["name", "phone", "ref"].contains(where: { fields.has($0) }) {
            fields.note(.missing, at: "name")
        }
        var question = RosterQuestion(name: name, phone: phone?.e164, ref: ref)
        question.limit = Int(limit)
        return question
    }
}
