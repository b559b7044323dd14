/// Every command, in the order of the help.
extension Subcommand {
    static let all: [Subcommand] = [
        .dangerOpen, .dangerList, .dangerShow, .dangerCalled, .dangerTake, .dangerClose,
        .callList, .callShow, .callPlan, .callTake, .callDone, .callRelease, .callCancel,
        .callDanger, .callRules,
        .contactNew, .contactLog, .contactAdd, .contactList, .contactShow,
        .personSearch, .personDuplicates, .personHistory, .personMerge, .personSeparate,
        .personExport, .personCorrect, .personErase, .personErasure, .personHold, .personRelease,
        .consentGive, .consentWithdraw, .consentList,
        .requestList, .requestShow, .requestPropose, .requestOffer, .requestCancel,
        .missionList, .missionShow, .missionAccept, .missionDecline, .missionStart,
        .missionArrive, .missionComplete, .missionFail,
        .missionSheet, .missionCode, .missionCheck, .missionChecks,
        .packetEstablish, .packetCollect, .packetHandOver, .packetReturn,
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
