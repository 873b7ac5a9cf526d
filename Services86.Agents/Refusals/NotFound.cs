namespace Services86.Agents.Refusals;

/// <summary>Creates the refusals of calls that name an unknown record.</summary>
internal static class NotFound
{
    /// <summary>Creates the refusal of an unknown associate id.</summary>
    public static SoNotFoundException Associate(int id) => new(
        $"There is no associate {id}.", $"There is no associate {id}: use the id of a stored user.");

    /// <summary>Creates the refusal of an unknown login name.</summary>
    public static SoNotFoundException AssociateNamed(string? name) => new(
        $"There is no associate named {QuotedText.Of(name)}.",
        $"There is no associate named {QuotedText.Of(name)}: use the login name of a stored user.");

    /// <summary>Creates the refusal of an unknown ServiceAuth id.</summary>
    public static SoNotFoundException ServiceAuth(int id) => Stored(nameof(ServiceAuth), id);

    /// <summary>Creates the refusal of an unknown ServiceAuth id in a call that saves.</summary>
    public static SoNotFoundException ServiceAuthToSave(int id) => Saved(nameof(ServiceAuth), id);

    /// <summary>Creates the refusal of an unknown EMailAccount id.</summary>
    public static SoNotFoundException EMailAccount(int id) => Stored(nameof(EMailAccount), id);

    /// <summary>Creates the refusal of an unknown EMailAccount id in a call that saves.</summary>
    public static SoNotFoundException EMailAccountToSave(int id) => Saved(nameof(EMailAccount), id);

    private static SoNotFoundException Stored(string record, int id) => new(
        $"There is no {record} {id}.", $"There is no {record} {id}: use the id of a stored one.");

    // Only a call that saves takes the id 0.
    private static SoNotFoundException Saved(string record, int id) => new(
        $"There is no {record} {id}.",
        $"There is no {record} {id}: use the id of a stored one, or 0 to store a new one.");
}
