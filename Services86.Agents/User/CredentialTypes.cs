using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Data.Associates;

namespace Services86.Agents.User;

/// <summary>The registered types of credentials.</summary>
internal sealed class CredentialTypes(IEnumerable<ICredentialType> types)
{
    private readonly List<ICredentialType> _types = [.. types];

    /// <summary>Gets all types in the order of their registration.</summary>
    public IReadOnlyList<ICredentialType> All => _types;

    /// <summary>Gets the type of the login password.</summary>
    public ICredentialType Password => Require(StoredCredential.PasswordType);

    private string Names => string.Join(", ", _types.Select(type => type.Name));

    /// <summary>Gets the type of a credential in a request; the password if the request names no type.</summary>
    /// <exception cref="SoInvalidArgumentException">There is no such type.</exception>
    /// <remarks>A sample of SaveCredential sends a type without a name: docs/SERVICES86.md section 9.3.</remarks>
    public ICredentialType Of(Credential credential) =>
        string.IsNullOrEmpty(credential.Type?.Type) ? Password : Require(credential.Type.Type);

    /// <summary>Gets a type by its name. The case is ignored.</summary>
    /// <exception cref="SoInvalidArgumentException">There is no such type.</exception>
    public ICredentialType Require(string? name) => Find(name) ?? throw new SoInvalidArgumentException(
        $"There is no credential type {QuotedText.Of(name)}; the types are {Names}.",
        $"This server does not know the credential type {QuotedText.Of(name)}: use one of {Names}.");

    /// <summary>Validates the credentials of a user in a request.</summary>
    /// <param name="call">The call.</param>
    /// <param name="credentials">The credentials.</param>
    /// <returns>
    /// The credentials to store. A credential without a value is left out if clients cannot read its value, because
    /// clients save users as they read them.
    /// </returns>
    /// <exception cref="SoInvalidArgumentException">A type or a value is invalid.</exception>
    /// <exception cref="SoDbAccessException">Too many passwords wait to be hashed.</exception>
    public async Task<List<StoredCredential>> AcceptAsync(AgentCall call, Credential?[] credentials)
    {
        var accepted = new List<StoredCredential>();
        foreach (var credential in credentials.OfType<Credential>())
        {
            var type = Of(credential);
            if (type.IsReadable || !string.IsNullOrEmpty(credential.Value))
            {
                accepted.Add(await type.AcceptAsync(call, credential));
            }
        }

        return accepted;
    }

    /// <summary>Describes a stored credential to clients.</summary>
    public Credential Describe(StoredCredential stored) => new()
    {
        FieldProperties = [],
        Type = Find(stored.Type)?.Describe() ?? new CredentialType { FieldProperties = [], Type = stored.Type },
        Value = stored.Value,
        DisplayValue = stored.DisplayValue,
    };

    private ICredentialType? Find(string? name) =>
        _types.Find(type => type.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
