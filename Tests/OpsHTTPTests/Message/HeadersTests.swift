import Testing

@testable import OpsHTTP

struct HeadersTests {
    @Test func `a field is found whatever its case`() {
        let headers: Headers = ["Content-Type": "text/plain"]
        #expect(headers["content-type"] == "text/plain")
        #expect(headers.contains("CONTENT-TYPE"))
        #expect(headers["content"] == nil)
    }

    @Test func `repeated fields are kept in order`() {
        var headers: Headers = ["Link": "1", "Vary": "a"]
        headers.add("link", "2")
        #expect(headers.values(of: "LINK") == ["1", "2"])
        #expect(headers["Link"] == "1")
        #expect(headers.map(\.name) == ["Link", "Vary", "link"])
        #expect(headers.map(\.value) == ["1", "a", "2"])
    }

    @Test func `set takes the place of all of that name`() {
        var headers: Headers = ["A": "1", "B": "2", "a": "3"]
        headers.set("A", "4")
        #expect(headers.values(of: "a") == ["4"])
        headers.remove("b")
        #expect(headers.count == 1)
    }

    @Test func `a value cannot end its line`() {
        let headers: Headers = ["X": "a\r\nSet-Cookie: b\0"]
        #expect(headers["X"] == "a  Set-Cookie: b ")
    }

    @Test func `a name that is no token ends the program`() async {
        await #expect(processExitsWith: .failure) {
            var headers = Headers()
            headers.add("a b", "c")
        }
    }
}
