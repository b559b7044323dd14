import OpsCore
import Testing

struct ScenarioDocumentTests {
    @Test func `a text that is not JSON is refused with its place`() {
        #expect(throws: ScenarioFault.self) { try Scenario(json: Array("{".utf8)) }
        let texts = fault { try Scenario(json: Array("{".utf8)) }.map(\.text)
        #expect(texts?.fr.isEmpty == false && texts?.es.isEmpty == false)
        #expect(texts?.en.contains("byte 1") == true)
    }

    @Test(arguments: [
        (#""seed": 7"#, #""seed": 7, "sed": 8"#, "#/sed: unknown field"),
        (#""format": 1"#, #""format": 2"#, "#/format: must lie between 1 and 1"),
        ("2020-03-23T07:00:00Z", "2020-03-20T06:00:00Z", "#/endsAt: does not go with"),
        (
            #""territory": "92","#, #""territory": "93","#,
            "#/deployments/1/territory: unknown value"
        ),
        (#""entry": "croix"#, #""entry": "bleu"#, "#/deployments/0/entry: unknown value"),
        (#""kind": "food""#, #""kind": "drink""#, "#/deployments/1/needs/0/kind: unknown value"),
        (#""code": "home""#, #""code": "line""#, "#/deployments/1/code: does not go with"),
        (#""parent": "FR""#, #""parent": "DE""#, "#/territories/1/parent: unknown value"),
        ("92000\"", "92120\"", "#/territories/3/postcodes: does not go with"),
        (#""vettedPerMille": 900"#, #""vettedPerMille": 1001"#, "#/roster/groups/0/vettedPerMille"),
        (
            #""declinesPerMille": 100"#, #""declinesPerMille": 950"#,
            "#/roster/behaviours/0/declinesPerMille: does not go with"
        ),
        (#""behaviour": "keen""#, #""behaviour": "shy""#, "#/roster/groups/0/behaviour: unknown"),
        (#""around": "92120""#, #""around": "75001""#, "#/roster/groups/0/around: unknown value"),
        (
            #""need": "food", "perMille": 500"#, #""need": "food", "perMille": 501"#,
            "#/demand/curves/0/needs: must lie between 1000 and 1000"
        ),
        ("[0,0,0,", "[0,0,", "#/demand/curves/0/hours: must lie between 24 and 24"),
        (
            "2020-03-20T09:00:00Z", "2021-03-20T09:00:00Z",
            "#/demand/contacts/0/at: does not go with"
        ),
        (#""opens": "08:00""#, #""opens": "25:00""#, "#/desk/opens: a date and time"),
        (#""closes": "20:00""#, #""closes": "07:00""#, "#/desk/closes: does not go with"),
        (#""withinMinutes": 720"#, #""withinMinutes": 0"#, "#/expectations/0/withinMinutes"),
    ])
    func `what is wrong is refused, with its place and what to do`(
        old: String, new: String, problem: String
    ) {
        let problems = SmallScenario.problems(old, new)
        #expect(problems.contains { $0.hasPrefix(problem) }, "\(problems)")
    }

    @Test func `an unknown policy is refused with the names of the known`() {
        let fault = fault { try Policies.named("coin") }
        #expect(
            fault == .unknownPolicy("coin", known: ["best-fit", "wave", "nearest", "fair"]))
        #expect(fault?.text.en.contains("best-fit") == true)
    }

    private func fault<Value>(_ body: () throws -> Value) -> ScenarioFault? {
        do {
            _ = try body()
            return nil
        } catch {
            return error as? ScenarioFault
        }
    }
}
