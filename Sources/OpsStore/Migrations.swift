/// The schema, step by step: each file is applied once, in order, and never changed afterwards.
package enum Migrations {
    /// The files of the folder Schema, in order.
    static let steps: [[UInt8]] = [
        PackageResources._001_journal_sql,
        PackageResources._002_vault_sql,
        PackageResources._003_tables_sql,
        PackageResources._004_replies_sql,
        PackageResources._005_following_sql,
        PackageResources._006_contacts_and_dangers_sql,
        PackageResources._007_likeness_sql,
        PackageResources._008_privacy_sql,
        PackageResources._009_paths_sql,
        PackageResources._010_calls_sql,
        PackageResources._011_urgency_sql,
        PackageResources._012_hand_over_sql,
        PackageResources._013_rules_and_money_sql,
        PackageResources._014_guard_sql,
        PackageResources._015_care_sql,
        PackageResources._016_partners_and_lines_sql,
        PackageResources._017_safe_hours_sql,
        PackageResources._018_access_anchors_sql,
        PackageResources._019_corrections_sql,
        PackageResources._020_operations_log_sql,
        PackageResources._025_assets_sql,
        PackageResources._024_crews_sql,
        PackageResources._021_roster_sql,
        PackageResources._022_waves_sql,
        PackageResources._030_fairness_sql,
        PackageResources._027_replies_sql,
        PackageResources._026_messages_sql,
        PackageResources._028_volunteer_refs_sql,
        PackageResources._029_crew_mends_sql,
        PackageResources._037_to_ring_sql,
        PackageResources._032_candidates_sql,
        PackageResources._039_messages_first_sql,
        PackageResources._033_reasons_of_noes_sql,
        PackageResources._041_found_anew_sql,
        PackageResources._040_rounds_sql,
        PackageResources._042_confined_tokens_sql,
        PackageResources._043_roster_found_sql,
        PackageResources._044_volunteer_rights_sql,
        PackageResources._047_who_takes_over_sql,
        PackageResources._048_supplies_said_sql,
        PackageResources._050_told_partners_sql,
        PackageResources._051_joined_names_sql,
        PackageResources._054_nameless_holds_sql,
        PackageResources._056_stays_in_teams_sql,
        PackageResources._057_agreed_hours_kept_sql,
        PackageResources._058_letters_of_names_sql,
    ]

    /// The file was written by a later version of Ops.
    package struct TooNew: Error, CustomStringConvertible {
        let found: Int64

        package var description: String {
            "this data was written by a later version of Ops (schema \(found), known up to "
                + "\(steps.count)); start that version instead"
        }
    }

    /// Brings the file up to date, each step in a transaction of its own.
    static func apply(to connection: SQLiteConnection) throws {
        let found = try connection.number(of: "PRAGMA user_version")
        guard found <= steps.count else { throw TooNew(found: found) }
        for index in Int(found)..<steps.count {
            let sql = String(decoding: steps[index], as: UTF8.self)
            try connection.execute(
                "BEGIN IMMEDIATE;\n\(sql)\nPRAGMA user_version = \(index + 1);\nCOMMIT;")
        }
    }
}
