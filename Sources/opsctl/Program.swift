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
        let line = words.bareDanger
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
