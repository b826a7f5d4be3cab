// swift-tools-version: 6.1
// Tieline: type-checks an estate of integrations.
//
// This manifest is the architecture. Targets are listed lowest first, and an arrow only ever points to a target above it.

import PackageDescription

let swift: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    // That nobody reads a variable while it is being changed is checked as the program runs in debug builds, which the tests are; asking
    // at every access takes a twentieth of a release's time.
    .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

/// Declares a library target with the settings that all of them share.
func library(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: swift)
}

/// Declares the tests of a target; they mirror its folder.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies, swiftSettings: swift)
}

let package = Package(
    name: "tieline",
    products: [.executable(name: "tieline", targets: ["tieline"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // C libraries of the system, seen through module maps; their types never leave the module that imports them.
        .systemLibrary(name: "CLibgit2", pkgConfig: "libgit2", providers: [.apt(["libgit2-dev"])]),
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        // A thin shim: simdjson is C++, and its on-demand walk needs checks of its own to be a validator.
        .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
        // Another: calls to the allocator that Swift does not see.
        .target(name: "CHeap"),

        // Names, source places, diagnostics, decimals, units, graph algorithms, ordered parallel map.
        library("Basics", ["CHeap"]),
        // Regular languages: patterns parsed into automata, for inclusion, matching and sampling.
        library("Patterns", ["Basics"]),
        // YAML, JSON and XML bytes into one located tree; the only place that knows their syntax.
        library("Documents", ["Basics", "CLibYAML", "CExpat", "CSimdJSON"]),
        // Revisions, trees, blobs, differences, history and in-memory merges; returns copied values only.
        library("Git", ["Basics", "CLibgit2"]),
        // The Contract model and one folder per format that is read into it.
        library("Contracts", ["Basics", "Documents"]),
        // Assignability of shapes, with reasons, and the differences between two contracts.
        library("Compatibility", ["Basics", "Contracts", "Patterns"]),
        // The spec kinds, references, and loading a revision into an estate.
        library("Estate", ["Basics", "Documents", "Contracts"]),
        // What changed in meaning and by whom, freshness, owners; from git facts that are handed in as values.
        library("Stewardship", ["Basics", "Documents", "Estate"]),
        // Binds references to places, types mappings alone and flows along their chain; yields uses and failures.
        library("Checking", ["Basics", "Documents", "Contracts", "Compatibility", "Estate"]),
        // The field-level graph over the uses: trace, selection.
        library("Lineage", ["Basics", "Estate", "Checking"]),
        // Compares two checked estates: causes, propagation, verdicts with the path that proves them.
        library("Impact", ["Basics", "Contracts", "Compatibility", "Estate", "Checking", "Lineage"]),
        // Rules, policy, waivers, scores.
        library("Governance", ["Basics", "Documents", "Contracts", "Estate", "Stewardship", "Checking", "Lineage", "Impact"]),
        // One file per output format; reads result values, calls no analysis.
        library(
            "Reports",
            ["Basics", "Contracts", "Compatibility", "Estate", "Stewardship", "Checking", "Lineage", "Impact", "Governance"]),
        // One file per command; the terminal, the environment, progress and exit status.
        library(
            "Commands",
            [
                "Basics", "Documents", "Git", "Contracts", "Compatibility", "Estate", "Stewardship", "Checking", "Lineage", "Impact",
                "Governance", "Reports",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        // The release is linked with Swift's libraries inside, so that it runs where no Swift is, and starts sooner.
        .executableTarget(
            name: "tieline", dependencies: ["Commands"], swiftSettings: swift,
            linkerSettings: [
                .unsafeFlags(
                    ["-static-stdlib", "-l_FoundationCShims", "-l_FoundationCollections"],
                    .when(platforms: [.linux], configuration: .release))
            ]),

        tests("Impact", ["Basics", "Contracts", "Estate", "Checking", "Lineage"]),
        tests("Basics"),
        tests("Patterns", ["Basics"]),
        tests("Documents", ["Basics"]),
        tests("Git", ["Basics"]),
        tests("Contracts", ["Basics", "Documents"]),
        tests("Compatibility", ["Basics", "Patterns", "Contracts", "Documents"]),
        tests("Estate", ["Basics", "Documents", "Contracts"]),
        tests("Stewardship", ["Basics", "Estate", "Git"]),
        tests("Governance", ["Basics", "Documents", "Contracts", "Estate", "Stewardship", "Checking", "Impact"]),
        tests("Lineage", ["Basics", "Estate"]),
        // The pages of Docs: generated ones are fresh, the tutorial runs, the table of modules is the manifest.
        .testTarget(name: "DocumentationTests", dependencies: ["Governance", "Reports", "tieline"], swiftSettings: swift),
        tests("Reports", ["Basics", "Contracts", "Compatibility", "Estate", "Lineage", "Impact", "Governance"]),
        tests("Commands", ["Basics", "Git", "Contracts", "Compatibility", "Governance", "Documents", "tieline"]),
    ],
    cxxLanguageStandard: .cxx17
)

// `make fuzz` builds the parsers with a fuzzer's instrumentation and links the target itself; nothing else sees it.
if Context.environment["TIELINE_FUZZ"] != nil {
    package.targets.append(
        .target(name: "ContractsFuzz", dependencies: ["Basics", "Contracts"], path: "Tests/Fuzz/ContractsFuzz", swiftSettings: swift))
}
