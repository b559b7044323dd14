import Testing

@testable import opsctl

@Suite struct ExitCodeTests {
    @Test(arguments: [
        (200, ExitCode.done), (201, .done), (204, .done), (400, .refused), (401, .notAllowed),
        (403, .notAllowed), (404, .notFound), (405, .failed), (408, .later), (409, .refused),
        (410, .notFound), (412, .refused), (413, .refused), (415, .refused), (422, .refused),
        (428, .refused), (429, .later), (500, .failed), (502, .later), (503, .later), (504, .later),
        (301, .failed), (505, .failed),
    ])
    func `every answer has its exit code`(status: Int, code: ExitCode) {
        #expect(ExitCode(status: status) == code)
    }

    @Test func `the numbers are those of the manual`() {
        #expect(ExitCode.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 75, 130])
    }
}
