import OpsCore
import OpsTesting
import Testing

struct CatalogueTests {
    @Test func `each publication of an entry has the next version`() throws {
        var catalogue = try Given.country()
        try catalogue.carryOut(.catalogue(.publish(Samples.entry())))
        #expect(catalogue.operation.entryVersions[Samples.service] == 1)
        try catalogue.carryOut(.catalogue(.publish(Samples.entry())))
        #expect(catalogue.operation.entryVersions[Samples.service] == 2)
        try catalogue.carryOut(.catalogue(.publish(Samples.entry(slug: "another"))))
        #expect(catalogue.operation.entryVersions[Samples.slug("another")] == 1)
    }

    @Test func `a figure must cite a source of its entry`() {
        given().when(.catalogue(.publish(Samples.entry(statement: "S99"))))
            .thenRefuses(.catalogue(.unknownRelatedSource("S99")))
    }

    @Test func `a deployment ties the present version to a place and a period`() throws {
        var catalogue = try Given.country()
        try catalogue.carryOut(.catalogue(.publish(Samples.entry())))
        try catalogue.carryOut(.catalogue(.publish(Samples.entry())))
        var foretold = catalogue.identifiers
        let deployment = Deployment(
            id: foretold.next(at: Samples.start), entry: Samples.service, entryVersion: 2,
            territory: Samples.department, needs: Samples.needs, from: Samples.start, until: nil,
            offerSpan: .minutes(30))
        catalogue.when(.catalogue(.openDeployment(Samples.openService())))
            .then([.catalogue(.deploymentOpened(deployment))])
    }

    @Test func `a deployment that cannot be is refused`() throws {
        var catalogue = try Given.country()
        func refuses(_ wish: OpenDeployment, _ refusal: CatalogueRefusal) {
            catalogue.when(.catalogue(.openDeployment(wish))).thenRefuses(.catalogue(refusal))
        }
        refuses(Samples.openService(), .unknownEntry(Samples.service))
        try catalogue.carryOut(.catalogue(.publish(Samples.entry())))
        let nowhere = Samples.code("nowhere")
        refuses(Samples.openService(in: nowhere), .unknownTerritory(nowhere))
        refuses(Samples.openService(needs: []), .noNeeds)
        let food = Samples.needs[0]
        refuses(Samples.openService(needs: [food, food]), .repeatedNeed(.food))
        refuses(Samples.openService(until: Samples.start), .endsBeforeItStarts)
    }

    @Test func `a deployment is closed once`() throws {
        var service = try Given.service()
        let id = service.deployment
        let close = Command.catalogue(.closeDeployment(id))
        let noon = Samples.start + .hours(4)
        service.when(close, at: noon).then([.catalogue(.deploymentClosed(id, at: noon))])
        try service.carryOut(close, at: noon)
        service.when(close, at: noon).thenRefuses(.catalogue(.deploymentAlreadyClosed(id)))
        let stranger: Identifier<Deployment> = Samples.id(1)
        service.when(.catalogue(.closeDeployment(stranger)))
            .thenRefuses(.catalogue(.unknownDeployment(stranger)))
    }

    @Test func `a closed deployment covers no need, neither new nor those that waited`() throws {
        var service = try Given.service()
        try service.carryOut(Samples.logContact(.food))
        try service.carryOut(.catalogue(.closeDeployment(service.deployment)))
        try service.carryOut(Samples.logContact(.food), at: Samples.start + .seconds(1))
        #expect(service.operation.requests[service.request(1)]?.status == .uncovered)
        #expect(service.operation.requests[service.request(2)]?.status == .uncovered)
    }

    @Test func `the nearest desk covers a need, and of two deployments the later one`() throws {
        var service = try Given.service()
        for minutes in [Int64(30), 45] {
            let rule = NeedRule(kind: .food, dueWithin: .minutes(minutes), crew: 1, skill: nil)
            try service.carryOut(
                .catalogue(.openDeployment(Samples.openService(in: Samples.unit, needs: [rule]))))
        }
        let near = service.operation.coverage(of: .food, from: Samples.unit, at: Samples.start)
        #expect(near?.deployment.territory == Samples.unit)
        #expect(near?.rule.dueWithin == .minutes(45))
        let far = service.operation.coverage(
            of: .food, from: Samples.neighbourUnit, at: Samples.start)
        #expect(far?.deployment.territory == Samples.department)
        let medicine = service.operation.coverage(
            of: .medicine, from: Samples.unit, at: Samples.start)
        #expect(medicine?.deployment.territory == Samples.department)
        #expect(
            service.operation.coverage(of: .food, from: Samples.otherDepartment, at: Samples.start)
                == nil)
    }

    @Test(arguments: ["", "-a", "a-", "a--b", "A", "é", "a b", String(repeating: "a", count: 81)])
    func `another text is not a slug`(_ text: String) {
        #expect(Slug(text) == nil)
    }
}
