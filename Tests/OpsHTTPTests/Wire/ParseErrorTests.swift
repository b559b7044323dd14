import Testing

@testable import OpsHTTP

struct ParseErrorTests {
    @Test(arguments: [
        (ParseError.badRequestLine, 400), (.targetTooLong(limit: 1), 414),
        (.headersTooLarge(limit: 1), 431), (.tooManyHeaders(limit: 1), 431),
        (.trailersTooLarge(limit: 1), 431), (.bodyTooLarge(limit: 1), 413),
        (.unknownExpectation, 417), (.unknownTransferCoding, 501), (.tunnelRefused, 501),
        (.unsupportedVersion, 505), (.badTransferCoding, 400), (.missingHost, 400),
    ])
    func `an error has the status that says what was wrong`(_ error: ParseError, _ code: Int) {
        #expect(error.status.code == code)
    }

    @Test func `a refusal has one too`() {
        #expect(Refusal.tooSlow(after: .seconds(1)).status == .requestTimeout)
        #expect(Refusal.tooManyConnections(limit: 1).status == .serviceUnavailable)
        #expect(Refusal.malformed(.badHost).status == .badRequest)
    }
}
