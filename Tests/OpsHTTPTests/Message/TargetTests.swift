import Testing

@testable import OpsHTTP

struct TargetTests {
    @Test func `segments are decoded once`() throws {
        let target = try Target("/caf%C3%A9/a%2Fb/%2541/")
        #expect(target.segments == ["café", "a/b", "%41", ""])
        #expect(target.path == "/caf%C3%A9/a%2Fb/%2541/")
        #expect(target.query == nil)
    }

    @Test func `query items are decoded, a plus being a space`() throws {
        let target = try Target("/?a=1&b=x+y%2B&c&=d&a=2&&e=f=g")
        #expect(target.queryItems.map(\.name) == ["a", "b", "c", "", "a", "e"])
        #expect(target.queryItems.map(\.value) == ["1", "x y+", "", "d", "2", "f=g"])
        #expect(target.queryValue("a") == "1")
        #expect(target.queryValue("z") == nil)
    }

    @Test(arguments: ["", "a", "/a b", "/%00", "/a%", "/?%ff", "/..", "/a\r\nX: y", "/é", "*"])
    func `a bad target is refused`(_ text: String) {
        #expect(throws: ParseError.badTarget) { try Target(text) }
    }

    @Test func `what is encoded decodes to the same`() throws {
        let text = "50 % d'été / ?&=+~"
        let encoded = PercentCoding.encoded(text)
        #expect(try Target("/\(encoded)").segments == [text])
        #expect(try Target("/?k=\(encoded)").queryValue("k") == text)
    }

    @Test func `a form body has items like a query`() throws {
        let items = try QueryItem.items(form: Array("name=Zo%C3%AB&x=%26".utf8)[...])
        #expect(items == [QueryItem(name: "name", value: "Zoë"), QueryItem(name: "x", value: "&")])
        #expect(throws: ParseError.badTarget) { try QueryItem.items(form: Array("a=%F".utf8)[...]) }
        #expect(throws: ParseError.badTarget) { try QueryItem.items(form: [0x61, 0]) }
    }
}
