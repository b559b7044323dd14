/// What stood in the place of a template's `{names}`, decoded once.
package struct Parameters: Sendable {
    private let names: [String]
    private let values: [ArraySlice<UInt8>]

    static let none = Parameters(names: [], values: [])

    init(names: [String], values: [ArraySlice<UInt8>]) {
        self.names = names
        self.values = values
    }

    package subscript(name: String) -> String? {
        guard let index = names.firstIndex(of: name) else { return nil }
        return String(decoding: values[index], as: UTF8.self)
    }

    package var isEmpty: Bool { names.isEmpty }
}
