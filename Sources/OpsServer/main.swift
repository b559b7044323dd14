import Glibc

exit(await Opening.run(Array(CommandLine.arguments.dropFirst())))
