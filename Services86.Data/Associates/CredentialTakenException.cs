using Services86.Data.Refusals;

namespace Services86.Data.Associates;

/// <summary>
/// Thrown when an associate would get a credential that identifies another associate, such as the same SID.
/// </summary>
public sealed class CredentialTakenException : DataRefusedException
{
    internal CredentialTakenException(string type)
        : base(
            DataRefusalKind.NameTaken,
            $"Another associate has the {type} credential with this value, which only one associate can have. Delete " +
            "it there first, or send another value.") => Type = type;

    /// <summary>The type of the credential.</summary>
    public string Type { get; }
}
