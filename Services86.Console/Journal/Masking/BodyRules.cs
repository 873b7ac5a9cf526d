namespace Services86.WebConsole.Journal.Masking;

/// <summary>The rules by which the values of a body are kept.</summary>
internal sealed class BodyRules
{
    /// <summary>Gets the names of the contracts.</summary>
    public required ContractNames Names { get; init; }

    /// <summary>Gets the secrets of the call, to which those of the body are added.</summary>
    public required FoundSecrets Secrets { get; init; }

    /// <summary>Gets names that are secret in this body only.</summary>
    public IReadOnlyCollection<string> FurtherSecrets { get; init; } = [];

    /// <summary>Gets whether a value that is the whole body may be kept, such as the only result of an operation.</summary>
    public bool KeepsRoot { get; init; }

    /// <summary>Gets whether no value is kept.</summary>
    public bool KeepsNoValue { get; init; }

    /// <summary>Gets whether the body is only the begin of a body that the server has read without an error.</summary>
    public bool IsCut { get; init; }

    /// <summary>Gets whether the body is a response.</summary>
    public bool IsResponse { get; init; }

    /// <summary>Gets whether a name is secret, so that everything below it is.</summary>
    public bool IsSecret(string name) =>
        Names.IsSecret(name) || FurtherSecrets.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets whether a value may be kept.</summary>
    public bool Keeps(string name, string value) => !KeepsNoValue && Names.HasValue(name) && !Secrets.AreIn(value);
}
