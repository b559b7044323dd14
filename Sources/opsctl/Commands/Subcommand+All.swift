/// Every command, in the order of the help.
extension Subcommand {
    static let all: [Subcommand] = [
        .dangerOpen, .dangerList, .dangerShow, .dangerCalled, .dangerTake, .dangerClose,
        .callList, .callShow, .callPlan, .callTake, .callDone, .callRelease, .callCancel,
        .callDanger, .callRules,
        .contactLog, .contactAdd, .contactList, .contactShow,
        .personSearch, .personDuplicates, .personHistory, .personMerge, .personSeparate,
        .requestList, .requestShow, .requestPropose, .requestOffer, .requestCancel,
        .missionList, .missionShow, .missionAccept, .missionDecline, .missionStart,
        .missionArrive, .missionComplete, .missionFail,
        .volunteerList, .volunteerShow, .volunteerAdd, .volunteerPause, .volunteerResume,
        .territoryList, .deploymentList, .deploymentOpen, .deploymentClose,
        .catalogueList, .catalogueShow, .catalogueImpact,
        .scenarioRun, .scenarioPolicies,
        .figuresShow,
        .journalVerify, .journalTail, .journalExport,
        .importContacts,
        .tokenCreate, .tokenList, .tokenRevoke,
        .serverStatus, .completion, .man, .help,
    ]
}
