namespace Services86.Rest.Json;

/// <summary>The origin of JSON, as rejections name it.</summary>
/// <param name="Whole">The name of the whole text.</param>
/// <param name="Member">The name of a member, before its path.</param>
/// <param name="IsAsSent">Whether the text is the body that the client sent, so that rejections give its lines.</param>
/// <param name="IsSecret">Whether the text is a secret, or is within one: rejections do not quote it.</param>
/// <param name="HasNumbersByValue">
/// Whether 1.0 and 1e0 are read as the whole number 1, for a comparison with a stored number.
/// </param>
internal sealed record JsonSource(
    string Whole, string Member, bool IsAsSent, bool IsSecret = false, bool HasNumbersByValue = false)
{
    /// <summary>Gets the source for a JSON body.</summary>
    public static JsonSource Body { get; } = new("The body", "The member", IsAsSent: true);

    /// <summary>Gets the source for a URL-encoded body that was converted to JSON.</summary>
    public static JsonSource UrlEncoded { get; } = new("The form", "The key", IsAsSent: false);
}
