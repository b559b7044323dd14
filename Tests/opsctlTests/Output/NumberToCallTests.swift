import OpsCore
import Testing

@testable import opsctl

/// Whoever reads a number dials it.
struct NumberToCallTests {
    @Test(
        arguments: [
            (nil, nil, nil, ""), ("+33639981234", nil, nil, "+33639981234"),
            ("+33639981234", "+33639988102", nil, "+33639988102 (sûr)"),
            ("+33639981234", nil, "14:00-16:00", "+33639981234 (seulement 14:00-16:00)"),
            (nil, "+33639988102", "14:00-16:00", "+33639988102 (sûr, seulement 14:00-16:00)"),
        ] as [(String?, String?, String?, String)])
    func `a safe number stands in place of the other, with the hours`(
        _ phone: String?, _ safe: String?, _ hours: String?, _ text: String
    ) {
        let number = NumberToCall(phone: phone, safePhone: safe, safeHours: hours)
        #expect(number.text(in: .fr) == text)
    }

    @Test func `a search shows the safe number, and the other nowhere`() async {
        let found =
            #"{"items":[{"name":"Odette Exemple","phone":"+33639981234","#
            + #""safePhone":"+33639988102","safeHours":"14:00-16:00","reasons":[]}]}"#
        let desk = TestDesk(.json(200, found))
        #expect(await desk.run("person", "search", "--name", "Odette") == .done)
        #expect(desk.data.text.contains("+33639988102 (safe, only 14:00-16:00)"))
        #expect(!desk.data.text.contains("+33639981234"))
    }

    @Test func `who is sent by a partner brings a safe number and hours`() async {
        let desk = TestDesk(.json(201, #"{"number":1,"needs":[]}"#))
        _ = await desk.run(
            "referral", "send", "--need", "food", "--safe-phone", "06 39 98 81 02", "--safe-hours",
            "14:00-16:00")
        #expect(
            desk.bodies == [
                #"{"needs":[{"kind":"food"}],"person":{"safePhone":"06 39 98 81 02","#
                    + #""safeHours":"14:00-16:00"}}"#
            ])
    }

    @Test func `output that cannot be written is told, and that the command was done`() async {
        var desk = TestDesk(.json(200, #"{"items":[{"name":"Odette","reasons":[]}]}"#))
        desk.reader = FullDisk()
        #expect(await desk.run("person", "search", "--name", "Odette") == .failed)
        #expect(desk.messages.text.contains("system error 28"))
        #expect(desk.messages.text.contains("the command itself was done"))
        #expect(!desk.messages.text.contains("WriteFailure"))
    }
}

private struct FullDisk: Sink {
    func write(_ bytes: [UInt8]) throws { throw WriteFailure(number: 28) }
}
