package enum Placeholder { package static let ready = true }
