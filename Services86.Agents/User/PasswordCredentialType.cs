using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Data.Associates;

namespace Services86.Agents.User;

/// <summary>The login password: the next login requires the password that is saved here.</summary>
internal sealed class PasswordCredentialType(Passwords passwords) : ICredentialType
{
    /// <inheritdoc/>
    public string Name => StoredCredential.PasswordType;

    /// <inheritdoc/>
    public bool IsReadable => false;

    /// <inheritdoc/>
    public CredentialType Describe() => new()
    {
        FieldProperties = [],
        Type = Name,
        DisplayType = "Password",
        Description = "Log in with a user name and a password that this server keeps.",
        ValueControl = CredentialControlType.Password,
        IsUserNameSupported = true,
    };

    /// <inheritdoc/>
    public bool IsFor(UserType userType) => userType == UserType.InternalAssociate;

    /// <inheritdoc/>
    public async Task<StoredCredential> AcceptAsync(AgentCall call, Credential credential)
    {
        var password = credential.Value ?? "";
        if (Passwords.WhyInvalid(password) is { } reason)
        {
            throw new SoInvalidArgumentException(reason, reason);
        }

        var hash = await passwords.HashAsync(password, HashClient.Of(call.RequiredCaller), call.CancellationToken);
        return new StoredCredential { Type = Name, Value = hash, DisplayValue = "" };
    }
}
