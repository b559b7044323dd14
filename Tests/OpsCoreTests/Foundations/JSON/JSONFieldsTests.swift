import OpsCore
import OpsTesting
import Testing

struct JSONFieldsTests {
    private func problems<Value>(
        _ text: String, _ body: (inout JSONFields) -> Value?
    ) throws -> [FieldProblem] {
        let value = try JSONParser.value(of: Array(text.utf8))
        do {
            _ = try JSONFields.read(value, body)
            return []
        } catch {
            return error.problems
        }
    }

    @Test func `every problem of a document is told at once`() throws {
        let text = """
            {"name":"","kind":"fish","count":11,"ratio":"x","flag":1,"id":"7","at":"noon",
            "language":"?","phone":"12","latitude":91,"longitude":0,"extra":true,
            "list":[{"code":"a"},{"code":2},3],"texts":["a",null],"nested":{"deep":{}}}
            """
        let found = try problems(text) { fields -> Int? in
            _ = fields.text("name", limit: 10)
            _ = fields.code("kind", of: PublicationLanguage.self)
            _ = fields.integer("count", in: 0...10)
            _ = fields.number("ratio")
            _ = fields.flag("flag")
            _ = fields.identifier("id", of: Volunteer.self)
            _ = fields.instant("at")
            _ = fields.language("language")
            _ = fields.phone("phone")
            _ = fields.position()
            _ = fields.text("absent", isNeeded: true, limit: 10)
            _ = fields.list("list", isNeeded: true, limit: 5) { $0.text("code", limit: 5) }
            _ = fields.texts("texts", limit: 5, each: 5)
            _ = fields.nested("nested", isNeeded: true) { fields in
                fields.nested("deep", isNeeded: true) { $0.flag("end", isNeeded: true) }
            }
            return 1
        }
        let expected: [(String, FieldProblem.Reason)] = [
            ("#/name", .empty), ("#/kind", .unknownCode(allowed: ["fr", "es", "en"])),
            ("#/count", .outOfRange(0...10)), ("#/ratio", .wrongType(expected: .number)),
            ("#/flag", .wrongType(expected: .boolean)), ("#/id", .impossibleIdentifier),
            ("#/at", .impossibleInstant), ("#/language", .impossibleLanguage),
            ("#/phone", .impossiblePhoneNumber), ("#/latitude", .impossiblePosition),
            ("#/absent", .missing), ("#/list/1/code", .wrongType(expected: .string)),
            ("#/list/2", .wrongType(expected: .object)),
            ("#/texts/1", .wrongType(expected: .string)), ("#/nested/deep/end", .missing),
            ("#/extra", .unknownField),
        ]
        #expect(found == expected.map { FieldProblem(pointer: $0.0, reason: $0.1) })
    }

    @Test(arguments: [99, 100, 101, 9_000])
    func `no more than a hundred problems are told`(_ unknown: Int) throws {
        let text = "{" + (0..<unknown).map { "\"x\($0)\":1" }.joined(separator: ",") + "}"
        #expect(try problems(text) { _ in 1 }.count == min(unknown, InvalidDocument.limit))
    }

    private static let pointers: [(String, String)] = [
        ("plain", "#/plain"), ("a/b", "#/a~1b"), ("a~b", "#/a~0b"), ("~1", "#/~01"), ("", "#/"),
        ("a b", "#/a%20b"), ("é", "#/%C3%A9"), ("a%b", "#/a%25b"), ("a\\\"b", "#/a%22b"),
        ("a\\nb", "#/a%0Ab"), ("~\u{301}", "#/~0%CC%81"), ("#", "#/%23"), ("a:b@c?", "#/a:b@c?"),
    ]

    @Test(arguments: pointers)
    func `a pointer is a fragment, whatever the name holds`(
        _ name: String, _ pointer: String
    ) throws {
        let found = try problems("{\"\(name)\":1}") { _ in 1 }
        #expect(found == [FieldProblem(pointer: pointer, reason: .unknownField)])
    }

    @Test func `a very long name is cut in its pointer`() throws {
        for letter in ["x", "\u{301}"] {
            let name = String(repeating: letter, count: 5_000)
            let found = try problems("{\"\(name)\":1}") { _ in 1 }
            #expect(found.count == 1)
            #expect(found.allSatisfy { $0.pointer.utf8.count <= 2 + 64 * 6 })
        }
    }

    @Test(arguments: ["[]", "null", "1", "\"a\""])
    func `a document that is not an object is refused as such`(_ text: String) throws {
        let found = try problems(text) { _ in 1 }
        #expect(found == [FieldProblem(pointer: "#", reason: .wrongType(expected: .object))])
    }

    @Test func `null counts as absent`() throws {
        let text = #"{"name":null,"latitude":null,"longitude":null,"flag":null}"#
        let found = try problems(text) { fields -> Int? in
            #expect(fields.text("name", limit: 5) == nil)
            #expect(fields.position() == nil)
            _ = fields.flag("flag", isNeeded: true)
            return 1
        }
        #expect(found == [FieldProblem(pointer: "#/flag", reason: .missing)])
    }

    @Test func `half a position is a problem`() throws {
        let found = try problems(#"{"latitude":48.8}"#) { $0.position() }
        #expect(found == [FieldProblem(pointer: "#/longitude", reason: .missing)])
        let other = try problems(#"{"longitude":2.3,"latitude":null}"#) { $0.position() }
        #expect(other == [FieldProblem(pointer: "#/latitude", reason: .missing)])
    }

    private static let texts: [(String, FieldProblem.Reason?)] = [
        ("abcde", nil), ("abcdef", .tooLong(limit: 5)), ("ééééé", nil),
        ("éééééé", .tooLong(limit: 5)),
        ("👍👍👍👍👍", nil), ("a\\tb\\n", nil), ("a\\r\\n", nil), ("a\\u0000", .controlCharacter),
        ("a\\u001b", .controlCharacter), ("a\\u007f", .controlCharacter), ("", .empty),
    ]

    @Test(arguments: texts)
    func `a text is held to its limit and to printable characters`(
        _ text: String, _ reason: FieldProblem.Reason?
    ) throws {
        let found = try problems("{\"a\":\"\(text)\"}") { $0.text("a", limit: 5) }
        #expect(found.map(\.reason) == (reason.map { [$0] } ?? []))
    }

    @Test(arguments: [4, 5, 6]) func `a list is held to its limit`(_ count: Int) throws {
        let elements = Array(repeating: "{}", count: count).joined(separator: ",")
        let found = try problems("{\"a\":[\(elements)]}") {
            $0.list("a", isNeeded: true, limit: 5) { _ in 1 }
        }
        #expect(found.map(\.reason) == (count > 5 ? [.tooMany(limit: 5)] : []))
        let texts = Array(repeating: "\"x\"", count: count).joined(separator: ",")
        let others = try problems("{\"a\":[\(texts)]}") { $0.texts("a", limit: 5, each: 1) }
        #expect(others.map(\.reason) == (count > 5 ? [.tooMany(limit: 5)] : []))
    }

    @Test func `numbers are read from their bytes as the standard library reads their text`() throws
    {
        var chance = SeededGenerator(seed: Seeds.next(for: "short numbers"))
        var texts = ["0", "-0", "0.1", "-0.0", "999999999999999", "1e3", "0.30000000000000004"]
        for _ in 0..<2_000 {
            let digits = String(chance.next() >> UInt64(chance.below(64)))
            let decimals = (0..<chance.below(12)).map { _ in String(chance.below(10)) }.joined()
            texts.append((chance.below(2) == 0 ? "-" : "") + digits)
            if !decimals.isEmpty { texts.append("\(digits).\(decimals)") }
        }
        for text in texts {
            let value = try JSONParser.value(of: Array("{\"a\":\(text)}".utf8))
            let double = try JSONFields.read(value) { $0.number("a") }
            #expect(double.bitPattern == Double(text)?.bitPattern, "\(text)")
            let integer = try? JSONFields.read(value) { $0.integer("a", in: .min...Int64.max) }
            guard case .number(let number) = try JSONParser.value(of: Array(text.utf8)) else {
                Issue.record("\(text) is a number")
                continue
            }
            #expect(integer == number.whole, "\(text)")
        }
    }

    @Test func `members are found in any order, and more than 64 of them`() throws {
        let names = (0..<100).map { "n\($0)" }
        let text = "{" + names.map { "\"\($0)\":\"\($0)\"" }.joined(separator: ",") + "}"
        let orders = [names, names.reversed(), names.filter { $0 != "n7" && $0 != "n70" }]
        for order in orders {
            let found = try problems(text) { fields -> Int? in
                for name in order { #expect(fields.text(name, limit: 5) == name) }
                #expect(fields.text("absent", limit: 5) == nil)
                return 1
            }
            let missed = names.filter { !order.contains($0) }
            #expect(found.map(\.pointer) == missed.map { "#/" + $0 })
        }
    }

    @Test func `objects are read into what the caller holds, and their problems are told`() throws {
        var seen: [Int64] = []
        let text = #"{"list":[{"n":1},{"n":2,"x":0},3],"clean":[{"n":4}],"one":{"n":5,"y":0}}"#
        let found = try problems(text) { fields -> Int? in
            let areClean = ["list", "clean", "absent"].map { name in
                fields.each(name, limit: 3) { fields in
                    if let number = fields.integer("n", in: 0...9) { seen.append(number) }
                }
            }
            #expect(areClean == [false, true, false])
            let isClean = fields.within("one") { fields in
                if let number = fields.integer("n", in: 0...9) { seen.append(number) }
            }
            #expect(!isClean)
            return 1
        }
        #expect(seen == [1, 2, 4, 5])
        #expect(found.map(\.pointer) == ["#/list/1/x", "#/list/2", "#/one/y"])
    }
}
