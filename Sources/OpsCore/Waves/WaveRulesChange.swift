/// What of the way in which Ops asks is to be otherwise; nil for what stays.
package struct WaveRulesChange: Hashable, Sendable {
    package var size: Int64?
    package var delay: TimeSpan?
    package var wavesEach: Int64?
    package var widening: Int64?
    package var widest: Int64?
    package var quiet: QuietHours?

    package init() {}

    package init(from fields: inout JSONFields) {
        size = fields.integer("size", in: WaveRules.sizes)
        delay = fields.integer("delayMinutes", in: WaveRules.delays).map { .minutes($0) }
        wavesEach = fields.integer("wavesEach", in: WaveRules.counts)
        widening = fields.integer("widening", in: WaveRules.steps)
        widest = fields.integer("widest", in: WaveRules.multiples)
        quiet = fields.nested("quiet", isNeeded: false) { QuietHours(from: &$0) }
    }

    package func applied(to rules: WaveRules) -> WaveRules {
        WaveRules(
            size: size ?? rules.size, delay: delay ?? rules.delay,
            wavesEach: wavesEach ?? rules.wavesEach, widening: widening ?? rules.widening,
            widest: widest ?? rules.widest, quiet: quiet ?? rules.quiet)
    }
}

/// Another way of asking for a deployment that is at work.
///
/// A search that runs keeps the rules that it began with: they stand in its first event, so whoever reads the
/// journal knows by what it asked. Stopped and begun again it takes the new ones.
extension Operation {
    func changeWaves(
        of id: Identifier<Deployment>, by change: WaveRulesChange, at instant: Instant
    ) throws(CatalogueRefusal) -> CatalogueEvent {
        let deployment = try openDeployment(id, at: instant)
        try check(change.quiet)
        return .deploymentWavesChanged(id, change.applied(to: deployment.waves ?? .standard))
    }

    /// Refuses hours in which nobody could ever be asked.
    func check(_ quiet: QuietHours?) throws(CatalogueRefusal) {
        if let quiet, quiet.time.isAllDay { throw .quietAllDay }
    }
}
