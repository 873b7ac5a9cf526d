namespace Services86.Rest.Json;

/// <summary>Where JSON that is read comes from, as refusals name it.</summary>
/// <param name="Whole">What the whole is called.</param>
/// <param name="Member">What a member is called, before its path.</param>
/// <param name="IsAsSent">Whether the client has sent the text as it is, so that its lines mean something to the client.</param>
internal sealed record JsonSource(string Whole, string Member, bool IsAsSent)
{
    /// <summary>A body of JSON.</summary>
    public static JsonSource Body { get; } = new("The body", "The member", IsAsSent: true);

    /// <summary>What a body of another kind says, in JSON.</summary>
    public static JsonSource Form { get; } = new("The form", "The key", IsAsSent: false);
}
