namespace Services86.Data.Logins;

/// <summary>The name and the address of a login, as its failures are counted.</summary>
/// <param name="NameKey">The key of the login name, existing or not.</param>
/// <param name="Address">The 16 bytes of the client's address; null if the connection has none.</param>
public sealed record LoginSubject(string NameKey, byte[]? Address)
{
    /// <summary>Gets no more than the type: the name can be a password that was entered into the wrong field.</summary>
    public override string ToString() => nameof(LoginSubject);
}
