extension RequestCase {
    static let good: [RequestCase] = [
        .init("the smallest", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET /"),
        .init("a query", "GET /a/b?c=d&e HTTP/1.1\r\nHost: a\r\n\r\n", "GET /a/b?c=d&e"),
        .init("an empty query", "GET /a? HTTP/1.1\r\nHost: a\r\n\r\n", "GET /a?"),
        .init(
            "brackets in a query", "GET /?attribute[code]=v HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /?attribute[code]=v"),
        .init("escapes", "GET /caf%C3%A9/%2F HTTP/1.1\r\nHost: a\r\n\r\n", "GET /caf%C3%A9/%2F"),
        .init("three dots are a name", "GET /a/.../b HTTP/1.1\r\nHost: a\r\n\r\n", "GET /a/.../b"),
        .init("empty segments", "GET //a//b/ HTTP/1.1\r\nHost: a\r\n\r\n", "GET //a//b/"),
        .init("a method of its own", "PURGE-all /x HTTP/1.1\r\nHost: a\r\n\r\n", "PURGE-all /x"),
        .init("methods are case-sensitive", "get / HTTP/1.1\r\nHost: a\r\n\r\n", "get /"),
        .init("a later minor version", "GET / HTTP/1.7\r\nHost: a\r\n\r\n", "GET /"),
        .init("the old version", "GET / HTTP/1.0\r\n\r\n", "GET / last"),
        .init(
            "the old version kept alive", "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n",
            "GET /"),
        .init(
            "the last request", "GET / HTTP/1.1\r\nHost: a\r\nConnection: x, CLOSE\r\n\r\n",
            "GET / last"),
        .init("OPTIONS for the server", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS *"),
        .init("OPTIONS for a path", "OPTIONS /a HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS /a"),
        .init("absolute form", "GET http://b:80/p?q HTTP/1.1\r\nHost: a\r\n\r\n", "GET /p?q"),
        .init("absolute form without path", "GET HTTPS://b HTTP/1.1\r\nHost: a\r\n\r\n", "GET /"),
        .init(
            "absolute form with a query alone", "GET http://b?q HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /?q"),
        .init("an empty line first", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET /"),
        .init(
            "two pipelined", "GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /1", "GET /2"),
        .init(
            "an empty line between two",
            "GET /1 HTTP/1.1\r\nHost: a\r\n\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n", "GET /1",
            "GET /2"),
        .init("nothing at all", ""),
        .init("an empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", "GET /"),
        .init("a Host with port", "GET / HTTP/1.1\r\nhOsT: [::1]:8080 \r\n\r\n", "GET /"),
        .init("a field without value", fields: "X-Empty:\r\n", "GET /"),
        .init("tabs around a value", fields: "X: \t a\tb \t\r\n", "GET /"),
        .init("bytes above ASCII in a value", fields: "X: é\r\n", "GET /"),
        .init("every token byte in a name", fields: "!#$%&'*+-.^_`|~09azAZ: 1\r\n", "GET /"),
        .init(
            "a body by length", fields: "Content-Length: 5\r\n", body: "hello", method: "POST",
            "POST / [hello]"),
        .init(
            "leading zeros in a length", fields: "Content-Length: 0005\r\n", body: "hello",
            method: "POST", "POST / [hello]"),
        .init("an empty body", fields: "Content-Length: 0\r\n", method: "POST", "POST /"),
        .init("a body with GET", fields: "Content-Length: 1\r\n", body: "x", "GET / [x]"),
        .init(
            "a body, then a request", fields: "Content-Length: 2\r\n",
            body: "okGET /2 HTTP/1.1\r\nHost: a\r\n\r\n", method: "PUT", "PUT / [ok]", "GET /2"),
        .init(
            "a chunked body", fields: "Transfer-Encoding: chunked\r\n",
            body: "5\r\nhello\r\nA\r\n0123456789\r\n0\r\n\r\n", method: "POST",
            "POST / [hello0123456789]"),
        .init(
            "chunked in capitals", fields: "Transfer-Encoding: CHUNKED\r\n", body: "0\r\n\r\n",
            method: "POST", "POST /"),
        .init(
            "chunk sizes in both cases", fields: "Transfer-Encoding: chunked\r\n",
            body: "0a\r\n0123456789\r\n000\r\n\r\n", method: "POST", "POST / [0123456789]"),
        .init(
            "chunk extensions", fields: "Transfer-Encoding: chunked\r\n",
            body: "1;a;b=c ; d=\"e;\\\"f\"\r\nx\r\n0;z\r\n\r\n", method: "POST", "POST / [x]"),
        .init(
            "trailers are dropped", fields: "Transfer-Encoding: chunked\r\n",
            body:
                "1\r\nx\r\n0\r\nA: b\r\nContent-Length: 7\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n",
            method: "POST", "POST / [x]", "GET /2"),
        .init(
            "a chunk that looks like an end", fields: "Transfer-Encoding: chunked\r\n",
            body: "5\r\n0\r\n\r\n\r\n0\r\n\r\n", method: "POST", "POST / [0\r\n\r\n]"),
        .init(
            "an expectation", fields: "Expect: 100-Continue\r\nContent-Length: 1\r\n", body: "x",
            method: "POST", "continue", "POST / [x]"),
        .init("an expectation without body", fields: "Expect: 100-continue\r\n", "GET /"),
        .init(
            "an expectation in the old version",
            "POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\nx",
            "POST / [x] last"),
    ]
}
