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

    /// <summary>Gets whether a value that is the whole body is kept, such as the result of an operation.</summary>
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

    /// <summary>Gets whether the values under a name may be kept.</summary>
    public bool Keeps(string name) => !KeepsNoValue && Names.HasValue(name);

    /// <summary>Gets what is kept of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isKept">Whether a value at its place may be kept.</param>
    /// <returns>The value, or a mask. A text of this server, such as a refusal, can quote a secret.</returns>
    public string Mask(string value, bool isKept)
    {
        if (!isKept)
        {
            Secrets.Add(value);
            return SecretText.Mask;
        }

        return !Secrets.AreIn(value) ? value : IsResponse ? Secrets.Replace(value) : SecretText.Mask;
    }
}
