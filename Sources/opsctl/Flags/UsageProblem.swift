import OpsCore

/// What is wrong with what was typed; nothing was sent.
enum UsageProblem: Error, Hashable, Sendable {
    case missingCommand(of: [String])
    case unknownCommand(String, suggestion: String?)
    case unknownOption(String, suggestion: String?)
    case missingValue(Flag)
    case unwantedValue(Flag)
    case repeatedOption(Flag)
    case neededOption(Flag)
    case impossibleValue(Flag)
    case unknownWord(place: String, choices: [String], suggestion: String?)
    case missingOperand(Operand)
    case tooManyOperands
    case impossibleOperand(String)
    case contradiction(Flag, Flag)
    /// Of one fact both answers were given.
    case twoAnswers(String)
    case needsOneOf([Flag])
    /// Neither whom was named, nor that it is nobody; or both.
    case needsWhom(Flag)
}
