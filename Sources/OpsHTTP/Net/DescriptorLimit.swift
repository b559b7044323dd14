import Glibc

/// How many descriptors the process may hold (getrlimit(2)).
package enum DescriptorLimit {
    /// Raises the limit as far as it may be raised, to `wanted` at most; says what it is then.
    ///
    /// Most shells start programs with 1,024, of which silent clients could take the last: then
    /// nobody else would be let in.
    package static func raise(to wanted: Int) -> Int {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return 1_024
        }
        let most = min(rlim_t(wanted), limit.rlim_max)
        if limit.rlim_cur < most {
            var raised = limit
            raised.rlim_cur = most
            if unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 {
                limit = raised
            }
        }
        return Int(clamping: limit.rlim_cur)
    }
}
