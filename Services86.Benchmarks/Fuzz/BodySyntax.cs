namespace Services86.Benchmarks.Fuzz;

/// <summary>The syntax of a body, by which the body is divided into tokens.</summary>
internal enum BodySyntax
{
    /// <summary>XML.</summary>
    Xml,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>A form in URL encoding.</summary>
    UrlEncoded,
}
