/// What libFuzzer calls with bytes of its own making: a text is refused, or means the same when it
/// has been written again.
///
/// Compiled together with the sources of OpsCore as one module; no build but `make fuzz` knows
/// of it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    guard let value = try? JSONParser.value(of: bytes, limits: limits) else { return 0 }
    precondition(String(validating: bytes, as: UTF8.self) != nil, "taken, and not UTF-8")
    precondition(value.depth <= limits.depth && value.count <= limits.values, "beyond the limits")
    var writer = JSONWriter()
    value.write(to: &writer)
    precondition(
        (try? JSONParser.value(of: writer.bytes)) == value, "written, it says another thing")
    readAsDocument(value)
    return 0
}

/// Small, so that short inputs come to every end.
private let limits = JSONParser.Limits(depth: 6, values: 40)

/// Asks for members of every kind: whatever stands there, it is read or refused.
private func readAsDocument(_ value: JSONValue) {
    _ = try? JSONFields.read(value) { fields -> Int? in
        _ = fields.text("a", limit: 3)
        _ = fields.texts("b", limit: 2, each: 3)
        _ = fields.integer("c", in: -5...5)
        _ = fields.number("d")
        _ = fields.instant("e")
        _ = fields.phone("f")
        _ = fields.language("g")
        _ = fields.identifier("h", of: Int.self)
        _ = fields.localizedText("i", limit: 9)
        return 1
    }
}

extension JSONValue {
    fileprivate var depth: Int {
        switch self {
        case .array(let elements): 1 + (elements.map(\.depth).max() ?? 0)
        case .object(let object): 1 + (object.members.map(\.value.depth).max() ?? 0)
        default: 0
        }
    }

    fileprivate var count: Int {
        switch self {
        case .array(let elements): elements.reduce(1) { $0 + $1.count }
        case .object(let object): object.members.reduce(1) { $0 + $1.value.count }
        default: 1
        }
    }

    fileprivate func write(to writer: inout JSONWriter) {
        switch self {
        case .null: writer.null()
        case .bool(let flag): writer.value(flag)
        case .number(let number):
            precondition(number.double.isFinite, "a number that is none")
            writer.raw(number.text.utf8)
        case .string(let text): writer.value(text)
        case .array(let elements):
            writer.beginArray()
            for element in elements { element.write(to: &writer) }
            writer.endArray()
        case .object(let object):
            writer.beginObject()
            for member in object.members {
                precondition(object[member.name] == member.value, "a member that is not found")
                writer.key(dynamic: member.name)
                member.value.write(to: &writer)
            }
            writer.endObject()
        }
    }
}
