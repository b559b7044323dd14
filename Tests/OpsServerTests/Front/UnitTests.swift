import Foundation
import OpsTesting
import Testing

@testable import OpsServer

/// The units that are shipped, read by systemd itself where it is installed.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze")))
struct UnitTests {
    /// Copies the units; the program stands where it will be installed, which is not here.
    private func withUnits(_ body: (String) async throws -> Void) async throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        try await inTemporaryFolder { folder in
            for name in ["opsserver.service", "opsserver.socket"] {
                let text = try String(
                    contentsOf: root.appending(path: "deploy/systemd/\(name)"), encoding: .utf8)
                let here = text.replacingOccurrences(of: "/usr/bin/OpsServer", with: "/bin/true")
                try Data(here.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
            }
            try await body(folder)
        }
    }

    @Test func `systemd understands them without a warning`() async throws {
        try await withUnits { folder in
            let told = try await Program.run(
                "systemd-analyze",
                ["verify", "\(folder)/opsserver.service", "\(folder)/opsserver.socket"])
            #expect(told.status == 0 && told.output.isEmpty, "\(told.output)")
        }
    }

    @Test func `what the server is exposed to is below three of ten`() async throws {
        try await withUnits { folder in
            let told = try await Program.run(
                "systemd-analyze",
                ["security", "--offline=true", "--threshold=29", "\(folder)/opsserver.service"])
            #expect(told.status == 0, "\(told.output.suffix(200))")
            #expect(told.output.contains("Overall exposure level"))
        }
    }

    @Test func `their options are understood by the server`() async throws {
        try await withUnits { folder in
            let unit = try String(contentsOfFile: folder + "/opsserver.service", encoding: .utf8)
            let command = unit.split(separator: "\n").first { $0.hasPrefix("ExecStart=") }
            let words = try #require(command).split(separator: " ").dropFirst().map(String.init)
            let handedOver = Supervisor(
                environment: ["LISTEN_PID": "7", "LISTEN_FDS": "1", "LISTEN_FDNAMES": "http"],
                process: 7)
            guard case .serve(let configuration) = try Configuration.read(words, under: handedOver)
            else {
                Issue.record("it does not serve")
                return
            }
            #expect(configuration.inherited == [3] && configuration.addresses.isEmpty)
            #expect(configuration.dataFolder == "/var/lib/opsserver")
        }
    }
}
