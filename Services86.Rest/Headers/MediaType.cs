namespace Services86.Rest.Headers;

/// <summary>The media types that the REST services read and write.</summary>
internal static class MediaType
{
    /// <summary>JSON; also the media type of a body whose request has no Content-Type.</summary>
    public const string Json = "application/json";

    /// <summary>JSON, by the name that ASP.NET Web API accepts too.</summary>
    public const string TextJson = "text/json";

    /// <summary>A JSON Patch. Source: https://www.rfc-editor.org/rfc/rfc6902</summary>
    public const string JsonPatch = "application/json-patch+json";

    /// <summary>A JSON Merge Patch. Source: https://www.rfc-editor.org/rfc/rfc7396</summary>
    public const string MergePatch = "application/merge-patch+json";

    /// <summary>XML.</summary>
    public const string Xml = "application/xml";

    /// <summary>XML, by its other registered name.</summary>
    public const string TextXml = "text/xml";

    /// <summary>A URL-encoded body. Source: https://url.spec.whatwg.org/#application/x-www-form-urlencoded</summary>
    public const string UrlEncoded = "application/x-www-form-urlencoded";
}
