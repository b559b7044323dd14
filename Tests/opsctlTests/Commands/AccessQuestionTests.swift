import OpsCore
import Testing

@testable import OpsServer
@testable import opsctl

/// The access log is read by people: no name of a route reaches them.
struct AccessQuestionTests {
    /// Where people's data is asked for; rules of the house name nobody.
    private static let areas: Set<String> = [
        "hotline", "people", "dispatching", "danger", "followup", "care", "visits", "safeguarding",
        "medicine", "money",
    ]

    private static let nameless: Set<String> = [
        "listContacts", "listRequests", "listDangers", "listPurchases", "listVisitChecks",
        "listConcerns", "listRaisedConcerns",
    ]

    @Test func `each question about people has words in three languages`() {
        let asked = RouteTable.all.map { ($0.name, $0.area) }.filter { name, area in
            Self.areas.contains(area) && !name.hasSuffix("Rules") && !Self.nameless.contains(name)
        }
        #expect(asked.map(\.0).filter { AccessQuestion.texts[$0] == nil } == [])
        let known = Set(RouteTable.all.map(\.name))
        #expect(AccessQuestion.texts.keys.filter { !known.contains($0) } == [])
        for language in PublicationLanguage.allCases {
            let words = AccessQuestion.texts.values.map { $0[language] }
            #expect(Set(words).count == words.count, "\(language)")
        }
    }
}
