import Testing

@testable import opsctl

@Suite struct TargetTests {
    @Test func `an identifier that was typed cannot lead elsewhere`() {
        #expect(Target("v1", "requests", "../tokens").text == "/v1/requests/..%2Ftokens")
        #expect(Target("v1", "requests", "..").text == "/v1/requests/%2E%2E")
        #expect(Target("v1", "requests", "4?a#b").text == "/v1/requests/4%3Fa%23b")
    }

    @Test func `the query is encoded and what is absent left out`() {
        var target = Target("v1", "requests")
        target.add("status", nil)
        target.add("territory", "92 &x")
        target.add("limit", "5")
        #expect(target.text == "/v1/requests?territory=92%20%26x&limit=5")
    }
}
