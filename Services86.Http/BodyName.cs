namespace Services86.Http;

/// <summary>The name of a request body in the texts of rejections.</summary>
public sealed class BodyName
{
    private readonly string _name;

    private BodyName(string name, string withArticle)
    {
        _name = name;
        WithArticle = withArticle;
    }

    /// <summary>Gets the name of the body of a SOAP request.</summary>
    public static BodyName Envelope { get; } = new("envelope", "an envelope");

    /// <summary>Gets the name of the body of any other request.</summary>
    public static BodyName Body { get; } = new("body", "a body");

    /// <summary>Gets the name with its indefinite article: <c>an envelope</c>.</summary>
    public string WithArticle { get; }

    /// <summary>Returns the name: <c>envelope</c>.</summary>
    public override string ToString() => _name;
}
