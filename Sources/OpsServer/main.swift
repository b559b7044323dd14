import Foundation

exit(await Opening.run(Array(CommandLine.arguments.dropFirst())))
