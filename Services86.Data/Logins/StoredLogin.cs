using Services86.Data.Associates;

namespace Services86.Data.Logins;

/// <summary>What is stored about a login before the password is compared.</summary>
public sealed record StoredLogin
{
    /// <summary>The associate with the name, retired or not; null for none.</summary>
    public required Associate? Associate { get; init; }

    /// <summary>The failures with the name from addresses that are not known; null for none.</summary>
    public required StoredFailures? OfName { get; init; }

    /// <summary>
    /// The failures with the name from this address; null if no login to the name is stored that has succeeded from the
    /// address, which is then not known.
    /// </summary>
    public required StoredFailures? OfNameAtAddress { get; init; }

    /// <summary>The failures from the address with any name; null for none.</summary>
    public required StoredFailures? OfAddress { get; init; }
}
