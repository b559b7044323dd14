import OpsCore
import OpsTesting
import Testing

struct ProblemTextTests {
    private static let reasons: [FieldProblem.Reason] = [
        .missing, .unknownField, .wrongType(expected: .object), .wrongType(expected: .array),
        .wrongType(expected: .string), .wrongType(expected: .integer),
        .wrongType(expected: .number), .wrongType(expected: .boolean), .empty, .tooLong(limit: 5),
        .tooMany(limit: 5), .outOfRange(0...10), .unknownCode(allowed: ["a", "b"]),
        .impossiblePhoneNumber, .impossiblePosition, .impossibleLanguage, .impossibleIdentifier,
        .malformedCode(example: "first_aid"),
        .impossibleInstant, .controlCharacter, .cardNumber, .contradicts(otherField: "b"),
    ]

    @Test(arguments: reasons)
    func `a field's problem is told in three languages`(_ reason: FieldProblem.Reason) {
        #expect(Wording.isThreefold(FieldProblem(pointer: "#/a", reason: reason).text))
    }

    private static let errors: [JSONError.Reason] = [
        .unexpectedEnd, .unexpectedByte, .trailingBytes, .byteOrderMark, .invalidUTF8,
        .controlCharacterInString, .invalidEscape, .loneSurrogate, .invalidNumber,
        .numberOutOfRange, .repeatedName, .tooDeep(limit: 3), .tooManyValues(limit: 3),
    ]

    @Test(arguments: errors)
    func `an error of JSON is told in three languages, with its place`(_ reason: JSONError.Reason) {
        let error = JSONSample.error(reason, offset: 4_217)
        #expect(Wording.isThreefold(error.text))
        for language in PublicationLanguage.allCases {
            #expect(error.text[language].contains("4217"))
        }
        #expect(error.description == error.text[.en])
    }

    @Test func `problems and errors never repeat a value`() throws {
        let marked = Marked.pieces.joined(separator: " ")
        let value = try JSONParser.value(
            of: Array("{\"phone\":\"\(marked)\",\"code\":\"\(marked)\"}".utf8))
        do {
            _ = try JSONFields.read(value) { fields -> Int? in
                _ = fields.phone("phone")
                _ = fields.code("code", of: NeedKind.self)
                return 1
            }
            Issue.record("the document was taken")
        } catch {
            #expect(Marked.found(in: "\(error)").isEmpty)
            for problem in error.problems {
                // The examples of a telephone number in the text are Ops' own.
                #expect(Marked.found(in: problem.text[.es]).filter { $0 != "3363998" }.isEmpty)
            }
        }
    }
}
