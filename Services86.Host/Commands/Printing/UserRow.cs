namespace Services86.Host.Commands.Printing;

/// <summary>A user in a list.</summary>
/// <param name="Id">The id of the associate.</param>
/// <param name="Name">The login name.</param>
/// <param name="Role">The rights: administrator or employee.</param>
/// <param name="Retired">Whether the user may no longer log in.</param>
/// <param name="LastLogin">The time of the last login; null for none.</param>
internal sealed record UserRow(int Id, string Name, string Role, bool Retired, string? LastLogin)
{
    /// <summary>Gets the state in words.</summary>
    /// <returns>active or retired.</returns>
    public string GetState() => Retired ? "retired" : "active";
}
