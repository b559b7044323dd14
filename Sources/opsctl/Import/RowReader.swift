import OpsCore

/// Reads a file to its end and puts each row, translated, into the queue.
///
/// It runs on a thread of its own, because files and pipes block.
struct RowReader: Sendable {
    let plan: ImportPlan
    let queue: RowQueue
    let ledger: ImportLedger

    /// Nobody wants more rows.
    private struct Enough: Error {}

    func run() {
        do {
            try readAll()
            queue.finish()
        } catch is Enough {
            queue.finish()
        } catch {
            queue.finish(error)
        }
    }

    private func readAll() throws {
        let source = try ByteSource(plan.path)
        var reader = CSVReader(separator: plan.mapping.separator)
        var translator: RowTranslator?
        while let bytes = try source.next() {
            try reader.read(bytes) { try take($0, &translator) }
            ledger.noteRead(bytes.count)
        }
        if let last = try reader.finish() { try take(last, &translator) }
        guard translator != nil else { throw MappingProblem.noHeader }
    }

    private func take(_ row: CSVRow, _ translator: inout RowTranslator?) throws {
        guard let known = translator else {
            translator = try RowTranslator(plan.mapping, header: row)
            return
        }
        if let limit = plan.limit, row.number - 1 > limit { throw Enough() }
        let contact: ContactDraft
        do throws(RowProblem.Reason) {
            contact = try known.contact(row)
        } catch {
            ledger.refuse(RowProblem(line: row.line, reason: error))
            if plan.isStrict { throw Enough() }
            return
        }
        try put(row, contact)
    }

    private func put(_ row: CSVRow, _ contact: ContactDraft) throws {
        guard !plan.isDry else {
            ledger.noteMapped()
            return
        }
        let parcel = Parcel(line: row.line, key: row.importKey, document: contact.document)
        guard queue.put(parcel) else { throw Enough() }
    }
}
