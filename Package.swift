// swift-tools-version: 6.2

import PackageDescription

/// The rules of the house: every module obeys them, none adds its own.
let houseRules: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// A test target: it may always use what the test targets share.
func test(
    _ name: String, uses dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies + ["OpsTesting"], exclude: exclude,
        swiftSettings: houseRules)
}

let package = Package(
    name: "ops",
    targets: [
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CSHA256"),
        .target(name: "OpsCore", dependencies: ["CSHA256"], swiftSettings: houseRules),
        .target(
            name: "OpsStore", dependencies: ["OpsCore", "CSQLite"],
            resources: [.embedInCode("Schema")], swiftSettings: houseRules),
        .target(name: "OpsHTTP", dependencies: ["CLinux"], swiftSettings: houseRules),
        .executableTarget(
            name: "OpsServer", dependencies: ["OpsCore", "OpsStore", "OpsHTTP"],
            resources: [.embedInCode("Seeds")], swiftSettings: houseRules),
        .executableTarget(
            name: "opsctl", dependencies: ["OpsCore", "OpsStore", "OpsHTTP"],
            swiftSettings: houseRules),
        .executableTarget(
            name: "ops-bench", dependencies: ["OpsCore", "OpsStore"],
            path: "Benchmarks/OpsBench", swiftSettings: houseRules),
        .target(
            name: "OpsTesting", dependencies: ["OpsCore"], path: "Tests/OpsTesting",
            swiftSettings: houseRules),
        test("OpsCoreTests", uses: ["OpsCore"], exclude: ["Cases"]),
        test("OpsStoreTests", uses: ["OpsCore", "OpsStore"]),
        test("OpsHTTPTests", uses: ["OpsHTTP"], exclude: ["Cases"]),
        test("OpsServerTests", uses: ["OpsServer", "OpsCore", "OpsStore", "OpsHTTP"]),
        test("opsctlTests", uses: ["opsctl", "OpsServer", "OpsCore", "OpsStore", "OpsHTTP"]),
        test("HouseTests", uses: []),
    ]
)
