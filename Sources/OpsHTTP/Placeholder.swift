package enum OpsHTTPPlaceholder { package static let ready = true }
