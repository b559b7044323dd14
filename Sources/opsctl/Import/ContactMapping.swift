import OpsCore

/// Says how the rows of a CSV file become contacts; docs/IMPORT.md describes the file it is read
/// from.
struct ContactMapping: Hashable, Sendable {
    /// Where a text comes from.
    enum Source: Hashable, Sendable {
        case column(String)
        case value(String)
    }

    struct Time: Hashable, Sendable {
        let column: String
        let pattern: TimePattern
    }

    struct Position: Hashable, Sendable {
        let latitude: String
        let longitude: String
    }

    struct Postcode: Hashable, Sendable {
        let column: String
        /// `19525.0` becomes `19525`: what stands before a decimal point, digits alone.
        let keepsDigitsOnly: Bool
    }

    /// How the kind of a call becomes a need.
    struct Need: Hashable, Sendable {
        let column: String?
        let rules: [NeedRule]
        let standard: NeedKind?
    }

    let separator: UInt8
    let need: Need
    let time: Time?
    let position: Position?
    let postcode: Postcode?
    let name: Source?
    let phone: Source?
    let address: Source?
    let language: Source?
    let note: Source?
    let isAnonymous: Bool

    /// The columns that the file must have.
    var columns: [String] {
        let sources = [name, phone, address, language, note].compactMap { source -> String? in
            if case .column(let column) = source { column } else { nil }
        }
        return [
            need.column, time?.column, position?.latitude, position?.longitude, postcode?.column,
        ].compactMap(\.self) + sources
    }
}

/// One rule from the kind of a call to a need; of several, the first that holds decides.
struct NeedRule: Hashable, Sendable {
    enum Test: Hashable, Sendable {
        case equals(String)
        case prefix(String)
        case contains(String)
    }

    let test: Test
    let need: NeedKind

    /// Capitals and small letters are the same.
    func holds(for kind: String) -> Bool {
        let kind = kind.lowercased()
        return switch test {
        case .equals(let text): kind == text
        case .prefix(let text): kind.hasPrefix(text)
        case .contains(let text): kind.contains(text)
        }
    }
}
