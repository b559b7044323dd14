/// What somebody is told when a volunteer cannot be erased yet: what is in the way, and the way out.
extension PrivacyRefusal {
    var textOfVolunteer: LocalizedText {
        switch self {
        case .volunteerOnMission(let mission):
            LocalizedText(
                fr:
                    "ce bénévole a dit oui à la mission \(mission), qui n'est pas finie ; menez-la à son "
                    + "issue ou notez son désistement (mission step-back), puis effacez",
                es:
                    "este voluntario aceptó la misión \(mission), que no ha terminado; llévela a su "
                    + "desenlace o anote su renuncia (mission step-back) y suprima después",
                en:
                    "this volunteer has said yes to mission \(mission), which is not over; bring it to its "
                    + "outcome or note that they step back (mission step-back), then erase")
        case .volunteerInTeam(let team):
            LocalizedText(
                fr:
                    "ce bénévole est dans l'équipe \(team) d'un événement ouvert ; retirez-le de l'équipe "
                    + "(team members), puis effacez",
                es:
                    "este voluntario está en el equipo \(team) de un suceso abierto; retírelo del equipo "
                    + "(team members) y suprima después",
                en:
                    "this volunteer is in team \(team) of an open event; take them off the team (team "
                    + "members), then erase")
        case .volunteerHasAsset(let asset):
            LocalizedText(
                fr:
                    "ce bénévole a encore le matériel \(asset) ; notez son retour (asset check-in), puis effacez",
                es:
                    "este voluntario aún tiene el material \(asset); anote su devolución (asset check-in) y "
                    + "suprima después",
                en:
                    "this volunteer still has asset \(asset); check it in (asset check-in), then erase"
            )
        case .volunteerHasMoney(let mission):
            LocalizedText(
                fr:
                    "l'argent de la mission \(mission) est passé par ce bénévole et n'est pas rapproché ; "
                    + "faites-le compter par deux personnes (money reconcile), puis effacez",
                es:
                    "el dinero de la misión \(mission) pasó por este voluntario y no está cuadrado; que lo "
                    + "cuenten dos personas (money reconcile) y suprima después",
                en:
                    "the money of mission \(mission) went through this volunteer's hands and is not accounted "
                    + "for; have two people count it (money reconcile), then erase")
        case .volunteerSupports(let plan):
            LocalizedText(
                fr:
                    "ce bénévole est le référent du plan de suivi \(plan) ; nommez-en un autre ou terminez le "
                    + "plan (care-plan review, care-plan close), puis effacez",
                es:
                    "este voluntario es el referente del plan de acompañamiento \(plan); nombre a otro o "
                    + "termine el plan (care-plan review, care-plan close) y suprima después",
                en:
                    "this volunteer is the named supporter of care plan \(plan); name another or end the plan "
                    + "(care-plan review, care-plan close), then erase")
        case .volunteerInAlarm(let alarm):
            LocalizedText(
                fr:
                    "l'alerte d'équipe \(alarm) concerne ce bénévole et n'est pas close ; clôturez-la "
                    + "(crew-alarm close), puis effacez",
                es:
                    "la alarma de equipo \(alarm) concierne a este voluntario y no está cerrada; ciérrela "
                    + "(crew-alarm close) y suprima después",
                en:
                    "crew alarm \(alarm) is about this volunteer and is not closed; close it (crew-alarm "
                    + "close), then erase")
        case .candidateIsVolunteer(let number):
            LocalizedText(
                fr:
                    "ce candidat est devenu le bénévole \(number), qui resterait ; effacez le bénévole "
                    + "(volunteer erase \(number)) : sa candidature part avec lui",
                es:
                    "esta candidatura se convirtió en el voluntario \(number), que quedaría; suprima al "
                    + "voluntario (volunteer erase \(number)): su candidatura se va con él",
                en:
                    "this candidate became volunteer \(number), who would stay; erase the volunteer "
                    + "(volunteer erase \(number)): the offer goes with them")
        default: text
        }
    }
}
