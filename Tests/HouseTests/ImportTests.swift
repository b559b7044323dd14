import Testing

struct ImportTests {
    @Test func `each module imports what it is granted and no more`() throws {
        for path in SourceTree.files(ending: ".swift", under: "Sources") {
            let found = ImportRule.breaches(path: path, source: try SourceTree.read(path))
            #expect(found == [], "\(path)")
        }
    }

    private static let canaries: [(String, String, String)] = [
        ("Sources/OpsCore/Operation.swift", "import Foundation", "Foundation"),
        ("Sources/OpsCore/Operation.swift", "import Glibc", "Glibc"),
        ("Sources/OpsHTTP/Net/Socket.swift", "package import OpsCore", "OpsCore"),
        ("Sources/OpsHTTP/Net/Socket.swift", "import struct Foundation.Date", "Foundation"),
        ("Sources/OpsServer/Routes/A.swift", "@preconcurrency import CSQLite", "CSQLite"),
        ("Sources/OpsServer/Log/Log.swift", "import Foundation", "Foundation"),
        ("Sources/opsctl/main.swift", "internal import CLinux", "CLinux"),
        ("Sources/OpsStore/A.swift", "import OpsHTTP", "OpsHTTP"),
    ]

    @Test(arguments: canaries)
    func `an import that is not granted is caught`(_ path: String, _ line: String, _ module: String)
    {
        #expect(ImportRule.breaches(path: path, source: line) == [module])
    }

    @Test func `a module without walls is caught`() {
        #expect(ImportRule.breaches(path: "Sources/New/A.swift", source: "") == nil)
    }
}
