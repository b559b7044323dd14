import OpsCore
import OpsTesting
import Testing

@testable import opsctl

@Suite struct FlagTableTests {
    @Test func `no two commands have the same name and no command two options of one name`() {
        let names = Subcommand.all.map(\.name)
        #expect(Set(names).count == names.count)
        for command in Subcommand.all {
            let flags = command.allFlags.map(\.name)
            #expect(Set(flags).count == flags.count, "\(command.name)")
            let letters = command.allFlags.compactMap(\.short)
            #expect(Set(letters).count == letters.count, "\(command.name)")
        }
    }

    @Test func `no command's name begins with that of another`() {
        for command in Subcommand.all {
            let longer = Subcommand.all.filter {
                $0.path.count > command.path.count && $0.path.starts(with: command.path)
            }
            #expect(longer.isEmpty, "\(command.name)")
        }
    }

    @Test func `every command and option says what it is in three languages`() {
        for command in Subcommand.all {
            for language in PublicationLanguage.allCases {
                #expect(!command.summary[language].isEmpty, "\(command.name)")
                for flag in command.allFlags {
                    #expect(!flag.summary[language].isEmpty, "\(flag.spelling)")
                }
            }
        }
    }

    @Test func `every example is a line that can be typed`() throws {
        let reader = CommandLineReader(commands: Subcommand.all)
        for command in Subcommand.all {
            #expect(!command.examples.isEmpty, "\(command.name)")
            for example in command.examples {
                let words = words(of: example)
                guard case .command(let arguments) = try reader.read(words) else {
                    Issue.record("\(example)")
                    continue
                }
                #expect(arguments.command.name == command.name)
            }
        }
    }

    @Test func `only the last operand may be repeated`() {
        for command in Subcommand.all {
            #expect(!command.operands.dropLast().contains { $0.isRepeated }, "\(command.name)")
        }
    }

    @Test(arguments: PublicationLanguage.allCases)
    func `the help is as it was`(language: PublicationLanguage) throws {
        let page = HelpPage(commands: Subcommand.all, language: language)
        let paths = [[]] + Subcommand.all.map(\.path)
        let text = paths.map { "===== \($0.joined(separator: " "))\n" + page.text($0) + "\n" }
        try Snapshot.expect(
            text.joined(separator: "\n"), matches: "opsctl/help.\(language.rawValue).txt")
    }

    @Test(arguments: Shell.allCases)
    func `the completion is as it was`(shell: Shell) throws {
        let text = CompletionScript(commands: Subcommand.all).text(for: shell)
        try Snapshot.expect(text + "\n", matches: "opsctl/completion.\(shell.rawValue).txt")
    }

    @Test func `the manual is as it was`() throws {
        let page = ManualPage(commands: Subcommand.all, language: .en)
        try Snapshot.expect(page.text + "\n", matches: "opsctl/opsctl.1")
    }

    /// The words of an example as a shell would cut them: quotes, redirections left out.
    private func words(of example: String) -> [String] {
        let line = example.prefix { !"|><".contains($0) }
        var words: [String] = []
        for (index, part) in line.split(separator: "\"", omittingEmptySubsequences: false)
            .enumerated()
        {
            words += index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
        }
        return words
    }
}
