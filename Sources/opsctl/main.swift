import Foundation

exit(await Program(.ofThisProcess).run(Array(CommandLine.arguments.dropFirst())).rawValue)
