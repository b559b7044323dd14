package enum OpsStorePlaceholder { package static let ready = true }
