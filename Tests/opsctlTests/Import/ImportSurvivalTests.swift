import Foundation
import OpsTesting
import Testing

/// The small version of `Scripts/demonstrate-import.sh`: the same script on a short file.
@Suite struct ImportSurvivalTests {
    /// The programs under test lie beside the test bundle.
    private static let programs = URL(filePath: CommandLine.arguments[0])
        .deletingLastPathComponent()
    private static let project = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test(.timeLimit(.minutes(3)))
    func `an import survives the death of the importer and of the server`() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "ops-import-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "calls.csv")
        try Self.calls(900).write(to: file, atomically: true, encoding: .utf8)

        var environment = ProcessInfo.processInfo.environment
        environment["BIN"] = Self.programs.path
        environment["RATE"] = "250"
        let output = ProgramOutput()
        let script = try RunningProgram(
            Self.project.appending(path: "Scripts/demonstrate-import.sh").path,
            [
                file.path,
                Self.project.appending(path: "scenarios/mappings/montgomery-911.json").path,
            ],
            environment: environment, output: output.descriptor, errors: output.descriptor)
        output.closeWriting()
        let said = output.all()
        script.waitForEnd()

        #expect(script.exitCode == 0, "\(said)")
        #expect(said.contains("as promised"), "\(said)")
    }

    /// Invented calls in the columns of the mapping; two rows in a row may be the same call.
    private static func calls(_ count: Int) -> String {
        let titles = ["EMS: FALL VICTIM", "Fire: GAS-ODOR/LEAK", "Traffic: VEHICLE ACCIDENT -"]
        var text = "lat,lng,zip,title,timeStamp,twp\n"
        for row in 0..<count {
            let minute = row / 2 % 60
            text += "40.1211,-75.3519,19401,\(titles[row / 2 % 3]),"
            text += "2015-12-10 17:\(minute < 10 ? "0" : "")\(minute):00,NOWHERE\n"
        }
        return text
    }
}
