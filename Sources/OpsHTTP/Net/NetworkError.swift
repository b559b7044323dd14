import Glibc

/// A call to the kernel that failed: what was tried, and why not.
package struct NetworkError: Error, CustomStringConvertible {
    package let call: String
    package let code: Int32

    init(_ call: String, code: Int32 = errno) {
        self.call = call
        self.code = code
    }

    package var description: String {
        unsafe "\(call): \(String(cString: strerror(code)))"
    }
}
