import Dispatch
import Glibc
import OpsCore

/// One run of opsctl: words in, an exit code out.
struct Program: Sendable {
    static let version = "0.1.0"

    let surroundings: Surroundings
    let commands: [Subcommand]

    init(_ surroundings: Surroundings, commands: [Subcommand] = Subcommand.all) {
        self.surroundings = surroundings
        self.commands = commands
    }

    func run(_ words: [String]) async -> ExitCode {
        signal(SIGPIPE, SIG_IGN)
        let watch = surroundings.interruption.watch()
        defer { watch.cancel() }
        var output = output(typed: words, asked: nil)
        var command: Subcommand?
        do {
            switch try CommandLineReader(commands: commands, clock: surroundings.clock).read(words)
            {
            case .version:
                try output.line("opsctl \(Self.version)")
                return .done
            case .help(let path):
                try output.line(HelpPage(commands: commands, language: output.language).text(path))
                return .done
            case .command(let arguments):
                command = arguments.command
                output = self.output(typed: words, asked: arguments)
                return try await arguments.command.run(
                    Session(arguments: arguments, output: output, surroundings: surroundings))
            }
        } catch let problem as UsageProblem where words.saysDanger {
            await openDanger(words)
            return tell(problem, to: output, about: command)
        } catch {
            return tell(error, to: output, about: command)
        }
    }

    /// Danger first: a line that cannot be understood opens the alert before it is complained of.
    private func openDanger(_ words: [String]) async {
        let line = ["danger", "open"] + words.commonOptions
        guard
            let finding = try? CommandLineReader(commands: commands, clock: surroundings.clock)
                .read(line),
            case .command(let arguments) = finding
        else { return }
        let output = output(typed: line, asked: arguments)
        do {
            _ = try await arguments.command.run(
                Session(arguments: arguments, output: output, surroundings: surroundings))
        } catch {
            _ = tell(error, to: output, about: arguments.command)
        }
    }

    private func tell(_ error: any Error, to output: Output, about command: Subcommand?) -> ExitCode
    {
        switch error {
        case is ClosedPipe: return .done
        case is CancellationError: return .interrupted
        case let error as any Explained:
            output.tell(error, about: command)
            return error.exitCode
        default:
            output.say("\(error)")
            return .failed
        }
    }

    /// How to write, before the line is understood (`asked` nil) and after.
    private func output(typed words: [String], asked: Arguments?) -> Output {
        let environment = surroundings.environment
        var manner = Output.Manner()
        manner.language =
            (asked?.text(.uiLanguage) ?? words.value(of: .uiLanguage))
            .flatMap { PublicationLanguage(rawValue: $0) } ?? Configuration.language(environment)
        manner.isJSON = asked?.isSet(.json) ?? words.contains(Flag.json.spelling)
        manner.isQuiet = asked?.isSet(.quiet) ?? false
        manner.width = surroundings.width
        manner.hasColour = Configuration.hasColour(
            asked?.text(.colour), environment: environment, isTerminal: surroundings.width != nil)
        manner.isWatched = surroundings.isWatched
        manner.clock = surroundings.clock
        return Output(data: surroundings.data, messages: surroundings.messages, manner: manner)
    }
}

extension [String] {
    /// Whether somebody in danger is told of with a contact.
    fileprivate var saysDanger: Bool {
        contains("contact")
            && contains { $0 == Flag.danger.spelling || $0.hasPrefix(Flag.danger.spelling + "=") }
    }

    /// What says where the server is, who asks and how to answer, as far as it can be understood.
    fileprivate var commonOptions: [String] {
        let named = [Flag.server, .tokenFile, .uiLanguage].flatMap { flag in
            value(of: flag).map { [flag.spelling, $0] } ?? []
        }
        return named + (contains(Flag.json.spelling) ? [Flag.json.spelling] : [])
    }

    /// The value of an option in words that are not yet understood: help speaks a language too.
    fileprivate func value(of flag: Flag) -> String? {
        for (index, word) in enumerated() {
            if word == flag.spelling, index + 1 < count { return self[index + 1] }
            if word.hasPrefix(flag.spelling + "=") {
                return String(word.dropFirst(flag.spelling.count + 1))
            }
        }
        return nil
    }
}
