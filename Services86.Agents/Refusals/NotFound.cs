namespace Services86.Agents.Refusals;

/// <summary>Creates the refusals of calls that name an unknown record.</summary>
internal static class NotFound
{
    /// <summary>Creates the refusal of an unknown associate id.</summary>
    public static SoNotFoundException Associate(int id) => new(
        $"There is no associate {id}.", $"There is no associate {id}: use the id of a stored user.");

    /// <summary>Creates the refusal of an unknown login name.</summary>
    public static SoNotFoundException AssociateNamed(string? name) => new(
        $"There is no associate named '{name}'.",
        $"There is no associate named '{name}': use the login name of a stored user.");

    /// <summary>Creates the refusal of an unknown ServiceAuth id.</summary>
    public static SoNotFoundException ServiceAuth(int id) => new(
        $"There is no ServiceAuth {id}.",
        $"There is no ServiceAuth {id}: use the id of a stored one, or 0 to store a new one.");

    /// <summary>Creates the refusal of an unknown EMailAccount id.</summary>
    public static SoNotFoundException EMailAccount(int id) => new(
        $"There is no EMailAccount {id}.",
        $"There is no EMailAccount {id}: use the id of a stored one, or 0 to store a new one.");
}
