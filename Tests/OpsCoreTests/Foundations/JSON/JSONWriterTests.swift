import OpsCore
import OpsTesting
import Testing

struct JSONWriterTests {
    @Test func `members are written in the order in which they are told`() {
        var json = JSONWriter()
        json.beginObject()
        json.member("text", "a")
        json.member("none", nil as String?)
        json.member("number", Int64.min)
        json.member("flag", true)
        json.member("at", Samples.start)
        json.member("id", Samples.id(7, of: Volunteer.self))
        json.member("texts", ["b", "c"])
        json.member("words", LocalizedText(fr: "un", es: "uno", en: "one"))
        json.member("each", each: [Int64(1), 2]) { $0.value($1) }
        json.key("raw")
        json.raw("{\"x\":[]}".utf8)
        json.key(dynamic: "a \"name\"")
        json.null()
        json.endObject()
        #expect(
            String(decoding: json.bytes, as: UTF8.self) == """
                {"text":"a","none":null,"number":-9223372036854775808,"flag":true,\
                "at":"2020-03-23T08:00:00.000Z","id":"01710c6c-2c00-7000-8000-000000000007",\
                "texts":["b","c"],"words":{"fr":"un","es":"uno","en":"one"},"each":[1,2],\
                "raw":{"x":[]},"a \\"name\\"":null}
                """)
    }

    @Test func `quotes, backslashes and control characters are escaped, the rest is not`() {
        var json = JSONWriter()
        json.value("\"\\\n\r\t\u{0}\u{1F}\u{7F}/é\u{2028}")
        #expect(
            String(decoding: json.bytes, as: UTF8.self)
                == #""\"\\\n\r\t\u0000\u001f\u007f/é"# + "\u{2028}\"")
    }

    @Test func `bytes of UTF-8 are quoted as a text would be`() {
        var one = JSONWriter()
        one.value(utf8: "é\"\n".utf8.span)
        var other = JSONWriter()
        other.value("é\"\n")
        #expect(one.bytes == other.bytes)
    }

    @Test func `lines of JSON are separated by line feeds alone`() {
        var json = JSONWriter()
        json.value(Int64(1))
        json.newline()
        json.value(Int64(2))
        json.newline()
        #expect(String(decoding: json.bytes, as: UTF8.self) == "1\n2\n")
    }

    @Test func `whatever is written reads back as it was`() throws {
        var chance = SeededGenerator(seed: Seeds.next(for: "JSON round trip"))
        for _ in 0..<2_000 {
            let value = anyValue(&chance, depth: 4)
            var json = JSONWriter()
            write(value, into: &json)
            #expect(try JSONParser.value(of: json.bytes) == value)
        }
    }

    private func anyValue(_ chance: inout SeededGenerator, depth: Int) -> JSONValue {
        switch chance.below(depth > 0 ? 6 : 4) {
        case 0: return .null
        case 1: return .bool(chance.below(2) == 0)
        case 2: return .number(JSONSample.number(Int64(bitPattern: chance.next())))
        case 3: return .string(anyText(&chance))
        case 4:
            return .array((0..<chance.below(4)).map { _ in anyValue(&chance, depth: depth - 1) })
        default:
            let members = (0..<chance.below(20)).map { index in
                "\(index):" + anyText(&chance)
            }
            return JSONSample.object(members.map { ($0, anyValue(&chance, depth: depth - 1)) })
        }
    }

    private func anyText(_ chance: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<chance.below(8) {
            let plane = UInt32([0x80, 0x3000, 0x11_0000][chance.below(3)])
            if let scalar = Unicode.Scalar(UInt32(chance.below(Int(plane)))) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    private func write(_ value: JSONValue, into json: inout JSONWriter) {
        switch value {
        case .null: json.null()
        case .bool(let flag): json.value(flag)
        case .number(let number): json.value(number.integer ?? 0)
        case .string(let text): json.value(text)
        case .array(let elements):
            json.beginArray()
            for element in elements { write(element, into: &json) }
            json.endArray()
        case .object(let object):
            json.beginObject()
            for member in object.members {
                json.key(dynamic: member.name)
                write(member.value, into: &json)
            }
            json.endObject()
        }
    }
}
