import OpsCore

extension CSVRow {
    /// The key by which the server knows a row again, whichever run sends it: 48 hexadecimal digits
    /// of SHA-256 over the word `contacts`, the row's number (1 below the headings) and its bytes as
    /// they stand in the file.
    var importKey: String {
        var bytes = Array("contacts\n\(number - 1)\n".utf8)
        bytes += raw
        return "import-" + SHA256.digest(of: bytes).hexadecimal.prefix(48)
    }
}
