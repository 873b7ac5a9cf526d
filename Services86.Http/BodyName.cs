namespace Services86.Http;

/// <summary>What the body of a request is called in refusals.</summary>
/// <param name="Name">The name: <c>envelope</c>.</param>
/// <param name="WithArticle">The name with its indefinite article: <c>an envelope</c>.</param>
public sealed record BodyName(string Name, string WithArticle)
{
    /// <summary>The body of a SOAP request.</summary>
    public static BodyName Envelope { get; } = new("envelope", "an envelope");

    /// <summary>The body of any other request.</summary>
    public static BodyName Body { get; } = new("body", "a body");

    /// <inheritdoc/>
    public override string ToString() => Name;
}
