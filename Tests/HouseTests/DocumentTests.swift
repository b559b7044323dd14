import Foundation
import Testing

struct DocumentTests {
    /// Relative links of a Markdown text; code between backticks is not a link.
    private static func links(in text: String) -> [String] {
        let prose = text.replacingOccurrences(
            of: "```[\\s\\S]*?```|`[^`\\n]*`", with: "", options: .regularExpression)
        return prose.components(separatedBy: "](").dropFirst().compactMap { part in
            let target = part.prefix { $0 != ")" && $0 != " " && $0 != "#" }
            return target.isEmpty || target.contains(":") ? nil : String(target)
        }
    }

    private static func deadLinks(in text: String, at path: String) -> [String] {
        let folder = SourceTree.root.appending(path: path).deletingLastPathComponent()
        return links(in: text).filter { link in
            !FileManager.default.fileExists(atPath: folder.appending(path: link).path)
        }
    }

    @Test func `relative links of the documents all lead somewhere`() throws {
        for path in SourceTree.files(ending: ".md", under: "") {
            #expect(Self.deadLinks(in: try SourceTree.read(path), at: path) == [], "\(path)")
        }
    }

    @Test func `a dead link is caught, others are passed over`() {
        let text = "[a](none.md#x) [b](https://example.org) [c](#here) `[d](no)` [e](Package.swift)"
        #expect(Self.deadLinks(in: text, at: "README.md") == ["none.md"])
    }

    private static func hasPackages(_ manifest: String) -> Bool {
        CodeText.withoutComments(manifest)
            .range(of: #"\.package\s*\("#, options: .regularExpression) != nil
    }

    @Test func `the manifest depends on no package`() throws {
        #expect(!Self.hasPackages(try SourceTree.read("Package.swift")))
        #expect(Self.hasPackages(".package(url: \"https://example.org/x\", from: \"1.0.0\")"))
    }
}
