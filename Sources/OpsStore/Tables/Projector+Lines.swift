import OpsCore

extension Projector {
    /// Copies what a line has become.
    func project(
        _ event: LineEvent, _ entry: JournalEntry, _ operation: borrowing Operation
    ) throws {
        let id: Identifier<Line> =
            switch event {
            case .opened(let line): line.id
            case .changed(let id, _), .closed(let id, _): id
            }
        guard let line = operation.lines[id] else { return }
        try connection.statement(
            """
            INSERT INTO lines (number, id, document, version) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (number) DO UPDATE
            SET document = excluded.document, version = excluded.version
            """
        )
        .bind(line.number, at: 1).bind(line.id, at: 2)
        .bind(utf8: document { line.write(into: &$0) }, at: 3).bind(entry.position, at: 4).run()
    }
}
