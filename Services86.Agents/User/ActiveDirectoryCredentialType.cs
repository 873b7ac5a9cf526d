using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Data.Associates;

namespace Services86.Agents.User;

/// <summary>
/// An account in Active Directory: its SID, which only one associate can have, and its login name for display.
/// </summary>
internal sealed class ActiveDirectoryCredentialType : ICredentialType
{
    /// <summary>The name of the type.</summary>
    public const string TypeName = "ActiveDirectory";

    private const int MaxLength = 255;

    /// <inheritdoc/>
    public string Name => TypeName;

    /// <inheritdoc/>
    public bool IsReadable => true;

    /// <inheritdoc/>
    public CredentialType Describe() => new()
    {
        FieldProperties = [],
        Type = Name,
        DisplayType = "Active Directory",
        Description = "Belong to an account in Active Directory, known by its SID.",
        ValueControl = CredentialControlType.Link,
        IsUserNameSupported = true,
    };

    /// <inheritdoc/>
    public bool IsFor(UserType userType) => userType == UserType.InternalAssociate;

    /// <inheritdoc/>
    public Task<StoredCredential> AcceptAsync(AgentCall call, Credential credential) =>
        Task.FromResult(Accept(credential));

    private StoredCredential Accept(Credential credential)
    {
        var stored = new StoredCredential
        {
            Type = Name,
            Value = credential.Value ?? "",
            DisplayValue = credential.DisplayValue ?? "",
            IsUnique = true,
        };
        if (string.IsNullOrWhiteSpace(stored.Value)
            || stored.Value.Length > MaxLength
            || stored.DisplayValue.Length > MaxLength)
        {
            throw new SoInvalidArgumentException(
                $"Expected a SID as Value and a login name as DisplayValue, of at most {MaxLength} characters; " +
                $"found {stored.Value.Length} and {stored.DisplayValue.Length} characters.",
                "Send the SID of the account as Value and its login name as DisplayValue, of at most " +
                $"{MaxLength} characters.");
        }

        return StoredCredential.HasKey(stored.Value) ? stored : throw new SoInvalidArgumentException(
            "The Value is not valid Unicode.", "Send the SID of the account as Value.");
    }
}
