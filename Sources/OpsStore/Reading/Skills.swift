package import OpsCore

extension ReadingRoom {
    /// The documents of all skills that the house has defined, by their codes.
    package func skills(_ body: ([UInt8]) throws -> Void) throws {
        try connection.statement("SELECT document FROM skills ORDER BY code").rows { row in
            try body(row.bytes(0))
            return true
        }
    }

    package func skill(_ code: SkillCode) throws -> [UInt8]? {
        try connection.statement("SELECT document FROM skills WHERE code = ?1")
            .bind(code.text, at: 1).first { $0.bytes(0) }
    }
}
