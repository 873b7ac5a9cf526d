namespace Services86.Rest.Headers;

/// <summary>The names of the headers that REST defines. Source: docs/SERVICES86.md sections 6.5 and 7.</summary>
internal static class RestHeaders
{
    /// <summary>The token of a registered application.</summary>
    public const string ApplicationToken = "SO-AppToken";

    /// <summary>The token which shows that a page of this server sends the request.</summary>
    public const string XsrfToken = "X-XSRF-TOKEN";

    /// <summary>The time zone of the dates in the request and in the response.</summary>
    public const string TimeZone = "SO-TimeZone";

    /// <summary>The language of the response; it takes precedence over Accept-Language.</summary>
    public const string Language = "SO-Language";
}
