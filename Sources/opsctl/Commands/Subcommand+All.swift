/// Every command, in the order of the help.
extension Subcommand {
    static let all: [Subcommand] = [
        .dangerOpen, .dangerList, .dangerShow, .dangerCalled, .dangerTake, .dangerClose,
        .callList, .callShow, .callPlan, .callTake, .callDone, .callRelease, .callCancel,
        .callDanger, .callRules,
        .contactLog, .contactAdd, .contactList, .contactShow,
        .personSearch, .personDuplicates, .personHistory, .personMerge, .personSeparate,
        .personExport, .personCorrect, .personErase, .personErasure, .personHold, .personRelease,
        .consentGive, .consentWithdraw, .consentList,
        .requestList, .requestShow, .requestPropose, .requestOffer, .requestCancel,
        .requestRefuse, .rulesList, .rulesShow, .rulesCheck, .rulesPut,
        .missionList, .missionShow, .missionAccept, .missionDecline, .missionStart,
        .missionArrive, .missionComplete, .missionFail,
        .missionSheet, .missionCode, .missionCheck, .missionChecks,
        .moneyList, .moneyAgree, .moneyBuy, .moneyPay, .moneyReturn, .moneyRefund,
        .moneyCancel, .moneyReconcile, .moneySettle,
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
