using Services86.Data.Associates;

namespace Services86.Agents.Calls;

/// <summary>The associate who calls.</summary>
/// <param name="AssociateId">The primary key.</param>
/// <param name="Name">The login name.</param>
/// <param name="Role">What the associate may do.</param>
internal sealed record Caller(int AssociateId, string Name, AssociateRole Role)
{
    /// <summary>Whether the caller sent an access token, rather than a password or a ticket.</summary>
    public bool IsKnownByAccessToken { get; init; }

    /// <summary>Whether the caller is an administrator.</summary>
    public bool IsAdministrator => Role == AssociateRole.Administrator;

    /// <summary>Whether the caller may see and change what belongs to an associate: their own, or all as administrator.</summary>
    public bool MayAct(int ownerId) => ownerId == AssociateId || IsAdministrator;

    /// <summary>Whether the caller may see what is kept secret for an associate, even from administrators: their own.</summary>
    /// <remarks>The place to admit system users, which this server does not have yet.</remarks>
    public bool MaySeeSecretOf(int ownerId) => ownerId == AssociateId;
}
