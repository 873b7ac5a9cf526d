namespace Services86.Benchmarks.Fuzz.Mutations;

/// <summary>Tokens and headers that have misled readers.</summary>
internal static class Tokens
{
    /// <summary>Gets tokens of XML.</summary>
    public static string[] Xml { get; } =
    [
        "<ServiceAuth>", "</ServiceAuth>", "<item>", "</item>", "<string>1</string>", "<int>2</int>",
        "<Password href=\"#id0\"/>", "<multiRef id=\"id0\">referenced</multiRef>",
        "<x xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:type=\"i:Map\"/>",
        "<Server xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:nil=\"true\"/>",
        "<key>Server</key><value>v</value>", "<!-- comment -->", "<![CDATA[text]]>", "<?pi text?>",
        "<!DOCTYPE x [<!ENTITY e \"e\">]>", "&e;", "&#0;", "&#xD;", "&#xD800;", "&#x1F600;", "]]>", "&amp;", "&",
        "<x xmlns=\"\">", "</x>", "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-05:00", "2026-01-02", "-1",
        "2147483648", "1e9", "NaN", "true", "1", "", " ", "\t\r\n", "\0", "\uFEFF", "\uFFFE", "AAAA", "=", "æ€",
    ];

    /// <summary>Gets tokens of JSON.</summary>
    public static string[] Json { get; } =
    [
        "{", "}", "[", "]", ",", ":", "null", "true", "false", "0", "-1", "1.0", "1e400", "2147483648",
        "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"\\r\"", "\"ServiceAuth\"", "\"Password\"", "\"password\"",
        "\"op\"", "\"test\"", "\"move\"", "\"from\"", "\"path\"", "\"/-\"", "\"/Server/0\"", "\"//\"", "\"~\"",
        "\"0001-01-01T00:00:00+01:00\"", "\"9999-12-31T23:59:59-05:00\"", "\"2026-01-02\"", "\"2026-01-02T03:04:05Z\"",
        "/* */", "//", "'", "NaN", "\uFEFF", "{\"$type\":\"x\"}", "[[[[[[[[", "\"__proto__\"", "\" \"",
    ];

    /// <summary>Gets tokens of forms in URL encoding.</summary>
    public static string[] UrlEncoded { get; } =
    [
        "&", "=", "%", "%00", "%zz", "%C3", "%ED%A0%80", "+", "[", "]", "[0]", "[999999999]", "[a][b]", ".", "..",
        "ServiceAuth", "ServiceAuth[Server]", "Server", "null", "true", "1", "-1", "\uFEFF", ";",
    ];

    /// <summary>Gets headers with values.</summary>
    public static (string Name, string Value)[] Headers { get; } =
    [
        ("Content-Type", "text/xml"), ("Content-Type", "text/xml; charset=utf-16"), ("Content-Type", "text/plain"),
        ("Content-Type", "text/xml; charset=iso-8859-1"), ("Content-Type", "application/soap+xml"),
        ("Content-Type", "application/json; charset=utf-16"), ("Content-Type", "application/merge-patch+json"),
        ("Content-Type", "application/json-patch+json"), ("Content-Type", "multipart/related; type=\"text/xml\""),
        ("Content-Type", ";"), ("Content-Type", "application/soap+xml; action=\"x\""), ("Content-Type", "text/json"),
        ("Content-Encoding", "gzip"), ("Content-Encoding", "x-gzip"), ("Content-Encoding", "identity, gzip"),
        ("Content-Encoding", "br"), ("Content-Encoding", "deflate"), ("Accept", "application/xml"),
        ("Accept", "text/json;q=0.5, application/xml"), ("Accept", "image/png"), ("Accept", ";;q=x"),
        ("Accept-Encoding", "gzip"), ("Accept-Language", "nb-NO, x;q=2"), ("SOAPAction", ""), ("SOAPAction", "\""),
        ("SOAPAction", "x"), ("SO-TimeZone", "7"), ("SO-TimeZone", "W. Europe Standard Time"), ("SO-TimeZone", "x"),
        ("SO-AppToken", "x"), ("Authorization", "Basic eA=="), ("Authorization", "Bearer x"), ("Authorization", " "),
        ("Authorization", "Basic %"), ("Origin", "http://localhost"), ("Origin", "null"), ("Cookie", "a=b; c"),
        ("X-XSRF-TOKEN", "x"), ("Host", "xn--a"), ("Host", "[::1]"), ("X-Forwarded-For", "x"), ("Expect", "x"),
        ("If-None-Match", "\"x\""), ("Range", "bytes=0-1"), ("X-HTTP-Method-Override", "GET"),
    ];

    /// <summary>Gets queries and ends of paths.</summary>
    public static string[] Queries { get; } =
    [
        "?$select=*", "?$select=Server", "?$select=Nope", "?$select=Server,,/", "?$select=TableRight/Mask", "?wsdl",
        "?singleWsdl", "?x=%00", "?userId=1&userId=2", "?serviceAuthId=", "?SERVICEAUTHID=1", "/", "//", "/mex", "%2f",
        "?includeTZOffset=true", "?%", "?serviceAuthId=99999999999", "?serviceAuthId=1.0", "/..%2f..", "#x",
    ];
}
